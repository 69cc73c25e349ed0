"""The three documents on one real film, held against what a careful reader found in them."""

from __future__ import annotations

import importlib.util
import json

import pytest

from onesheet.reading import read
from onesheet.reading.as_json import as_json

pytestmark = pytest.mark.samples


@pytest.fixture
def evaluate(samples):
    path = samples.parent / "check" / "evaluate.py"
    if not path.is_file():
        pytest.skip(f"the comparison {path.name} does not lie beside the samples")
    spec = importlib.util.spec_from_file_location("evaluate", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compare(evaluate, samples, name, folder):
    table = json.loads((samples / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    counts, fields, quotes, notes = {}, {}, {}, []
    for document, entry in table["documents"].items():
        path = samples / folder / document
        reading = json.loads(json.dumps(as_json(read(path.read_bytes(), name=document))))
        evaluate.judge_document(entry, reading, fields, notes)
        evaluate.judge_facts(entry, reading, counts, notes)
        evaluate.judge_reviews(entry, reading, fields, notes)
        evaluate.judge_quotes(reading, str(path), quotes, notes)
    total = {key: sum(row[key] for row in counts.values()) for key in evaluate.COUNTS}
    shares = {key: right / of for key, (right, of) in {**fields, **quotes}.items()}
    return total, shares, notes


def test_three_documents_on_one_film_are_read_nearly_whole(evaluate, samples):
    total, shares, notes = compare(evaluate, samples, "miss-you-already", ".")

    assert total["found"] / total["expected"] >= 0.95, notes
    assert total["right"] / (total["right"] + total["wrong"]) >= 0.99, notes
    assert shares["quotes"] == shares["offsets"] == 1.0
    assert shares["kind"] == shares["main title"] == shares["number of reviews"] == shares["review rating"] == 1.0


def test_posts_of_real_critics_are_told_apart_and_their_marks_read(evaluate, samples):
    total, shares, notes = compare(evaluate, samples, "reviews-text", "documents")

    assert shares["kind"] >= 0.95, notes
    assert shares["main title"] >= 0.95, notes
    assert shares["review rating"] >= 0.95, notes
    assert shares["not about a film"] == 1.0, notes
    assert shares["quotes"] == 1.0
    assert total["right"] / (total["right"] + total["wrong"]) >= 0.95, notes
