"""What one entry of Trakt's files says."""

from __future__ import annotations

import re
from typing import Any

from onesheet.exchange.formats.telling import Faulty, Other
from onesheet.exchange.pure.cells import half_stars, identifiers, left_as, moment_of
from onesheet.exchange.pure.rows import FilmTold, Profile, Rate, View, Want, Watch, Write

_OTHERS = {
    "episode": "an episode of a series",
    "season": "a season of a series",
    "show": "a series",
    "person": "a person",
    "list": "a list",
}
_FOLDED = re.compile(r"\[(?P<name>spoiler)\](?P<text>.*?)\[/(?P=name)\]", re.IGNORECASE | re.DOTALL)
_NEVER = "1970-01-01"
"""Trakt's way to say that nobody knows when."""
_AT_THE_TIME = ("scrobble", "checkin")


def text_of(given: Any) -> str:
    """Return a text or number of the JSON as text, and nothing for anything else."""
    if isinstance(given, bool) or given is None:
        return ""
    return str(given) if isinstance(given, str | int | float) else ""


def film_of(entry: Any) -> FilmTold:
    """Return the film that an entry is about. Raises Other where it is about something else, Faulty where it names nothing."""
    if not isinstance(entry, dict):
        raise Faulty("This entry is no object that names a film.")
    movie = entry.get("movie")
    if not isinstance(movie, dict):
        for name, what in _OTHERS.items():
            if name == entry.get("type") or isinstance(entry.get(name), dict):
                raise Other(left_as(what))
        raise Faulty("This entry names no film.")
    ids = movie.get("ids")
    ids = ids if isinstance(ids, dict) else {}
    year = movie.get("year")
    film = FilmTold(
        title=" ".join(text_of(movie.get("title")).split()),
        year=year if isinstance(year, int) and 1870 <= year <= 2100 else None,
        identifiers=identifiers(**{name: text_of(ids.get(name)) for name in ("trakt", "imdb", "tmdb")}),
    )
    if not film.title and not film.identifiers:
        raise Faulty("This entry names no film: it has neither a title nor an identifier.")
    return film


def said_of(entry: Any) -> str:
    """Return what an entry is about, in a few words."""
    if not isinstance(entry, dict):
        return str(entry)
    for name in ("movie", "show", "person", "list"):
        thing = entry.get(name)
        if isinstance(thing, dict):
            title = text_of(thing.get("title")) or text_of(thing.get("name"))
            year = text_of(thing.get("year"))
            return f"{title} ({year})" if year else title
    return text_of(entry.get("name")) or text_of(entry.get("username")) or text_of(entry.get("id"))


def time_of(entry: dict[str, Any], name: str) -> tuple[str, tuple[str, ...]]:
    """Return a moment of an entry, and sentences about it; none where nobody knows when, or where it is no time."""
    printed = text_of(entry.get(name))
    try:
        moment = moment_of(printed)
    except ValueError as fault:
        return "", (f"{fault} It was left out.",)
    if moment.startswith(_NEVER):
        return "", ()
    return moment, ()


def rate(entry: dict[str, Any]) -> tuple[Rate, tuple[str, ...]]:
    """Read an entry of the ratings. Raises Faulty, or Other where there is none."""
    try:
        rating, rounded = half_stars(text_of(entry.get("rating")))
    except ValueError as fault:
        raise Faulty(str(fault)) from None
    if rating is None:
        raise Other("There is no rating in this entry.")
    at, notices = time_of(entry, "rated_at")
    return Rate(rating, at), (*filter(None, [rounded]), *notices)


def view(entry: dict[str, Any]) -> tuple[View, tuple[str, ...]]:
    """Read an entry of the history."""
    moment, notices = time_of(entry, "watched_at")
    number = text_of(entry.get("id"))
    logged = moment if entry.get("action") in _AT_THE_TIME else ""
    return View(key=f"trakt:{number}" if number else f"trakt:{moment}", date=moment[:10], logged=logged), notices


def watched(entry: dict[str, Any], film: FilmTold) -> tuple[View | Watch, tuple[str, ...]]:
    """Read an entry of the films watched, which tells only the last viewing."""
    moment, notices = time_of(entry, "last_watched_at")
    if not moment:
        return Watch(), notices
    plays = entry.get("plays")
    if isinstance(plays, int) and plays > 1:
        notices = (*notices, f"Trakt counts {plays} viewings and tells the day of the last alone.")
    number = next((one for scheme, one in film.identifiers if scheme == "trakt"), film.title)
    return View(key=f"trakt:watched:{number}:{moment[:10]}", date=moment[:10]), notices


def want(entry: dict[str, Any]) -> tuple[Want, tuple[str, ...]]:
    """Read an entry of the watchlist."""
    at, notices = time_of(entry, "listed_at")
    if text_of(entry.get("notes")).strip():
        notices = (*notices, "The note beside it was left out: a watchlist has none here.")
    return Want(at), notices


def write(entry: dict[str, Any]) -> tuple[Write, tuple[str, ...]]:
    """Read an entry of the comments. Raises Faulty, or Other for an answer to somebody else."""
    comment = entry.get("comment")
    if not isinstance(comment, dict):
        raise Faulty("This entry has no comment.")
    if comment.get("parent_id"):
        raise Other("This answers somebody else's comment, which is not here, so it was left alone.")
    text = text_of(comment.get("comment")).strip()
    if not text:
        raise Other("There are no words in this comment.")
    told = _FOLDED.sub(lambda found: f"||{found['text'].strip()}||", text)
    logged, notices = time_of(comment, "created_at")
    number = text_of(comment.get("id"))
    key = f"trakt:comment:{number}" if number else f"trakt:comment:{logged}"
    return Write(key=key, text=told, spoilers=comment.get("spoiler") is True, logged=logged), notices


def profile(entry: Any) -> Profile:
    """Read what a member tells of themselves; an e-mail address is not among it."""
    if not isinstance(entry, dict):
        raise Faulty("This profile is no object.")
    told = {name: text_of(entry.get(given)).strip() for name, given in _PROFILE.items()}
    if not any(told.values()):
        raise Other("There is nothing in this profile.")
    return Profile(**told)


_PROFILE = {"name": "name", "about": "about", "place": "location"}
