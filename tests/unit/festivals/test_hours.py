"""When a member has time: read by day, in the time of the place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.hours import (
    ALL,
    DAY_BEGINS,
    NONE,
    SOME,
    DayHours,
    HoursError,
    free_of,
    hours_of,
    minute_of,
    minutes_of,
)
from onesheet.festivals.queries import schedule

LISBON = ZoneInfo("Europe/Lisbon")
FIRST, SECOND = date(2015, 9, 10), date(2015, 9, 11)
FORWARD, BACK = date(2015, 3, 28), date(2015, 10, 24)
"""The days after whose midnight clocks are changed in Lisbon: at one, and at two."""


def only(day: date, *spans: tuple[str, str]) -> DayHours:
    return DayHours(day, SOME, spans)


def test_a_day_begins_when_it_does_in_the_programme():
    assert DAY_BEGINS == schedule.DAY_BEGINS


def test_all_days_are_always():
    assert free_of([DayHours(FIRST, ALL), DayHours(SECOND, ALL)], LISBON) == []
    assert minutes_of([], LISBON) == ()


def test_days_are_all_of_it_none_of_it_or_stretches():
    days = [
        DayHours(FIRST, ALL),
        DayHours(SECOND, NONE),
        only(SECOND + timedelta(days=1), ("18:00", "01:30"), ("9.15", "")),
    ]

    assert free_of(days, LISBON) == [
        ("2015-09-10T05:00", "2015-09-11T05:00"),
        ("2015-09-11T05:00", "2015-09-11T05:00"),
        ("2015-09-12T09:15", "2015-09-13T05:00"),
        ("2015-09-12T18:00", "2015-09-13T01:30"),
    ]


@pytest.mark.parametrize(
    ("day", "span", "sentence"),
    [
        (FIRST, ("noon", "14:00"), "“noon” is no time of day"),
        (FIRST, ("24:00", "14:00"), "“24:00” is no time"),
        (FIRST, ("18:00", "17:00"), "18:00 until 17:00 is no time"),
        (FIRST, ("02:00", "23:00"), "02:00 until 23:00 is no time"),
        (FIRST, ("", ""), "Say from when until when"),
        (FORWARD, ("20:00", "01:30"), "There is no 01:30 on 29 March"),
    ],
)
def test_what_is_no_time_there_is_refused(day, span, sentence):
    with pytest.raises(HoursError, match=sentence):
        free_of([only(day, span)], LISBON)


def test_no_time_at_all_is_refused():
    with pytest.raises(HoursError, match="on one day at least"):
        free_of([DayHours(FIRST, NONE)], LISBON)


def test_a_day_that_is_added_to_the_edition_later_is_free():
    third = SECOND + timedelta(days=1)
    free = free_of([only(FIRST, ("18:00", "23:00")), DayHours(SECOND, NONE)], LISBON)

    assert [one.kind for one in hours_of([FIRST, SECOND, third], free)] == [SOME, NONE, ALL]
    before, first, after = minutes_of(free, LISBON)
    assert first == tuple(minute_of(datetime(2015, 9, 10, hour, tzinfo=UTC)) for hour in (17, 22))
    assert before[1] == minute_of(datetime(2015, 9, 10, 4, tzinfo=UTC))
    assert after[0] == minute_of(datetime(2015, 9, 12, 4, tzinfo=UTC))


def test_an_hour_that_comes_twice_is_taken_whole():
    _, (start, end), _ = minutes_of(free_of([only(BACK, ("23:00", "01:30"))], LISBON), LISBON)

    assert end - start == 210
    assert start == minute_of(datetime(2015, 10, 24, 22, tzinfo=UTC))


_CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
_ZONES = st.sampled_from(["Europe/Lisbon", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "UTC"]).map(ZoneInfo)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), _CLOCKS, _CLOCKS, _ZONES)
def test_what_is_kept_is_shown_again_as_it_was_typed(day, start, end, zone):
    try:
        free = free_of([only(day, (start, end))], zone)
    except HoursError:
        return
    (shown,) = hours_of([day], free)
    whole = (start, end) == ("05:00", "05:00")
    assert (shown.kind, shown.spans) == ((ALL, ()) if whole else (SOME, ((start, end),)))
    spans = minutes_of(free, zone)
    if whole:
        assert len(spans) == 1
        return
    # All is free but what lies before and after these times on the day itself.
    inside = sum(end - start for start, end in spans) - 2 * 10**9
    assert -26 * 60 <= inside < 0
