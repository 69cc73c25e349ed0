"""A list of an export: a line that says so, a table of one row about the list, an empty line, and the table of its films.

Any of the first two may be missing: owners keep the films alone, and exports of 2021 had no first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.letterboxd import fields
from onesheet.exchange.formats.letterboxd.kinds import BANNER
from onesheet.exchange.formats.letterboxd.links import entry_key, film_identifier
from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import SAID, Enlist, FilmTold, Left, Notice, OpenList, Refused, Row, Told
from onesheet.exchange.tables import BareRow, Rows, open_rows

_DELIMITER = re.compile(rb"^\W{0,4}(?:\"?\d*\"?[,;\t|])?\"?(?:Date|Position)\"?([,;\t|])", re.IGNORECASE | re.MULTILINE)
_HEAD = frozenset({"date", "name"})
_ITEMS = frozenset({"position", "name"})
_LONGEST_NAME = 200


@dataclass(slots=True)
class _Part:
    """The table that is being read: where its columns stand."""

    places: Mapping[str, int]
    width: int
    of_films: bool
    index: int = 0

    def get(self, row: BareRow, name: str) -> str:
        place = self.places.get(name)
        return "" if place is None else row.cells[place].strip()


def read_list(entry: Entry, path: str) -> Iterator[Told]:
    """Yield what a list says: the list, then its films. Raises `NotUnderstood`, `Unsafe`."""
    rows = _rows(entry)
    part: _Part | None = None
    key, position = "", 0
    for row in rows:
        if isinstance(row, Refused):
            yield Refused(path, row.line, row.said, row.sentence)
        elif (new := _part(row, part)) is not None:
            part = new
            if part.of_films and not key:
                key = f"file:{_stem(path)}"
                yield Notice(path, f"“{path}” does not say what the list is called; it was named after the file.")
                yield Row(path, row.line, _said(row), OpenList(key, _name_of(path)))
        elif part is None:
            _must_be_banner(path, row)
        elif part.of_films:
            position += 1
            yield _film(path, row, part, key, position)
        else:
            told = _list(path, row, part)
            key = told.deed.key if isinstance(told, Row) and isinstance(told.deed, OpenList) else key
            yield told
    if part is None:
        raise NotUnderstood(f"“{path}” is no list as Letterboxd exports it: nothing in it names the columns of one.")
    yield from rows.notices


def _rows(entry: Entry) -> Rows:
    found = _DELIMITER.search(entry.head(65_536))
    return open_rows(entry, delimiter=found[1].decode() if found else ",")


def _must_be_banner(path: str, row: BareRow) -> None:
    if BANNER.fullmatch(" ".join(row.cells).strip(" ,;").lower()) is None:
        raise NotUnderstood(f"“{path}” is no list as Letterboxd exports it: line {row.line} names no columns of one.")


def _part(row: BareRow, before: _Part | None) -> _Part | None:
    """The table that a row of column names begins; None for any other row."""
    names = [" ".join(cell.split()).lower() for cell in row.cells]
    have = frozenset(names)
    of_films = have >= _ITEMS
    if not of_films and not (have >= _HEAD and before is None and not have & {"rating", "watched date"}):
        return None
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(name, place)
    return _Part(places, len(names), of_films)


def _list(path: str, row: BareRow, part: _Part) -> Row | Refused:
    if len(row.cells) != part.width:
        return Refused(path, row.line, _said(row), _miscounted(row, part))
    name = " ".join(part.get(row, "name").split())
    if not name:
        return Refused(path, row.line, _said(row), "The list has no name.")
    notices: list[str] = []
    try:
        at = fields.day(part.get(row, "date"), "Date")
    except fields.Unclear as fault:
        at = ""
        notices.append(f"{fault} The list was taken in without it.")
    if len(name) > _LONGEST_NAME:
        notices.append(f"The list's name was cut at {_LONGEST_NAME} signs.")
        name = name[:_LONGEST_NAME].rstrip()
    deed = OpenList(
        key=entry_key(part.get(row, "url")) or f"file:{_stem(path)}",
        name=name,
        text=markdown_of(part.get(row, "description")),
        tags=fields.tags(part.get(row, "tags")),
        at=at,
    )
    return Row(path, row.line, _said(row), deed, notices=tuple(notices))


def _film(path: str, row: BareRow, part: _Part, key: str, position: int) -> Told:
    if len(row.cells) != part.width:
        return Refused(path, row.line, _said(row), _miscounted(row, part))
    try:
        address = part.get(row, "url") or part.get(row, "letterboxd uri")
        identifier = film_identifier(address)
        film = FilmTold(
            title=fields.title(part.get(row, "name")),
            year=fields.year(part.get(row, "year")),
            identifiers=frozenset({identifier}) if identifier is not None else frozenset(),
        )
    except fields.Unclear as fault:
        return Refused(path, row.line, _said(row), str(fault))
    said = part.get(row, "position")
    at = int(said) if said.isascii() and said.isdecimal() and 0 < len(said) < 7 else position
    return Row(path, row.line, _said(row), Enlist(key, max(1, at), markdown_of(part.get(row, "description"))), film)


def read_left(entry: Entry, path: str, sentence: str) -> Iterator[Told]:
    """Yield each row of a file that is left alone, whatever it holds; column names and what stands above them are no rows."""
    try:
        rows = _rows(entry)
    except NotUnderstood as fault:
        yield Notice(path, str(fault))
        return
    for row in rows:
        if isinstance(row, BareRow):
            names = [cell.strip().lower() for cell in row.cells]
            if names[0] in ("date", "position") or BANNER.fullmatch(" ".join(names)) is not None:
                continue
            yield Left(path, row.line, _said(row), sentence)
        else:
            yield Left(path, row.line, row.said, sentence)


def _said(row: BareRow) -> str:
    return ",".join(row.cells)[:SAID]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _name_of(path: str) -> str:
    """`film_collection.csv` -> `Film collection`."""
    words = " ".join(re.split(r"[\s_-]+", _stem(path))).strip() or "List"
    return (words[:1].upper() + words[1:])[:_LONGEST_NAME]


def _miscounted(row: BareRow, part: _Part) -> str:
    has = "one field" if len(row.cells) == 1 else f"{len(row.cells)} fields"
    return f"This row has {has} and its table {part.width} columns, so that nothing can be told apart."
