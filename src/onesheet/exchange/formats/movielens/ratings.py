"""The ratings of MovieLens, of which there are millions: as little as can be is done for each."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from onesheet.exchange.formats.movielens.films import Films
from onesheet.exchange.formats.telling import Cells, Faulty, Other, told_by
from onesheet.exchange.parcels import Damaged, Entry
from onesheet.exchange.pure.cells import begin, number_of, of_unix
from onesheet.exchange.pure.rows import SAID, Notice, Rate, Refused, Row, Told
from onesheet.exchange.tables import open_table
from onesheet.reading.forms.lines import Lines, Unreadable

_HALVES = {f"{halves / 2:g}": halves for halves in range(1, 11)} | {f"{halves / 2}": halves for halves in range(1, 11)}
_COLUMNS = ("userid", "movieid", "rating", "timestamp")
_DAY = 86_400


def ratings(entry: Entry, films: Films) -> Iterator[Told]:
    """Yield each user's ratings."""
    table = open_table(entry)
    if table.folded == _COLUMNS and table.delimiter == ",":
        return _quick(entry, films)
    return told_by(entry, lambda cells: [_read(cells, films, {})])


def _quick(entry: Entry, films: Films) -> Iterator[Told]:
    """Read a file that is written as MovieLens writes it; rows that are not are read with care."""
    path, halves, told = entry.path, _HALVES, films.known
    days: dict[int, str] = {}
    users: dict[str, str] = {}
    clock = [f"T{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}Z" for at in range(_DAY)]
    lines = Lines(entry.chunks(), limit=None, packed=False)
    numbered = enumerate(lines, 1)
    number = 0
    try:
        next(numbered, None)
        for number, line in numbered:
            try:
                user, movie, rating, stamp = line.split(",")
                seconds = int(stamp)
                day = seconds // _DAY
                yield Row(
                    path,
                    number,
                    line.rstrip(),
                    Rate(halves[rating], days[day] + clock[seconds - day * _DAY]),
                    told[movie],
                    users[user],
                )
            except (KeyError, ValueError):
                yield from _careful(path, number, line, films, days, users)
    except (Unreadable, Damaged) as fault:
        yield Refused(path, number + 1, "", str(fault))
    for sentence in lines.notices:
        yield Notice(path, sentence)


class _Line:
    """One line as a row of the table."""

    def __init__(self, line: int, printed: str) -> None:
        self.line, self.said = line, begin(printed, SAID)
        self._cells = dict(zip(_COLUMNS, next(csv.reader([printed])), strict=True))

    def get(self, name: str, /) -> str:
        return self._cells[name].strip()


def _careful(
    path: str, number: int, line: str, films: Films, days: dict[int, str], users: dict[str, str]
) -> Iterator[Told]:
    """Read a row with the first rating of a user, a film or a day, or one that is not written as MovieLens writes them."""
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
        row = _read(cells, films, days)
        users[row.whose] = row.whose
        yield row
    except Other as other:
        yield cells.left(str(other))
    except Faulty as fault:
        yield cells.refused(str(fault))


def _read(cells: Cells, films: Films, days: dict[int, str]) -> Row:
    number, user = number_of(cells.text("movieid")), number_of(cells.text("userid"))
    if not number or not user:
        raise Faulty("This row does not say whose rating it is, or of which film.")
    rating = cells.rating("rating", best=5)
    if rating is None:
        raise Other("There is no rating in this row.")
    printed, at = cells.text("timestamp"), ""
    if printed:
        try:
            seconds = int(printed)
            at = of_unix(seconds)
            days[seconds // _DAY] = at[:10]
        except ValueError:
            cells.notices.append(f"“{printed[:40]}” is no count of seconds since 1970 and was left out.")
    row = cells.row(Rate(rating, at), films.told(number))
    row.whose = user
    return row
