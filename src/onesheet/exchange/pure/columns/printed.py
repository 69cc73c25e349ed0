"""A row as it is printed, with the place of each of its cells in it."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onesheet.exchange.pure.signs import sound

_DEEPEST = 100_000
"""Signs of a cell that are read as JSON."""
_NONE = frozenset({"", "nan", "none", "null", "n/a", "na", "\\n", "-", "–", "—", "tbd", "unknown"})


_GUARDED = frozenset("=+-@'＝＋－＠")
"""First signs before which an export for spreadsheets puts an apostrophe."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, or its parts where it holds a list, and where it stands in the row's text."""

    text: str
    start: int
    end: int
    items: tuple[Any, ...] | None = None
    """Of a cell that holds JSON: what is in its list."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not self.items if self.items is not None else self.text.strip().lower() in _NONE


@dataclass(frozen=True, slots=True)
class Printed:
    """A row's text and its cells by the names of their columns, folded."""

    text: str
    cells: Mapping[str, Cell]

    def find(self, cell: Cell, words: str, after: int = 0) -> tuple[int, int]:
        """Return where words stand in a cell; the whole cell where they do not stand there as they are."""
        for one in (words, json.dumps(words, ensure_ascii=False)[1:-1], words.replace('"', '""')):
            at = self.text.find(one, max(cell.start, after), cell.end) if one else -1
            if at >= 0:
                return at, at + len(one)
        return cell.start, cell.end


def printed_row(columns: Sequence[str], cells: Sequence[str], delimiter: str) -> Printed:
    """Print a row of a table; a cell that holds a delimiter, a quotation mark or a line break stands in quotation marks."""
    parts: list[str] = []
    found: dict[str, Cell] = {}
    at = 0
    for name, cell in zip(columns, cells, strict=True):
        quoted = delimiter in cell or '"' in cell or "\n" in cell or "\r" in cell
        part = '"' + cell.replace('"', '""') + '"' if quoted else cell
        start, end = (at + 1, at + len(part) - 1) if quoted else (at, at + len(part))
        found.setdefault(name, Cell(_unguarded(cell.strip()), start, end, _items(cell)))
        parts.append(part)
        at += len(part) + len(delimiter)
    return Printed(delimiter.join(parts), found)


def _unguarded(text: str) -> str:
    """A text without the apostrophe that keeps a spreadsheet from taking it for a formula: `'=1` is `=1`."""
    return text[1:] if text[:1] == "'" and text[1:2] in _GUARDED else text


def _items(cell: str) -> tuple[Any, ...] | None:
    """The parts of a cell that holds a list as JSON or as Python prints it; None for words."""
    bare = cell.strip()
    if not (bare.startswith("[") and bare.endswith("]")) or len(bare) > _DEEPEST:
        return None
    try:
        try:
            value = json.loads(bare)
        except (ValueError, RecursionError):
            value = ast.literal_eval(bare)
        return tuple(sound(value)) if isinstance(value, list) else None
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None


def printed_object(value: Mapping[str, Any]) -> Printed:
    """Print an object of JSON on one line; its values are the cells, by their folded keys."""
    parts: list[str] = []
    found: dict[str, Cell] = {}
    at = 1
    for key, one in value.items():
        name = json.dumps(str(key), ensure_ascii=False) + ": "
        body = json.dumps(one, ensure_ascii=False)
        start, end = at + len(name), at + len(name) + len(body)
        text = one if isinstance(one, str) else "" if one is None else body
        if isinstance(one, str):
            start, end = start + 1, end - 1
        folded = " ".join(str(key).split()).lower()
        found.setdefault(folded, Cell(text.strip(), start, end, tuple(one) if isinstance(one, list) else None))
        parts.append(name + body)
        at += len(name) + len(body) + 2
    return Printed("{" + ", ".join(parts) + "}", found)
