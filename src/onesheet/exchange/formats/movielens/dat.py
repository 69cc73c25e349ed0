"""MovieLens' old tables, whose cells `::` stands between and which have no names of columns: `movies.dat`, `ratings.dat`.

From memory: `movies.dat` (movie, `Toy Story (1995)`, genres between bars), `ratings.dat` (user, movie, 1 to 5, later with halves, seconds
since 1970), `users.dat` (user, gender, age, occupation, postcode), `tags.dat` (user, movie, tag, seconds), in Latin-1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from onesheet.exchange.formats.movielens.films import Films
from onesheet.exchange.formats.telling import Cells, Faulty, Other
from onesheet.exchange.parcels import Damaged, Entry, Unsafe
from onesheet.exchange.pure.cells import begin, number_of, of_unix
from onesheet.exchange.pure.rows import SAID, Left, Notice, Rate, Refused, Told
from onesheet.reading.forms.lines import Lines, Unreadable

SIGN = "::"
_FIRST = {
    "ratings": re.compile(rb"\d{1,9}::\d{1,9}::[0-5](?:\.[05])?::\d{8,10}"),
    "users": re.compile(rb"\d{1,9}::[MF]::\d{1,3}::\d{1,3}::[^:]*"),
    "tags": re.compile(rb"\d{1,9}::\d{1,9}::.+::\d{8,10}"),
    "movies": re.compile(rb"\d{1,9}::.+::[^:]+"),
}
"""What the first row of each looks like, asked in this order."""
_COLUMNS = {
    "ratings": ("userid", "movieid", "rating", "timestamp"),
    "movies": ("movieid", "title", "genres"),
}
_HEAD = 2_000
_LEFT = {
    "users": "What MovieLens knows of its users is theirs, and was not read.",
    "tags": "A tag belongs to a viewing here, and MovieLens tells of none, so it was left alone.",
}
_HALVES = {printed: int(float(printed) * 2) for printed in ("0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5")}


def kind_of(entry: Entry) -> str:
    """Return what a file holds, `ratings`, `movies`, `users` or `tags`; empty where it is none of these tables."""
    if not entry.path.lower().removesuffix(".gz").endswith(".dat"):
        return ""
    if "movielens dat" not in entry.known:
        try:
            first = entry.head(_HEAD).splitlines()[:1]
        except Unsafe:
            first = []
        entry.known["movielens dat"] = next(
            (kind for kind, looks in _FIRST.items() if first and looks.fullmatch(first[0].strip())), ""
        )
    found: str = entry.known["movielens dat"]
    return found


def movies(entry: Entry, films: Films) -> Iterator[Told]:
    """Yield each film with its titles, year and genres."""
    return _told(entry, "movies", lambda cells: films.movie(cells, SIGN))


def ratings(entry: Entry, films: Films) -> Iterator[Told]:
    """Yield each user's ratings."""
    users: dict[str, str] = {}

    def read(cells: Cells) -> Iterable[Told]:
        user, movie = number_of(cells.text("userid")), number_of(cells.text("movieid"))
        if not user or not movie:
            raise Faulty("This row does not say whose rating it is, or of which film.")
        halves = _HALVES.get(cells.text("rating")) or cells.rating("rating", best=5)
        if halves is None:
            raise Other("There is no rating in this row.")
        at, printed = "", cells.text("timestamp")
        try:
            at = of_unix(int(printed))
        except ValueError:
            cells.notices.append(f"“{printed[:40]}” is no count of seconds since 1970 and was left out.")
        row = cells.row(Rate(halves, at), films.told(movie))
        row.whose = users.setdefault(user, user)
        yield row

    return _told(entry, "ratings", read)


def left(entry: Entry) -> Iterator[Told]:
    """Say of a file of users or tags why it is left alone."""
    yield Left(entry.path, 1, "", _LEFT[kind_of(entry)])


class _Line:
    """One line as a row of the table."""

    __slots__ = ("_cells", "line", "said")

    def __init__(self, line: int, printed: str, cells: dict[str, str]) -> None:
        self.line, self.said, self._cells = line, begin(printed, SAID), cells

    def get(self, name: str, /) -> str:
        return self._cells[name]


def _told(entry: Entry, kind: str, read: Callable[[Cells], Iterable[Told]]) -> Iterator[Told]:
    """Yield what the rows say. A title may hold the sign, so that a film's first and last cell are those at the ends."""
    columns, path, number = _COLUMNS[kind], entry.path, 0
    lines = Lines(entry.chunks(), limit=None, packed=False)
    try:
        for number, line in enumerate(lines, 1):
            printed = line.strip()
            if not printed:
                continue
            first, *more = printed.split(SIGN)
            found = [first, SIGN.join(more[:-1]), *more[-1:]] if kind == "movies" else [first, *more]
            if len(found) != len(columns) or "\x00" in printed:
                sentence = f"This row does not have its {len(columns)} cells with “::” between them."
                yield Refused(path, number, begin(printed, SAID), sentence)
                continue
            cells = Cells(
                path, _Line(number, printed, dict(zip(columns, map(str.strip, found), strict=True))), lambda: None
            )
            try:
                yield from read(cells)
            except Other as other:
                yield cells.left(str(other))
            except Faulty as fault:
                yield cells.refused(str(fault))
    except (Unreadable, Damaged) as fault:
        yield Refused(path, number + 1, "", str(fault))
    for sentence in lines.notices:
        yield Notice(path, sentence)
