"""Time zones in calendars: each time begins by the clock as it stood before (RFC 5545, 3.6.5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from onesheet.feeds.pure.calendar import CalendarEvent, calendar

ZONES = [
    "Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Chatham",
    "America/Santiago", "Asia/Kolkata", "Africa/Casablanca", "Europe/Dublin", "Pacific/Auckland",
]  # fmt: skip


def written(zone: str) -> bytes:
    starts = datetime(2025, 6, 1, 18, tzinfo=ZoneInfo(zone))
    event = CalendarEvent(
        uid="1", sequence=0, changed_at=starts, starts=starts, ends=starts + timedelta(hours=2), zone=zone, summary="The Tide",
        description="", location="", address="https://films.example/1",
    )  # fmt: skip
    return calendar("Harbour", [event], address="https://films.example/")


def test_the_clock_is_put_forward_in_london_at_one():
    text = written("Europe/London").decode()

    assert "BEGIN:DAYLIGHT\r\nDTSTART:20240331T010000\r\nRDATE:20250330T010000,20260329T010000\r\n" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20241027T020000\r\nRDATE:20251026T020000,20261025T020000\r\n" in text


@pytest.mark.parametrize("zone", ZONES)
def test_who_knows_no_zones_but_the_calendars_own_has_every_hour_of_the_clock_right(zone):
    (told,) = Calendar.from_ical(written(zone)).walk("VTIMEZONE")
    read, here = told.to_tz(lookup_tzid=False), ZoneInfo(zone)

    hours = (datetime(2025, 1, 1) + timedelta(hours=number) for number in range(365 * 24))
    clear = [one for one in hours if len({one.replace(tzinfo=here, fold=fold).utcoffset() for fold in (0, 1)}) == 1]

    wrong = [one for one in clear if one.replace(tzinfo=read).utcoffset() != one.replace(tzinfo=here).utcoffset()]

    assert wrong == []


@pytest.mark.parametrize("zone", ZONES)
def test_each_change_is_at_the_moment_of_the_zones_own(zone):
    (told,) = Calendar.from_ical(written(zone)).walk("VTIMEZONE")
    here = ZoneInfo(zone)

    for one in told.subcomponents:
        if one.TZOFFSETFROM == one.TZOFFSETTO:
            continue
        later = one.get("RDATE")
        for begins in [one.DTSTART, *(each.dt for each in (later.dts if later else ()))]:
            moment = (begins - one.TZOFFSETFROM).replace(tzinfo=UTC)
            around = [moment.astimezone(here), (moment - timedelta(seconds=1)).astimezone(here)]
            assert [each.utcoffset() for each in around] == [one.TZOFFSETTO, one.TZOFFSETFROM]
