"""Reading Simkl's backup, whichever way it was saved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Cells, Faulty, Other, others_left, tables_of, told_by
from onesheet.exchange.json_text import NotJson, values_of
from onesheet.exchange.parcels import Damaged, Entry, Parcel
from onesheet.exchange.pure.cells import begin, half_stars, identifiers, left_as, moment_of, year_of
from onesheet.exchange.pure.rows import SAID, FilmTold, Left, Rate, Refused, Row, Told, View, Want, Watch

_NEEDED = frozenset({"simkl_id", "title", "type"})
_WITHOUT_NUMBER = frozenset({"title", "type", "watchlist", "lastepwatched"})
"""Columns of tables that other programs write for Simkl's import, which may leave its own number out."""
_HEAD = 8192
_LISTS = re.compile(rb'"(?:movies|shows|anime)"\s*:\s*\[')
_OURS = re.compile(rb'"simkl(?:_id)?"\s*:')
_UNFINISHED = {"watching": "being watched", "hold": "on hold", "onhold": "on hold", "dropped": "dropped"}


@dataclass(frozen=True, slots=True)
class _Item:
    """What either file says of one film."""

    number: str
    status: str
    rating: int | None
    watched: str
    """Day or moment of the last viewing."""
    rated: str = ""
    added: str = ""
    memo: str = ""


class Simkl:
    """The backup of Simkl."""

    name = "simkl"
    title = "Simkl backup"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns, or by how the JSON begins."""
        found = len(tables_of(parcel, _suits)) + len(_json_of(parcel))
        return 0 if not found else 96 if found == len(parcel.entries) else 70

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield each film's viewing, rating or wish."""
        tables, texts = tables_of(parcel, _suits), _json_of(parcel)
        if not tables and not texts:
            raise NotUnderstood("There is no backup of Simkl here. Give the CSV or the JSON as Simkl made it.")
        for entry in tables:
            yield from told_by(entry, _read, days=("watcheddate",))
        for entry in texts:
            yield from _json(entry)
        yield from others_left(parcel, [*tables, *texts], "Simkl")


def _suits(columns: tuple[str, ...]) -> bool:
    have = frozenset(columns)
    return have >= _NEEDED or have >= _WITHOUT_NUMBER


def _json_of(parcel: Parcel) -> list[Entry]:
    return [entry for entry in parcel.entries if entry.path.lower().endswith(".json") and _looks_so(entry)]


def _looks_so(entry: Entry) -> bool:
    head = entry.head(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and _LISTS.search(head) is not None and _OURS.search(head) is not None


def _deed(item: _Item, notices: list[str]) -> Rate | View | Want | Watch:
    """What one film's state there is here."""
    if item.status == "plantowatch" or item.status in _UNFINISHED:
        if item.rating is None and item.status in _UNFINISHED:
            raise Other(f"The film is {_UNFINISHED[item.status]} there, not watched to its end, so it was left alone.")
        if item.memo:
            notices.append("The memo was left out: only a viewing has a note here.")
        if item.rating is None:
            return Want(item.added)
        notices.append(f"It is “{item.status}” there; the rating was taken.")
        return Rate(item.rating, item.rated)
    date = item.watched[:10]
    if date or item.memo:
        return View(key=f"simkl:{item.number}:{date}", date=date, rating=item.rating, note=item.memo)
    return Watch() if item.rating is None else Rate(item.rating, item.rated)


def _read(cells: Cells) -> Iterator[Row]:
    kind = cells.text("type").lower()
    if kind and not kind.startswith("movie"):
        what = "an anime, of which the file does not say whether it is a film" if kind == "anime" else "a series"
        raise Other(left_as(what))
    number = cells.text("simkl_id")
    film = FilmTold(
        title=cells.text("title"),
        year=cells.year("year"),
        identifiers=identifiers(simkl=number, tmdb=cells.text("tmdb"), imdb=cells.text("imdb", "imdb_id")),
    )
    if not film.title and not film.identifiers:
        raise Faulty("This row names no film: it has neither a title nor a number.")
    status = re.sub(r"[\W_]+", "", cells.text("watchlist").lower())
    item = _Item(
        number=number or cells.text("imdb", "imdb_id") or cells.text("tmdb") or film.title,
        status="plantowatch" if status.startswith("plan") else status,
        rating=cells.rating("rating"),
        watched=cells.moment("watcheddate"),
        memo=cells.text("memo"),
    )
    deed = _deed(item, cells.notices)
    yield cells.row(deed, film)


def _json(entry: Entry) -> Iterator[Told]:
    line = 0
    try:
        for _, value in values_of(entry):
            for name, one in _items(value):
                line += 1
                try:
                    yield _item(entry.path, line, name, one)
                except Other as other:
                    yield Left(entry.path, line, begin(_named(one), SAID), str(other))
                except ValueError as fault:
                    yield Refused(entry.path, line, begin(_named(one), SAID), str(fault))
    except (NotJson, Damaged) as fault:
        yield Refused(entry.path, line + 1, "", str(fault))


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, dict):
        raise NotJson("This file is no backup of Simkl: it does not hold lists of films and series.")
    for name in ("movies", "anime", "shows"):
        found = value.get(name)
        for one in found if isinstance(found, list) else []:
            yield name, one


def _object(one: Any) -> dict[str, Any]:
    """The film or series that an entry is about."""
    if not isinstance(one, dict):
        return {}
    return next((found for field in ("movie", "show") if isinstance(found := one.get(field), dict)), {})


def _named(one: Any) -> str:
    return str(_film(_object(one)))


def _item(path: str, line: int, name: str, one: Any) -> Row:
    film = _film(_object(one))
    if name == "shows" or (name == "anime" and isinstance(one, dict) and one.get("anime_type") != "movie"):
        raise Other(left_as("a series"))
    if not film.title and not film.identifiers:
        raise Faulty("This entry names no film: it has neither a title nor a number.")
    notices: list[str] = []
    rating, rounded = half_stars(_text(one.get("user_rating")))
    notices += filter(None, [rounded])
    memo = one.get("memo")
    item = _Item(
        number=next((number for scheme, number in film.identifiers if scheme == "simkl"), film.title),
        status=_text(one.get("status")).lower(),
        rating=rating,
        watched=_moment(one, "last_watched_at", notices),
        rated=_moment(one, "user_rated_at", notices),
        added=_moment(one, "added_to_watchlist_at", notices),
        memo=_text(memo.get("text")).strip() if isinstance(memo, dict) else _text(memo).strip(),
    )
    deed = _deed(item, notices)
    return Row(path, line, begin(str(film), SAID), deed, film, notices=tuple(notices))


def _film(told: dict[str, Any]) -> FilmTold:
    ids = told.get("ids")
    ids = ids if isinstance(ids, dict) else {}
    return FilmTold(
        title=" ".join(_text(told.get("title")).split()),
        year=year_of(_text(told.get("year"))),
        identifiers=identifiers(
            simkl=_text(ids.get("simkl")) or _text(ids.get("simkl_id")),
            tmdb=_text(ids.get("tmdb")),
            imdb=_text(ids.get("imdb")),
        ),
    )


def _text(given: Any) -> str:
    return (
        "" if given is None or isinstance(given, bool) else str(given) if isinstance(given, str | int | float) else ""
    )


def _moment(one: dict[str, Any], name: str, notices: list[str]) -> str:
    try:
        return moment_of(_text(one.get(name)))
    except ValueError as fault:
        notices.append(f"{fault} It was left out.")
        return ""


SIMKL = Simkl()
