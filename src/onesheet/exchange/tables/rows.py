"""The bare rows of a file: bytes in, fields out, in memory that does not grow with the file.

Most lines of most files hold no quotation mark and are split where they stand; the others are read with care, by the rules
of RFC 4180.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple, TypeAlias

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Damaged, Entry
from onesheet.exchange.pure.rows import SAID, Notice, Refused
from onesheet.reading.forms.lines import Lines, Unreadable
from onesheet.reading.forms.table import DELIMITERS, LONGEST_FIELD, LONGEST_ROW, Faulty, Source, delimiter_said, record

_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")
"""What git leaves in a file that two people changed and nobody settled."""


class EmptyFile(NotUnderstood):
    """There is nothing in the file, not even the names of columns."""


class BareRow(NamedTuple):
    """The fields of a row, and the line where it begins, from 1."""

    line: int
    cells: tuple[str, ...]


Bare: TypeAlias = BareRow | Refused


class Rows:
    """The rows of a file: iterate once. `notices` are complete when all rows were read."""

    def __init__(self, entry: Entry, lines: Lines, source: Source, delimiter: str, *, quoting: bool) -> None:
        self.delimiter = delimiter
        self._entry, self._lines, self._source, self._quoting = entry, lines, source, quoting
        self._conflicts: list[int] = []
        self._side = ""
        self._ours: set[int] = set()

    def begin(self, number: int, conflicts: list[int]) -> None:
        """Say in which line the first row stands, and which lines before it were marks of a conflict."""
        self._source.number = number
        self._conflicts = conflicts
        self._side = "<" if conflicts else ""

    @property
    def notices(self) -> list[Notice]:
        """Sentences about the whole file."""
        found = [Notice(self._entry.path, sentence) for sentence in self._lines.notices]
        if self._conflicts:
            first, last = self._conflicts[0], self._conflicts[-1]
            found.append(
                Notice(
                    self._entry.path,
                    f"Lines {first} to {last} hold the marks of a merge conflict of git that was not settled. The marks were "
                    "passed over and the rows of both sides read, equal ones once; where they differ, check them in the preview.",
                )
            )
        return found

    def __iter__(self) -> Iterator[Bare]:
        """Yield each row that can be read, and a `Refused` for each that cannot; empty lines are passed over.

        Where the file breaks off, a last `Refused` says so. Raises `Unsafe` where it is not safe to read on.
        """
        try:
            yield from self._plain() if not self._quoting else self._quoted()
        except (Unreadable, Damaged) as fault:
            yield Refused(self._entry.path, self._source.number, "", str(fault))

    def _quoted(self) -> Iterator[Bare]:
        delimiter, source, made, new = self.delimiter, self._source, BareRow, tuple.__new__
        lines, waiting = source.lines, source.waiting
        while True:
            if waiting:
                line = waiting.popleft()
            elif (line := next(lines, "")) == "":
                return
            source.number += 1
            if '"' not in line and "\x00" not in line and len(line) <= LONGEST_FIELD:
                bare = line.rstrip("\r\n")
                if not bare:
                    continue
                if line[0] in "<|=>" and self._is_conflict(line):
                    continue
                row = new(made, (source.number - 1, tuple(bare.split(delimiter))))
                if not self._side or self._is_new(row):
                    yield row
                continue
            found = record(line, source, delimiter)
            if isinstance(found, Faulty):
                yield Refused(self._entry.path, found.line, found.raw[:SAID], found.sentence)
                continue
            row = BareRow(found.line, found.fields)
            if not self._side or self._is_new(row):
                yield row

    def _plain(self) -> Iterator[Bare]:
        """Rows of files in which a quotation mark is a sign like any other."""
        delimiter, source, made, new = self.delimiter, self._source, BareRow, tuple.__new__
        # Nothing is given back where quotation marks mean nothing.
        for line in source.lines:
            number = source.number
            source.number = number + 1
            bare = line.rstrip("\r\n")
            if not bare:
                continue
            if "\x00" in line or len(line) > LONGEST_ROW:
                why = f"it has more than {LONGEST_ROW:,} signs" if len(line) > LONGEST_ROW else "it holds a zero byte"
                said = bare[:SAID].replace("\x00", "\N{REPLACEMENT CHARACTER}")
                yield Refused(self._entry.path, number, said, f"This row cannot be read: {why}.")
                continue
            yield new(made, (number, tuple(bare.split(delimiter))))

    def _is_conflict(self, line: str) -> bool:
        if _CONFLICT.fullmatch(line) is None:
            return False
        self._conflicts.append(self._source.number - 1)
        self._side = "" if line[0] == ">" else line[0]
        if line[0] in "<>":
            self._ours.clear()
        return True

    def _is_new(self, row: BareRow) -> bool:
        """Whether a row between marks counts: what both sides had before does not, and what both have now counts once."""
        if self._side == "<":
            self._ours.add(hash(row.cells))
            return True
        return self._side == "=" and hash(row.cells) not in self._ours


def open_rows(entry: Entry, *, quoting: bool = True, delimiter: str = "") -> Rows:
    """Open a file as rows. What stands between its fields is told by its first row, unless it is said, by Excel's line `sep=;` perhaps.

    With `quoting` false a quotation mark is a sign like any other (IMDb's datasets). Raises `EmptyFile` where there is
    nothing in the file, `NotUnderstood` where it is no text, `Unsafe` where it may not be read.
    """
    lines = Lines(entry.chunks(), limit=None, packed=False)
    source, number, conflicts = iter(lines), 0, []
    first, told = "", ""
    try:
        for number, line in enumerate(source, 1):
            if quoting and not told and (told := delimiter_said(line)):
                continue
            if line.strip("\ufeff\r\n\t ") and _CONFLICT.fullmatch(line) is None:
                first = line
                break
            conflicts += [number] if line.strip("\ufeff\r\n\t ") else []
    except Unreadable as fault:
        raise NotUnderstood(f"“{entry.path}”: {fault}") from fault
    if not first:
        raise EmptyFile(f"“{entry.path}” is empty: there is not even a row that names its columns.")
    if "\x00" in first:
        raise NotUnderstood(
            f"“{entry.path}” is no table as text: there is a zero byte in its first row. Save the table as CSV, in UTF-8."
        )
    first = first.removeprefix("\ufeff")
    delimiter = delimiter or told or max(DELIMITERS, key=_outside_quotes(first).count)
    rows = Rows(entry, lines, Source(chain([first], source)), delimiter, quoting=quoting)
    rows.begin(number, conflicts)
    return rows


def _outside_quotes(line: str) -> str:
    """A first row without what stands between quotation marks, where a comma tells nothing."""
    return re.sub(r'"[^"]*"', "", line)
