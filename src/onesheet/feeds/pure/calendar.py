"""iCalendar, RFC 5545: screenings as events that calendars recognise again, whatever changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

TYPE = "text/calendar"
_END = b"END:VCALENDAR\r\n"
_PRODUCT = "-//Onesheet//Festivals//EN"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. Times have zones; `uid` never changes, and `sequence` rises with each change of time, place or state."""

    uid: str
    sequence: int
    changed_at: datetime
    starts: datetime
    ends: datetime
    zone: str
    """IANA name of the zone that its times are told in."""
    summary: str
    description: str
    """Plain words, in lines; empty for none."""
    location: str
    address: str
    """Of its page, whole."""
    latitude: float | None = None
    longitude: float | None = None
    cancelled: bool = False
    categories: tuple[str, ...] = ()


def calendar(name: str, events: Sequence[CalendarEvent], *, address: str, zone: str = "") -> bytes:
    """Return a calendar: lines folded, with the definition of each time zone that its events are told in.

    `name` is what it is called where it is subscribed to, `address` the page that shows the same. The same events make the
    same bytes, whenever they are written.
    """
    from icalendar import Calendar  # noqa: PLC0415 - ten megabytes that only calendars need, here and below

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    if zone:
        made.add("x-wr-timezone", zone)
    made.add("url", address)
    made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for one, years in _years(events).items():
        made.add_component(_zone(one, *years))
    # Calendars ask every hour for what has hardly changed: what an event is written as is kept.
    return bytes(made.to_ical()).replace(_END, b"".join(map(_written, events)) + _END)


def _years(events: Iterable[CalendarEvent]) -> dict[str, tuple[int, int]]:
    """Return the first and last year in which each zone is needed."""
    found: dict[str, tuple[int, int]] = {}
    for one in events:
        if one.zone != "UTC":
            first, last = found.get(one.zone, (one.starts.year, one.ends.year))
            found[one.zone] = min(first, one.starts.year), max(last, one.ends.year)
    return dict(sorted(found.items()))


@lru_cache(maxsize=64)
def _zone(name: str, first: int, last: int) -> Timezone:
    """Return the definition of a zone, with a year more on both sides, as an event may begin at the turn of one."""
    from icalendar import Timezone  # noqa: PLC0415

    made = Timezone.from_tzid(name, first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1))
    made.pop("comment", None)
    for one in made.subcomponents:
        _begin_before(one)
    return made


def _begin_before(one: TimezoneStandard | TimezoneDaylight) -> None:
    """Tell when a time begins by the clock as it stood before (RFC 5545, 3.6.5).

    The library tells the first moment that its clock shows, which is the same but where the clock is put forward.
    """
    forward = one.TZOFFSETTO - one.TZOFFSETFROM
    if forward <= timedelta(0):
        return
    one.DTSTART -= forward
    later = one.pop("RDATE", None)
    if later is not None:
        one.add("RDATE", [each.dt - forward for each in later.dts])


@lru_cache(maxsize=8192)
def _written(one: CalendarEvent) -> bytes:
    """Return an event as its lines."""
    zone = UTC if one.zone == "UTC" else ZoneInfo(one.zone)
    from icalendar import Event  # noqa: PLC0415

    made = Event()
    made.add("uid", one.uid)
    made.add("sequence", one.sequence)
    # Where nobody is asked for an answer this is when it was told last (RFC 5545, 3.8.7.2).
    made.add("dtstamp", one.changed_at.astimezone(UTC).replace(microsecond=0))
    made.add("last-modified", one.changed_at.astimezone(UTC).replace(microsecond=0))
    made.add("dtstart", one.starts.astimezone(zone))
    made.add("dtend", one.ends.astimezone(zone))
    made.add("summary", one.summary)
    made.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    made.add("url", one.address)
    if one.description:
        made.add("description", one.description)
    if one.location:
        made.add("location", one.location)
    if one.latitude is not None and one.longitude is not None:
        made.add("geo", (one.latitude, one.longitude))
    if one.categories:
        made.add("categories", list(one.categories))
    if one.cancelled:
        made.add("transp", "TRANSPARENT")
    return bytes(made.to_ical())
