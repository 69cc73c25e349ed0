"""The ratings of MovieLens, of which there are millions: as little as can be is done for each."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from onesheet.exchange.formats.movielens.films import Films
from onesheet.exchange.formats.telling import Cells, Faulty, Other, told_by
from onesheet.exchange.parcels import Damaged, Entry
from onesheet.exchange.pure.cells import begin, number_of, of_unix
from onesheet.exchange.pure.ratings import LATEST, Ratings
from onesheet.exchange.pure.rows import SAID, Notice, Rate, Refused, Row, Told
from onesheet.exchange.tables import open_table
from onesheet.reading.forms.lines import Lines, Unreadable

_HALVES = {f"{halves / 2:g}": halves for halves in range(1, 11)} | {f"{halves / 2}": halves for halves in range(1, 11)}
_COLUMNS = ("userid", "movieid", "rating", "timestamp")
_TOGETHER, _FEW = 2_000, 8
"""Lines that are read together, and so few that each is read by itself."""


def ratings(entry: Entry, films: Films) -> Iterator[Told | Ratings]:
    """Yield each user's ratings, many together where the file is written as MovieLens writes it."""
    table = open_table(entry)
    if table.folded == _COLUMNS and table.delimiter == ",":
        return _quick(entry, films)
    return told_by(entry, lambda cells: [_read(cells, films)])


def _quick(entry: Entry, films: Films) -> Iterator[Told | Ratings]:
    path, number, fault = entry.path, 1, ""
    users: dict[str, str] = {}
    lines = Lines(entry.chunks(), limit=None, packed=False)
    source = iter(lines)
    some: list[str] = []
    try:
        next(source, None)
        for line in source:
            some.append(line)
            if len(some) == _TOGETHER:
                yield from _block(path, number + 1, some, films, users)
                number += len(some)
                some = []
    except (Unreadable, Damaged) as damage:
        fault = str(damage)
    yield from _block(path, number + 1, some, films, users)
    if fault:
        yield Refused(path, number + len(some) + 1, "", fault)
    for sentence in lines.notices:
        yield Notice(path, sentence)


def _block(path: str, first: int, some: list[str], films: Films, users: dict[str, str]) -> Iterator[Told | Ratings]:
    """Read some lines together. Where one is not written as MovieLens writes them, it is found by halves and read with care."""
    read = _columns(path, first, some, films, users) if some else None
    if read is not None:
        yield read
    elif len(some) <= _FEW:
        for number, line in enumerate(some, first):
            yield from _careful(path, number, line, films, users)
    else:
        half = len(some) // 2
        yield from _block(path, first, some[:half], films, users)
        yield from _block(path, first + half, some[half:], films, users)


def _columns(path: str, first: int, some: list[str], films: Films, users: dict[str, str]) -> Ratings | None:
    known = films.known
    try:
        whose, movies, printed, stamps = zip(*[line.split(",") for line in some], strict=True)
        halves = [_HALVES[rating] for rating in printed]
        seconds = list(map(int, stamps))
    except (KeyError, ValueError):
        return None
    if min(seconds) < 0 or max(seconds) >= LATEST or max(map(len, some)) > SAID:
        return None
    new = set(whose).difference(users)
    unknown = set(movies).difference(known)
    if any(number_of(name) != name for name in (*new, *unknown)):
        return None
    users.update((name, name) for name in new)
    for name in unknown:
        films.told(name)
    return Ratings(
        path, list(range(first, first + len(some))), said=[line.rstrip() for line in some],
        whose=[users[name] for name in whose], films=[known[name] for name in movies], halves=halves, seconds=seconds,
    )  # fmt: skip


class _Line:
    """One line as a row of the table."""

    def __init__(self, line: int, printed: str) -> None:
        self.line, self.said = line, begin(printed, SAID)
        self._cells = dict(zip(_COLUMNS, next(csv.reader([printed])), strict=True))

    def get(self, name: str, /) -> str:
        return self._cells[name].strip()


def _careful(path: str, number: int, line: str, films: Films, users: dict[str, str]) -> Iterator[Told]:
    """Read a row that may not be written as MovieLens writes them."""
    bare = line.strip()
    if not bare.replace(",", "") or bare.lower() == ",".join(_COLUMNS):
        return
    if "\x00" in line:
        yield Refused(path, number, begin(line, SAID), "This row cannot be read: it holds a zero byte.")
        return
    try:
        cells = Cells(path, _Line(number, line), lambda: None)
    except (ValueError, csv.Error):
        yield Refused(path, number, begin(line, SAID), "This row does not have the four fields of a rating.")
        return
    try:
        row = _read(cells, films)
        row.whose = users.setdefault(row.whose, row.whose)
        yield row
    except Other as other:
        yield cells.left(str(other))
    except Faulty as fault:
        yield cells.refused(str(fault))


def _read(cells: Cells, films: Films) -> Row:
    number, user = number_of(cells.text("movieid")), number_of(cells.text("userid"))
    if not number or not user:
        raise Faulty("This row does not say whose rating it is, or of which film.")
    rating = cells.rating("rating", best=5)
    if rating is None:
        raise Other("There is no rating in this row.")
    printed, at = cells.text("timestamp"), ""
    if printed:
        try:
            at = of_unix(int(printed))
        except ValueError:
            cells.notices.append(f"“{printed[:40]}” is no count of seconds since 1970 and was left out.")
    row = cells.row(Rate(rating, at), films.told(number))
    row.whose = user
    return row
