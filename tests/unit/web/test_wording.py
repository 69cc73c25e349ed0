"""Dates, numbers and statements in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.vocabulary import PROPERTIES
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import (
    minutes_words,
    money_words,
    number_words,
    rounded_money_words,
    score_words,
    stars_signs,
    stars_words,
)
from onesheet.web.wording.properties import group_of, kind_name, licence_words, property_label, role_name
from onesheet.web.wording.statements import details, external_address, statement_words, value_words


@pytest.mark.parametrize(
    ("edtf", "words", "short"),
    [
        ("2015-11-06", "6 November 2015", "6 Nov 2015"),
        ("2015-09", "September 2015", "Sept 2015"),
        ("2015", "2015", "2015"),
        ("XXXX-11-06", "6 November, year not stated", "6 Nov"),
        ("XXXX-11", "November, year not stated", "Nov"),
        ("2015~", "about 2015", "about 2015"),
        ("2015-11-06?", "about 6 November 2015", "about 6 Nov 2015"),
        ("2015-22", "summer 2015", "summer 2015"),
        ("201X", "2010s", "2010s"),
        ("2014-09-07/..", "from 7 September 2014", "from 7 Sept 2014"),
        ("../2014", "until 2014", "until 2014"),
        ("2015-11-06/2015-11-22", "6 to 22 November 2015", "6 to 22 Nov 2015"),
        ("2015-10-30/2015-11-22", "30 October to 22 November 2015", "30 Oct to 22 Nov 2015"),
        ("2014-12-30/2015-01-02", "30 December 2014 to 2 January 2015", "30 Dec 2014 to 2 Jan 2015"),
        ("2014/2015", "2014 to 2015", "2014 to 2015"),
        ("2015/2015", "2015", "2015"),
        ("../..", "date not known", "date not known"),
        ("XXXX", "date not known", "date not known"),
        ("soon", "soon", "soon"),
        ("2015-02-30", "2015-02-30", "2015-02-30"),
    ],
)
def test_dates_are_told_as_far_as_they_are_known(edtf, words, short):
    assert date_words(edtf) == words
    assert date_words(edtf, short=True) == short


@given(st.text(alphabet="0123456789X-/.~?% ", max_size=30))
def test_date_words_take_any_text(text):
    assert isinstance(date_words(text), str)


@pytest.mark.parametrize(
    ("value", "words"),
    [(552506, "552,506"), (Decimal("6.0400"), "6.04"), (6.0, "6"), (1000, "1,000"), (0, "0"), (-3, "-3")],
)
def test_numbers_have_separators_and_no_idle_zeros(value, words):
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("value", "words", "rounded"),
    [
        ({"amount": 552506, "currency": "USD"}, "$552,506", "$552,506"),
        ({"amount": 400000, "currency": "GBP", "approximate": True}, "about £400,000", "£400,000"),
        ({"amount": 1_438_000, "currency": "EUR"}, "€1,438,000", "€1.4m"),
        ({"amount": 140_157_856, "currency": "USD"}, "$140,157,856", "$140m"),
        ({"amount": 9_000_000, "currency": "PLN"}, "9,000,000\N{NO-BREAK SPACE}PLN", "9m\N{NO-BREAK SPACE}PLN"),
        ({"amount": 17, "low": 15, "high": 20, "currency": "USD"}, "$15–$20", "$17"),
        ("much", "", ""),
    ],
)
def test_money_is_printed_with_its_sign(value, words, rounded):
    assert money_words(value) == words
    assert rounded_money_words(value) == rounded


@pytest.mark.parametrize(
    ("value", "signs", "words"),
    [
        (3.5, "★★★½", "3½ out of 5"),
        (5, "★★★★★", "5 out of 5"),
        (0.5, "½", "½ out of 5"),
        (Decimal("4.000"), "★★★★", "4 out of 5"),
        (0, "☆", "0 out of 5"),
    ],
)
def test_stars_are_seen_as_signs_and_heard_as_words(value, signs, words):
    assert stars_signs(value) == signs
    assert stars_words(value) == words


def test_scores_and_minutes():
    assert score_words(71, 100, "percent positive") == "71%"
    assert score_words(Decimal("6.0400"), 10, "average") == "6.04 out of 10"
    assert score_words(7, None) == "7"
    assert minutes_words(112) == "112 min"


@pytest.mark.parametrize(
    ("name", "value", "qualifiers", "words"),
    [
        ("cast_member", "Toni Collette", {"character": "Milly"}, "Toni Collette as Milly"),
        ("release", "2015-11-06", {"kind": "theatrical", "place": "US"}, "6 November 2015 (in cinemas, United States)"),
        ("release", "2016-03-01", {"format": "DVD", "region": "1"}, "1 March 2016 (DVD, region 1)"),
        (
            "score", {"value": 71, "scale": 100}, {"by": "The Tally", "method": "percent positive", "count": 117},
            "71% (The Tally, 117 reviews)",
        ),
        ("score", {"value": "B+", "scale": None}, {"method": "grade"}, "B+"),
        (
            "gross", {"amount": 552506, "currency": "USD"},
            {"scope": "opening_weekend", "territory": "US", "venues": 384, "venue_unit": "theaters"},
            "$552,506 (opening weekend, United States, 384 theaters)",
        ),
        ("gross", {"special": "hole"}, {}, "lost from the text"),
        ("rights", "Entertainment One", {"place": ["GB", "CA"]}, "Entertainment One (United Kingdom, Canada)"),
        ("country", "GB", {}, "United Kingdom"),
        ("language", "fr", {}, "French"),
        ("duration", 112, {}, "112 min"),
        ("attachment", "Rachel Weisz", {"role": "lead", "replaced_by": "Drew Barrymore"},
         "Rachel Weisz (lead, replaced by Drew Barrymore)"),
        ("based_on", "Goodbye", {"form": "radio drama", "author": "Morwenna Banks", "year": 2013},
         "Goodbye (radio drama, by Morwenna Banks, 2013)"),
        ("award", "Palme d'Or", {"result": "won", "year": 1993}, "Palme d'Or (won, 1993)"),
        ("song", "There's a Place", {"performer": "The All-American Rejects", "peak": 33},
         "There's a Place (The All-American Rejects, no. 33)"),
        ("external_id", "tt123", {"scheme": "imdb"}, "tt123 (IMDb)"),
        ("director", "Ada", {"credited_as": "A.", "derived": True}, "Ada (credited as A., worked out, not read)"),
        ("no_such_property", {"odd": 1}, {}, "{'odd': 1}"),
    ],
)  # fmt: skip
def test_statements_are_told_in_a_line(name, value, qualifiers, words):
    assert statement_words(name, value, qualifiers) == words


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_QUALIFIERS = st.dictionaries(
    st.sampled_from(sorted({key for one in PROPERTIES.values() for key in (*one.qualifiers, "note")})),
    _JSON,
    max_size=4,
)


@given(name=st.sampled_from([*PROPERTIES, "other"]), value=_JSON, qualifiers=_QUALIFIERS)
def test_any_value_has_words(name, value, qualifiers):
    assert isinstance(statement_words(name, value, qualifiers), str)
    assert isinstance(value_words(name, value), str)
    assert all(isinstance(one, str) for one in details(name, qualifiers))


def test_every_property_has_a_name_and_a_group():
    for name in PROPERTIES:
        assert property_label(name)
        assert "_" not in property_label(name)
        assert group_of(name) is PROPERTIES[name].group

    assert property_label("director", 2) == "Directors"
    assert property_label("based_on", 2) == "Based on"
    assert role_name("screenwriter") == "writer"
    assert kind_name("review") == "review"
    assert kind_name("unheard-of") == "text"


def test_licences_are_named():
    assert licence_words("CC-BY-SA-4.0") == "text under CC BY-SA 4.0"
    assert licence_words("CC0-1.0") == "text under CC0 1.0"
    assert licence_words("own") == "text of this house"
    assert licence_words("") == "no licence known"
    assert licence_words("all rights reserved") == "all rights reserved"


def test_identifiers_lead_out_only_where_they_are_identifiers():
    assert external_address("imdb", "tt2245003") == "https://www.imdb.com/title/tt2245003/"
    assert external_address("imdb", "../../evil?x") == ""
    assert external_address("unheard-of", "1") == ""
    assert external_address("wikidata", 7) == ""


def test_rights_that_a_place_bought_are_told_once():
    assert statement_words("rights", "DE", {"place": "DE"}) == "sold to Germany"
    assert statement_words("rights", "Entertainment One", {"place": "CA"}) == "Entertainment One (Canada)"


def test_days_that_do_not_add_up_are_told_by_their_note_alone():
    told = {"territory": "US", "days": 17, "note": "17 days as told; the dates are 16 days apart"}

    words = statement_words("run", "2015-11-06/2015-11-22", told)

    assert words == "6 to 22 November 2015 (United States, 17 days as told; the dates are 16 days apart)"


def test_all_that_is_told_of_a_film_at_a_festival_is_said():
    told = {
        "edition": 2026, "section": "Galas", "premiere": "world", "number": 43, "starts": "2026-09-03", "ends": "2026-09-13", "place": "Lisbon",
        "part": "opening", "competition": True, "version": "Director's cut", "language": "Portuguese", "minutes": 112, "preceded_by": "Low Water",
        "note": "A storm.",
    }  # fmt: skip

    assert details("festival", told) == [
        "Galas", "2026", "world premiere", "edition 43", "3 to 13 September 2026", "Lisbon", "opening film", "in competition", "Director's cut",
        "Portuguese", "112 min", "preceded by Low Water", "A storm.",
    ]  # fmt: skip
    assert details("festival", {"starts": "2026-09-03"}) == ["from 3 September 2026"]
    assert set(told) - {"note"} == set(PROPERTIES["festival"].qualifiers)
