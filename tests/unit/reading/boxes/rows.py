"""Boxes for tests: rows of a label and its items, and the prose in which they stand."""

from __future__ import annotations

from onesheet.reading.boxes import BoxReading, read_box
from onesheet.reading.document import Box, Item, Row


def box_of(rows: list[tuple[str, list[str]]], *, title: str = "", name: str = "infobox film") -> tuple[str, Box]:
    """A prose that is nothing but a box, one item a line."""
    prose, made = "", []
    named = None
    if title:
        named, prose = Item(title, 0, len(title)), title + "\n"
    for label, items in rows:
        placed = []
        for item in items:
            placed.append(Item(item, len(prose), len(prose) + len(item)))
            prose += item + "\n"
        made.append(Row(label, tuple(placed)))
    return prose, Box(name, named, tuple(made), 0, len(prose))


def read_rows(*rows: tuple[str, list[str]], title: str = "") -> BoxReading:
    """What a box of these rows says; every quote stands in the prose."""
    prose, box = box_of(list(rows), title=title)
    reading = read_box(prose, box)
    assert all(prose[one.start : one.end] == one.quote != "" for one in reading.statements)
    return reading


def told(label: str, *items: str) -> list[tuple[object, dict[str, object]]]:
    """The values and qualifiers of one row, in order."""
    return [(one.value, one.qualifiers) for one in read_rows((label, list(items))).statements]


def values(label: str, *items: str) -> list[object]:
    """The values of one row, in order."""
    return [value for value, _ in told(label, *items)]
