"""Reading the table: each row is a viewing, a review, a rating, or a film that was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.letterboxd import fields
from onesheet.exchange.formats.letterboxd.links import entry_key, film_identifier
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import Deed, FilmTold, Notice, Rate, Refused, Row, Told, View, Watch, Write
from onesheet.exchange.tables import EmptyFile, Table, TableRow, columns_of, open_table

_COLUMNS = {
    "letterboxduri": "uri",
    "url": "uri",
    "tmdbid": "tmdb",
    "imdbid": "imdb",
    "title": "title",
    "name": "title",
    "year": "year",
    "directors": "directors",
    "rating": "rating",
    "rating10": "rating10",
    "watcheddate": "watched",
    "rewatch": "rewatch",
    "tags": "tags",
    "review": "review",
}
_NAMES_A_FILM = frozenset({"uri", "tmdb", "imdb", "title"})
_TELLING = frozenset({"letterboxduri", "watcheddate", "rating10"})
"""What the columns of few other tables are called."""
_IMDB = re.compile(r"(?:.*/)?(tt\d{7,9})/?", re.IGNORECASE)
_TMDB = re.compile(r"(?:.*/movie/)?(\d{1,9})(?:\.0)?")
_TEN = re.compile(r"([1-9]|10)(?:[.,]0+)?")
_ACTED_UPON = frozenset("=+-@＝＋－＠")
_LONGEST_REVIEW = 50_000


class LetterboxdCsv:
    """Reads the tables that Letterboxd takes in."""

    name = "letterboxd_csv"
    title = "CSV for Letterboxd's import"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the columns."""
        tables = [one for one in parcel.entries if _is_ours(columns_of(one))]
        if not tables:
            return 0
        others = len(parcel.entries) - len(tables)
        return 80 if others <= len(tables) else 40

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - there are no options
        """Yield the rows of each table, files that were split by their names in order."""
        found = [one for one in parcel.entries if _is_ours(columns_of(one))]
        if not found:
            raise NotUnderstood(
                "This is no table for Letterboxd's import: it needs a column Title, imdbID, tmdbID or LetterboxdURI, and "
                "WatchedDate or Rating10 beside it."
            )
        for entry in parcel.entries:
            if entry in found:
                yield from _rows(entry)
            else:
                yield Notice(entry.path, f"“{entry.path}” is no table of this kind and was passed over.")


def _folded(names: tuple[str, ...]) -> list[str]:
    return [re.sub(r"[\W_]+", "", name) for name in names]


def _is_ours(columns: tuple[str, ...]) -> bool:
    names = _folded(columns)
    have = {_COLUMNS[name] for name in names if name in _COLUMNS}
    known = sum(name in _COLUMNS for name in names)
    # `Watched Date` and `Letterboxd URI`, in two words, are columns of the export.
    return (
        bool(have & _NAMES_A_FILM)
        and bool(_TELLING & frozenset(names))
        and "watched date" not in columns
        and "letterboxd uri" not in columns
        and 2 * known >= len(names)
    )


class _Fields:
    """Where the columns stand, whatever their case and spaces."""

    def __init__(self, table: Table) -> None:
        self._places: dict[str, int] = {}
        for place, name in enumerate(_folded(table.folded)):
            if name in _COLUMNS:
                self._places.setdefault(_COLUMNS[name], place)

    def get(self, row: TableRow, what: str) -> str:
        place = self._places.get(what)
        found = "" if place is None else row.cells[place].strip()
        # An apostrophe keeps a spreadsheet from taking a cell for a formula; this site writes one, too.
        return found[1:] if found[:1] == "'" and found[1:2] in _ACTED_UPON else found


def _rows(entry: Entry) -> Iterator[Told]:
    try:
        table = open_table(entry)
    except EmptyFile as fault:
        yield Notice(entry.path, str(fault))
        return
    columns = _Fields(table)
    days = fields.Days(lambda: (columns.get(row, "watched") for row in open_table(entry) if isinstance(row, TableRow)))
    for row in table:
        if isinstance(row, Refused):
            yield row
            continue
        notices: list[str] = []
        try:
            film = _film(row, columns, notices)
            deed = _deed(row, columns, film, notices, days)
        except fields.Unclear as fault:
            yield Refused(entry.path, row.line, row.said, str(fault))
            continue
        yield Row(entry.path, row.line, row.said, deed, film, notices=tuple(notices))
    yield from table.notices


def _film(row: TableRow, columns: _Fields, notices: list[str]) -> FilmTold:
    identifiers: set[tuple[str, str]] = set()
    for what, pattern in (("imdb", _IMDB), ("tmdb", _TMDB)):
        printed = columns.get(row, what)
        found = pattern.fullmatch(printed)
        if found is not None:
            identifiers.add((what, found[1].lower()))
        elif printed:
            notices.append(f"“{printed[:60]}” is no number of {what.upper()} and was left out.")
    linked = film_identifier(columns.get(row, "uri"))
    if linked is not None:
        identifiers.add(linked)
    printed = columns.get(row, "title")
    if not printed and not identifiers:
        raise fields.Unclear("The row names no film: it has neither a title nor a number of one.")
    directors = tuple(name for one in columns.get(row, "directors").split(",") if (name := " ".join(one.split())))
    return FilmTold(
        title=fields.title(printed) if printed else "",
        year=fields.year(columns.get(row, "year")),
        directors=directors,
        identifiers=frozenset(identifiers),
    )


def _deed(row: TableRow, columns: _Fields, film: FilmTold, notices: list[str], days: fields.Days) -> Deed:
    rating = _rating(row, columns)
    date = days.day(columns.get(row, "watched"), "WatchedDate")
    text = markdown_of(columns.get(row, "review"))
    if len(text) > _LONGEST_REVIEW:
        raise fields.Unclear(
            f"The review has {len(text):,} signs; {_LONGEST_REVIEW:,} are kept. Shorten it and give it again."
        )
    rewatch, tags = fields.is_yes(columns.get(row, "rewatch")), fields.tags(columns.get(row, "tags"))
    key = entry_key(columns.get(row, "uri")) or _key(film, date)
    if text:
        return Write(key, text, date=date, rating=rating, rewatch=rewatch, tags=tags)
    if date:
        return View(key, date=date, rating=rating, rewatch=rewatch, tags=tags)
    if tags or rewatch:
        notices.append("Tags and rewatches belong to a viewing; the row gives no date of one, and they were left out.")
    return Rate(rating) if rating is not None else Watch()


def _rating(row: TableRow, columns: _Fields) -> int | None:
    """`Rating` counts stars, `Rating10` half-stars; Letterboxd takes the first where both are given."""
    stars = fields.half_stars(columns.get(row, "rating"))
    ten = columns.get(row, "rating10")
    if stars is not None or ten in fields.EMPTY:
        return stars
    found = _TEN.fullmatch(ten)
    if found is None:
        raise fields.Unclear(f"“{ten[:60]}” is no rating: 1 to 10 are.")
    return int(found[1])


def _key(film: FilmTold, date: str) -> str:
    """What tells an entry without an address from others: its film as named here, and its date."""
    named = ",".join(f"{scheme}:{number}" for scheme, number in sorted(film.identifiers))
    return f"row:{named or f'{film.title.casefold()}|{film.year or str()}'}|{date}"


LETTERBOXD_CSV = LetterboxdCsv()
