"""Ratings of KinoPoisk: its own .xls, which is a page with a table, workbooks, and CSV as scripts save it.

Seen: CSV with `nameEng, nameRus, rating, date, year, link` and days such as `09.09.2009, 15:34`; the site's own export with Russian names of
columns, years such as `2002 – 2005` for series, and without links. Ratings go from 1 to 10.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Cells, Faulty, Other, Reader, others_left, rows_told, stem_of, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import identifiers, left_as
from onesheet.exchange.pure.rows import FilmTold, Rate, Row, Told, View, Want
from onesheet.exchange.tables import columns_of
from onesheet.exchange.workbooks import columns_of_sheets, sheets_of

_RUSSIAN = (
    "русскоязычное название",
    "русское название",
    "название",
    "namerus",
    "namerussian",
    "nameru",
    "name_ru",
    "title_ru",
)
_ORIGINAL = (
    "оригинальное название", "английское название", "nameeng", "nameen", "nameoriginal", "name_en", "title_en",
)  # fmt: skip
_RATING = ("моя оценка", "оценка", "myrating", "my_rating", "rating", "vote")
_DATE = ("дата и время", "дата оценки", "дата", "date", "datetime", "rated_at")
_YEAR = ("год", "year")
_LINK = ("ссылка", "link", "url")
_NUMBER = ("номер", "kinopoisk_id", "kinopoiskid", "kp_id", "kpid", "film_id")
_DIRECTOR = ("режиссёр", "режиссер", "режисcёр", "режиссеры", "режиссёры", "director")
"""One of these has a Latin c, as the site prints it."""
_COMMENT = ("мой комментарий", "комментарий", "comment")
_SERIES = re.compile(r"\((?:мини-)?сериал[^)]*\)\s*$", re.IGNORECASE)
_WANTED = ("watchlist", "буду смотреть", "хочу посмотреть", "к просмотру")


class KinoPoisk:
    """Ratings of KinoPoisk."""

    name = "kinopoisk"
    title = "KinoPoisk ratings"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns, which are Russian or tell a Russian name."""
        found = _files(parcel)
        return 0 if not found else 95 if len(found) == len(parcel.entries) else 70

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield a rating for each film."""
        files = _files(parcel)
        if not files:
            raise NotUnderstood("There are no ratings of KinoPoisk here: no column says “моя оценка” or nameRus.")
        for entry, is_book in files:
            yield from _book(entry) if is_book else told_by(entry, _reader(stem_of(entry)), days=("date",))
        yield from others_left(parcel, (entry for entry, _ in files), "KinoPoisk")


def _files(parcel: Parcel) -> list[tuple[Entry, bool]]:
    found = []
    for entry in parcel.entries:
        if any(_suits(columns) for _, columns in columns_of_sheets(entry)):
            found.append((entry, True))
        elif _suits(columns_of(entry)):
            found.append((entry, False))
    return found


def _suits(columns: tuple[str, ...]) -> bool:
    named = frozenset(columns)
    titled = named & {*_RUSSIAN}
    return bool(
        (titled and named & {*_RATING, "рейтинг кинопоиска"} and (named & {*_ORIGINAL} or named & {*_YEAR}))
        or (named & {*_NUMBER[1:]} and named & {*_RATING})
    )


def _book(entry: Entry) -> Iterator[Told]:
    for sheet in sheets_of(entry):
        if _suits(sheet.folded):
            yield from rows_told(entry.path, sheet, _reader(f"{stem_of(entry)} {sheet.name}"))
            yield from sheet.notices


def _reader(name: str) -> Reader:
    wanted = any(word in name.lower() for word in _WANTED)

    def read(cells: Cells) -> Iterator[Row]:
        film = _film(cells)
        rating = cells.rating(*_RATING)
        moment = cells.moment(*_DATE)
        comment = cells.text(*_COMMENT)
        if rating is None and wanted:
            yield cells.row(Want(moment), film)
        elif rating is None and not comment:
            raise Other("There is no rating in this row.")
        elif comment:
            number = next((number for scheme, number in film.identifiers if scheme == "kinopoisk"), str(film))
            yield cells.row(View(key=f"kinopoisk:{number}", rating=rating, note=comment, logged=moment), film)
        elif rating is not None:
            yield cells.row(Rate(rating, moment), film)

    return read


def _film(cells: Cells) -> FilmTold:
    link, year = cells.text(*_LINK), cells.text(*_YEAR)
    if "/series/" in link or "–" in year or _SERIES.search(cells.text(*_RUSSIAN)):
        raise Other(left_as("a series"))
    russian, original = html.unescape(cells.text(*_RUSSIAN)), html.unescape(cells.text(*_ORIGINAL))
    film = FilmTold(
        title=russian or original,
        year=cells.year(*_YEAR),
        original_title=original if original != russian and russian else "",
        directors=tuple(name for one in cells.text(*_DIRECTOR).split(",") if (name := one.strip(" .…"))),
        identifiers=identifiers(kinopoisk=cells.text(*_NUMBER), addresses=[link]),
    )
    if not film.title and not film.identifiers:
        raise Faulty("This row names no film: it has neither a title nor an address.")
    return film


KINOPOISK = KinoPoisk()
