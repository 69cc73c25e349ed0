"""Labelled lines of pages: credits, lengths, genres, countries."""

from __future__ import annotations

import pytest

from onesheet.reading.facts.labelled import labelled_facts
from onesheet.reading.layout.lines import page_lines
from onesheet.reading.prose.casing import prose


def facts(text):
    return [
        (one.property, one.value, one.qualifiers)
        for line in page_lines(text)
        for one in labelled_facts(prose(text), line)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Directed by Petra Halvorsen", [("director", "Petra Halvorsen", {})]),
        ("Director: Petra Halvorsen", [("director", "Petra Halvorsen", {})]),
        ("Regie: Petra Halvorsen", [("director", "Petra Halvorsen", {})]),
        (
            "Cast: Anna Sund (Marit), Olav Berg as Jens, Jon Vik",
            [
                ("cast_member", "Anna Sund", {"character": "Marit"}),
                ("cast_member", "Olav Berg", {"character": "Jens"}),
                ("cast_member", "Jon Vik", {}),
            ],
        ),
        ("Running time: 97 minutes", [("duration", 97, {})]),
        ("Runtime: 1h 37m", [("duration", 97, {})]),
        ("97 mins · Drama, Romance", [("duration", 97, {}), ("genre", "drama", {}), ("genre", "romance", {})]),
        ("97 min | Horror | Norway", [("duration", 97, {}), ("genre", "horror", {}), ("country", "NO", {})]),
        ("Country: Norway, Sweden", [("country", "NO", {}), ("country", "SE", {})]),
        ("Language: Norwegian", [("language", "no", {})]),
        ("Release date: 3 May 1974", [("release", "1974-05-03", {})]),
        ("Dir. Petra Halvorsen. 97 mins.", [("director", "Petra Halvorsen", {}), ("duration", 97, {})]),
        (
            "Petra Halvorsen, Norway, 1974",
            [("director", "Petra Halvorsen", {}), ("country", "NO", {}), ("year", 1974, {})],
        ),
        (
            "HARBOUR LIGHTS (Petra Halvorsen, Norway 1974, 97 min)",
            [("director", "Petra Halvorsen", {}), ("country", "NO", {}), ("year", 1974, {}), ("duration", 97, {})],
        ),
        ("Anna Sund, Petra Halvorsen, 1974", []),
        ("With love from the harbour", []),
        ("Stars are for sailors", []),
        ("Horror", []),
    ],
)
def test_labelled_facts_reads_what_is_labelled(text, expected):
    assert facts(text) == expected


def test_labelled_facts_quotes_are_the_words_of_the_line():
    text = "Cast: Anna Sund (Marit), Olav Berg as Jens"

    found = labelled_facts(prose(text), page_lines(text)[0])

    assert [one.quote for one in found] == ["Anna Sund (Marit", "Olav Berg as Jens"]
    assert all(text[one.start : one.end] == one.quote for one in found)
