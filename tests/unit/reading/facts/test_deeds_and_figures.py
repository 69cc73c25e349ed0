"""What critics tell by the way: directors by their deeds, parts by their nouns, lengths, costs, sources and prizes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.facts.told import facts_of
from onesheet.reading.prose.casing import prose

TITLE = "Harbour Lights"


def told(text):
    return {
        (
            one.property,
            one.value["amount"] if isinstance(one.value, dict) else one.value,
            one.qualifiers.get("character", ""),
        )
        for one in facts_of(prose(text), [(0, len(text))], TITLE)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petra Halvorsen lets the camera stand in the fog.", ("director", "Petra Halvorsen", "")),
        ("Petra Halvorsen is patient. Halvorsen films the pier from below.", ("director", "Petra Halvorsen", "")),
        ("Petra Halvorsen’s answer, in a first feature of great calm, is no.", ("director", "Petra Halvorsen", "")),
        ("Its director, Petra Halvorsen, was asked to cut it.", ("director", "Petra Halvorsen", "")),
        ("Arne Moe, who wrote it with Tuva Lie, is thanked.", ("screenwriter", "Tuva Lie", "")),
        ("Her son (Jon Vik) asks a question.", ("cast_member", "Jon Vik", "son")),
        ("Anna Sund, as a stern aunt whom nobody visits, knits.", ("cast_member", "Anna Sund", "aunt")),
        ("Anna Sund sweeps in as Marit’s mother, Miranda, with a hat.", ("cast_member", "Anna Sund", "Miranda")),
        ("Anna Sund, who was twelve when she played Tove, is older now.", ("cast_member", "Anna Sund", "Tove")),
        ("The film lasts for seventy-six minutes.", ("duration", 76, "")),
        ("The film was made for $800,000.", ("budget", 800_000, "")),
        ("In Norwegian and Danish with subtitles.", ("language", "da", "")),
        ("It is based on Birgit Moen’s novel Fog.", ("based_on", "Fog", "")),
        ("It won the Golden Lion at Venice.", ("award", "Golden Lion", "")),
    ],
)
def test_facts_of_takes_what_is_told_by_the_way(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Marit films the pier from below.",
        "Anna Sund’s camera is a cheap one.",
        "Like Olav Berg, who lets us wait, it is slow.",
        "Nobody (Jon Vik) asks.",
        "Anna Sund, as a director who knows, is calm.",
        "Anna Sund is Norwegian, of all things.",
        "The second act runs forty-five minutes.",
        "A sixty-minute feature would do.",
        "The house was sold for $800,000.",
        "Night Boats won the Golden Lion at Venice.",
        "Olav Berg’s music for Night Boats is quoted.",
        "She read a novel by Birgit Moen.",
    ],
)
def test_facts_of_takes_nothing_from_words_that_are_alike(text):
    assert told(text) == set()


def test_facts_of_gives_each_of_two_players_the_own_part():
    found = told("The film stars Olav Berg and Anna Sund as a father and daughter, and is short.")

    assert {one for one in found if one[0] == "cast_member"} == {
        ("cast_member", "Olav Berg", "father"),
        ("cast_member", "Anna Sund", "daughter"),
    }


def test_facts_of_gives_nobody_one_part_of_a_pair_that_is_not_known():
    found = told("The film stars Olav Berg and Anna Sund as a father and something, and is short.")

    assert {one for one in found if one[0] == "cast_member"} == {
        ("cast_member", "Olav Berg", ""),
        ("cast_member", "Anna Sund", ""),
    }


@given(st.text(alphabet="Anna Sund’s plays (as a mother) $8 min., lets us\n", max_size=400))
def test_facts_of_quotes_exactly_whatever_it_reads(text):
    source = prose(text)

    assert all(text[one.start : one.end] == one.quote for one in facts_of(source, [(0, len(text))], TITLE))
