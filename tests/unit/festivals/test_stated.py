"""What a statement of a festival says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.programme_text import Awards, Given, Line, Programme, awards_reading, programme_reading
from onesheet.festivals.pure.stated import (
    OfEdition,
    Shown,
    edition_said,
    festival_name,
    fullest,
    premiere_of,
    section_key,
    shown_by,
)
from onesheet.reading.vocabulary import PROPERTIES
from onesheet.values.names import festival_number


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("68th Cannes Film Festival", "Cannes Film Festival"),
        ("the 2015 Toronto International Film Festival", "Toronto International Film Festival"),
        ("Berlinale 2001", "Berlinale"),
        ("Viennale (2019)", "Viennale"),
        ("100 Nights Film Festival", "100 Nights Film Festival"),
        ("2015", "2015"),
    ],
)
def test_a_festivals_name_has_no_number_and_no_year(told, name):
    assert festival_name(told) == name


def test_a_festival_with_edition_and_section_is_understood():
    said = {"edition": 2015, "section": "Gala Presentations", "premiere": "world"}

    assert shown_by("TIFF", said) == Shown("TIFF", "toronto", 2015, "Gala Presentations", "gala presentation", "world")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"special": "unknown"}, {"edition": 2015}),
        ("Harbour Film Festival", {}),
        ("Harbour Film Festival", {"edition": 3}),
        ("Harbour Film Festival", {"edition": True}),
        ("", {"edition": 2015}),
    ],
)
def test_without_a_festival_or_a_year_nothing_is_understood(value, said):
    assert shown_by(value, said) is None


def test_the_year_is_told_by_the_number_where_the_count_is_known():
    found = shown_by("68th Cannes Film Festival", {})

    assert found is not None
    assert found.year == 2015
    assert festival_number("Toronto International Film Festival", 2015) == 40
    assert festival_number("Harbour Film Festival", 2015) is None
    assert festival_number("the 3rd Harbour Film Festival", 2015) == 3


@pytest.mark.parametrize(
    ("words", "kind", "more"),
    [
        ("World Premiere", "world", ""),
        ("international", "international", ""),
        ("North American premiere", "continental", "North American premiere"),
        ("european", "continental", "European premiere"),
        ("US", "national", "US premiere"),
        ("Canadian", "national", "Canadian premiere"),
        ("West Coast", "regional", "West Coast premiere"),
        ("premiere", "", ""),
        ("", "", ""),
    ],
)
def test_kinds_of_premieres(words, kind, more):
    assert premiere_of(words) == (kind, more)


def test_sections_are_known_however_they_are_written():
    assert section_key("The Gala Presentations section") == section_key("Gala Presentation")
    assert section_key("Midnight Madness") == "midnight madness"
    assert section_key("The Programme") == "the programme"


def test_who_names_a_section_says_more_than_who_does_not():
    plain, sectioned = Shown("A", "a", 2015), Shown("A", "a", 2015, "Galas", "gala")
    world = Shown("A", "a", 2015, "Galas", "gala", "world")

    assert fullest([plain, sectioned, world, Shown("A", "a", 2016)]) == [world, Shown("A", "a", 2016)]


_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30)


@given(
    st.lists(
        st.builds(Line, st.integers(1, 9), _WORDS, st.none() | st.integers(1890, 2030), st.tuples(_WORDS)), max_size=4
    ),
    _WORDS,
)
def test_a_programme_quotes_itself(lines, name):
    reading, sayings = programme_reading(Programme(1, "Harbour Film Festival", 2015, name, tuple(lines)))

    assert [one.film for one in sayings] == [line.film for line in lines]
    for said in reading.statements:
        assert reading.text[said.start : said.end] == said.quote


def test_a_programme_is_said_in_sentences():
    line = Line(7, "The Tide", 2014, ("Ann Marsh", "Ben Low"), "North American premiere")

    reading, (saying,) = programme_reading(Programme(3, "Harbour Film Festival", 2015, "Galas", (line,)))

    assert reading.text == (
        "Galas, Harbour Film Festival 2015\n\n"
        "Harbour Film Festival 2015 shows The Tide (2014) by Ann Marsh and Ben Low in Galas as its North American premiere.\n"
    )
    (said,) = saying.statements
    assert said.value == "Harbour Film Festival"
    assert said.qualifiers == {"edition": 2015, "section": "Galas", "premiere": "north american"}
    assert shown_by(said.value, said.qualifiers) is not None


def test_awards_are_said_in_sentences():
    given_ = (
        Given(7, "The Tide", 2014, "Golden Harbour", shared=True),
        Given(8, "Salt", None, "Best Actor", "Ben Low", mention=True),
    )

    reading, sayings = awards_reading(Awards("Harbour Film Festival", 2015, given_))

    assert [one.statements[0].quote for one in sayings] == [
        "Harbour Film Festival 2015 gives Golden Harbour, shared, to The Tide (2014).",
        "Harbour Film Festival 2015 gives a special mention, Best Actor, to Ben Low for Salt.",
    ]
    assert reading.statements[1].qualifiers == {
        "festival": "Harbour Film Festival", "year": 2015, "result": "won", "recipient": "Ben Low",
    }  # fmt: skip


def test_an_award_says_its_jury_and_the_jurys_words_and_a_mention_is_named_once():
    jury = "Sea jury: Ann Marsh (president), Bo Li."
    mention = Given(
        7, "The Tide", 2014, "Special Mention", "", True, jury=jury, citation="For its salt.\n\nAnd its wind."
    )
    decided = Given(8, "Salt", None, "Golden Harbour", jury="Ann Marsh, Bo Li")

    reading, sayings = awards_reading(Awards("Harbour Film Festival", 2015, (mention, decided)))

    assert [one.statements[0].quote for one in sayings] == [
        (
            "Harbour Film Festival 2015 gives Special Mention to The Tide (2014). Sea jury: Ann Marsh (president), Bo Li. "
            "The jury’s words: “For its salt. And its wind.”"
        ),
        "Harbour Film Festival 2015 gives Golden Harbour to Salt. Jury: Ann Marsh, Bo Li.",
    ]
    assert reading.statements[0].qualifiers == {
        "festival": "Harbour Film Festival", "year": 2015, "result": "won",
        "jury": "Sea jury: Ann Marsh (president), Bo Li", "citation": "For its salt. And its wind.",
    }  # fmt: skip
    assert {*reading.statements[0].qualifiers} <= {*PROPERTIES["award"].qualifiers}
    for said in reading.statements:
        assert reading.text[said.start : said.end] == said.quote


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ({"number": 43}, OfEdition(43)),
        ({"number": True, "place": " Lisbon "}, OfEdition(None, None, None, "Lisbon")),
        ({"number": 9_999}, None),
        ({"starts": "2026-09-03", "ends": "2026-09-13"}, OfEdition(None, date(2026, 9, 3), date(2026, 9, 13))),
        ({"starts": "2026-09-03"}, None),
        ({"starts": "2026-09-13", "ends": "2026-09-03"}, None),
        ({"starts": "2025-09-03", "ends": "2025-09-13"}, None),
        ({"starts": "3 September", "ends": 13}, None),
        ({"section": "Galas"}, None),
    ],
)
def test_what_a_statement_says_of_the_edition_itself(qualifiers, expected):
    assert edition_said(qualifiers, 2026) == expected
