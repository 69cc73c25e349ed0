"""A table whose first row names its columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Entry, Unsafe
from onesheet.exchange.pure.rows import SAID, Notice, Refused
from onesheet.exchange.tables.rows import Bare, BareRow, EmptyFile, Rows, open_rows

_MOST_COLUMNS = 1000
_INDEX_NAMES = ("", "unnamed: 0")
"""How pandas and R name, or do not name, the number that they write before each row."""
_KNOWN = "columns"

__all__ = ["EmptyFile", "Table", "TableRow", "columns_of", "open_table"]


class TableRow:
    """One row of a table."""

    __slots__ = ("_table", "cells", "line")

    def __init__(self, line: int, cells: tuple[str, ...], table: Table) -> None:
        self.line = line
        """Where it begins, from 1."""
        self.cells = cells
        """As many as there are columns."""
        self._table = table

    def get(self, name: str) -> str:
        """Return what stands in the column of this name (lower case), trimmed; empty where there is no such column."""
        place = self._table.places.get(name)
        return "" if place is None else self.cells[place].strip()

    @property
    def said(self) -> str:
        """How the row begins."""
        return self._table.delimiter.join(self.cells)[:SAID]


class Table:
    """A table that was opened: iterate over its rows once."""

    def __init__(self, entry: Entry, rows: Rows) -> None:
        """Read the row that names the columns. Raises `NotUnderstood` where it cannot be read."""
        self.path = entry.path
        self._rows = rows
        self._source = iter(rows)
        self._notices: list[Notice] = []
        self._index = False
        self._ahead: list[Bare] = []
        head = next(self._source, None)
        if head is None:
            raise EmptyFile(f"“{entry.path}” is empty: there is not even a row that names its columns.")
        if isinstance(head, Refused):
            raise NotUnderstood(
                f"The first row of “{entry.path}”, which should name its columns, cannot be read. {head.sentence}"
            )
        if len(head.cells) > _MOST_COLUMNS:
            raise NotUnderstood(f"“{entry.path}” has {len(head.cells):,} columns; up to {_MOST_COLUMNS:,} are read.")
        self._head = head.cells
        self._drop_index()
        self.columns: tuple[str, ...] = tuple(name.strip() for name in self._head[self._index :])
        """As printed."""
        self.folded: tuple[str, ...] = tuple(_folded(name) for name in self.columns)
        """In lower case, trimmed."""
        self.delimiter = rows.delimiter
        self.places: dict[str, int] = {}
        """Where each column stands; of two of one name, the first. `watched_date` is found as `watched date`, too."""
        for place, name in enumerate(self.folded):
            if name and name in self.places:
                self._notice(f"Two columns are called “{self.columns[place][:60]}”; the first was read.")
            self.places.setdefault(name, place)
        for place, name in enumerate(self.folded):
            self.places.setdefault(name.replace("_", " "), place)

    @property
    def notices(self) -> list[Notice]:
        """Sentences about the whole file; complete when all rows were read."""
        return [*self._notices, *self._rows.notices]

    def __iter__(self) -> Iterator[TableRow | Refused]:
        """Yield each row, and a `Refused` for each that cannot be told apart. Raises `Unsafe`."""
        head, width, index, first = self._head, len(self._head), self._index, self._head[0]
        for one in chain(self._ahead, self._source):
            if type(one) is not BareRow:
                if isinstance(one, Refused):
                    yield one
                continue
            line, cells = one
            if len(cells) != width:
                yield self._miscounted(one)
            elif cells[0] == first and cells == head:
                self._notice(f"The names of the columns stand again in line {line}, which was passed over.")
            elif index:
                yield TableRow(line, cells[1:], self)
            else:
                yield TableRow(line, cells, self)

    def _notice(self, sentence: str) -> None:
        if len(self._notices) < 20:
            self._notices.append(Notice(self.path, sentence))

    def _drop_index(self) -> None:
        if _folded(self._head[0]) not in _INDEX_NAMES or len(self._head) < 2:
            return
        self._ahead = [one for one in [next(self._source, None)] if one is not None]
        sample = next((one.cells[0].strip() for one in self._ahead if isinstance(one, BareRow)), "0")
        if sample.isdecimal():
            self._index = True
            self._notice("The first column has no name and counts the rows, as pandas writes it; it was left out.")

    def _miscounted(self, row: BareRow) -> Refused:
        has = "one field" if len(row.cells) == 1 else f"{len(row.cells)} fields"
        sentence = (
            f"This row has {has} and the first row names {len(self._head)} columns, so that nothing can be told apart."
        )
        return Refused(self.path, row.line, self.delimiter.join(row.cells)[:SAID], sentence)


def open_table(entry: Entry, *, quoting: bool = True, delimiter: str = "") -> Table:
    """Open a table. Raises `EmptyFile`, `NotUnderstood`, `Unsafe` (see `open_rows`)."""
    return Table(entry, open_rows(entry, quoting=quoting, delimiter=delimiter))


def columns_of(entry: Entry) -> tuple[str, ...]:
    """Return the names of a table's columns in lower case, trimmed; none where the file is no table. Never raises."""
    if _KNOWN not in entry.known:
        entry.known[_KNOWN] = _columns(entry)
    found: tuple[str, ...] = entry.known[_KNOWN]
    return found


def _columns(entry: Entry) -> tuple[str, ...]:
    try:
        return open_table(entry).folded
    except (NotUnderstood, Unsafe):
        return ()


def _folded(name: str) -> str:
    return " ".join(name.split()).lower()
