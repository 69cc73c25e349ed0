"""The CSV of Yamtrack, one row for each film, series, season and episode, in the columns of any year.

Seen: columns of 2024 with and without `source`, later ones that drop `repeats` and `watch_date`, add `progressed_at`, `created_at` or a leading
`row_type`. Columns are read by their names. Scores go to 10 with decimals; nothing and 0 are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Cells, Faulty, Other, others_left, tables_of, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import identifiers, left_as
from onesheet.exchange.pure.rows import FilmTold, Rate, Row, Told, View, Want, Watch

_NEEDED = frozenset({"media_id", "media_type", "title", "status", "score"})
_DAYS = ("end_date", "start_date", "watch_date")
_KINDS = {
    "tv": "a series",
    "season": "a season of a series",
    "episode": "an episode of a series",
    "anime": "an anime, of which the file does not say whether it is a film",
    "manga": "a manga",
    "game": "a game",
    "book": "a book",
    "comic": "a comic",
    "boardgame": "a board game",
}
_PLANNED = {"planning", "planned"}
_UNFINISHED = {"in progress", "paused", "dropped"}
_ITEMS = {"", "media", "item", "movie", "entry"}
"""What newer files call the rows that tell of one film or series."""


class Yamtrack:
    """The CSV of Yamtrack."""

    name = "yamtrack"
    title = "Yamtrack export"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns."""
        found = tables_of(parcel, _suits)
        return 0 if not found else 96 if len(found) == len(parcel.entries) else 70

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield each film's viewing, rating or wish."""
        files = tables_of(parcel, _suits)
        if not files:
            raise NotUnderstood("There is no table of Yamtrack here: its columns are media_id, media_type and so on.")
        for entry in files:
            yield from _told(entry)
        yield from others_left(parcel, files, "Yamtrack")


def _suits(columns: tuple[str, ...]) -> bool:
    return frozenset(columns) >= _NEEDED


def _told(entry: Entry) -> Iterator[Told]:
    return told_by(entry, _read, days=_DAYS)


def _read(cells: Cells) -> Iterator[Row]:
    film = _film(cells)
    rating = cells.rating("score")
    status = cells.text("status").lower()
    if status in _PLANNED or status in _UNFINISHED:
        yield cells.row(_not_seen(cells, status, rating), film)
        return
    date = cells.day("end_date", "watch_date", "progressed_at")
    note = cells.text("notes")
    repeats = cells.text("repeats")
    if repeats.isdecimal() and int(repeats[:6]) > 0:
        cells.notices.append(f"Yamtrack counts {repeats[:6]} repeats and tells the day of the last viewing alone.")
    number = f"{cells.text('source') or 'tmdb'}:{cells.text('media_id') or film.title}"
    if date or note:
        yield cells.row(View(key=f"yamtrack:{number}:{date}", date=date, rating=rating, note=note), film)
    elif rating is not None:
        yield cells.row(Rate(rating), film)
    else:
        yield cells.row(Watch(), film)


def _not_seen(cells: Cells, status: str, rating: int | None) -> Rate | Want:
    if rating is not None:
        cells.notices.append(f"Its status there is “{status}”; the rating was taken.")
        return Rate(rating)
    if status in _UNFINISHED:
        raise Other("The film was not watched to its end, so it was left alone.")
    if cells.text("notes"):
        cells.notices.append("The note was left out: a watchlist has none here.")
    return Want(cells.moment("created_at"))


def _film(cells: Cells) -> FilmTold:
    kind = cells.text("media_type").lower()
    row = cells.text("row_type").lower()
    if row not in _ITEMS and not (row == kind == "movie"):
        raise Other(f"A row of the kind “{row[:40]}” has no place here, so it was left alone.")
    if kind != "movie":
        raise Other(left_as(_KINDS.get(kind, f"of the kind “{kind[:40]}”")))
    title = cells.text("title")
    source = cells.text("source").lower()
    known = (
        identifiers(**{source or "tmdb": cells.text("media_id")}) if source in ("", "tmdb", "imdb", "simkl") else None
    )
    if not title and not known:
        raise Faulty("This row names no film: it has neither a title nor a number.")
    return FilmTold(title=title, identifiers=known or frozenset())


YAMTRACK = Yamtrack()
