"""The days of an edition, and one of them by screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from onesheet.database.prepared import Prepared, named
from onesheet.festivals.models import Screening
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.lines import ScreeningLine, screenings_between

DAY_BEGINS = time(5)
"""What begins after midnight and before this belongs to the evening before, as in any printed programme."""


@dataclass(frozen=True, slots=True)
class _Start:
    starts: datetime


@dataclass(frozen=True, slots=True)
class DaySchedule:
    """One day of an edition; None where it has no screenings at all."""

    days: list[date]
    day: date | None
    screenings: list[ScreeningLine]


_STARTS = Prepared(
    _Start, Screening.objects.filter(edition_id=named("edition")).order_by("starts").values("starts").distinct()
)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """Return the day of a festival that a moment belongs to."""
    local = moment.astimezone(zone)
    return local.date() if local.time() >= DAY_BEGINS else local.date() - timedelta(days=1)


def bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when a day of a festival begins and ends."""
    return datetime.combine(day, DAY_BEGINS, zone), datetime.combine(day + timedelta(days=1), DAY_BEGINS, zone)


def day_schedule(head: EditionHead, asked: date | None, now: datetime) -> DaySchedule:
    """Return the screenings of a day that has some: the one asked for, else today, else the first. Costs three queries."""
    zone = head.time_zone
    days = sorted({day_of(row.starts, zone) for row in _STARTS.rows(edition=head.id)})
    today = day_of(now, zone)
    day = next((one for one in (asked, today) if one in days), days[0] if days else today)
    first, last = bounds(day, zone)
    return DaySchedule(days, day if days else None, screenings_between(head.id, first, last))
