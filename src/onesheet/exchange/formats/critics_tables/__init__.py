"""Tables of critics' reviews, such as those of Rotten Tomatoes that are passed around.

Where they name films by number alone, the table of the films' titles must come with them, as a folder or a zip; a table that has
scores, too, makes the films.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.critics.pure.tables import FilmRow, NoTable, ReviewRow, films_in, reviews_in
from onesheet.critics.pure.tables.columns import for_films, for_reviews
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.rows import SAID, Criticism, FilmTold, Left, Notice, Refused, Row, Told
from onesheet.exchange.tables import columns_of

_SURE, _FILM_TABLE_SURE = 91, 80
_TITLES = 3
"""So sure of a table of films alone: where reviews come with it they find their films by it, so that it is no stray among them."""


class CriticsTables:
    """Tables of reviews."""

    name = "critics_tables"
    title = "table of critics' reviews"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns."""
        reviews = [entry for entry in parcel.entries if _is_reviews(entry)]
        others = [entry for entry in parcel.entries if entry not in reviews]
        if not all(map(_is_films, others)):
            return 0
        return _SURE if reviews else _TITLES

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:
        """Yield the films of tables that make films, then the reviews."""
        titles: dict[str, FilmRow] = {}
        for entry in parcel.entries:
            if not _is_reviews(entry):
                yield from _films(entry, options, titles)
        for entry in parcel.entries:
            if _is_reviews(entry):
                yield from _reviews(entry, titles, named=bool(options.get("source")))


def _is_reviews(entry: Entry) -> bool:
    try:
        columns = for_reviews(columns_of(entry))
    except NoTable:
        return False
    # A rating beside an IMDb or Letterboxd title is somebody's own; critics' reviews say who wrote them.
    return "critic" in columns.places or "outlet" in columns.places


def _is_films(entry: Entry) -> bool:
    try:
        for_films(columns_of(entry))
    except NoTable:
        return False
    return True


def _films(entry: Entry, options: Mapping[str, Any], titles: dict[str, FilmRow]) -> Iterator[Told]:
    """Remember the titles, and yield the films where the table says more of them."""
    try:
        for row in films_in(entry.chunks()):
            if isinstance(row, FilmRow):
                titles.setdefault(row.number, row)
    except NoTable as fault:
        raise NotUnderstood(f"“{entry.path}”: {fault}") from fault
    alone = Parcel(entry.path, (entry,))
    if FILM_TABLE.recognises(alone) >= _FILM_TABLE_SURE:
        yield from FILM_TABLE.read(alone, options)
    else:
        yield Left(entry.path, 1, "", f"The titles of {len(titles):,} films were read, by which the reviews find them.")


def _reviews(entry: Entry, titles: Mapping[str, FilmRow], *, named: bool) -> Iterator[Told]:
    try:
        table = reviews_in(entry.chunks())
    except NoTable as fault:
        raise NotUnderstood(f"“{entry.path}”: {fault}") from fault
    if table.by_number and not titles:
        column = table.columns.name("film")
        raise NotUnderstood(
            f"“{entry.path}” names films by number alone (“{column}”). Give it together with the table that has their titles, as a "
            "folder or a zip. Nothing was taken in."
        )
    if not table.publisher and not named:
        raise NotUnderstood(
            f"“{entry.path}” does not say who made it; say whose it is (--source). Nothing was taken in."
        )
    for row in table:
        if not isinstance(row, ReviewRow):
            yield Refused(entry.path, row.line, row.said[:SAID], row.sentence)
            continue
        film = _film(row, titles)
        if film is None:
            sentence = f"The table of films has no film under “{row.film.number}”; add it there."
            yield Refused(entry.path, row.line, row.said[:SAID], sentence)
        else:
            deed = Criticism({"review": row, "whose": table.publisher, "format": table.format})
            yield Row(entry.path, row.line, row.said[:SAID], deed, film)
    for sentence in table.notices:
        yield Notice(entry.path, sentence)


def _film(row: ReviewRow, titles: Mapping[str, FilmRow]) -> FilmTold | None:
    told = row.film
    if not told.number:
        return FilmTold(told.title, told.year, directors=told.directors)
    known = titles.get(told.number)
    if known is None:
        return None
    identifiers = frozenset([known.identifier] if known.identifier else [])
    return FilmTold(known.title, known.year, "", known.directors, identifiers)


CRITICS_TABLES = CriticsTables()
