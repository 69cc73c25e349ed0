"""Ratings, watchlists and lists that IMDb exports as CSV, of every generation.

Seen: current files (`Original Title`), those of 2017 to 2023, those of before with all fields in quotes, lower-case names for the first
columns and days such as `Sat Jan  5 00:00:00 2013`, and files that spread sheets saved again. Columns are read by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Cells, Faulty, Other, others_left, stem_of, tables_of, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import identifiers, left_as
from onesheet.exchange.pure.rows import Enlist, FilmTold, Notice, OpenList, Rate, Row, Told, Want
from onesheet.exchange.tables import columns_of

_DAYS = ("date rated", "created", "modified", "release date")
_KINDS = {
    "tvseries": "a series",
    "tvminiseries": "a series",
    "miniseries": "a series",
    "tvepisode": "an episode of a series",
    "tvpilot": "an episode of a series",
    "videogame": "a game",
    "musicvideo": "a music video",
    "podcastseries": "a podcast",
    "podcastepisode": "an episode of a podcast",
}
"""Title types that are no films; in either spelling, `tvMiniSeries` or `TV Mini-Series`."""
_SIGNS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(?:ls\d{6,12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
"""Files that IMDb named by a number: their list's name is not told."""


class Imdb:
    """CSV files of IMDb."""

    name = "imdb"
    title = "IMDb ratings, watchlist or list"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns."""
        found = tables_of(parcel, _suits)
        return 0 if not found else 96 if len(found) == len(parcel.entries) else 70

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield ratings first, then watchlists, then lists."""
        files = sorted(((_kind(entry), entry) for entry in tables_of(parcel, _suits)), key=lambda one: one[0])
        if not files:
            raise NotUnderstood("There is no table of IMDb here: its columns are called Const, Title and so on.")
        for kind, entry in files:
            yield from _READERS[kind](entry)
        yield from others_left(parcel, (entry for _, entry in files), "IMDb")


def _suits(columns: tuple[str, ...]) -> bool:
    named = frozenset(columns)
    return "const" in named and bool(
        named & {"your rating", "you rated", "position", "date rated"}
        and named & {"title", "name", "title type", "url"}
    )


RATINGS, WATCHLIST, LIST = 1, 2, 3


def _kind(entry: Entry) -> int:
    columns, stem = columns_of(entry), stem_of(entry).lower()
    rated = "your rating" in columns or "you rated" in columns
    if rated and ("position" not in columns or stem.startswith("ratings")):
        return RATINGS
    return WATCHLIST if "watchlist" in stem else LIST


def _ratings(entry: Entry) -> Iterator[Told]:
    def read(cells: Cells) -> Iterator[Row]:
        film = _film(cells)
        rating = cells.rating("your rating", "you rated")
        if rating is None:
            raise Other("There is no rating in this row.")
        yield cells.row(Rate(rating, cells.moment("date rated", "created")), film)

    return told_by(entry, read, days=_DAYS)


def _watchlist(entry: Entry) -> Iterator[Told]:
    def read(cells: Cells) -> Iterator[Row]:
        film = _film(cells)
        rated = _rated(cells)
        if cells.text("description"):
            cells.notices.append("The description was left out: a watchlist has none here.")
        yield cells.row(Want(cells.moment("created")), film)
        if rated is not None:
            yield cells.row(rated, film, notes=False)

    return told_by(entry, read, days=_DAYS)


def _list(entry: Entry) -> Iterator[Told]:
    stem = stem_of(entry)
    key = f"imdb:{stem}"
    numbered = _NUMBERED.fullmatch(stem.lower()) is not None
    made = OpenList(key=key, name="A list of IMDb" if numbered else stem or "A list of IMDb", ranked=True)
    yield Row(entry.path, 1, stem, made)
    if numbered:
        yield Notice(
            entry.path,
            "The file does not tell the list's name, nor whether it is your watchlist. Rename it to what the list is called, "
            "or to WATCHLIST.csv, before you take it in.",
        )
    count = 0

    def read(cells: Cells) -> Iterator[Row]:
        nonlocal count
        count += 1
        film = _film(cells)
        rated = _rated(cells)
        place = cells.text("position")
        yield cells.row(
            Enlist(key, int(place) if place.isdecimal() and len(place) < 7 else count, cells.text("description")), film
        )
        if rated is not None:
            yield cells.row(rated, film, notes=False)

    yield from told_by(entry, read, days=_DAYS)


def _rated(cells: Cells) -> Rate | None:
    """The rating that newer lists carry beside each film."""
    rating = cells.rating("your rating", "you rated")
    return None if rating is None else Rate(rating, cells.moment("date rated"))


def _film(cells: Cells) -> FilmTold:
    const = cells.text("const").lower()
    if const.startswith(("nm", "co", "ch")):
        raise Other(left_as("a person" if const.startswith("nm") else "no title"))
    kind = _KINDS.get(_SIGNS.sub("", cells.text("title type")).lower())
    if kind is not None:
        raise Other(left_as(kind))
    title = cells.text("title")
    known = identifiers(imdb=const, addresses=[cells.text("url")])
    if not known and not title:
        raise Faulty("This row names no film: it has neither a number such as tt0111161 nor a title.")
    if const and not known:
        cells.notices.append(f"“{const[:40]}” is no number of IMDb's and was left out; the film is told by its title.")
    return FilmTold(
        title=title,
        year=cells.year("year"),
        original_title=cells.text("original title"),
        directors=tuple(name for one in cells.text("directors").split(",") if (name := one.strip())),
        identifiers=known,
    )


_READERS = {RATINGS: _ratings, WATCHLIST: _watchlist, LIST: _list}
IMDB = Imdb()
