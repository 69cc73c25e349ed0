"""A year of a diary in figures. Pure: viewings in, counts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

HALVES = 10
MONTHS = 12


class Seen(Protocol):
    """A viewing, as far as a year's figures need it."""

    @property
    def date(self) -> str:
        """EDTF; a day, a month or the year."""

    @property
    def rating(self) -> int | None:
        """In half-stars."""

    @property
    def rewatch(self) -> bool:
        """True where they had seen it before."""

    @property
    def format(self) -> str:
        """How they saw it; empty where they did not say."""

    @property
    def film(self) -> int:
        """The film's number."""

    @property
    def year(self) -> int | None:
        """The film's year."""

    @property
    def minutes(self) -> int | None:
        """The film's running time."""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What a year of a diary comes to. Viewings are counted, films where it says so."""

    viewings: int
    films: int
    """Different ones."""
    rewatches: int
    minutes: int
    """Of the viewings whose film's running time is known."""
    timed: int
    """How many those are."""
    months: tuple[int, ...]
    """Viewings from January to December."""
    monthless: int
    """Viewings of which only the year is known."""
    halves: tuple[int, ...]
    """Viewings rated 1, 2, ... 10 half-stars."""
    decades: tuple[tuple[int, int], ...]
    """Decade and its films, from the oldest to the newest: `(1960, 3)`."""
    formats: tuple[tuple[str, int], ...]
    """Format and its viewings, the most frequent first."""

    @property
    def rated(self) -> int:
        """Viewings with a rating."""
        return sum(self.halves)

    @property
    def average(self) -> float | None:
        """The average rating in stars; None where none is rated."""
        points = sum(half * viewings for half, viewings in enumerate(self.halves, 1))
        return points / self.rated / 2 if self.rated else None


def year_figures(viewings: Sequence[Seen]) -> YearFigures:
    """Count a year's viewings."""
    months = Counter(int(one.date[5:7]) for one in viewings if one.date[4:5] == "-")
    halves = Counter(one.rating for one in viewings if one.rating)
    years = {one.film: one.year for one in viewings}
    decades = Counter(year // 10 * 10 for year in years.values() if year is not None)
    formats = Counter(one.format for one in viewings if one.format)
    timed = [one.minutes for one in viewings if one.minutes is not None]
    return YearFigures(
        viewings=len(viewings),
        films=len(years),
        rewatches=sum(one.rewatch for one in viewings),
        minutes=sum(timed),
        timed=len(timed),
        months=tuple(months[month] for month in range(1, MONTHS + 1)),
        monthless=len(viewings) - months.total(),
        halves=tuple(halves[half] for half in range(1, HALVES + 1)),
        decades=_without_gaps(decades),
        formats=tuple(sorted(formats.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _without_gaps(decades: Counter[int]) -> tuple[tuple[int, int], ...]:
    """Return the decades in order; one without a film between two that have some counts none."""
    if not decades:
        return ()
    return tuple((decade, decades[decade]) for decade in range(min(decades), max(decades) + 1, 10))


def by_day(viewings: Iterable[Seen]) -> list[Seen]:
    """Return those whose day is known, the earliest first; of one day in the order given."""
    return sorted((one for one in viewings if len(one.date) >= len("2026-11-21")), key=lambda one: one.date)
