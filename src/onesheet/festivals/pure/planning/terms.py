"""What a plan is made of: screenings one could go to, and what one asks of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

WEIGHTS = {3: 9, 2: 3, 1: 1}
"""What a wish adds to a plan's weight: one *must* as much as three *want*, and that as much as three *maybe*."""


@dataclass(frozen=True, slots=True)
class Option:
    """A screening that one could go to. Times are whole minutes of one clock, the same for all."""

    id: int
    films: tuple[int, ...]
    """The selections that are shown; of a programme of shorts several."""
    start: int
    end: int
    venue: int | None = None
    day: int = 0
    """The day at the place, as a number of its own."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked of a plan."""

    wishes: Mapping[int, int]
    """Selection -> 3 (must), 2 (want), 1 (maybe)."""
    pause: int = 0
    """Minutes wanted between two screenings beside the way."""
    walks: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Minutes from one venue to another, the lower number first; what is not told takes `far` minutes."""
    far: int = 0
    free: tuple[tuple[int, int], ...] = ()
    """When there is time, from and until; nothing for always."""
    most: int | None = None
    """Screenings of one day at most."""
    fixed: frozenset[int] = frozenset()
    """Screenings that one goes to whatever else: they stay, even where they collide."""
    taken: Mapping[int, int] = field(default_factory=dict)
    """Day -> how many of `most` are taken already."""

    def room(self, day: int) -> int | None:
        """Return how many more screenings of a day are wanted; None for any number."""
        return None if self.most is None else max(0, self.most - self.taken.get(day, 0))

    def weight(self, film: int) -> int:
        """Return what seeing the film adds."""
        return WEIGHTS.get(self.wishes.get(film, 0), 0)

    def weight_of(self, options: Iterable[Option]) -> int:
        """Return what these screenings add together, each film once."""
        return sum(map(self.weight, {film for one in options for film in one.films}))

    def way(self, one: int | None, other: int | None) -> int:
        """Return the minutes from venue to venue; none within a venue, nor where it is not known where."""
        if one is None or other is None or one == other:
            return 0
        return self.walks.get((min(one, other), max(one, other)), self.far)

    def is_free(self, option: Option) -> bool:
        """Tell whether there is time for a screening from its start to its end."""
        return not self.free or any(start <= option.start and option.end <= end for start, end in self.free)

    def collide(self, one: Option, other: Option) -> bool:
        """Tell whether one cannot go to both: they overlap, or the way and the pause between them are too long."""
        first, second = (one, other) if (one.start, one.id) <= (other.start, other.id) else (other, one)
        return second.start < first.end + self.pause + self.way(first.venue, second.venue)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan."""

    chosen: tuple[int, ...]
    """The screenings, in order of time; those that are fixed among them."""
    seen: frozenset[int]
    """The wished selections that one sees so."""
    weight: int
    exact: bool
    """Whether no plan weighs more; else it is a good one that nobody has proven to be the best."""
