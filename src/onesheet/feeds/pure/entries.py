"""What a feed tells, whatever form it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

NAMESPACE = "urn:x-onesheet:film:1"
"""Of the elements that tell of a film in Atom and RSS; `fields` names them."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Film:
    """A film as a feed names it."""

    title: str
    year: int | None
    address: str
    """Of its page, whole."""
    ids: tuple[tuple[str, str], ...] = ()
    """Schemes and numbers elsewhere that the record has, `("imdb", "tt0107822")`."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a member says of one film with an entry. `rating` is in stars, 0.5 to 5; `date` is EDTF."""

    film: Film
    rating: float | None = None
    liked: bool = False
    rewatch: bool = False
    date: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Addresses are whole; `id` never changes, whatever else does."""

    id: str
    address: str
    title: str
    html: str
    """Safe and with no spoiler in it; empty where there is no more to say than the title."""
    summary: str
    """Plain words; empty for none."""
    author: str
    author_address: str
    published: datetime
    updated: datetime
    language: str = ""
    """BCP 47; empty where it is the feed's."""
    seen: Seen | None = None
    films: tuple[Film, ...] = ()
    """Of a list: its films in their order."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, its entries the newest first."""

    id: str
    title: str
    address: str
    """Of the page that shows the same."""
    own_address: str
    language: str
    entries: tuple[Entry, ...]
    began: datetime
    """When the feed was last changed where it has no entry."""
    author: str = ""
    author_address: str = ""

    @property
    def updated(self) -> datetime:
        """When the last change was made to any entry."""
        return max((one.updated for one in self.entries), default=self.began)


def rfc3339(moment: datetime) -> str:
    """Return a moment as Atom and JSON Feed write it: to the second, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def printable(text: str) -> str:
    """Return the text without what XML 1.0 cannot hold: control signs, halves of signs."""
    return _NOT_IN_XML.sub("", text)


def number(stars: float) -> str:
    """Return stars as a number without an idle decimal: `3.5`, `4`."""
    return f"{stars:g}"


def fields(seen: Seen) -> list[tuple[str, str]]:
    """Return what is said of a film as names and values, as XML elements hold them.

    `filmTitle`, `filmYear`, `movieId` and `imdbId` are called as other diaries' feeds call them.
    """
    film = seen.film
    told = [("filmTitle", film.title), ("filmYear", str(film.year) if film.year else ""), ("filmAddress", film.address)]
    told += [({"tmdb": "movieId"}.get(scheme, f"{scheme}Id"), value) for scheme, value in film.ids]
    told += [
        ("rating", number(seen.rating) if seen.rating else ""),
        ("ratingOf", "5" if seen.rating else ""),
        ("liked", "Yes" if seen.liked else ""),
        ("rewatch", "Yes" if seen.rewatch else ""),
        ("watchedDate", seen.date),
    ]
    return [(name, value) for name, value in told if value]
