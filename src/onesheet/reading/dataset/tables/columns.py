"""Which columns of a table of films hold what, told by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TOMATOES, METACRITIC, IMDB, FANDANGO = "Rotten Tomatoes", "Metacritic", "IMDb", "Fandango"
PERCENT, AUDIENCE = "percent positive", "audience score"
_SIGNS = re.compile(r"[\W_]+")
_TITLES = frozenset("film movie title filmtitle movietitle filmname moviename".split())
_YEARS = frozenset("year filmyear movieyear releaseyear".split())
_RELEASES = frozenset({"releasedate"})
_DIRECTORS = frozenset("director directors filmdirector".split())
_GENRES = frozenset("genre genres".split())
_ADDRESSES = frozenset("url movieurl filmurl link address rottentomatoeslink".split())
_OF_REVIEWS = (
    frozenset("criticname critic author reviewer".split()),
    frozenset("reviewstate fresh originalscore rating score review quote reviewtype reviewcontent".split()),
)


@dataclass(frozen=True, slots=True)
class Published:
    """A column of scores. `by` is empty where only the film's address tells who gives them."""

    by: str
    method: str
    scale: int
    counts: tuple[str, ...] = ()
    """Columns that together count the marks behind it, by their folded names."""
    unit: str = ""
    parts: tuple[str, ...] = ()
    """What each of these counts, `positive`; empty where one column counts all."""


_PARTS = ("positive", "mixed", "negative")
_SCORES: dict[str, Published] = {
    **dict.fromkeys(("criticscore", "criticsscore"), Published("", PERCENT, 100)),
    "audiencescore": Published("", AUDIENCE, 100),
    **dict.fromkeys(
        ("tomatometer", "tomatometerscore", "tomatometerrating", "rottentomatoes", "rottentomatoesscore"),
        Published(TOMATOES, PERCENT, 100),
    ),
    **dict.fromkeys(("rottentomatoesuser", "audiencerating"), Published(TOMATOES, AUDIENCE, 100)),
    "metascore": Published(
        METACRITIC, "weighted average", 100, ("metapositive", "metamixed", "metanegative"), "reviews", _PARTS
    ),
    "userscore": Published(
        METACRITIC, "user score", 10, ("userpositive", "usermixed", "usernegative"), "ratings", _PARTS
    ),
    "metacritic": Published(METACRITIC, "weighted average", 100),
    "metacriticuser": Published(METACRITIC, "user score", 10, ("metacriticuservotecount",), "ratings"),
    **dict.fromkeys(("imdb", "imdbrating", "imdbscore"), Published(IMDB, "", 10, ("imdbuservotecount",), "ratings")),
    "fandangostars": Published(FANDANGO, "stars shown", 5, ("fandangovotes",), "ratings"),
    "fandangoratingvalue": Published(FANDANGO, "average", 5, ("fandangovotes",), "ratings"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """Where a column of scores stands, and where its counts do."""

    place: int
    published: Published
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns that are read, None for those that the table has not."""

    width: int
    title: int
    scores: tuple[Score, ...]
    year: int | None = None
    release: int | None = None
    director: int | None = None
    genre: int | None = None
    address: int | None = None

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who gives the scores, each once; empty for who is told by each film's address alone."""
        return tuple(dict.fromkeys(score.published.by for score in self.scores))


def columns_of(fields: Sequence[str]) -> Columns | None:
    """Return what the first row of a table of films with published scores names; None where it is no such table."""
    names = [_SIGNS.sub("", field).lower() for field in fields]

    def first(wanted: frozenset[str]) -> int | None:
        return next((place for place, name in enumerate(names) if name in wanted), None)

    title, address = first(_TITLES), first(_ADDRESSES)
    scores = []
    for place, name in enumerate(names):
        published = _SCORES.get(name)
        if published is not None and (published.by or address is not None):
            counts = tuple(names.index(one) for one in published.counts if one in names)
            whole = len(counts) == len(published.counts)
            scores.append(Score(place, published, counts if whole else ()))
    if title is None or not scores:
        return None
    return Columns(
        width=len(fields), title=title, scores=tuple(scores), year=first(_YEARS), release=first(_RELEASES),
        director=first(_DIRECTORS), genre=first(_GENRES), address=address,
    )  # fmt: skip


def of_reviews(fields: Sequence[str]) -> bool:
    """Tell whether a first row names critics and what they said: then each row is a review and no film."""
    names = {_SIGNS.sub("", field).lower() for field in fields}
    return all(names & some for some in _OF_REVIEWS)
