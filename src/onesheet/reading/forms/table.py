"""Tables as text: lines with commas, semicolons, tabs or bars between the fields (RFC 4180), row by row.

A row that cannot be told apart gives a sentence, and the rows after it are read on. Memory is bound by the longest row.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

DELIMITERS = (",", "\t", ";", "|")
LONGEST_ROW = 1_000_000
"""Signs of a row that are looked at; a longer one is no row."""
LONGEST_FIELD = 100_000
_AGAIN = 5_000_000
"""Signs that may be read a second time, after rows whose quotation mark was never closed; then rows are skipped with them."""
_SHOWN = 200
_SAID = re.compile(r'\ufeff?(?P<mark>"?)sep=(?P<sign>[,;|\t]|\\t)(?P=mark)[,;|\t]*\r?\n?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the file. `line` is where it begins, from 1; `raw` has no line end."""

    line: int
    raw: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row that cannot be read: where it begins, how it begins, and why."""

    line: int
    raw: str
    sentence: str


def delimiter_said(line: str) -> str:
    """Return the delimiter that a first line such as `sep=;`, as Excel writes and reads it, names; empty where it is no such line."""
    found = _SAID.fullmatch(line)
    return found["sign"].replace("\\t", "\t") if found is not None else ""


class Source:
    """Lines that can be given back, with the number of the next one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        """What was not taken yet; whoever takes from it raises `number`, and only while nothing is `waiting`."""
        self.waiting: deque[str] = deque()
        """What was given back."""
        self.number = 1
        self.may_repeat = _AGAIN
        """Signs that may yet be given back."""

    def take(self) -> str | None:
        """Return the next line with its end; None after the last."""
        line = self.waiting.popleft() if self.waiting else next(self.lines, None)
        if line is not None:
            self.number += 1
        return line

    def give_back(self, lines: list[str]) -> None:
        """Have lines come again, in the order in which they stand here."""
        self.waiting.extendleft(reversed(lines))
        self.number -= len(lines)


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record | Faulty]:
    """Read rows from lines that have kept their line ends. Empty lines are passed over.

    A field may stand between quotation marks and then hold delimiters, line breaks and doubled quotation marks. Where a
    quotation mark is never closed, its row ends with its line, and the next line begins the next row.
    """
    source = Source(lines)
    while (line := source.take()) is not None:
        if line.strip("\r\n"):
            yield record(line, source, delimiter)


def record(line: str, source: Source, delimiter: str) -> Record | Faulty:
    """Read the row that begins with a line just taken, and take the lines on which it goes on."""
    first = source.number - 1
    parts = [line]
    fault = _gather(parts, source, delimiter)
    if not fault:
        return _record(first, "".join(parts), delimiter)
    beyond = sum(map(len, parts[1:]))
    if beyond <= source.may_repeat:
        source.may_repeat -= beyond
        source.give_back(parts[1:])
    else:
        fault += f", and the lines up to {source.number - 1} were passed over with it"
    return Faulty(first, _shown(line), _sentence(fault))


def _gather(parts: list[str], source: Source, delimiter: str) -> str:
    """Add to a row's first line those on which it goes on; return what is wrong with it, empty where nothing is."""
    quoted, size = False, 0
    while True:
        size += len(parts[-1])
        if size > LONGEST_ROW:
            return f"this row has more than {LONGEST_ROW:,} signs"
        state = _quoted(parts[-1], delimiter, quoted=quoted)
        if state is None:
            return "after a closing quotation mark stands neither the end of the field nor of the row"
        if not state:
            return ""
        quoted, more = True, source.take()
        if more is None:
            return "a quotation mark opens a field here, and none closes it"
        parts.append(more)


def _quoted(line: str, delimiter: str, *, quoted: bool) -> bool | None:
    """Tell whether a quoted field is still open at the line's end; None where something follows a closed one."""
    at = 0
    if not quoted:
        if '"' not in line:
            return False
        if line.startswith('"'):
            quoted, at = True, 1
    opening = delimiter + '"'
    while True:
        if quoted:
            close = line.find('"', at)
            if close < 0:
                return True
            following = line[close + 1 : close + 2]
            if following == '"':
                at = close + 2
                continue
            if following not in ("", delimiter, "\n") and line[close + 1 :] not in ("\r", "\r\n"):
                return None
            quoted, at = False, close + 1
        else:
            found = line.find(opening, at)
            if found < 0:
                return False
            quoted, at = True, found + 2


def _record(line: int, text: str, delimiter: str) -> Record | Faulty:
    raw = text.rstrip("\r\n")
    if "\x00" in raw:
        return Faulty(line, _shown(raw), _sentence("it holds a zero byte"))
    fields = raw.split(delimiter) if '"' not in raw else _unquoted(raw, delimiter)
    if len(raw) > LONGEST_FIELD and any(len(field) > LONGEST_FIELD for field in fields):
        return Faulty(line, raw[:_SHOWN], _sentence(f"a field has more than {LONGEST_FIELD:,} signs"))
    return Record(line, raw, tuple(fields))


def _unquoted(raw: str, delimiter: str) -> list[str]:
    """The fields of a sound row, without their quotation marks."""
    return [
        raw[start:end].replace('""', '"') if start and raw[start - 1] == '"' else raw[start:end]
        for start, end in spans(raw, delimiter)
    ]


def _shown(raw: str) -> str:
    return raw[:_SHOWN].rstrip("\r\n").replace("\x00", "\N{REPLACEMENT CHARACTER}")


def _sentence(fault: str) -> str:
    return f"This row cannot be read: {fault}."


def spans(raw: str, delimiter: str) -> list[tuple[int, int]]:
    """Tell where the content of each field of a sound row stands, without its quotation marks."""
    found, at = [], 0
    pattern = _field(delimiter)
    while match := pattern.match(raw, at):
        found.append(match.span(1) if match[1] is not None else match.span(2))
        at = match.end() + 1
        if at > len(raw):
            break
    return found


@lru_cache(maxsize=8)
def _field(delimiter: str) -> re.Pattern[str]:
    """A field between quotation marks that the row's end or a delimiter follows, or one without."""
    apart = re.escape(delimiter)
    return re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"(?={apart}|\Z)|((?!")[^{apart}]*+)')
