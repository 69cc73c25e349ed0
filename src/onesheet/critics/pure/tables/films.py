"""A table of films that a table of reviews names by number: number, title and year of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onesheet.critics.pure.tables.columns import for_films
from onesheet.critics.pure.tables.dates import day_of
from onesheet.critics.pure.tables.opening import Opened, Refused, opened
from onesheet.reading.forms.table import Record
from onesheet.values.names import title_and_year

LONGEST_TITLE = 300
_YEAR = re.compile(r"(?P<year>(?:18[7-9]|19\d|20\d)\d)(?:\.0)?")
_TOMATOES = re.compile(r"https?://(?:www\.)?rottentomatoes\.com/(?P<id>m/[\w-]+)/?(?:[?#].*)?")
_METACRITIC = re.compile(r"https?://(?:www\.)?metacritic\.com/(?P<id>movie/[\w-]+)/?(?:[?#].*)?")
_IMDB = re.compile(r"https?://(?:www\.|m\.)?imdb\.com/title/(?P<id>tt\d{7,9})/?(?:[?#].*)?")
_ADDRESSES = (("rotten-tomatoes", _TOMATOES), ("metacritic", _METACRITIC), ("imdb", _IMDB))


@dataclass(frozen=True, slots=True)
class FilmRow:
    """A film as a table tells of it."""

    number: str
    """What reviews name it by."""
    title: str
    year: int | None = None
    directors: tuple[str, ...] = ()
    identifier: tuple[str, str] | None = None
    """Scheme and identifier, `("rotten-tomatoes", "m/once")`, where the film's address tells it."""


def films_in(chunks: Iterable[bytes]) -> Iterator[FilmRow | Refused]:
    """Read a table of films. Raises `NoTable` at once where it is none."""
    return _rows(opened(chunks, lambda fields: for_films(list(fields))))


def identifier_of(address: str) -> tuple[str, str] | None:
    """Return scheme and identifier of a film's page at Rotten Tomatoes, Metacritic or IMDb; None for another address."""
    for scheme, pattern in _ADDRESSES:
        match = pattern.fullmatch(address.strip())
        if match is not None:
            return scheme, match["id"]
    return None


def year_of(printed: str) -> int | None:
    """Return the year that a field gives, `1953` or as pandas writes it `1953.0`; None for an empty field. Raises ValueError."""
    words = printed.strip()
    if not words:
        return None
    match = _YEAR.fullmatch(words)
    if match is None:
        raise ValueError("is no year of a film")
    return int(match["year"])


def directors_of(printed: str) -> tuple[str, ...]:
    """Return the persons that a field names between commas, bars or semicolons."""
    return tuple(name for one in re.split(r"[|;,]", printed) if (name := " ".join(one.split())))


def _rows(table: Opened) -> Iterator[FilmRow | Refused]:
    for row in table.rows():
        yield row if isinstance(row, Refused) else _film(table, row)


def _film(table: Opened, row: Record) -> FilmRow | Refused:
    def field(what: str) -> str:
        place = table.columns.first(what)
        return "" if place is None else row.fields[place].strip()

    title, year = title_and_year(field("title"))
    if not title or not field("film"):
        return Refused(row.line, row.raw[:200], "The film has no title, or no number to be named by.")
    if len(title) > LONGEST_TITLE:
        return Refused(row.line, row.raw[:200], f"A title has at most {LONGEST_TITLE} signs.")
    try:
        year = year_of(field("year")) or year
    except ValueError as fault:
        return Refused(row.line, row.raw[:200], f"“{table.columns.name('year')}” {fault}: “{field('year')[:40]}”.")
    return FilmRow(
        number=field("film"),
        title=title,
        year=year or _released(field("released")),
        directors=directors_of(field("director")),
        identifier=identifier_of(field("address")),
    )


def _released(printed: str) -> int | None:
    """The year of a release; None where the field is no date, since it only helps to find the film."""
    try:
        return int(day_of(printed)[1][:4]) if printed else None
    except ValueError:
        return None
