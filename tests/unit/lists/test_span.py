"""The days on which viewings count."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.lists.pure.span import counts, span

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def meant(viewed: str) -> tuple[date, date]:
    """The first and the last day that a partial date can mean."""
    parts = [int(part) for part in viewed.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


@given(viewed=days, cut=st.sampled_from([4, 7, 10]), starts=st.none() | days, length=st.none() | st.integers(0, 900))
def test_viewing_counts_where_all_that_its_date_can_mean_lies_within(viewed, cut, starts, length):
    ends = None if length is None else (starts or viewed) + timedelta(days=length - (0 if starts else 400))
    text = viewed.isoformat()[:cut]
    first, last = meant(text)

    expected = (starts is None or first >= starts) and (ends is None or last <= ends)

    assert counts(text, first.isoformat(), span(starts, ends)) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [(None, None, True), (date(2017, 1, 1), None, False), (None, date(2017, 1, 1), False)],
)
def test_viewing_without_a_date_counts_where_every_day_does(starts, ends, expected):
    assert counts("", "", span(starts, ends)) is expected


def test_last_day_of_all():
    assert span(None, date.max).last_year == "9999"
