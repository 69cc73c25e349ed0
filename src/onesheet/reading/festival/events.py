"""What a page tells machines of screenings (schema.org `ScreeningEvent`), for films that its words name too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from onesheet.reading.festival.when import Day, Shown

Event = tuple[str, str, str, str]
"""A film's title, the day, the time and the venue."""
_STARTS = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d)")
_MOST, _LONGEST = 2000, 300


def festivals_told(things: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """The names that a page gives festivals, its own and those its events are part of."""
    found: dict[str, None] = {}
    for thing in things:
        for one in (thing, *_listed(thing.get("superEvent"))):
            if isinstance(one, dict) and "Festival" in str(one.get("@type")) and isinstance(one.get("name"), str):
                found[re.sub(r"[,\s]+\(?(?:19|20)\d\d\)?$", "", one["name"][:_LONGEST]).strip()] = None
    return tuple(name for name in found if name)


def events_told(things: Iterable[dict[str, Any]]) -> tuple[Event, ...]:
    """The screenings of films that a page tells of, in its order."""
    return tuple(event for thing in list(things)[:_MOST] for event in _events(thing))


def _events(thing: dict[str, Any]) -> Iterator[Event]:
    for part in (*_listed(thing.get("subEvent")), *_listed(thing.get("event"))):
        if isinstance(part, dict):
            yield from _event(part)
    yield from _event(thing)


def _event(thing: dict[str, Any]) -> Iterator[Event]:
    kind = str(thing.get("@type"))
    works = [one for one in _listed(thing.get("workPresented")) if isinstance(one, dict)]
    if "ScreeningEvent" not in kind and not (
        "Event" in kind and any("Movie" in str(one.get("@type")) for one in works)
    ):
        return
    starts = _STARTS.match(str(thing.get("startDate") or ""))
    if starts is None:
        return
    place = next((one for one in _listed(thing.get("location")) if one), None)
    venue = place.get("name") if isinstance(place, dict) else place
    names = [one.get("name") for one in works if isinstance(one.get("name"), str)] or [thing.get("name")]
    for name in names:
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split()), starts["day"], starts["time"], " ".join(str(venue or "").split())[:240]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def shown_of(event: Event, start: int, end: int) -> tuple[Shown, Day]:
    """The screening of an event, with the words of the page that name its film."""
    year, month, number = map(int, event[1].split("-"))
    day = Day(month, number, year)
    return Shown(day, event[2], event[3], start, end), day
