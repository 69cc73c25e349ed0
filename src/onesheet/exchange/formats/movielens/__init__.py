"""MovieLens' tables, alone or together: ratings, tags, films and their numbers elsewhere.

Seen: the "latest" data sets of GroupLens: `ratings.csv` (userId, movieId, rating 0.5 to 5, seconds since 1970), `tags.csv`, `movies.csv`
(`City of Lost Children, The (Cité des enfants perdus, La) (1995)`, genres between bars) and `links.csv` (imdbId without `tt`, tmdbId).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.movielens.films import Films
from onesheet.exchange.formats.movielens.ratings import ratings
from onesheet.exchange.formats.telling import Cells, others_left, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.rows import Told
from onesheet.exchange.tables import columns_of

_TABLES = {
    frozenset({"movieid", "title", "genres"}): "movies",
    frozenset({"movieid", "imdbid", "tmdbid"}): "links",
    frozenset({"userid", "movieid", "rating", "timestamp"}): "ratings",
    frozenset({"userid", "movieid", "tag", "timestamp"}): "tags",
}


class MovieLens:
    """Tables of MovieLens."""

    name = "movielens"
    title = "MovieLens ratings, films or both"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns."""
        found = _tables(parcel)
        return 0 if not found else 97 if any(name in found for name in ("ratings", "movies", "links")) else 90

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield the films with their numbers elsewhere, then each user's ratings, then the tags, which are left."""
        tables = _tables(parcel)
        if not tables:
            raise NotUnderstood("There is no table of MovieLens here: ratings.csv, movies.csv, links.csv or tags.csv.")
        films = Films()
        for entry in tables.get("links", []):
            yield from films.links(entry, joined="movies" in tables)
        for entry in tables.get("movies", []):
            yield from films.movies(entry)
        for entry in tables.get("ratings", []):
            yield from ratings(entry, films)
        for entry in tables.get("tags", []):
            yield from told_by(entry, _tag)
        yield from others_left(parcel, (entry for found in tables.values() for entry in found), "MovieLens")


def _tables(parcel: Parcel) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in parcel.entries:
        kind = _TABLES.get(frozenset(columns_of(entry)))
        if kind is not None:
            found.setdefault(kind, []).append(entry)
    return found


def _tag(cells: Cells) -> list[Told]:
    return [cells.left("A tag belongs to a viewing here, and MovieLens tells of none, so it was left alone.")]


MOVIELENS = MovieLens()
