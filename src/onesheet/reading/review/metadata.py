"""What a page tells of itself for machines, as far as a review needs it: schema.org's Review, Article and Movie.

The objects are `Document.things`, in the manner of JSON-LD (https://schema.org/Review). Pages are often careless with them,
so whatever is taken here is checked against the text by those who ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from onesheet.values.names import fold

Thing = Mapping[str, Any]

_MOST_THINGS, _DEEPEST = 2_000, 12
_REVIEWS = frozenset({"Review", "CriticReview", "UserReview"})
_ARTICLES = frozenset(
    "Article NewsArticle BlogPosting ReviewNewsArticle OpinionNewsArticle ReportageNewsArticle WebPage Blog TechArticle".split()
)
_NOT_FILMS = {
    **dict.fromkeys(("TVSeries", "TVSeason", "TVEpisode", "Episode", "TVMiniSeries", "CreativeWorkSeries"), "series"),
    **dict.fromkeys(("PodcastSeries", "PodcastEpisode"), "other"),
    **dict.fromkeys(("Book", "Audiobook"), "book"),
    **dict.fromkeys(("MusicAlbum", "MusicRecording", "MusicGroup", "MusicPlaylist", "MusicRelease"), "record"),
    **dict.fromkeys(("VideoGame", "Game", "SoftwareApplication", "MobileApplication", "WebApplication"), "game"),
    **dict.fromkeys(("Restaurant", "Recipe", "FoodEstablishment", "CafeOrCoffeeShop", "BarOrPub", "MenuItem"), "food"),
    **dict.fromkeys(("TheaterEvent", "TheaterGroup", "Play"), "stage"),
    **dict.fromkeys(("Hotel", "LodgingBusiness", "Resort", "LocalBusiness", "Store", "MusicEvent", "Vehicle", "Car"), "other"),
}  # fmt: skip
_PEOPLE = ("director", "directors")
_SCHEMA = re.compile(r"^(?:https?://schema\.org/|schema:)")
_DAY = re.compile(r"\s*(?P<day>(?:18|19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)")
_YEAR = re.compile(r"\s*(?P<year>(?:18[89]|19\d|20\d)\d)(?!\d)")
_NOBODY = frozenset("admin administrator editor staff team editors editorial guest user webmaster".split())
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of itself; nothing of it has to be true."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    """The day, `2019-11-18`, in the page's own time zone."""
    language: str | None = None
    film: str | None = None
    """The title of the one film that it is said to be about."""
    film_year: int | None = None
    directors: tuple[str, ...] = ()
    other: str = ""
    """What kind of thing is reviewed where that is no film, as `other_subject` names it."""
    is_review: bool = False
    """Whether it holds one review, and not the reviews of many."""
    rating: tuple[float, int] | None = None
    """The reviewer's mark with its highest, where the page gives both."""


NOTHING = Told()


def told_by(things: Sequence[Thing]) -> Told:
    """Gather what the objects of a page say of the page, of its review and of the one film it reviews."""
    if not things:
        return NOTHING
    every = list(_walk(things))
    reviews = [one for one in every if types_of(one) & _REVIEWS]
    review = reviews[0] if len(reviews) == 1 else None
    articles = [one for one in every if types_of(one) & _ARTICLES]
    pieces = [*([review] if review is not None else []), *articles]
    film = _film(every, review)
    return Told(
        headline=_first(_text(one.get(key)) for one in pieces for key in ("headline", "name")),
        authors=next((names for one in pieces if (names := tuple(_names(one.get("author"))))), ()),
        outlet=_outlet(every, pieces),
        published=_first(_day(one.get(key)) for one in pieces for key in ("datePublished", "dateCreated")),
        language=_first(_text(one.get("inLanguage")) for one in pieces),
        film=_text(film.get("name")) if film is not None else None,
        film_year=_year(film) if film is not None else None,
        directors=tuple(name for key in _PEOPLE for name in _names(film.get(key))) if film is not None else (),
        other=_other(every, review) if film is None else "",
        is_review=review is not None,
        rating=_rating(review.get("reviewRating")) if review is not None else None,
    )


def types_of(thing: Thing) -> frozenset[str]:
    """The types of an object without schema.org's address."""
    given = thing.get("@type", ())
    every = given if isinstance(given, (list, tuple)) else (given,)
    return frozenset(_SCHEMA.sub("", one) for one in every if isinstance(one, str))


def _walk(things: Sequence[Any]) -> Iterator[Thing]:
    """Every object, outer ones first; those of a page without end only up to a number."""
    level: list[Any] = list(things)
    found = 0
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for one in level:
            if isinstance(one, Mapping):
                found += 1
                if found > _MOST_THINGS:
                    return
                yield one
                inner += one.values()
            elif isinstance(one, (list, tuple)):
                inner += one
        level = inner


def _film(every: Sequence[Thing], review: Thing | None) -> Thing | None:
    """The film that is reviewed, or the only film there is."""
    reviewed = review.get("itemReviewed") if review is not None else None
    for one in reviewed if isinstance(reviewed, list) else [reviewed]:
        if isinstance(one, Mapping) and "Movie" in types_of(one) and _text(one.get("name")):
            return one
    films = [one for one in every if "Movie" in types_of(one) and _text(one.get("name"))]
    names = {fold(_text(one.get("name")) or "") for one in films}
    return films[0] if len(names) == 1 else None


def _other(every: Sequence[Thing], review: Thing | None) -> str:
    """What is reviewed; without a review, what the page itself is said to be."""
    reviewed = review.get("itemReviewed") if review is not None else None
    asked = [reviewed] if isinstance(reviewed, Mapping) else [] if review is not None else list(every)
    for one in asked:
        for name in sorted(types_of(one)):
            if name in _NOT_FILMS:
                return _NOT_FILMS[name]
    return ""


def _outlet(every: Sequence[Thing], pieces: Sequence[Thing]) -> str | None:
    """The publisher, or the site that the page is a part of."""
    given = [one.get(key) for one in pieces for key in ("publisher", "isPartOf", "sourceOrganization")]
    given += [one for one in every if "WebSite" in types_of(one)]
    for one in given:
        name = _text(one.get("name")) if isinstance(one, Mapping) else None
        if name is not None and "://" not in name and len(name) < _LONGEST_NAME:
            return name
    return None


def _rating(given: Any) -> tuple[float, int] | None:
    """A mark with its highest; schema.org's unspoken five is not taken for said."""
    if not isinstance(given, Mapping):
        return None
    value, best = _number(given.get("ratingValue")), _number(given.get("bestRating"))
    if value is None or best is None or best != int(best) or not 0 <= value <= best or not 1 < best <= 100:
        return None
    return value, int(best)


def _number(given: Any) -> float | None:
    try:
        value = float(str(given).strip().replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None


def _names(given: Any) -> Iterator[str]:
    """The names of people; organizations and the likes of `admin` write nothing."""
    for one in given if isinstance(given, (list, tuple)) else [given]:
        if isinstance(one, Mapping):
            if types_of(one) & {"Organization", "NewsMediaOrganization", "Corporation"}:
                continue
            one = one.get("name")  # noqa: PLW2901
        for name in (_text(one) or "",):
            if name and len(name) < _LONGEST_NAME and "://" not in name and name.casefold() not in _NOBODY:
                yield name


def _text(given: Any) -> str | None:
    if isinstance(given, (list, tuple)):
        given = next((one for one in given if isinstance(one, str)), None)
    if isinstance(given, Mapping):
        given = given.get("@value") or given.get("name")
    return " ".join(given.split()) or None if isinstance(given, str) else None


def _day(given: Any) -> str | None:
    match = _DAY.match(given) if isinstance(given, str) else None
    return match["day"] if match is not None else None


def _year(film: Thing) -> int | None:
    for key in ("datePublished", "dateCreated", "copyrightYear", "releaseDate"):
        match = _YEAR.match(str(film.get(key, "")))
        if match is not None:
            return int(match["year"])
    return None


def _first(found: Iterator[str | None]) -> str | None:
    return next((one for one in found if one), None)
