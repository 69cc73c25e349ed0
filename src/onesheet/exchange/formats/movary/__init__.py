"""The CSV files of Movary: history, ratings and watchlist.

Seen: `title, year, tmdbId, imdbId, watchedAt, comment, location` with a row for each play; `userRating` from 1 to 10; `addedAt`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Cells, Faulty, Other, others_left, tables_of, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import identifiers
from onesheet.exchange.pure.rows import FilmTold, Rate, Row, Told, View, Want
from onesheet.exchange.tables import columns_of

_TELLING = ("userrating", "watchedat", "addedat")


class Movary:
    """CSV files of Movary."""

    name = "movary"
    title = "Movary history, ratings or watchlist"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns."""
        found = tables_of(parcel, _suits)
        return 0 if not found else 96 if len(found) == len(parcel.entries) else 70

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield ratings, then viewings, then the watchlist."""
        files = sorted(tables_of(parcel, _suits), key=lambda entry: _TELLING.index(_telling(columns_of(entry))))
        if not files:
            raise NotUnderstood("There is no table of Movary here: its columns are title, tmdbId, imdbId and so on.")
        for entry in files:
            yield from _told(entry)
        yield from others_left(parcel, files, "Movary")


def _telling(columns: tuple[str, ...]) -> str:
    return next((name for name in _TELLING if name in columns), "")


def _suits(columns: tuple[str, ...]) -> bool:
    return {"title", "tmdbid"} <= frozenset(columns) and bool(_telling(columns))


def _told(entry: Entry) -> Iterator[Told]:
    telling = _telling(columns_of(entry))

    def read(cells: Cells) -> Iterator[Row]:
        film = FilmTold(
            title=cells.text("title"),
            year=cells.year("year"),
            identifiers=identifiers(tmdb=cells.text("tmdbid"), imdb=cells.text("imdbid")),
        )
        if not film.title and not film.identifiers:
            raise Faulty("This row names no film: it has neither a title nor a number.")
        if telling == "userrating":
            rating = cells.rating("userrating")
            if rating is None:
                raise Other("There is no rating in this row.")
            yield cells.row(Rate(rating), film)
        elif telling == "addedat":
            yield cells.row(Want(cells.moment("addedat")), film)
        else:
            date = cells.day("watchedat")
            number = cells.text("tmdbid", "imdbid", "title")
            view = View(
                key=f"movary:{number}:{date}", date=date, place=cells.text("location"), note=cells.text("comment")
            )
            yield cells.row(view, film)

    return told_by(entry, read, days=(telling,))


MOVARY = Movary()
