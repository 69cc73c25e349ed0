"""A table as it is opened: the row that names the columns, and the rows after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from onesheet.critics.pure.tables.columns import Columns, NoTable
from onesheet.reading.forms.lines import Lines, Unreadable
from onesheet.reading.forms.table import DELIMITERS, Faulty, Record, delimiter_said, records


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: the line where it begins (from 1), how it begins, and why, in a sentence."""

    line: int
    said: str
    sentence: str


@dataclass(slots=True)
class Opened:
    """A table whose columns are known."""

    columns: Columns
    delimiter: str
    lines: Lines
    _rows: Iterator[Record | Faulty]

    def rows(self) -> Iterator[Record | Refused]:
        """Yield the rows after the first; where the file breaks off, a last one that says so."""
        line = 1
        try:
            for one in self._rows:
                line = one.line
                if isinstance(one, Faulty):
                    yield Refused(one.line, one.raw, one.sentence)
                elif len(one.fields) != len(self.columns.names):
                    yield Refused(one.line, one.raw, self._miscounted(len(one.fields)))
                else:
                    yield one
        except Unreadable as fault:
            yield Refused(line + 1, "", str(fault))

    def _miscounted(self, fields: int) -> str:
        has = "one field" if fields == 1 else f"{fields} fields"
        return f"This row has {has} and the first row has {len(self.columns.names)}, so that nothing can be told apart."


def opened(chunks: Iterable[bytes], columns_for: Callable[[Iterable[str]], Columns]) -> Opened:
    """Open a table; what stands between its fields is what makes most of the first row. Raises `NoTable`."""
    lines = Lines(chunks)
    try:
        source = iter(lines)
        before, first, told = 0, "", ""
        for line in source:
            if line.strip("\ufeff\r\n\t ") and not (not told and (told := delimiter_said(line))):
                first = line
                break
            before += 1
    except Unreadable as fault:
        raise NoTable(str(fault)) from fault
    if not first:
        raise NoTable("This file is empty: there is not even a row that names the columns.")
    if "\x00" in first:
        raise NoTable(
            "This is no table as text: there is a zero byte in its first row. Save the table as CSV, in UTF-8."
        )
    delimiter = told or max(DELIMITERS, key=first.count)
    rows = records(chain(["\n"] * before, [first.removeprefix("\ufeff")], source), delimiter)
    head = next(rows, None)
    if not isinstance(head, Record):
        raise NoTable(
            f"The first row, which names the columns, cannot be read. {head.sentence if head is not None else ''}".strip()
        )
    return Opened(columns_for(head.fields), delimiter, lines, rows)
