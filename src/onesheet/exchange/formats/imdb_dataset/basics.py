"""title.basics: eleven million titles, of which four in five are episodes. They are passed over before anything else is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.rows import Catalogue, FilmTold, Left, Refused, Row, Told
from onesheet.exchange.tables import open_rows
from onesheet.exchange.tables.rows import BareRow

FILMS = frozenset({"movie", "short", "tvmovie", "tvshort", "tvspecial", "video"})
"""Types of titles that are films, in lower case."""
_SENTENCES = {
    "tvepisode": "An episode of a series; films only are taken in.",
    "tvseries": "A series; films only are taken in.",
    "tvminiseries": "A series; films only are taken in.",
    "tvpilot": "An episode of a series; films only are taken in.",
    "videogame": "A game; films only are taken in.",
}
_ADULT = "IMDb marks this as pornography, so it was left out."
_NEEDED = ("tconst", "titletype", "primarytitle", "originaltitle", "isadult", "startyear", "runtimeminutes", "genres")
_NONE = "\\N"
_LONGEST_TITLE = 300
_LONGEST_FILM = 6000


def basics(entry: Entry, options: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the films of title.basics, and one `Left` for every other title."""
    rows = open_rows(entry, quoting=False, delimiter="\t")
    source = iter(rows)
    head = next(source, None)
    if not isinstance(head, BareRow):
        raise NotUnderstood(f"The first row of “{entry.path}”, which should name its columns, cannot be read.")
    columns = [name.strip().lower() for name in head.cells]
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise NotUnderstood(f"“{entry.path}” lacks the columns {', '.join(missing)} of title.basics; fetch it again.")
    places = [columns.index(name) for name in _NEEDED]
    films = frozenset(str(one).lower() for one in options.get("types") or FILMS)
    path, width, kind_at = entry.path, len(columns), places[1]
    left: dict[str, str] = {}
    for one in source:
        if isinstance(one, Refused):
            yield one
            continue
        line, cells = one
        if len(cells) != width:
            yield Refused(
                path, line, "\t".join(cells)[:120], f"This row has {len(cells)} fields and the first row has {width}."
            )
            continue
        kind = cells[kind_at].lower()
        if kind not in films:
            sentence = left.get(kind)
            if sentence is None:
                sentence = left[kind] = _SENTENCES.get(kind, f"A {cells[kind_at]}; films only are taken in.")
            yield Left(path, line, cells[0], sentence)
            continue
        yield _film(path, line, cells, places)


def _film(path: str, line: int, cells: tuple[str, ...], places: list[int]) -> Told:
    number, kind, title, original, adult, year, minutes, genres = (cells[place] for place in places)
    if adult == "1":
        return Left(path, line, number, _ADULT)
    row = "\t".join(cells)
    if title == _NONE or not title.strip() or not number.startswith("tt"):
        return Refused(path, line, row[:120], "This row has no title, or no number.")
    title = title[:_LONGEST_TITLE]
    facts: dict[str, Any] = {"scheme": "imdb", "title": title, "kind": kind}
    told = int(year) if len(year) == 4 and year.isascii() and year.isdigit() and 1870 <= int(year) <= 2100 else None
    if told is not None:
        facts["year"] = told
    if len(minutes) < 9 and minutes.isascii() and minutes.isdigit() and 0 < int(minutes) <= _LONGEST_FILM:
        facts["runtime_minutes"] = int(minutes)
    if original not in (_NONE, title, ""):
        facts["original_title"] = original[:_LONGEST_TITLE]
    if genres not in (_NONE, ""):
        facts["genres"] = genres
    film = FilmTold(title, told, facts.get("original_title", ""), (), frozenset((("imdb", number),)))
    return Row(path, line, row, Catalogue(None, facts, number), film)
