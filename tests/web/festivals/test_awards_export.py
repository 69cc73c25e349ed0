"""What an edition awarded goes out as JSON and as a table."""

from __future__ import annotations

import csv
import io

import pytest

from onesheet.festivals.models import Award
from strategies.hostile import HOSTILE
from web.festivals.conftest import at

HERE = "/festivals/harbour/2015"


@pytest.fixture
def anchor(programme) -> Award:
    told = {"edition": programme.edition, "changed_at": at(1, 1)}
    Award.objects.create(name="Special Mention", kind="mention", recipient="Kit Reed", position=2, **told)
    return Award.objects.create(
        name="The Anchor", film=programme.tide.film, section=programme.galas, jury="Sea jury: A. Lind and B. Moreau",
        citation="=For its salt.", position=1, **told,
    )  # fmt: skip


@pytest.mark.parametrize("more", [0, 2])
def test_the_json_has_awards_and_juries(client, anchor, django_assert_num_queries, more):
    for place in range(more):
        Award.objects.create(name=f"Prize {place}", edition=anchor.edition, position=9, changed_at=at(1, 1))

    with django_assert_num_queries(2):
        answer = client.get(f"{HERE}/awards.json")

    told = answer.json()
    assert answer["Content-Disposition"] == 'attachment; filename="harbour-2015-awards.json"'
    assert (told["format"], told["version"], told["edition"]["year"]) == ("onesheet-awards", 1, 2015)
    assert len(told["awards"]) == 2 + more
    assert told["awards"][0] == {
        "name": "The Anchor", "kind": "prize", "shared": False, "section": "galas", "documents": 0,
        "film": {"title": "The Tide", "year": 2015, "address": "http://testserver/films/the-tide"}, "recipients": [],
        "juries": [{"words": "Sea jury: A. Lind and B. Moreau", "documents": 0}],
        "citations": [{"words": "=For its salt.", "documents": 0}],
    }  # fmt: skip
    assert (told["awards"][1]["film"], told["awards"][1]["kind"]) == (None, "mention")
    assert told["juries"] == [
        {
            "printed": "Sea jury: A. Lind and B. Moreau", "name": "Sea jury", "members": ["A. Lind", "B. Moreau"],
            "gave": ["The Anchor"],
        }
    ]  # fmt: skip


def test_the_table_has_a_row_for_each_and_no_formula(client, anchor):
    rows = list(csv.DictReader(io.StringIO(client.get(f"{HERE}/awards.csv").content.decode())))

    assert [(row["Award"], row["Film"], row["Recipient"], row["Section"]) for row in rows] == [
        ("The Anchor", "The Tide", "", "Galas"), ("Special Mention", "", "Kit Reed", ""),
    ]  # fmt: skip
    assert rows[0]["Words of the jury"] == "'=For its salt."


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_files(client, anchor, words):
    Award.objects.filter(pk=anchor.pk).update(name=words[:160], jury=words[:500], citation=words, recipient=words[:300])

    assert client.get(f"{HERE}/awards.json").json()["awards"][0]["name"] == words[:160]
    assert len(list(csv.reader(io.StringIO(client.get(f"{HERE}/awards.csv").content.decode(), newline="")))) == 3


def test_awards_lead_to_the_files_and_those_of_a_draft_are_for_programmers(visit, client, anchor):
    assert f"{HERE}/awards.csv" in visit(f"{HERE}/awards").links

    anchor.edition.state = "draft"
    anchor.edition.save()
    assert client.get(f"{HERE}/awards.json").status_code == 404
