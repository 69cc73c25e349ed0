from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.people import roster_of
from onesheet.reading.prose.roles import roles_in
from onesheet.values.names import Roster


def roles(text: str, *known: str) -> list[tuple[str, str]]:
    source = prose(text)
    roster = roster_of(source)
    for name in known:
        roster.add(name)
    return [(one.person, one.character) for one in roles_in(source, 0, len(text), roster)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Milly (Toni Collette) falls ill.", [("Toni Collette", "Milly")]),
        ("her husband Kit (Dominic Cooper) sulks.", [("Dominic Cooper", "Kit")]),
        ("Jess, played by Drew Barrymore, runs.", [("Drew Barrymore", "Jess")]),
        ("Toni Collette plays Milly.", [("Toni Collette", "Milly")]),
        ("Kevin Spacey stars as Lester Burnham, a salesman.", [("Kevin Spacey", "Lester Burnham")]),
        ("Ten-year-old Wren (Asha Bello) wants a boat.", [("Asha Bello", "Wren")]),
        ("It (1990) is long.", []),
        ("The plan (a bad one) fails.", []),
    ],
)
def test_roles_are_read_from_the_usual_turns(text, expected):
    assert roles(text) == expected


def test_a_surname_in_parentheses_means_the_person_introduced():
    assert roles("Milly (Collette) falls ill.", "Toni Collette") == [("Toni Collette", "Milly")]
    assert roles("Milly (Collette) falls ill.") == []


def test_a_possessive_names_the_role_of_a_known_player():
    text = "Drew Barrymore's Jess and Toni Collette's Milly are friends."
    assert roles(text, "Drew Barrymore", "Toni Collette") == [("Drew Barrymore", "Jess"), ("Toni Collette", "Milly")]


def test_two_players_of_unnamed_parts_have_no_character():
    found = roles("their husbands (Dominic Cooper and Paddy Considine) wait.", "Dominic Cooper", "Paddy Considine")
    assert found == [("Dominic Cooper", ""), ("Paddy Considine", "")]


def test_without_capitals_the_trade_before_a_character_is_left_out():
    text = "he meets violent mobster eddie roman (steve cochran) there."
    assert roles(text) == [("Steve Cochran", "Eddie Roman")]


@given(st.text(alphabet="ABab ()',.splayed by as", max_size=120))
def test_any_text_gives_roles_within_its_bounds(text):
    source = prose(text)
    roster = Roster()
    roster.add("A B")
    assert all(0 <= one.start < one.end <= len(text) for one in roles_in(source, 0, len(text), roster))


def test_two_joined_players_have_two_joined_parts():
    text = "Ingrid Solberg & Tom Waring as Mia and Tobias are the trouble."
    found = roles_in(prose(text), 0, len(text), roster_of(prose(text)))
    assert [(role.person, role.character) for role in found] == [("Ingrid Solberg", "Mia"), ("Tom Waring", "Tobias")]


def test_who_is_nominated_for_a_craft_plays_no_part():
    text = "Nominated for Cinematography (Ingrid Solberg). Ingrid Solberg is known for it."
    assert roles_in(prose(text), 0, len(text), roster_of(prose(text))) == []
