"""A table's row as one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onesheet.reading.forms.html.lines import Cell, Line

_MOST_CHARACTERS, _MOST_LINES = 3_000, 80
"""Of a row that is still printed as one line; a larger one lays out the page."""
_BETWEEN_CELLS, _EMPTY = "\t", "–"
"""Cells are parted as browsers part them in copied words."""


@dataclass(slots=True)
class OpenRow:
    """A row that is being taken."""

    first: int
    """The place of its first line."""
    cells: list[tuple[int, Cell]] = field(default_factory=list)
    """Its cells with the places of their first lines."""
    is_layout: bool = False
    """Whether there are rows or headings in it."""


def in_one(lines: list[Line], row: OpenRow) -> None:
    """Make one line of the row's lines, unless the row lays out the page, or words stand in one cell alone that is under no
    heads."""
    inside = lines[row.first :] if not row.is_layout and len(row.cells) > 1 and row.cells[0][0] == row.first else []
    if not inside or len(inside) > _MOST_LINES or sum(len(line.words) for line in inside) > _MOST_CHARACTERS:
        return
    ends = [place for place, _ in row.cells[1:]] + [len(lines)]
    cells = [(cell, lines[place:end]) for (place, cell), end in zip(row.cells, ends, strict=True)]
    table = inside[0].table
    if sum(bool(said) for _, said in cells) > 1 or (table is not None and table.headed):
        lines[row.first :] = [_merged(cells, inside[0])]


def _merged(cells: Sequence[tuple[Cell, list[Line]]], first: Line) -> Line:
    """The line of these cells.

    In a table whose columns have heads an empty cell gets a dash, so that those after it stay under theirs.
    """
    table = first.table
    within = "\n" if table is not None and table.infobox else " / "
    if table is not None and not table.infobox and all(cell.header for cell, _ in cells):
        table.headed = True
    words: list[str] = []
    length = 0
    for cell, said in cells:
        if not said and table is not None and table.headed:
            parting = (_BETWEEN_CELLS if words else "") + _EMPTY
            words.append(parting)
            length += len(parting)
        for number, line in enumerate(said):
            parting = (_BETWEEN_CELLS if words else "") if not number else " " if cell.header else within
            words += [parting, line.words]
            length += len(parting) + len(line.words)
            cell.entries.append((length - len(line.words), length))
    return Line(
        "".join(words),
        first.region,
        gap=first.gap,
        element="tr",
        label=first.label,
        links=tuple(link for _, said in cells for line in said for link in line.links),
        cells=[cell for cell, _ in cells],
        table=table,
        slanted=tuple(words for _, said in cells for line in said for words in line.slanted),
    )
