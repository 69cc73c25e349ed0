"""Tables of films: a line that names the columns, and a line of as many cells for each film."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onesheet.reading.listing.cells import OTHER_THING, TELLING, TITLE, WEAK_TITLE, Cell, column
from onesheet.reading.listing.entries import Listed, about_other_things, title_at
from onesheet.reading.prose.casing import Prose
from onesheet.reading.vocabulary import Json, Statement

_BAR = re.compile(r"(?<![ \t])[ \t]+\|(?:[ \t]+|$)|\t+", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_FEWEST_CELLS, _MOST_CELLS = 2, 40
_LONGEST_LABEL, _LONGEST_HEADER = 40, 400
FEWEST_ROWS = 3

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table: which one has the title, and how the others are read."""

    title: int
    readers: tuple[Cell | None, ...]


def films_in_tables(source: Prose, headline: str) -> list[Listed]:
    """The films of every table that lists films; fewer than three rows are no list."""
    if _BAR.search(source.text) is None or about_other_things(headline):
        return []
    found: list[Listed] = []
    rows: list[Listed] = []
    columns: _Columns | None = None
    for line in _LINE.finditer(source.text):
        cells = _cells(source.text, *line.span())
        if len(cells) < _FEWEST_CELLS:
            if columns is not None:
                found += rows if len(rows) >= FEWEST_ROWS else []
                columns, rows = None, []
            continue
        header = _columns(source.text, cells) if line.end() - line.start() <= _LONGEST_HEADER else None
        if header is not None:
            found += rows if len(rows) >= FEWEST_ROWS else []
            columns, rows = header, []
        elif columns is not None:
            row = _row(source, cells, columns)
            rows += [row] if row is not None else []
    return found + (rows if len(rows) >= FEWEST_ROWS else [])


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells, at = [], start
    for bar in _BAR.finditer(text, start, end):
        cells.append((at, bar.start()))
        at = bar.end()
    return [*cells, (at, end)]


def _columns(text: str, cells: Sequence[Span]) -> _Columns | None:
    """The columns that a line names, where it is the head of a table of films."""
    if len(cells) > _MOST_CELLS or any(end - start > _LONGEST_LABEL for start, end in cells):
        return None
    named = [column(text[start:end]) for start, end in cells]
    kinds = [kind for kind, _ in named]
    if OTHER_THING in kinds:
        return None
    if TITLE in kinds:
        return (
            _Columns(kinds.index(TITLE), tuple(read for _, read in named))
            if sum(map(bool, kinds)) + sum(read is not None for _, read in named) > 1
            else None
        )
    if WEAK_TITLE in kinds and TELLING in kinds:
        return _Columns(kinds.index(WEAK_TITLE), tuple(read for _, read in named))
    return None


def _row(source: Prose, cells: Sequence[Span], columns: _Columns) -> Listed | None:
    """The film of a row; a row of fewer or more cells than columns cannot be told apart and is left out."""
    if len(cells) != len(columns.readers):
        return None
    named = title_at(source.text, *cells[columns.title])
    if named is None:
        return None
    statements = named.statements(source.text)
    for (start, end), read in zip(cells, columns.readers, strict=True):
        if read is not None and start < end:
            statements += [one for one in read(source, start, end) if one.property != "year" or named.year is None]
    year = next((one.value for one in statements if one.property == "year"), None)
    return Listed(named.title, year, tuple(statements), cells[0][0], cells[-1][1])


def with_day(rows: Sequence[Listed], day: str | None) -> Iterator[Listed]:
    """The rows of a chart, with its day beside what a film had taken by then."""
    for row in rows:
        yield replace(row, statements=tuple(_dated(one, day) for one in row.statements)) if day else row


def _dated(one: Statement, day: str | None) -> Statement:
    if one.property != "gross" or one.qualifiers.get("scope") == "opening_weekend":
        return one
    qualifiers: dict[str, Json] = {**one.qualifiers, "as_of": day}
    return replace(one, qualifiers=qualifiers)
