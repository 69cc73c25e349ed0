"""The days of an edition, and one of them by screen."""

from __future__ import annotations

from collections.abc import Sequence
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


def days_of(head: EditionHead) -> list[date]:
    """Return the days on which something is shown. Costs one query."""
    return sorted({day_of(row.starts, head.time_zone) for row in _STARTS.rows(edition=head.id)})


def day_chosen(head: EditionHead, days: Sequence[date], asked: date | None, now: datetime) -> date | None:
    """Return the day asked for where something is shown then, else today, else the first; None where nothing is ever shown."""
    today = day_of(now, head.time_zone)
    return next((one for one in (asked, today) if one in days), days[0] if days else None)


def screenings_of_day(head: EditionHead, day: date) -> list[ScreeningLine]:
    """Return the screenings of a day of a festival. Costs two queries."""
    return screenings_between(head.id, *bounds(day, head.time_zone))
