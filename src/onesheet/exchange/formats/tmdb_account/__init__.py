"""The CSV that TMDB gives of an account: ratings, watchlist or favourites, all with the same columns.

Seen: `TMDb ID, IMDb ID, Type, Name, Release Date, Season Number, Episode Number, Rating, Your Rating, Date Rated`. `Rating` is
everybody's, `Your Rating` goes to 10 in halves. Which list it is, only the file's name tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Cells, Faulty, Other, others_left, stem_of, tables_of, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import identifiers, left_as
from onesheet.exchange.pure.rows import FilmTold, Like, Rate, Row, Told, Want

_NEEDED = frozenset({"tmdb id", "type", "name", "your rating"})
_DAYS = ("date rated", "date added")


class TmdbAccount:
    """CSV files of a TMDB account."""

    name = "tmdb_account"
    title = "TMDB ratings, watchlist or favourites"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns."""
        found = tables_of(parcel, _suits)
        return 0 if not found else 97 if len(found) == len(parcel.entries) else 70

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield ratings, and of files that say they are, favourites and the watchlist."""
        files = sorted(tables_of(parcel, _suits), key=lambda entry: "rating" not in entry.path.lower())
        if not files:
            raise NotUnderstood("There is no table of a TMDB account here: its columns are TMDb ID, Type, Your Rating.")
        for entry in files:
            yield from _told(entry)
        yield from others_left(parcel, files, "a TMDB account")


def _suits(columns: tuple[str, ...]) -> bool:
    return frozenset(columns) >= _NEEDED


def _told(entry: Entry) -> Iterator[Told]:
    stem = stem_of(entry).lower()
    wanted, liked = "watchlist" in stem, "favo" in stem

    def read(cells: Cells) -> Iterator[Row]:
        film = _film(cells)
        rating = cells.rating("your rating")
        at = cells.moment("date rated", "date added")
        if rating is not None:
            yield cells.row(Rate(rating, at), film)
        if liked:
            yield cells.row(Like(at), film, notes=rating is None)
        elif wanted:
            yield cells.row(Want(at), film, notes=rating is None)
        elif rating is None:
            raise Other(
                "There is no rating in this row. If this is your watchlist or your favourites, rename the file to "
                "watchlist.csv or favorites.csv."
            )

    return told_by(entry, read, days=_DAYS)


def _film(cells: Cells) -> FilmTold:
    kind = cells.text("type").lower()
    if kind and kind != "movie":
        raise Other(left_as("an episode of a series" if cells.text("episode number") else "a series"))
    film = FilmTold(
        title=cells.text("name"),
        year=cells.year("release date"),
        identifiers=identifiers(tmdb=cells.text("tmdb id"), imdb=cells.text("imdb id")),
    )
    if not film.title and not film.identifiers:
        raise Faulty("This row names no film: it has neither a title nor a number.")
    return film


TMDB_ACCOUNT = TmdbAccount()
