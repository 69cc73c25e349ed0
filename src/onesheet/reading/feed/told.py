"""Entries whose own elements tell of a film, as the feeds of diaries do: `filmTitle`, `filmYear`, `memberRating`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onesheet.reading.document import Document, Entry
from onesheet.reading.layout.marks import mark_in
from onesheet.reading.vocabulary import Json, Review, Statement

_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_RATING = re.compile(r"(?:[0-4](?:\.\d)?|5(?:\.0)?)")
_SERIES = frozenset({"tvId", "showId", "seasonNumber", "episodeNumber", "episodeTitle"})
_IDS = (("movieId", "tmdb", re.compile(r"\d{1,9}")), ("imdbId", "imdb", re.compile(r"tt\d{7,9}")))
_NOTES = re.compile(
    r"(?:\s*(?:this review may contain spoilers\.?|(?:re)?watched on (?:\w+,? )?(?:\w+ \d{1,2}|\d{1,2} \w+),? \d{4}\.?)\s*(?=\n|\Z))+",
    re.IGNORECASE,
)
"""What a site writes itself above or instead of a review."""
_OF_A_FILM = re.compile(r"//(?:www\.)?letterboxd\.com/[^/]+/film/")
_SHOWN = re.compile(r"(?P<title>\S.{0,200}?), (?P<year>(?:18[89]|19\d|20\d)\d)(?: - [★½]{1,6})?")
SCALE = 5


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry of a diary: the film's statements (with film 0), and the review where it has words or a mark."""

    title: str
    year: int | None
    statements: tuple[Statement, ...]
    review: Review | None


def is_logged(entry: Entry) -> bool:
    """Whether the entry's own elements name a film, or its address and the form of its title do."""
    return bool(named_fields(entry).get("filmTitle")) and _SERIES.isdisjoint(entry.fields)


def named_fields(entry: Entry) -> dict[str, str]:
    """The entry's elements; where they name no film, what its title says in a diary's manner: `Salt, 2019 - ★★★½`."""
    if "filmTitle" in entry.fields or _OF_A_FILM.search(entry.link) is None:
        return entry.fields
    shown = _SHOWN.fullmatch(entry.title)
    return (
        {**entry.fields, "filmTitle": shown["title"], "filmYear": shown["year"]} if shown is not None else entry.fields
    )


def logged(document: Document, entry: Entry, source: str | None) -> Logged:
    """What such an entry tells. `source` is the site where the reviews of this feed stand."""
    text = document.prose
    entry = replace(entry, fields=named_fields(entry))
    title = entry.fields["filmTitle"]
    start, end = _place(text, entry, "filmTitle")
    statements = [Statement("title", title, text[start:end], start, end)] if end else []
    year = int(entry.fields["filmYear"]) if _YEAR.fullmatch(entry.fields.get("filmYear", "")) else None
    if year is not None:
        beside = re.compile(rf",? \(?({year})\b").match(text, end) if end else None
        left, right = beside.span(1) if beside is not None else _place(text, entry, "filmYear")
        statements += [Statement("year", year, text[left:right], left, right)] if right else []
    for name, scheme, shape in _IDS:
        said = entry.fields.get(name, "")
        left, right = _place(text, entry, name) if shape.fullmatch(said) else (0, 0)
        statements += [Statement("external_id", said, said, left, right, {"scheme": scheme})] if right else []
    return Logged(title, year, tuple(statements), _review(text, entry, source))


def _place(text: str, entry: Entry, name: str) -> tuple[int, int]:
    """Where an element's words stand: at the start of the entry's title, else where the entry prints the element."""
    said = entry.fields[name]
    if name == "filmTitle" and text.startswith(said, entry.start):
        return entry.start, entry.start + len(said)
    label = f"{name}: "
    at = text.find(label + said, entry.start, entry.body_start)
    return (at + len(label), at + len(label) + len(said)) if at >= 0 else (0, 0)


def _review(text: str, entry: Entry, source: str | None) -> Review | None:
    rating, original = _rating(text, entry)
    note = _NOTES.match(text, entry.body_start, entry.body_end)
    start = note.end() if note is not None else entry.body_start
    while start < entry.body_end and text[start].isspace():
        start += 1
    if start == entry.body_end and rating is None:
        return None
    author = ", ".join(entry.authors) or None
    return Review(text[start : entry.body_end], start, entry.body_end, author, source, rating, original)


def _rating(text: str, entry: Entry) -> tuple[dict[str, Json] | None, str | None]:
    """The member's mark, and how it is printed: as stars in the title, else as the element has it."""
    said = entry.fields.get("memberRating", "")
    mark = mark_in(text, entry.start, entry.start + len(entry.title))
    if _RATING.fullmatch(said):
        value = float(said)
        rating = {"value": int(value) if value.is_integer() else value, "scale": SCALE}
        return rating, mark.original if mark is not None and mark.rating == rating else said
    return (mark.rating, mark.original) if mark is not None and mark.original[:1] in "★½" else (None, None)
