"""What a programmer should look at before an edition opens: screenings that cannot be as they are entered. Never a refusal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

OVERLAP = "overlap"
"""Another screening is on the same screen at that time; `other` is its number, `minutes` how long both are."""
SHORT = "short"
"""Its films and its talk are longer than it by `minutes`."""
OUTSIDE = "outside"
"""Its day is not one of the edition."""
WITHDRAWN = "withdrawn"
"""It shows a film that was withdrawn."""
NOWHERE = "nowhere"
"""It has no screen yet."""

_NIGHT = timedelta(hours=6)
"""What begins before six in the morning belongs to the day before."""


class Part(Protocol):
    """A film of a screening, with what is shown before it."""

    @property
    def selection(self) -> int:
        """Its number in the edition."""

    @property
    def own(self) -> int | None:
        """Length of the version shown; None for the film's."""

    @property
    def runtime(self) -> int | None:
        """The film's length."""

    @property
    def short(self) -> int | None:
        """The number of the film that is shown before it."""

    @property
    def short_own(self) -> int | None:
        """That film's length in the version shown."""

    @property
    def short_runtime(self) -> int | None:
        """That film's length."""


def lengths(parts: Sequence[Part]) -> tuple[int | None, ...]:
    """Return how long each film of a screening is with the short before it, None where its own length is not known.

    A short that is one of the films itself, or stands before several, counts once.
    """
    counted = {one.selection for one in parts}
    found: list[int | None] = []
    for one in parts:
        length = one.own or one.runtime
        if length is not None and one.short is not None and one.short not in counted:
            counted.add(one.short)
            length += one.short_own or one.short_runtime or 0
        found.append(length)
    return tuple(found)


def needed(films: Iterable[int | None], talk_minutes: int) -> int:
    """Return how long a screening has to be for its films, as far as their lengths are known, and for introduction and talk."""
    return sum(minutes or 0 for minutes in films) + talk_minutes


@dataclass(frozen=True, slots=True)
class Slot:
    """A screening as far as it can clash."""

    id: int
    starts: datetime
    minutes: int
    screen: int | None
    talk_minutes: int = 0
    films: tuple[int | None, ...] = ()
    """Lengths of what is shown, with the shorts before the films; None where one is not known."""
    withdrawn: bool = False
    """Whether it shows a film that was withdrawn."""

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful about a screening."""

    screening: int
    kind: str
    minutes: int = 0
    other: int | None = None


def doubts(slots: Sequence[Slot], *, first: date | None, last: date | None, zone: ZoneInfo) -> dict[int, list[Doubt]]:
    """Return what is doubtful of each screening that takes place, by its number; a screening without doubts is not in it.

    Each of two that overlap is told of the other, the longest overlap first, three at most.
    """
    found: dict[int, list[Doubt]] = defaultdict(list)
    for one in [*_overlaps(slots), *(doubt for slot in slots for doubt in _alone(slot, first, last, zone))]:
        found[one.screening].append(one)
    return dict(found)


def _alone(slot: Slot, first: date | None, last: date | None, zone: ZoneInfo) -> Iterable[Doubt]:
    if slot.screen is None:
        yield Doubt(slot.id, NOWHERE)
    lacking = needed(slot.films, slot.talk_minutes) - slot.minutes
    if lacking > 0:
        yield Doubt(slot.id, SHORT, lacking)
    day = day_of(slot.starts, zone)
    if (first is not None and day < first) or (last is not None and day > last):
        yield Doubt(slot.id, OUTSIDE)
    if slot.withdrawn:
        yield Doubt(slot.id, WITHDRAWN)


def day_of(starts: datetime, zone: ZoneInfo) -> date:
    """Return the day of a festival to which a moment belongs: the night until six is part of the evening before."""
    local = starts.astimezone(zone)
    return (local.replace(tzinfo=None) - _NIGHT).date()


def _overlaps(slots: Sequence[Slot]) -> list[Doubt]:
    by_screen: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots:
        if slot.screen is not None:
            by_screen[slot.screen].append(slot)
    found: dict[int, list[Doubt]] = defaultdict(list)
    for row in by_screen.values():
        running: list[Slot] = []
        for slot in sorted(row, key=lambda one: (one.starts, one.id)):
            running = [one for one in running if one.ends > slot.starts]
            for other in running:
                both = int((min(other.ends, slot.ends) - slot.starts).total_seconds() // 60)
                found[slot.id].append(Doubt(slot.id, OVERLAP, both, other.id))
                found[other.id].append(Doubt(other.id, OVERLAP, both, slot.id))
            running.append(slot)
    return [doubt for some in found.values() for doubt in sorted(some, key=lambda one: -one.minutes)[:3]]
