"""MovieLens' tables, alone or together: ratings, tags, films and their numbers elsewhere.

Seen: the "latest" data sets of GroupLens: `ratings.csv` (userId, movieId, rating 0.5 to 5, seconds since 1970), `tags.csv`, `movies.csv`
(`City of Lost Children, The (Cité des enfants perdus, La) (1995)`, genres between bars) and `links.csv` (imdbId without `tt`, tmdbId).
The older `.dat` of the same: see `dat`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.movielens import dat
from onesheet.exchange.formats.movielens.films import Films
from onesheet.exchange.formats.movielens.ratings import ratings
from onesheet.exchange.formats.telling import Cells, others_left, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.ratings import Ratings
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
        """Say how sure it is, by the names of the columns, or by how the first row of a `.dat` is made."""
        found = _tables(parcel) | _old_tables(parcel)
        return 0 if not found else 97 if any(name in found for name in ("ratings", "movies", "links")) else 90

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:
        """Yield what `read_together` does, row by row."""
        for told in self.read_together(parcel, options):
            if isinstance(told, Ratings):
                yield from told
            else:
                yield told

    def read_together(
        self,
        parcel: Parcel,
        options: Mapping[str, Any],  # noqa: ARG002 - none are known
    ) -> Iterator[Told | Ratings]:
        """Yield the films with their numbers elsewhere, then each user's ratings, then the tags, which are left."""
        tables, old = _tables(parcel), _old_tables(parcel)
        if not tables and not old:
            raise NotUnderstood("There is no table of MovieLens here: ratings.csv, movies.csv, links.csv or tags.csv.")
        films = Films()
        for entry in tables.get("links", []):
            yield from films.links(entry, joined="movies" in tables)
        for entry in tables.get("movies", []):
            yield from films.movies(entry)
        for entry in old.get("movies", []):
            yield from dat.movies(entry, films)
        for entry in tables.get("ratings", []):
            yield from ratings(entry, films)
        for entry in old.get("ratings", []):
            yield from dat.ratings(entry, films)
        for entry in tables.get("tags", []):
            yield from told_by(entry, _tag)
        for entry in (*old.get("users", []), *old.get("tags", [])):
            yield from dat.left(entry)
        known = (entry for some in (tables, old) for found in some.values() for entry in found)
        yield from others_left(parcel, known, "MovieLens")


def _tables(parcel: Parcel) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in parcel.entries:
        kind = _TABLES.get(frozenset(columns_of(entry)))
        if kind is not None:
            found.setdefault(kind, []).append(entry)
    return found


def _old_tables(parcel: Parcel) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in parcel.entries:
        if kind := dat.kind_of(entry):
            found.setdefault(kind, []).append(entry)
    return found


def _tag(cells: Cells) -> list[Told]:
    return [cells.left("A tag belongs to a viewing here, and MovieLens tells of none, so it was left alone.")]


MOVIELENS = MovieLens()
