"""How the screenings of a plan follow one another: which overlap, how long the ways are, and how much time is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onesheet.festivals.pure.planning import Option, Terms


@dataclass(frozen=True, slots=True)
class Step:
    """A screening, and how one comes to it from the one before on that day."""

    screening: int
    before: int | None
    """The one before that ends last; None for the first of a day."""
    gap: int = 0
    """Minutes from the end of that one to the start; less than none where they overlap."""
    walk: int = 0
    """Minutes of the way; none within a house, or where it is not known where one of them is."""
    known: bool = True
    """Whether somebody told the way or it is reckoned from the map, and it is known where both are."""
    overlaps: tuple[tuple[int, int], ...] = ()
    """With which earlier ones it overlaps, and by how many minutes."""
    pause: int = 0
    """Minutes that are wanted beside the way."""

    @property
    def spare(self) -> int:
        """Minutes that are left when one has walked; less than none where one comes too late."""
        return self.gap - self.walk

    @property
    def late(self) -> bool:
        """Whether one cannot be there in time."""
        return self.before is not None and self.spare < 0

    @property
    def tight(self) -> bool:
        """Whether one is there in time, but with less of a pause than is wanted."""
        return self.before is not None and 0 <= self.spare < self.pause


def follow(options: Sequence[Option], terms: Terms) -> list[Step]:
    """Return the screenings in order of time, each with how one comes to it."""
    found: list[Step] = []
    earlier: list[Option] = []
    for one in sorted(options, key=lambda option: (option.start, option.id)):
        met = tuple((other.id, min(other.end, one.end) - one.start) for other in earlier if other.end > one.start)
        same_day = [other for other in earlier if other.day == one.day]
        before = max(same_day, key=lambda option: (option.end, option.start), default=None)
        if before is None:
            found.append(Step(one.id, None, overlaps=met))
        else:
            walk, known = terms.way(before.venue, one.venue), _is_known(before, one, terms)
            found.append(Step(one.id, before.id, one.start - before.end, walk, known, met, terms.pause))
        earlier.append(one)
    return found


def meetings(one: Option, others: Sequence[Option], terms: Terms) -> list[tuple[int, Step]]:
    """Return what a screening collides with, or is too near to for the pause that is wanted: the other's number, and the step.

    The step is that to the later of the two; where they overlap, its `overlaps` says by how much.
    """
    found = []
    for other in sorted(others, key=lambda option: (option.start, option.id)):
        if not terms.collide(one, other):
            continue
        first, second = (one, other) if (one.start, one.id) <= (other.start, other.id) else (other, one)
        both = min(first.end, second.end) - second.start
        walk, known = terms.way(first.venue, second.venue), _is_known(first, second, terms)
        met = ((other.id, both),) if both > 0 else ()
        found.append((other.id, Step(second.id, first.id, second.start - first.end, walk, known, met, terms.pause)))
    return found


def _is_known(one: Option, other: Option, terms: Terms) -> bool:
    if one.venue is None or other.venue is None:
        return False
    return one.venue == other.venue or (min(one.venue, other.venue), max(one.venue, other.venue)) in terms.walks
