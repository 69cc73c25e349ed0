"""When something was done, as files tell it, and how ratings are said. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from onesheet.values.dates import first_day, parse_date

_NOON = 12
_BESIDE = timedelta(seconds=1)
"""A rating that came with a viewing is kept a second after noon: so it is known from one that was given to the film itself."""


@lru_cache(maxsize=4096)
def moment(told: str) -> datetime | None:
    """Return the moment of an ISO 8601 date and time, or noon (UTC) of a day, month or year; None where it is neither."""
    text = told.strip()
    if not text:
        return None
    try:
        if len(text) > len("2014-09-07"):
            at = datetime.fromisoformat(text)
            return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
        day = first_day(parse_date(text))
        return datetime(day.year, day.month, day.day, _NOON, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def when(told: str, now: datetime) -> datetime:
    """Return the moment that is told, `now` where none is or where it is still to come."""
    at = moment(told)
    return now if at is None or at > now else at


def with_viewing(sort_date: str, now: datetime) -> datetime:
    """Return since when a rating stands that came with a viewing of this day; `now` where the day is not known."""
    at = moment(sort_date)
    return now if at is None or at + _BESIDE > now else at + _BESIDE


def stars(halves: int) -> str:
    """`4 stars`, `3½ stars`, `½ star`, `1 star`."""
    return f"{bare_stars(halves)} {'star' if halves <= 2 else 'stars'}"


def bare_stars(halves: int) -> str:
    """`4`, `3½`, `½`."""
    whole, half = divmod(halves, 2)
    return f"{whole or ''}{'½' if half else ''}"


def of_seconds(at: int | str) -> str:
    """Return the ISO form of a moment that was noted as seconds since 1970, or in that form."""
    return at if isinstance(at, str) else datetime.fromtimestamp(at, UTC).isoformat()
