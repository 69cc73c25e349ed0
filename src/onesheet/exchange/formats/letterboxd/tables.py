"""The tables of an export with one film a row: ratings, likes, watched films, the diary, reviews, the watchlist."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onesheet.exchange.formats.letterboxd import fields
from onesheet.exchange.formats.letterboxd.kinds import FileKind, is_workbook
from onesheet.exchange.formats.letterboxd.links import entry_key, film_identifier
from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import Deed, FilmTold, Left, Like, Rate, Refused, Row, Told, View, Want, Watch, Write
from onesheet.exchange.tables import Table, TableRow, open_table
from onesheet.exchange.workbooks import sheets_of

TITLES = ("name", "title", "film", "film name", "film title")
LINKS = ("letterboxd uri", "url", "letterboxd url", "uri", "link")
_LONGEST_REVIEW = 50_000


def opened(entry: Entry) -> Table:
    """Open a table, or the first sheet of a workbook in which a spreadsheet saved it. Raises `NotUnderstood`, `Unsafe`."""
    return sheets_of(entry)[0] if is_workbook(entry.path) else open_table(entry)


def read_films(entry: Entry, path: str, kind: FileKind) -> Iterator[Told]:
    """Yield what the rows of such a table say. Raises `NotUnderstood`, `Unsafe`."""
    table = opened(entry)
    made = _DEEDS[kind]
    named, linked = (next((name for name in names if name in table.places), "") for names in (TITLES, LINKS))
    days = fields.Days(lambda: _days_in(entry))
    for row in table:
        if isinstance(row, Refused):
            yield Refused(path, row.line, row.said, row.sentence)
            continue
        try:
            notices: list[str] = []
            film = _film(row, named, linked)
            deed = made(row, notices, days)
        except fields.Unclear as fault:
            yield Refused(path, row.line, row.said, str(fault))
            continue
        if isinstance(deed, str):
            yield Left(path, row.line, row.said, deed)
        else:
            yield Row(path, row.line, row.said, deed, film, notices=tuple(notices))
    yield from table.notices


def _days_in(entry: Entry) -> Iterator[str]:
    for row in opened(entry):
        if isinstance(row, TableRow):
            yield from (row.get("date"), row.get("watched date"))


def _film(row: TableRow, named: str, linked: str) -> FilmTold:
    identifier = film_identifier(row.get(linked))
    return FilmTold(
        title=fields.title(row.get(named)),
        year=fields.year(row.get("year")),
        identifiers=frozenset({identifier}) if identifier is not None else frozenset(),
    )


def _first(row: TableRow, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := row.get(name))), "")


def _logged(row: TableRow, notices: list[str], days: fields.Days) -> str:
    """The day on which something was written down. It only tells the order of things, so that a bad one is left out."""
    try:
        return days.day(row.get("date"), "Date")
    except fields.Unclear as fault:
        notices.append(f"{fault} The row was taken in without it.")
        return ""


def _rate(row: TableRow, notices: list[str], days: fields.Days) -> Deed | str:
    rating = fields.half_stars(row.get("rating"))
    return "The row has no rating." if rating is None else Rate(rating, _logged(row, notices, days))


def _like(row: TableRow, notices: list[str], days: fields.Days) -> Deed | str:
    return Like(_logged(row, notices, days))


def _watch(row: TableRow, notices: list[str], days: fields.Days) -> Deed | str:
    return Watch(_logged(row, notices, days))


def _want(row: TableRow, notices: list[str], days: fields.Days) -> Deed | str:
    return Want(_logged(row, notices, days))


def _view(row: TableRow, notices: list[str], days: fields.Days) -> Deed | str:
    date = days.day(row.get("watched date"), "Watched Date")
    return View(
        key=_key(row, date),
        date=date,
        rating=fields.half_stars(row.get("rating")),
        rewatch=fields.is_yes(row.get("rewatch")),
        tags=fields.tags(row.get("tags")),
        logged=_logged(row, notices, days),
    )


def _write(row: TableRow, notices: list[str], days: fields.Days) -> Deed | str:
    text = markdown_of(row.get("review"))
    if not text:
        return "The review has no words; what else is told of the entry stands in the diary."
    if len(text) > _LONGEST_REVIEW:
        raise fields.Unclear(
            f"The review has {len(text):,} signs; {_LONGEST_REVIEW:,} are kept. Shorten it and give it again."
        )
    date = days.day(row.get("watched date"), "Watched Date")
    return Write(
        key=_key(row, date),
        text=text,
        date=date,
        rating=fields.half_stars(row.get("rating")),
        rewatch=fields.is_yes(row.get("rewatch")),
        tags=fields.tags(row.get("tags")),
        logged=_logged(row, notices, days),
    )


def _key(row: TableRow, date: str) -> str:
    """The entry's own link; of tables without one, what tells it from other entries."""
    found = entry_key(_first(row, LINKS))
    if found:
        return found
    words = (_first(row, TITLES), row.get("year").removesuffix(".0"), date or row.get("date"))
    return "entry:" + "|".join(" ".join(one.split()).casefold() for one in words)


_DEEDS: dict[FileKind, Callable[[TableRow, list[str], fields.Days], Deed | str]] = {
    FileKind.RATINGS: _rate,
    FileKind.LIKES: _like,
    FileKind.WATCHED: _watch,
    FileKind.DIARY: _view,
    FileKind.REVIEWS: _write,
    FileKind.WATCHLIST: _want,
}
