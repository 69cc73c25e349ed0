"""A page's tables of labelled facts: infoboxes, tables, lists of terms, and lines such as `Director: Ann Marsh`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from onesheet.reading.document import Box, Item, Row
from onesheet.reading.forms.html.lines import Cell, Line, Table

_LONGEST_LABEL = 60
_COLON = re.compile(r"\s*[:：]\s*")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:：.!?\n]{0,40}?)\s*[:：]\s*(?=\S)")
_PARTING = re.compile(r"[\s,;/|·•&]*(?:\b(?:and|und|et|y|e)\b)?[\s,;/|·•&]*", re.IGNORECASE)
_MOST_COLUMNS = 40
_TITLES = {"th", "td", "h2", "h3", "caption", "div"}
"""The elements that the title above an infobox stands in."""
_ENOUGH = 2
"""Lines in a row that have labels, for them to be taken for a table of facts."""


def boxes_in(lines: Sequence[Line]) -> tuple[Box, ...]:
    """The boxes of a page's lines, in their order; the lines know their places in the text."""
    found: list[Box] = []
    for table, one in groupby(lines, lambda line: line.table):
        inside = list(one)
        if table is not None:
            box = _columns(table, inside) or _rows(table, inside)
            found += [box] if box is not None else []
        if table is None or not table.infobox:
            found += _labelled(inside)
    return tuple(sorted(found, key=lambda box: box.start))


def _rows(table: Table, lines: Sequence[Line]) -> Box | None:
    """A table with a label in each row's first cell."""
    rows = tuple(row for line in lines if line.cells is not None for row in _row(line, line.cells))
    if not rows:
        return None
    first = lines[0]
    above = first if table.infobox and first.cells is None and first.element in _TITLES else None
    title = _item(above, 0, len(above.words)) if above is not None else None
    return Box(table.name.lower(), title, rows, first.start, _end(lines[-1]))


def _row(line: Line, cells: Sequence[Cell]) -> Iterable[Row]:
    filled = [cell for cell in cells if cell.entries]
    if len(filled) < 2:
        return
    label = line.words[filled[0].entries[0][0] : filled[0].entries[-1][1]].rstrip(" :：")
    if label and len(label) <= _LONGEST_LABEL:
        values = [_item(line, *entry) for cell in filled[1:] for entry in cell.entries]
        yield Row(label, tuple(values))


def _columns(table: Table, lines: Sequence[Line]) -> Box | None:
    """A table whose first row heads its columns: a row for each column, its items one for each line of the table.

    A cell that spans several rows stands in each of them; one that is empty is an item without words.
    """
    body = [line for line in lines if line.cells is not None]
    first = body.pop(0) if body else lines[0]
    head = first.cells or []
    if table.infobox or not body or len(head) < 2 or not all(cell.header for cell in head):
        return None
    names = [name for cell in head for name in [_said(first, cell)] * cell.columns][:_MOST_COLUMNS]
    columns: list[list[Item]] = [[] for _ in names]
    spanning: dict[int, tuple[int, Item]] = {}
    for line in body:
        at = 0
        for cell in line.cells or ():
            at = _filled_from_above(columns, spanning, at)
            if at >= len(names):
                break
            item = (
                _item(line, cell.entries[0][0], cell.entries[-1][1])
                if cell.entries
                else Item("", line.start, line.start)
            )
            for _ in range(min(cell.columns, len(names) - at)):
                columns[at].append(item)
                if cell.rows > 1:
                    spanning[at] = (cell.rows - 1, item)
                at += 1
        at = _filled_from_above(columns, spanning, at)
        for column in columns[at:]:
            column.append(Item("", line.start, line.start))
    rows = tuple(Row(name, tuple(items)) for name, items in zip(names, columns, strict=True) if name)
    caption = _caption(lines)
    return Box(table.name.lower(), caption, rows, lines[0].start, _end(lines[-1]), by_columns=True) if rows else None


def _filled_from_above(columns: list[list[Item]], spanning: dict[int, tuple[int, Item]], at: int) -> int:
    """Repeat the cells that reach down into this row; return the first column that they leave free."""
    while at in spanning and at < len(columns):
        left, item = spanning[at]
        columns[at].append(item)
        if left > 1:
            spanning[at] = (left - 1, item)
        else:
            del spanning[at]
        at += 1
    return at


def _caption(lines: Sequence[Line]) -> Item | None:
    return _item(lines[0], 0, len(lines[0].words)) if lines[0].element == "caption" else None


def _labelled(lines: Sequence[Line]) -> Iterable[Box]:
    """Runs of labelled lines, and of terms with their explanations."""
    run: list[tuple[str, list[Item]]] = []
    first: Line | None = None
    term: Line | None = None
    is_new, last = False, lines[0]
    for line in lines:
        if line.element == "dt" and line.cells is None:
            term, is_new = line, True
            continue
        if line.element == "dd" and term is not None and line.cells is None:
            if is_new:
                run.append((term.words.rstrip(" :：")[:_LONGEST_LABEL], []))
                first = first or term
            is_new = False
            run[-1][1].extend(_values(line, 0))
            last = line
            continue
        term = None
        labelled = _labelled_row(line)
        if labelled is not None:
            run.append(labelled)
            first, last = first or line, line
        elif first is not None:
            yield from _run(run, first, last)
            run, first = [], None
    if first is not None:
        yield from _run(run, first, last)


def _run(run: Sequence[tuple[str, list[Item]]], first: Line, last: Line) -> Iterable[Box]:
    if len(run) >= _ENOUGH:
        yield Box("", None, tuple(Row(label, tuple(items)) for label, items in run), first.start, _end(last))


def _labelled_row(line: Line) -> tuple[str, list[Item]] | None:
    """What a line tells whose label is set apart from the value (`<b>Director:</b> Ann Marsh`)."""
    label = line.label
    if not label or line.cells is not None or line.level or not line.words.startswith(label):
        return None
    if label.endswith((":", "：")):
        at = len(label)
    elif (colon := _COLON.match(line.words, len(label))) is not None:
        at = colon.end()
    else:
        match = _LABELLED.match(label)
        if match is None:
            return None
        at, label = match.end(), match["label"]
    items = list(_values(line, at))
    return (label.rstrip(" :："), items) if items else None


def _values(line: Line, at: int) -> Iterable[Item]:
    """The values from a place in the line: its links one by one where it consists of links, else all that is left."""
    at = len(line.words) - len(line.words[at:].lstrip())
    if at >= len(line.words):
        return
    places: list[tuple[int, int]] = []
    end = at
    for link in line.links:
        place = line.words.find(link, end)
        if place < 0:
            continue
        places.append((place, place + len(link)))
        end = place + len(link)
    if len(places) > 1 and _all_links(line.words, places, at):
        yield from (_item(line, *place) for place in places)
    else:
        yield _item(line, at, len(line.words))


def _all_links(words: str, places: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether nothing but commas and their like stands between the links."""
    for start, end in places:
        if start < at or not _PARTING.fullmatch(words, at, start):
            return False
        at = end
    return _PARTING.fullmatch(words, at) is not None


def _said(line: Line, cell: Cell) -> str:
    return line.words[cell.entries[0][0] : cell.entries[-1][1]] if cell.entries else ""


def _item(line: Line, start: int, end: int) -> Item:
    return Item(line.words[start:end], line.start + start, line.start + end)


def _end(line: Line) -> int:
    return line.start + len(line.words)
