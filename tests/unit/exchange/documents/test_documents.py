"""What nobody else knows is read as a document; what is none is refused, what is about no film is left alone."""

from __future__ import annotations

import json

import pytest

from onesheet.exchange.formats.documents import DOCUMENTS
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Left, Refused, Row


def read(tmp_path, name: str, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    with open_parcel(path) as parcel:
        return list(DOCUMENTS.read(parcel, {}))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("diary.csv", b'[{"a": 1, "b": [2, 3]}]'),
        ("deep.json", b"[" * 100_000),
        ("ratings.csv", b"<html><body><p>Sign in to go on.</p></body></html>"),
        ("note.txt", b"Buy bread, and milk for the cat."),
    ],
    ids=["other JSON", "deep JSON", "a page to sign in", "a note"],
)
def test_what_says_nothing_of_films_is_refused_with_a_sentence(tmp_path, name, content):
    (told,) = read(tmp_path, name, content)

    assert isinstance(told, Refused)
    assert told.file == name
    assert told.sentence.endswith(".")


def test_answer_about_a_series_is_left_alone(tmp_path):
    answer = {
        "id": 71, "name": "The Harbour Watch", "original_name": "The Harbour Watch", "first_air_date": "2015-09-01",
        "number_of_seasons": 2, "number_of_episodes": 12, "episode_run_time": [45], "overview": "A harbour at night.",
        "genres": [], "vote_average": 7.1, "vote_count": 4, "credits": {"cast": [], "crew": []}, "popularity": 1.0,
    }  # fmt: skip

    (told,) = read(tmp_path, "tv.json", json.dumps(answer).encode())

    assert isinstance(told, Left)
    assert "series" in told.sentence


def test_review_becomes_a_row_of_its_film(tmp_path):
    text = b"Salt and Rope (2014): Review\n\nby Ann Marsh\n\nDirected by Bo Reed. The film is a quiet one. Starring Cy Lee.\n"

    (told,) = (one for one in read(tmp_path, "review.txt", text) if not isinstance(one, Refused | Left))

    assert isinstance(told, Row)
    assert told.film is not None
    assert told.film.title == "Salt and Rope"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"a":' * 1000, "stand in one another"),
        (b"[" * 100_000 + b"]" * 100_000, "stand in one another"),
        (b'[{"rating": 8, "movie": ' + b'{"a":' * 1000 + b"1" + b"}" * 1000 + b"}]", "stand in one another"),
        (b'[{"rating": ' + b"9" * 100_000 + b"}]", "a number has more than 300 signs"),
        (b'{"results": [', "Nothing was taken from it"),
    ],
)
def test_json_that_breaks_off_or_is_too_deep_is_refused_with_its_reason(tmp_path, content, why):
    (told,) = read(tmp_path, "answer.json", content)

    assert isinstance(told, Refused)
    assert told.sentence.startswith("This is JSON that cannot be read")
    assert why in told.sentence
