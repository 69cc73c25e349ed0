from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.dates import (
    agree,
    days_between,
    first_day,
    format_interval,
    in_words,
    make_date,
    parse_date,
    parse_interval,
    sort_key,
)


@pytest.mark.parametrize(
    "text", ["2015-11-06", "2015-11", "2015", "XXXX-11-06", "XXXX-11", "201X", "2015-22", "1896~", "0987"]
)
def test_a_date_is_written_as_it_was_read(text):
    assert str(parse_date(text)) == text


@pytest.mark.parametrize(
    "text", ["", "15", "2015-13", "2015-02-30", "2015-11-06T10", "November", "2015-1-1", "2015-21-03"]
)
def test_what_is_no_date_is_refused_with_the_words_in_question(text):
    with pytest.raises(ValueError, match=r"date|day"):
        parse_date(text)


def test_a_leap_day_is_known_without_its_year():
    assert make_date(None, 2, 29) is not None
    assert make_date(2015, 2, 29) is None
    assert make_date(2016, 2, 29) is not None


def test_a_leap_day_loses_its_day_in_a_common_year():
    leap = parse_date("XXXX-02-29")

    assert str(leap.with_year(2016)) == "2016-02-29"
    assert str(leap.with_year(2015)) == "2015-02"


def test_intervals_may_be_open_at_either_end():
    start, end = parse_interval("2014-09-07/..")

    assert (str(start), end) == ("2014-09-07", None)
    assert format_interval(start, None) == "2014-09-07/.."
    assert parse_interval("../2014")[0] is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2015-11-06", "2015", True),
        ("XXXX-11-06", "2015-11-06", True),
        ("201X", "2015-03", True),
        ("201X", "2009", False),
        ("2015-11-06", "2015-11-07", False),
        ("2015", "2016", False),
    ],
)
def test_dates_agree_where_both_tell_the_same_parts(left, right, same):
    assert agree(parse_date(left), parse_date(right)) is same
    assert agree(parse_date(right), parse_date(left)) is same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2015-11-06", "6 November 2015"),
        ("XXXX-11-06", "6 November"),
        ("2015-22", "summer 2015"),
        ("195X", "1950s"),
        ("1946~", "about 1946"),
        ("2014-09-07/..", "from 7 September 2014"),
        ("../2014", "until 2014"),
        ("2015-11-06/2015-11-22", "6 November 2015 to 22 November 2015"),
    ],
)
def test_dates_are_told_in_words(text, words):
    assert in_words(text) == words


def test_days_are_counted_only_between_full_dates():
    assert days_between(parse_date("2015-11-06"), parse_date("2015-11-22")) == 16
    assert days_between(parse_date("2015-11"), parse_date("2015-11-22")) is None


def test_coarser_dates_sort_before_finer_ones_and_nonsense_last():
    assert sorted(["soon", "2015-11-06", "2015", "2014-09-07/.."], key=sort_key) == [
        "2014-09-07/..", "2015", "2015-11-06", "soon",
    ]  # fmt: skip


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_of_the_calendar_comes_back(day):
    assert first_day(parse_date(day.isoformat())) == day


@given(st.text(max_size=20))
def test_any_text_sorts(text):
    sort_key(text)
