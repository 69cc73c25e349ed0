"""The CSV files of NeoDB, read by position: their columns have one name twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesheet.exchange.formats.telling import Cells, Faulty, Other, others_left, rows_told
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import identifiers, left_as, year_of
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import FilmTold, Refused, Told, View, Want, Write
from onesheet.exchange.tables import Table, TableRow, columns_of, open_table

_NAME = re.compile(r"(?P<kind>movie|tv|music|book|game|podcast|performance)_(?P<what>mark|review|note)\.csv")
_COLUMNS = {
    "mark": ("title", "info", "links", "timestamp", "status", "rating", "comment", "tags"),
    "review": ("title", "info", "links", "timestamp", "title", "content"),
    "note": ("title", "info", "links", "timestamp", "progress", "title", "content"),
}
_KINDS = {
    "tv": "a series",
    "music": "an album",
    "book": "a book",
    "game": "a game",
    "podcast": "a podcast",
    "performance": "a performance",
}
_INFO = re.compile(
    r"(?:^| )(?P<name>imdb|isbn|year|pub_year|season_number|episode_number|author|artist|director|host):"
)


def recognises(parcel: Parcel) -> int:
    """Say how sure it is that these are NeoDB's CSV files."""
    files = _files(parcel)
    if not files:
        return 0
    return 97 if len(files) > 1 or not parcel.archive else 80


def _files(parcel: Parcel) -> list[tuple[str, str, Entry]]:
    """Which file holds what of which kind of thing, in the order in which they are read."""
    found = []
    for entry in parcel.entries:
        match = _NAME.fullmatch(entry.path.rsplit("/", 1)[-1].lower())
        columns = columns_of(entry)
        if match is not None and columns == _COLUMNS[match["what"]]:
            found.append((match["kind"], match["what"], entry))
        elif match is None and not parcel.archive and columns in _COLUMNS.values():
            what = next(what for what, names in _COLUMNS.items() if names == columns)
            found.append(("movie", what, entry))
    return sorted(found, key=lambda one: (one[0] != "movie", one[0], list(_COLUMNS).index(one[1])))


def told(parcel: Parcel) -> Iterator[Told]:
    """Yield films watched and wanted, then reviews; then what is no film."""
    files = _files(parcel)
    for kind, what, entry in files:
        table = open_table(entry)
        reader = _Reader(kind, what)
        yield from rows_told(entry.path, _named(table, what), reader.read)
        for notice in table.notices:
            if "Two columns are called" not in notice.sentence:
                yield notice
    yield from others_left(parcel, (entry for _, _, entry in files), "NeoDB")


def _named(table: Table, what: str) -> Iterator[TableRow | Refused]:
    """The rows, the second `title` being called `headline`."""
    names = [*_COLUMNS[what]]
    if names.count("title") > 1:
        names[len(names) - 1 - names[::-1].index("title")] = "headline"
    table.places = {name: place for place, name in enumerate(names)}
    yield from table


class _Reader:
    def __init__(self, kind: str, what: str) -> None:
        self.kind, self.what = kind, what

    def read(self, cells: Cells) -> Iterator[Told]:
        if self.kind != "movie":
            raise Other(left_as(_KINDS[self.kind]))
        if self.what == "note":
            raise Other("A note belongs to no viewing, and only viewings have notes here, so it was left alone.")
        film = film_of(cells.text("title"), cells.text("info"), cells.text("links"))
        number = next(iter(cells.text("links").split()), "") or str(film)
        moment = cells.moment("timestamp")
        if self.what == "review":
            yield self._review(cells, film, number, moment)
        else:
            yield from self._mark(cells, film, number, moment)

    def _review(self, cells: Cells, film: FilmTold, number: str, moment: str) -> Told:
        text = review_text(cells.text("headline"), cells.text("content"))
        if not text:
            raise Other("There are no words in this review.")
        return cells.row(Write(key=f"neodb:review:{number}:{moment}", text=text, logged=moment), film)

    def _mark(self, cells: Cells, film: FilmTold, number: str, moment: str) -> Iterator[Told]:
        rating = cells.rating("rating")
        status = cells.text("status").lower()
        comment = cells.text("comment")
        if status == "wishlist":
            if comment or rating is not None:
                cells.notices.append("What was said of it was left out: it is only wanted.")
            yield cells.row(Want(moment), film)
            return
        if status != "complete":
            raise Other(f"Its status there is “{status[:40]}”: it was not watched to its end, so it was left alone.")
        tags = tuple(tag for one in cells.text("tags").split("|") if (tag := one.strip()))
        key = f"neodb:{number}:{moment[:10]}"
        yield cells.row(View(key=key, date=moment[:10], rating=rating, tags=tags, logged=moment), film)
        if comment:
            yield cells.row(
                Write(key=key, text=markdown_of(comment), date=moment[:10], rating=rating, logged=moment),
                film,
                notes=False,
            )


def film_of(title: str, info: str, links: str) -> FilmTold:
    """Return the film that the first columns name. Raises Faulty where they name none."""
    parts = _INFO.split(info)
    told = dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=False))
    film = FilmTold(
        title=title,
        year=year_of(told.get("year", "")),
        directors=tuple(name for one in told.get("director", "").split("/") if (name := one.strip())),
        identifiers=identifiers(imdb=told.get("imdb", ""), addresses=links.split()),
    )
    if not film.title and not film.identifiers:
        raise Faulty("This row names no film: it has neither a title nor an address of one.")
    return film


def review_text(headline: str, content: str) -> str:
    """Return a review as Markdown, its headline first."""
    return "\n\n".join(part for part in (f"**{markdown_of(headline)}**" if headline else "", content.strip()) if part)
