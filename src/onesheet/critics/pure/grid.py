"""Films by critics: which mark stands in a cell, what a row and a column average, how far a row's critics disagree.

The rule `critics-grid/1`:

1. A cell holds one review: of several that a critic wrote of a film, the newest that has a value; where none has one, the
   newest. Without a date comes last, and of one day the one that came in last is taken. Reviews without a critic's name
   have no column.
2. The **average** of a film or of a critic is the plain mean of the values in their cells, from 0 to 100 with one decimal,
   a half rounded up. A cell without a value does not count, nor one of a
   film whose scores are held back.
3. The **disagreement** about a film is the standard deviation of the values in its row, in points, with one decimal: the
   root of the mean square of what lies between each value and their average. From two values on; nought where all gave the same.
4. Films stand in the order that is asked for, or the other way round, and of equal ones by title; those without the figure
   come last either way. Critics stand by
   the number of their cells, most first, and then by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from math import isqrt

RULE = "critics-grid/1"
FEWEST = 2
"""Values from which there is a disagreement."""
STEPS = 5
"""Shades of a cell, from 0 for the worst."""
_TENTH = 10
"""Hundredths of a point in a tenth."""
_ALL = 10_000
"""The highest value, in hundredths."""


class Order(Enum):
    """The order of the films."""

    TITLE = "title"
    AVERAGE = "average"
    """The highest first."""
    DISAGREEMENT = "disagreement"
    """The greatest first."""
    REVIEWS = "reviews"
    """Most first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A review as a candidate for a cell. `value` is in hundredths of a point, None where there is none."""

    film: int
    critic: int
    review: int
    value: int | None
    date: str = ""
    """`YYYY-MM-DD`; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class FilmHead:
    """A film of the grid. `held` says that its scores are held back: then it has neither average nor disagreement."""

    id: int
    sort_title: str
    year: int | None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A film's figures."""

    film: int
    average: Decimal | None
    disagreement: Decimal | None
    reviews: int
    """Cells that are filled."""


@dataclass(frozen=True, slots=True)
class Column:
    """A critic's figures."""

    critic: int
    average: Decimal | None
    reviews: int
    """Cells that are filled."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns in their order, and the review of each cell that is filled."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cells: Mapping[tuple[int, int], Mark]
    """(film, critic) -> what stands there."""


def grid(
    marks: Iterable[Mark],
    *,
    films: Collection[FilmHead],
    critics: Mapping[int, str],
    order: Order = Order.TITLE,
    reverse: bool = False,
) -> Grid:
    """Return the grid of the marks. Films and critics without one are left out; marks of others are not looked at.

    `critics` maps numbers to the names they are sorted by.
    """
    heads = {film.id: film for film in films}
    cells = _cells(mark for mark in marks if mark.film in heads and mark.critic in critics)
    by_film: dict[int, list[int | None]] = {}
    by_critic: dict[int, list[int | None]] = {}
    for (film, critic), mark in cells.items():
        by_film.setdefault(film, []).append(mark.value)
        by_critic.setdefault(critic, []).append(None if heads[film].held else mark.value)
    rows = [_row(heads[film], values) for film, values in by_film.items()]
    columns = [Column(critic, average(_known(values)), len(values)) for critic, values in by_critic.items()]
    columns.sort(key=lambda one: (-one.reviews, critics[one.critic], one.critic))
    return Grid(tuple(in_order(rows, heads, order, reverse=reverse)), tuple(columns), cells)


def _cells(marks: Iterable[Mark]) -> dict[tuple[int, int], Mark]:
    cells: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        place = mark.film, mark.critic
        other = cells.get(place)
        if other is None or _rank(other) < _rank(mark):
            cells[place] = mark
    return cells


def _rank(mark: Mark) -> tuple[bool, str, int]:
    return mark.value is not None, mark.date, mark.review


def _row(film: FilmHead, values: Sequence[int | None]) -> Row:
    known = [] if film.held else _known(values)
    return Row(film.id, average(known), disagreement(known), len(values))


def _known(values: Iterable[int | None]) -> list[int]:
    return [value for value in values if value is not None]


def in_order(rows: Iterable[Row], films: Mapping[int, FilmHead], order: Order, *, reverse: bool = False) -> list[Row]:
    """Return the rows in the order, or the other way round; `films` has each row's film."""

    def title(row: Row) -> tuple[str, int, int]:
        film = films[row.film]
        return film.sort_title, film.year or 0, film.id

    def figure(row: Row) -> Decimal | None:
        if order is Order.AVERAGE:
            return row.average
        return row.disagreement if order is Order.DISAGREEMENT else Decimal(row.reviews)

    if order is Order.TITLE:
        return sorted(rows, key=title, reverse=reverse)
    by_title = sorted(rows, key=title)
    return sorted(by_title, key=lambda row: _last(figure(row), reverse=reverse))


def _last(figure: Decimal | None, *, reverse: bool) -> tuple[bool, Decimal]:
    known = figure or Decimal(0)
    return figure is None, known if reverse else -known


def average(values: Sequence[int]) -> Decimal | None:
    """Return the mean of values in hundredths, as points with one decimal, a half rounded up; None where there is none."""
    if not values:
        return None
    number, total = len(values), sum(values)
    return _tenths((2 * total + _TENTH * number) // (2 * _TENTH * number))


def disagreement(values: Sequence[int]) -> Decimal | None:
    """Return the standard deviation of values in hundredths, as points with one decimal; None below two values."""
    number = len(values)
    if number < FEWEST:
        return None
    spread = number * sum(value * value for value in values) - sum(values) ** 2
    # The deviation is sqrt(spread) / number. Its tenths, a half rounded up, are those k with (10k - 5) * number <= sqrt(spread);
    # the left side is whole, so the whole part of the root decides, and nothing is lost on the way.
    return _tenths((isqrt(spread) + _TENTH // 2 * number) // (_TENTH * number))


def _tenths(tenths: int) -> Decimal:
    return Decimal(tenths).scaleb(-1)


def shade(value: int) -> int:
    """Return the shade of a cell for its value in hundredths: 0 below 20 points, 4 from 80 points on."""
    return min(value * STEPS // _ALL, STEPS - 1)
