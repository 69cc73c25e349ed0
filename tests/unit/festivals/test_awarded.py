"""What statements say of awards, their kinds, and juries as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.awarded import Jury, award_key, awarded_by, jury_of, kind_of

WON = {"result": "won", "festival": "Harbour Film Festival", "year": 2015}


def test_an_award_is_of_an_edition():
    told = awarded_by(
        "Golden Harbour", {**WON, "recipient": "Ann Marsh", "jury": "Sea jury", "citation": "For its salt."}
    )

    assert told is not None
    assert (told.festival, told.key, told.year, told.name) == (
        "Harbour Film Festival",
        "harbour",
        2015,
        "Golden Harbour",
    )
    assert (told.kind, told.recipient, told.jury, told.citation) == ("prize", "Ann Marsh", "Sea jury", "For its salt.")


@pytest.mark.parametrize(
    ("value", "qualifiers"),
    [
        ("Golden Harbour", {**WON, "result": "nominated"}),
        ("Golden Harbour", {"festival": "Harbour Film Festival", "year": 2015}),
        ("Academy Award", {"result": "won", "year": 1995}),
        ("", WON),
        ({"special": "unknown"}, WON),
        ("Golden Harbour", {**WON, "festival": ["Harbour"]}),
    ],
)
def test_nominations_and_awards_of_no_festival_are_none_of_an_edition(value, qualifiers):
    assert awarded_by(value, qualifiers) is None


@pytest.mark.parametrize(
    ("festival", "year", "key", "found"),
    [
        ("68th Cannes Film Festival", None, "cannes", 2015), ("Festival de Cannes", "1994", "cannes", 1994),
        ("Cannes Film Festival", None, "cannes", None), ("2012 Cannes Film Festival", None, "cannes", 2012),
        ("TIFF", 2015, "toronto", 2015), ("Harbour Film Festival", True, "harbour", None),
    ],
)  # fmt: skip
def test_the_year_is_told_beside_the_festival_or_by_its_name(festival, year, key, found):
    told = awarded_by("Grand Prix", {"result": "won", "festival": festival, "year": year})

    assert told is not None
    assert (told.key, told.year) == (key, found)


def test_a_category_stands_with_the_name_unless_the_name_has_it():
    names = [
        awarded_by(value, {**WON, "category": "Best Actress"})
        for value in ("Silver Anchor", "Silver Anchor for Best Actress")
    ]

    assert [one.name for one in names if one] == ["Silver Anchor, Best Actress", "Silver Anchor for Best Actress"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Special Mention", "mention"), ("Mention spéciale du jury", "mention"), ("Mención especial", "mention"),
        ("Menzione speciale", "mention"), ("Lobende Erwähnung", "mention"), ("Audience Award", "audience"),
        ("Prix du public", "audience"), ("People’s Choice Award", "audience"), ("Publikumspreis", "audience"),
        ("Golden Harbour", "prize"), ("Prize of the Public Library", "prize"),
    ],
)  # fmt: skip
def test_kinds_are_told_by_names(name, kind):
    assert kind_of(name) == kind


def test_an_award_is_known_however_it_is_written():
    assert award_key("The Palme d’Or") == award_key("PALME D'OR")
    assert award_key("Palme d'Or") != award_key("Grand Prix")


@pytest.mark.parametrize(
    ("printed", "name", "members"),
    [
        ("Sea jury: Ann Marsh (president, Malta), Bo Li and Cy Oh", "Sea jury", ("Ann Marsh (president, Malta)", "Bo Li", "Cy Oh")),
        ("Ann Marsh, Bo Li, and Cy Oh", "", ("Ann Marsh", "Bo Li", "Cy Oh")),
        ("A. Lind and B. Moreau", "", ("A. Lind", "B. Moreau")), ("The FIPRESCI jury", "The FIPRESCI jury", ()),
        ("Jury of youth and sport", "Jury of youth and sport", ()), ("Internationale Jury: Eva Holm und Jan Roth", "Internationale Jury", ("Eva Holm", "Jan Roth")),
        ("Ann Marsh; Bo Li & Cy Oh", "", ("Ann Marsh", "Bo Li", "Cy Oh")),
    ],
)  # fmt: skip
def test_juries_are_told_apart_into_name_and_members(printed, name, members):
    assert jury_of(printed) == Jury(name, members)


@given(st.text(max_size=300))
def test_no_words_of_a_jury_are_too_much(printed):
    jury = jury_of(printed)

    assert all(one.strip() for one in jury.members)
    assert len(jury.name) <= len(printed)
