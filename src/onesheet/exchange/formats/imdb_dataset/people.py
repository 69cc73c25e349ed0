"""title.crew, title.principals and name.basics: who made the films that are here.

Names stand in a table of their own, 14 million of them, which no memory should hold. So they are put into a file on disk first, in
the same order in which they are looked up: by number.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import groupby
from pathlib import Path

from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.rows import SAID, Catalogue, FilmTold, Refused, Row, Told
from onesheet.exchange.pure.signs import sound
from onesheet.exchange.tables import TableRow, open_table
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Reading, Statement

READER = "dataset/rows/1"
_NONE = "\\N"
_JOBS = {
    "director": "director", "writer": "screenwriter", "producer": "producer", "composer": "composer",
    "cinematographer": "cinematographer", "editor": "editor", "production_designer": "production_designer",
    "actor": "cast_member", "actress": "cast_member", "self": "cast_member",
}  # fmt: skip
_AT_ONCE = 5000
_MOST = 500
"""People of one film."""


def people(found: Mapping[str, Entry]) -> Iterator[Told]:
    """Yield for each film of title.crew and title.principals who took part."""
    with tempfile.TemporaryDirectory(prefix="onesheet-names-") as folder, closing(_Names(Path(folder))) as names:
        names.fill(found["names"])
        for kind in ("crew", "principals"):
            if kind in found:
                yield from _credits(found[kind], names)


class _Names:
    """Names by number, on disk."""

    def __init__(self, folder: Path) -> None:
        self._file = sqlite3.connect(folder / "names")
        self._file.execute("PRAGMA journal_mode=OFF")
        self._file.execute("CREATE TABLE names (number TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID")

    def fill(self, entry: Entry) -> None:
        """Take in name.basics."""
        rows = (
            (one.get("nconst"), one.get("primaryname"))
            for one in open_table(entry, quoting=False, delimiter="\t")
            if isinstance(one, TableRow) and one.get("primaryname") not in ("", _NONE)
        )
        with self._file:
            self._file.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", rows)

    def of(self, number: str) -> str | None:
        """Return the name of a number."""
        found = self._file.execute("SELECT name FROM names WHERE number = ?", (number,)).fetchone()
        return None if found is None else str(found[0])

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _credits(entry: Entry, names: _Names) -> Iterator[Told]:
    table = open_table(entry, quoting=False, delimiter="\t")
    head = Head(
        LISTING,
        title=f"IMDb datasets: {'title.crew' if 'directors' in table.folded else 'title.principals'}",
        outlet="IMDb",
    )
    for number, some in groupby(table, key=lambda one: one.get("tconst") if isinstance(one, TableRow) else ""):
        rows: list[TableRow] = []
        for one in some:
            if isinstance(one, Refused):
                yield one
            elif len(rows) < _MOST:
                rows.append(one)
        if rows:
            yield _film(entry.path, number, rows, names, head)


def _film(path: str, number: str, rows: list[TableRow], names: _Names, head: Head) -> Row:
    """All rows of one film, each with the names that its numbers stand for behind it."""
    statements: list[Statement] = []
    text = ""
    for row in rows:
        text += ("\n" if text else "") + "\t".join(row.cells)
        for name, person, more in _said(row):
            known = names.of(person)
            if known is None:
                continue
            text += f"\t{known}"
            statements.append(Statement(name, known, known, len(text) - len(known), len(text), more))
    reading = Reading(path, text, "", READER, head, (Film(number),), tuple(statements))
    film = FilmTold(identifiers=frozenset({("imdb", number)}))
    return Row(path, rows[0].line, text[:SAID], Catalogue(reading, {"only": "here"}), film)


def _said(row: TableRow) -> Iterator[tuple[str, str, dict[str, Json]]]:
    for column, name in (("directors", "director"), ("writers", "screenwriter")):
        for person in row.get(column).split(","):
            if person not in ("", _NONE):
                yield name, person, {}
    known = _JOBS.get(row.get("category"))
    if known is None:
        return
    more: dict[str, Json] = {}
    if known == "cast_member":
        if len(row.get("ordering")) < 7 and row.get("ordering").isdecimal():
            more["billing"] = int(row.get("ordering"))
        if character := _character(row.get("characters")):
            more["character"] = character
    yield known, row.get("nconst"), more


def _character(printed: str) -> str:
    try:
        value = sound(json.loads(printed))
    except (ValueError, RecursionError):
        return ""
    names = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return " / ".join(names)[:200]
