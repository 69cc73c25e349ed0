"""TMDB's daily export of numbers: one film a line, with its number and original title and nothing else.

`movie_ids_11_20_2026.json.gz`. https://developer.themoviedb.org/docs/daily-id-exports
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.json_text import NotJson, lines_of
from onesheet.exchange.parcels import Entry, Parcel, Unsafe
from onesheet.exchange.pure.cells import left_as
from onesheet.exchange.pure.rows import SAID, Catalogue, FilmTold, Left, Refused, Row, Told

_FILM = frozenset({"id", "original_title", "adult", "video"})
_OTHERS = {
    "original_name": "a series",
    "name": "a person, company, collection or keyword",
}
_ADULT = "TMDB marks this as pornography, so it was left out."
_VIDEO = "TMDB lists this as a video and no film, so it was left out."
_LONGEST_TITLE = 300


class TmdbIds:
    """A daily export of film numbers."""

    name = "tmdb_ids"
    title = "TMDB daily export of film numbers"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the keys of the first line."""
        return 95 if parcel.entries and all(_is_export(entry) for entry in parcel.entries) else 0

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:
        """Yield films. `options` may have `video`: True takes videos in, too."""
        for entry in parcel.entries:
            try:
                for line, value in lines_of(entry):
                    yield _told(entry.path, line, value, videos=bool(options.get("video")))
            except NotJson as fault:
                raise NotUnderstood(f"“{entry.path}”: {fault}") from fault


def _is_export(entry: Entry) -> bool:
    try:
        head = entry.head(2000)
    except Unsafe:
        return False
    first = head.lstrip().split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    keys = frozenset(value)
    return keys >= _FILM or (
        keys <= {"id", "original_name", "popularity", "name", "adult"} and "id" in keys and len(keys) > 1
    )


def _told(path: str, line: int, value: Any, *, videos: bool) -> Told:
    if isinstance(value, NotJson):
        return Refused(path, line, "", str(value))
    if not isinstance(value, dict):
        return Refused(path, line, str(value)[:SAID], "This line is no object that names a film.")
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    title, number = value.get("original_title"), value.get("id")
    other = next((what for key, what in _OTHERS.items() if key in value), None)
    if title is None and other is not None:
        return Left(path, line, said[:SAID], left_as(other))
    if not isinstance(title, str) or not title.strip() or not isinstance(number, int) or isinstance(number, bool):
        return Refused(path, line, said[:SAID], "This line has no title, or no number.")
    if value.get("adult") is True or (value.get("video") is True and not videos):
        return Left(path, line, said[:SAID], _ADULT if value.get("adult") is True else _VIDEO)
    title = " ".join(title.split())[:_LONGEST_TITLE]
    film = FilmTold(title, identifiers=frozenset({("tmdb", str(number))}))
    return Row(path, line, said, Catalogue(facts={"scheme": "tmdb", "title": title}, number=str(number)), film)


TMDB_IDS = TmdbIds()
