"""Which column of a table holds what, told by the columns' names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SIGNS = re.compile(r"[\W_]+")
_MOST = 200
_MOST_SHOWN = 12


class NoTable(Exception):
    """That a file is no table of the kind that was asked for; a sentence says why."""


def _names(told: str) -> dict[str, str]:
    """`title: film movie | year: filmyear` as name of the column -> what it holds."""
    found: dict[str, str] = {}
    for line in told.split("|"):
        what, _, names = line.strip().partition(":")
        found |= dict.fromkeys(names.split(), what.strip())
    return found


OF_REVIEWS = _names(
    """number: reviewid reviewnumber
    | film: movieid filmid rottentomatoeslink movieslug filmslug
    | id: id
    | title: film movie title filmtitle movietitle filmname moviename
    | year: year filmyear movieyear releaseyear
    | director: director directors filmdirector
    | critic: critic criticname author reviewer reviewername reviewauthor byline journalist
    | outlet: outlet publication publicationname publicationame publisher publishername
      magazine newspaper outletname media
    | date: date creationdate reviewdate publicationdate published publishedon datepublished
    | printed: rating score originalscore reviewscore originalrating mark grade stars printed
    | state: fresh reviewstate reviewtype verdict scoresentiment sentiment freshness
    | isfresh: isfresh
    | isrotten: isrotten
    | quote: quote review reviewcontent reviewtext text excerpt content blurb
    | address: url reviewurl link address reviewlink
    | language: language lang
    """
)
OF_FILMS = _names(
    """film: movieid filmid rottentomatoeslink id movieslug filmslug
    | title: film movie title filmtitle movietitle filmname moviename name
    | year: year filmyear movieyear releaseyear
    | released: date releasedate theaterdate
    | director: director directors filmdirector
    | address: url movieurl filmurl link address
    """
)
_TOMATOES = frozenset({"isfresh", "isrotten", "reviewstate", "scoresentiment", "rottentomatoeslink"})
_TOMATOES_TOGETHER = frozenset({"fresh", "topcritic"})
_VERDICTS = ("state", "isfresh", "isrotten")


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table's first row names: for each thing the places of the columns that hold it."""

    names: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    of_tomatoes: bool = False
    """True for a table in one of the shapes in which Rotten Tomatoes' reviews are passed on."""

    def first(self, what: str) -> int | None:
        """Return the place of the first column that holds this, or None."""
        found = self.places.get(what)
        return found[0] if found else None

    def name(self, what: str) -> str:
        """Return what the first column that holds this is called in the file."""
        return self.names[self.places[what][0]]


def columns_of(fields: Sequence[str], known: Mapping[str, str]) -> Columns:
    """Return what the columns of a first row hold, by `OF_REVIEWS` or `OF_FILMS`."""
    names = tuple(field.strip() for field in fields[:_MOST])
    bare = [_SIGNS.sub("", name).lower() for name in names]
    places: dict[str, tuple[int, ...]] = {}
    for place, name in enumerate(bare):
        what = known.get(name)
        if what is not None:
            places[what] = (*places.get(what, ()), place)
    found = frozenset(bare)
    return Columns(names, places, bool(found & _TOMATOES) or found >= _TOMATOES_TOGETHER)


def for_reviews(fields: Sequence[str]) -> Columns:
    """Return the columns of a table of reviews. Raises `NoTable` where the first row names none."""
    columns = columns_of(fields, OF_REVIEWS)
    places = dict(columns.places)
    number = places.pop("id", ())
    if "film" not in places and "title" not in places:
        # A bare `id` beside a title, or beside another number of the film, is some number of the row: it names nothing.
        places |= {"film": number} if number else {}
    if "film" not in places and "title" not in places:
        raise NoTable(_no_table(columns, "reviews", "the film, by title or by number"))
    if "printed" not in places and "quote" not in places and not any(one in places for one in _VERDICTS):
        raise NoTable(_no_table(columns, "reviews", "a mark, a verdict or a quote"))
    if "critic" not in places and "outlet" not in places:
        raise NoTable(_no_table(columns, "reviews", "the critic or the outlet"))
    return Columns(columns.names, places, columns.of_tomatoes)


def for_films(fields: Sequence[str]) -> Columns:
    """Return the columns of a table of films. Raises `NoTable` where the first row names no number or no title."""
    columns = columns_of(fields, OF_FILMS)
    if "film" not in columns.places:
        raise NoTable(_no_table(columns, "films", "the number that reviews name the film by"))
    if "title" not in columns.places:
        raise NoTable(_no_table(columns, "films", "the film's title"))
    return columns


def _no_table(columns: Columns, kind: str, missing: str) -> str:
    shown = ", ".join(f"“{name[:40]}”" for name in columns.names[:_MOST_SHOWN])
    more = ", ..." if len(columns.names) > _MOST_SHOWN else ""
    return f"This is no table of {kind}: no column names {missing}. The first row has {shown}{more}."
