"""When a member has time: read from what they typed, day by day, in the time of the place.

A day of a festival begins at five in the morning, as in any printed programme: `18:00` until `01:30` is one evening.
A day of which nothing was said, as one that was added to the edition since, is free. So a day without time is kept, too: as a
stretch in which there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_BEGINS = time(5)
"""What begins after midnight and before this belongs to the evening before."""
ALL, NONE, SOME = "all", "none", "some"
SPANS = 2
"""Stretches of a day at most."""
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")
_MINUTE = timedelta(minutes=1)
_FORM = "%Y-%m-%dT%H:%M"

Span = tuple[str, str]
"""Local times, `("2026-05-04T18:00", "2026-05-04T23:30")`; twice the same for a day without time."""

_EVER = 10**9
"""Minutes: before and after anything that is shown."""


class HoursError(ValueError):
    """What was typed is no time of that day; says so in a sentence."""


@dataclass(frozen=True, slots=True)
class DayHours:
    """When there is time on a day: always, never, or in these stretches, each two times of day as they were typed."""

    day: date
    kind: str
    spans: tuple[tuple[str, str], ...] = ()


def free_of(days: Sequence[DayHours], zone: ZoneInfo) -> list[Span]:
    """Return when there is time, in order; empty for always. Raises HoursError where it cannot be, or is never."""
    if all(one.kind == ALL for one in days):
        return []
    found: list[Span] = []
    for one in days:
        begins, ends = _whole(one.day)
        if one.kind == ALL:
            found.append((begins, ends))
        elif one.kind == NONE:
            found.append((begins, begins))
        elif one.kind == SOME:
            typed = [span for span in one.spans if any(span)]
            if not typed:
                raise HoursError(f"Say from when until when you have time on {one.day:%-d %B}.")
            found += sorted(_span(one.day, start, end, zone) for start, end in typed[:SPANS])
    if all(one.kind == NONE for one in days):
        raise HoursError("With no time at all there is nothing to propose. Leave time on one day at least.")
    return found


def hours_of(days: Iterable[date], free: Iterable[Sequence[str]]) -> list[DayHours]:
    """Return the same by day, as a form shows it."""
    kept = _by_day(free)
    return [_hours(day, kept.get(day)) for day in days]


def minutes_of(free: Iterable[Sequence[str]], zone: ZoneInfo) -> tuple[tuple[int, int], ...]:
    """Return when there is time as whole minutes since 1970, in order; nothing for always. Days of which nothing was said are free.

    What comes twice as clocks go back is taken as long as it can be.
    """
    kept = _by_day(free)
    if not kept:
        return ()
    found = [
        (_minutes(start, zone, fold=0), _minutes(end, zone, fold=1)) for some in kept.values() for start, end in some
    ]
    before = -_EVER
    for day in sorted(kept):
        begins, ends = _whole(day)
        found.append((before, _minutes(begins, zone, fold=0)))
        before = _minutes(ends, zone, fold=1)
    found.append((before, _EVER))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(one for one in found if one[0] < one[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _by_day(free: Iterable[Sequence[str]]) -> dict[date, list[Span]]:
    found: dict[date, list[Span]] = {}
    for start, end in free:
        found.setdefault(day_of_local(datetime.strptime(start, _FORM)), []).append((start, end))  # noqa: DTZ007 - local
    return found


def day_of_local(local: datetime) -> date:
    """Return the day of a festival that a local time belongs to."""
    return local.date() if local.time() >= DAY_BEGINS else local.date() - timedelta(days=1)


def _hours(day: date, spans: Sequence[Span] | None) -> DayHours:
    if spans is None or _whole(day) in spans:
        return DayHours(day, ALL)
    if all(start == end for start, end in spans):
        return DayHours(day, NONE)
    return DayHours(day, SOME, tuple((start[-5:], end[-5:]) for start, end in spans))


def _whole(day: date) -> Span:
    begins = datetime.combine(day, DAY_BEGINS)
    return begins.strftime(_FORM), (begins + timedelta(days=1)).strftime(_FORM)


def _span(day: date, start: str, end: str, zone: ZoneInfo) -> Span:
    begins = _local(day, _clock(start) if start else DAY_BEGINS)
    ends = _local(day, _clock(end)) if end else datetime.combine(day + timedelta(days=1), DAY_BEGINS)
    if ends <= begins and ends.time() == DAY_BEGINS:
        ends += timedelta(days=1)
    if ends <= begins:
        raise HoursError(
            f"On {day:%-d %B}, {begins:%H:%M} until {ends:%H:%M} is no time. A day goes from five in the morning to five."
        )
    for local in (begins, ends):
        if not _exists(local, zone):
            raise HoursError(f"There is no {local:%H:%M} on {local:%-d %B}: clocks go forward then.")
    return begins.strftime(_FORM), ends.strftime(_FORM)


def _clock(text: str) -> time:
    read = _CLOCK.fullmatch(text.strip())
    if read is None:
        raise HoursError(f"“{text.strip()[:20]}” is no time of day. Write it as 18:30.")
    return time(int(read[1]), int(read[2]))


def _local(day: date, clock: time) -> datetime:
    return datetime.combine(day if clock >= DAY_BEGINS else day + timedelta(days=1), clock)


def _exists(local: datetime, zone: ZoneInfo) -> bool:
    back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None) == local


def _minutes(local: str, zone: ZoneInfo, *, fold: int) -> int:
    moment = datetime.strptime(local, _FORM).replace(tzinfo=zone, fold=fold)
    return minute_of(moment)


def minute_of(moment: datetime) -> int:
    """Return whole minutes since 1970: the one clock of plans."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // _MINUTE
