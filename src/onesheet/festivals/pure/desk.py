"""What a programmer should look at before an edition opens: screenings that cannot be as they are entered. Never a refusal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True)
class Slot:
    """A screening as far as it can clash."""

    id: int
    starts: datetime
    minutes: int
    screen: int | None
    talk_minutes: int = 0
    films: tuple[int | None, ...] = ()
    """Lengths of what is shown, None where one is not known."""
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
    needed = sum(minutes or 0 for minutes in slot.films) + slot.talk_minutes
    if needed > slot.minutes:
        yield Doubt(slot.id, SHORT, needed - slot.minutes)
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
