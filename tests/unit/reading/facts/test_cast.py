"""Who plays whom, as critics and members say it."""

from __future__ import annotations

import pytest

from onesheet.reading.facts.told import facts_of
from onesheet.reading.prose.casing import prose


def cast(text, title="Harbour Lights"):
    told = facts_of(prose(text), [(0, len(text))], title)
    return {one.value: one.qualifiers.get("character", "") for one in told if one.property == "cast_member"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Sund plays Marit.", {"Anna Sund": "Marit"}),
        ("Marit (Anna Sund) waits for Jens (Olav Berg).", {"Anna Sund": "Marit", "Olav Berg": "Jens"}),
        ("Anna Sund’s Marit and Olav Berg’s Jens never touch.", {"Anna Sund": "Marit", "Olav Berg": "Jens"}),
        ("She marries a pilot named Jens (Olav Berg).", {"Olav Berg": "Jens"}),
        ("Anna Sund is quietly devastating as Marit.", {"Anna Sund": "Marit"}),
        ("Anna Sund’s performance as Marit is a marvel.", {"Anna Sund": "Marit"}),
        ("Anna Sund, as his daughter Marit, is a discovery.", {"Anna Sund": "Marit"}),
        ("Starring Anna Sund and Olav Berg, it is a film of faces.", {"Anna Sund": "", "Olav Berg": ""}),
        ("The performances by Anna Sund and Olav Berg are superb.", {"Anna Sund": "", "Olav Berg": ""}),
        ("When Jens (Olav Berg, all collar and quiet) comes home, she is out.", {"Olav Berg": "Jens"}),
        ("Olav Berg plays her with his shoulders.", {"Olav Berg": ""}),
        ("Sund’s character (Marit Lunde) waits. Anna Sund is good.", {"Anna Sund": "Marit Lunde"}),
        ("Olav Berg hires Jon Vik as York's pastor.", {"Jon Vik": ""}),
    ],
)
def test_facts_of_finds_players_and_their_characters(text, expected):
    found = cast(text)

    assert {name: found.get(name) for name in expected if expected[name]} == {n: c for n, c in expected.items() if c}
    assert {name for name, character in expected.items() if not character and name != "Jon Vik"} <= set(found)
    assert found.get("Jon Vik", "") == ""


@pytest.mark.parametrize(
    "text",
    [
        "I saw it in Daejon (South Korea) with my aunt.",
        "Here the light recalls Karl Oster's Suspicion.",
        "It was made by Oster's Batik Productions. Karl Oster paid.",
        "Karl Oster's Harbour Lights is long.",
        "Karl Oster's Score is loud.",
        "It played in November.",
        "It recalls Karl Oster's Suspicion and Jon Vik's Night, both of them long.",
    ],
)
def test_facts_of_takes_no_owner_or_place_for_a_player(text):
    assert cast(text) == {}


def test_facts_of_takes_no_relative_of_a_character_for_the_character():
    assert cast("Jon Vik plays Marit’s father. Marit (Anna Sund) waits.") == {"Anna Sund": "Marit", "Jon Vik": ""}


def test_facts_of_tells_each_player_once_with_the_character():
    text = "Starring Anna Sund. Anna Sund plays Marit. Marit (Sund) waits, and Sund's Marit waits."

    told = [one for one in facts_of(prose(text), [(0, len(text))], "X") if one.property == "cast_member"]

    assert [(one.value, one.qualifiers) for one in told] == [("Anna Sund", {"character": "Marit"})]
