"""What formats of tables have in common: reading cells with their repairs noted, and telling rows that are no films.

A format gives a function that is handed each row's `Cells` and yields the `Row`s it stands for; it raises `Faulty` or
`Other` for a row that says nothing that can be taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeAlias

from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import SHOWN, day_of, half_stars, is_short_day, moment_of, order_of, year_of
from onesheet.exchange.pure.rows import Deed, FilmTold, Left, Notice, Refused, Row, Told
from onesheet.exchange.tables import Table, TableRow, columns_of, open_table

_SCANNED = 5000
"""Rows that are looked at to find out in which order days are written."""


class Faulty(ValueError):
    """The row cannot be understood; the message is a sentence."""


class Other(Exception):
    """The row is rightly left alone; the message is a sentence."""


class Printed(Protocol):
    """A row of a table, of text or of a workbook."""

    line: int

    def get(self, name: str, /) -> str:
        """Return what stands in a column."""
        ...

    @property
    def said(self) -> str:
        """How the row begins."""
        ...


Order: TypeAlias = Callable[[], "str | None"]


class Cells:
    """The cells of one row, by the names of their columns; what had to be repaired is noted."""

    __slots__ = ("_order", "_path", "_row", "line", "notices")

    def __init__(self, path: str, row: Printed, order: Order) -> None:
        self._path, self._row, self._order = path, row, order
        self.line = row.line
        self.notices: list[str] = []

    def text(self, *names: str) -> str:
        """Return what stands in the first of these columns that is not empty."""
        for name in names:
            found = self._row.get(name)
            if found:
                return found
        return ""

    def rating(self, *names: str, best: int = 10) -> int | None:
        """Return a rating in half-stars; what was rounded is noted. Raises Faulty."""
        try:
            rating, rounded = half_stars(self.text(*names), best=best)
        except ValueError as fault:
            raise Faulty(str(fault)) from None
        if rounded:
            self.notices.append(rounded)
        return rating

    def moment(self, *names: str) -> str:
        """Return a day or moment as `moment_of` does; what is none is noted and left out."""
        printed = self.text(*names)
        if not printed:
            return ""
        order: str | None = None
        if "." not in printed and is_short_day(printed):
            order = self._order()
            if order is None:
                self.notices.append(f"“{printed[:SHOWN]}” may name several days, so it was left out.")
                return ""
        try:
            return moment_of(printed, order) if order else moment_of(printed)
        except ValueError as fault:
            self.notices.append(f"{fault} It was left out.")
            return ""

    def day(self, *names: str) -> str:
        """Return the day of a moment, as the file tells it."""
        return day_of(self.moment(*names))

    def year(self, *names: str) -> int | None:
        """Return a year; None where there is none."""
        return year_of(self.text(*names))

    def row(self, deed: Deed, film: FilmTold | None = None, *, notes: bool = True) -> Row:
        """Make a row; with `notes` it carries what was noted."""
        return Row(self._path, self.line, self._row.said, deed, film, notices=tuple(self.notices) if notes else ())

    def left(self, sentence: str) -> Left:
        """Say that it is left alone."""
        return Left(self._path, self.line, self._row.said, sentence)

    def refused(self, sentence: str) -> Refused:
        """Say that it cannot be understood."""
        return Refused(self._path, self.line, self._row.said, sentence)


Reader: TypeAlias = Callable[[Cells], Iterable[Told]]


def told_by(entry: Entry, read: Reader, *, days: tuple[str, ...] = ()) -> Iterator[Told]:
    """Yield what the rows of a table say. `days` names the columns of days, by which is found out how days are written.

    Raises `NotUnderstood` where it is no table, `Unsafe` where it may not be read on.
    """
    table = open_table(entry)
    known: list[str | None] = []

    def order() -> str | None:
        if not known:
            known.append(_order_in(open_table(entry), days))
        return known[0]

    yield from rows_told(entry.path, table, read, order)
    yield from table.notices


def rows_told(
    path: str, rows: Iterable[TableRow | Refused], read: Reader, order: Order = lambda: None
) -> Iterator[Told]:
    """Yield what rows say, one after the other. Rows with nothing in them are counted in a notice."""
    empty = 0
    for one in rows:
        if isinstance(one, Refused):
            yield one
            continue
        if not any(one.cells) or not "".join(one.cells).strip():
            empty += 1
            continue
        cells = Cells(path, one, order)
        try:
            yield from read(cells)
        except Other as other:
            yield cells.left(str(other))
        except Faulty as fault:
            yield cells.refused(str(fault))
    if empty:
        has = "One row has" if empty == 1 else f"{empty} rows have"
        yield Notice(path, f"{has} nothing in any column and told nothing.")


def _order_in(table: Table, days: tuple[str, ...]) -> str | None:
    printed: set[str] = set()
    released: list[tuple[str, int | None]] = []
    for row in islice(table, _SCANNED):
        if isinstance(row, TableRow):
            printed.update(row.get(name) for name in days)
            released.append((row.get("release date"), year_of(row.get("year"))))
    return order_of(printed, released)


def tables_of(parcel: Parcel, suits: Callable[[tuple[str, ...]], bool]) -> list[Entry]:
    """Return the tables of a parcel whose columns suit."""
    return [entry for entry in parcel.entries if suits(columns_of(entry))]


def stem_of(entry: Entry) -> str:
    """Return a file's name without folders and endings: `My list` of `lists/My list.csv.gz`."""
    name = entry.path.rsplit("/", 1)[-1]
    for ending in (".gz", ".csv", ".tsv", ".txt", ".json", ".xlsx", ".xls", ".xlsm"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return name.strip()


def others_left(parcel: Parcel, taken: Iterable[Entry], what: str) -> Iterator[Notice]:
    """Say of each file of a folder or archive that was not read that it was not."""
    paths = {entry.path for entry in taken}
    for entry in parcel.entries:
        if entry.path not in paths:
            yield Notice(entry.path, f"This is no table of {what} and was not read.")
