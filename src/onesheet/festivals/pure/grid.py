"""A day of a festival as tables: times down, screens across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

STEP = 15
"""Minutes of a row."""
STEPS_AN_HOUR = 60 // STEP
ACROSS = 10
"""Columns of a table at most: so many can be read on a page of A4 across."""

Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key, Item]):
    """Something that takes place in a column from `begins` to `ends`, in minutes from the beginning of the day."""

    column: Key
    begins: int
    ends: int
    item: Item


@dataclass(frozen=True, slots=True)
class Cell(Generic[Item]):
    """A cell over `rows` rows; with no items it is a gap. Several items overlap: they share the screen, or one is cancelled."""

    rows: int
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Line(Generic[Item]):
    """A row of a table. `hour` is the minute of the day where a full hour begins, else None; cells begin in this row."""

    hour: int | None
    cells: list[Cell[Item]]


@dataclass(frozen=True, slots=True)
class Table(Generic[Key, Item]):
    """Some of the columns, from the hour in which the first of them begins to the one in which the last ends."""

    columns: list[Key]
    lines: list[Line[Item]]


def tables(placed: Sequence[Placed[Key, Item]], columns: Sequence[Key]) -> list[Table[Key, Item]]:
    """Return the tables of a day, with at most ten columns each, in the order of `columns`; each item stands in one cell."""
    inside: dict[Key, list[Placed[Key, Item]]] = {key: [] for key in columns}
    for one in sorted(placed, key=lambda one: (one.begins, one.ends)):
        inside[one.column].append(one)
    used = [key for key in columns if inside[key]]
    count = -(-len(used) // ACROSS)
    # Tables of about the same width look better than full ones and a rest.
    width = -(-len(used) // count) if count else 0
    return [_table(used[start : start + width], inside) for start in range(0, len(used), width or 1)]


def _table(columns: list[Key], inside: dict[Key, list[Placed[Key, Item]]]) -> Table[Key, Item]:
    first = min(one.begins for key in columns for one in inside[key]) // 60 * STEPS_AN_HOUR
    merged = {key: _merged(inside[key], first) for key in columns}
    last = max(start + cell.rows for cells in merged.values() for start, cell in cells)
    last = -(-last // STEPS_AN_HOUR) * STEPS_AN_HOUR
    lines: list[Line[Item]] = [
        Line((first + row) * STEP if row % STEPS_AN_HOUR == 0 else None, []) for row in range(last)
    ]
    for key in columns:
        at = 0
        for start, cell in merged[key]:
            if start > at:
                lines[at].cells.append(Cell(start - at))
            lines[start].cells.append(cell)
            at = start + cell.rows
        if at < last:
            lines[at].cells.append(Cell(last - at))
    return Table(columns, lines)


def _merged(placed: Sequence[Placed[Key, Item]], first: int) -> list[tuple[int, Cell[Item]]]:
    """Return the cells of a column with the rows they begin in: what would stand in one row stands in one cell."""
    found: list[tuple[int, Cell[Item]]] = []
    for one in placed:
        start = one.begins // STEP - first
        rows = max(1, one.ends // STEP - one.begins // STEP)
        if found and start < (before := found[-1])[0] + before[1].rows:
            began, cell = before
            found[-1] = began, Cell(max(cell.rows, start + rows - began), (*cell.items, one.item))
        else:
            found.append((start, Cell(rows, (one.item,))))
    return found
