"""The sheets of an export: what each file holds, and where its columns are read from.

A sheet is read row by row, 500 at a time, so that ten years of diary take no more memory than one month.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from onesheet.films.models import Credit, DatasetEntry, Fact
from onesheet.leaving.pure.names import film_address
from onesheet.reviews.models import ViewingTag

AT_ONCE = 500
"""Rows that are held at a time."""

FILM_COLUMNS = ("film", "year", "directors", "film_address", "identifiers")
"""How a film is named in every sheet: title, year, directors, its address here, and its identifiers elsewhere by scheme."""

Record = dict[str, Any]


def same(*names: str) -> dict[str, str]:
    """Return columns that are called what they are looked up by."""
    return {name: name for name in names}


@dataclass(frozen=True)
class Sheet:
    """One file of an export: JSON Lines, a row on each."""

    name: str
    rows: Callable[[int], QuerySet[Any]]
    """The member's number -> what they made, in order."""
    columns: dict[str, str]
    """Column -> lookup, in order. `film_` columns come of themselves where `film` is given."""
    film: str = ""
    """The lookup of the film a row is about; empty where it is about none."""
    computed: dict[str, Callable[[Record, str], Any]] = field(default_factory=dict)
    """Column -> what is made of the row's other columns and of the site's address; after the others."""
    tags: bool = False
    """True where a row is a viewing, the tags of which are its last column."""

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        films = FILM_COLUMNS if self.film else ()
        return (*films, *self.columns, *self.computed, *(("tags",) if self.tags else ()))

    def read(self, member: int, site: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows, each as long as the header. Costs one query, and one or two more for each 500 rows."""
        lookups = dict(self.columns)
        if self.film:
            prefix = "" if self.film == "id" else f"{self.film}__"
            lookups |= {"film": f"{prefix}title", "year": f"{prefix}year", "_slug": f"{prefix}slug", "_film": self.film}
        if self.tags:
            lookups["_viewing"] = "id"
        found = self.rows(member).values_list(*lookups.values()).iterator(chunk_size=AT_ONCE)
        while some := [dict(zip(lookups, record, strict=True)) for record in islice(found, AT_ONCE)]:
            self._complete(some, site)
            for one in some:
                yield tuple(one[name] for name in self.header)

    def _complete(self, some: list[Record], site: str) -> None:
        """Add to the rows what is read or made for many at once."""
        films = {one["_film"] for one in some} if self.film else set()
        identifiers, directors = identifiers_of(films), directors_of(films)
        tags = _tags([one["_viewing"] for one in some]) if self.tags else {}
        for one in some:
            if self.film:
                one["film_address"] = film_address(site, one["_slug"]) if one["_slug"] else ""
                one["identifiers"] = identifiers.get(one["_film"], {})
                one["directors"] = directors.get(one["_film"], [])
            if self.tags:
                one["tags"] = tags.get(one["_viewing"], [])
            for name, make in self.computed.items():
                one[name] = make(one, site)


def identifiers_of(films: Collection[int | None]) -> dict[int, dict[str, str]]:
    """Return the identifiers of the films elsewhere, by scheme. Costs two queries; none for no films."""
    found: dict[int, dict[str, str]] = {}
    wanted = {film for film in films if film is not None}
    if not wanted:
        return found
    # `endswith` keeps SQLite from reading every identifier of the catalogue through the index on properties.
    facts = Fact.objects.filter(film__in=wanted, property__endswith="external_id", accepted=True)
    for film, value, qualifiers in facts.order_by("pk").values_list("film_id", "value", "qualifiers"):
        scheme = qualifiers.get("scheme")
        if isinstance(value, str) and isinstance(scheme, str):
            found.setdefault(film, {}).setdefault(scheme, value)
    entries = DatasetEntry.objects.filter(film__in=wanted).order_by()
    for film, scheme, number in entries.values_list("film_id", "scheme", "number"):
        found.setdefault(film, {}).setdefault(scheme, number)
    return found


def directors_of(films: Collection[int | None]) -> dict[int, list[str]]:
    """Return who directed the films, in the order of their credits. Costs one query; none for no films."""
    found: dict[int, list[str]] = {}
    wanted = {film for film in films if film is not None}
    if wanted:
        credited = Credit.objects.filter(film__in=wanted, function="director", accepted=True).order_by("position", "pk")
        for film, name in credited.values_list("film_id", "person__name"):
            found.setdefault(film, []).append(name)
    return found


def _tags(viewings: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    tags = ViewingTag.objects.filter(viewing__in=viewings).order_by("viewing_id", "position", "pk")
    for viewing, name in tags.values_list("viewing_id", "name"):
        found.setdefault(viewing, []).append(name)
    return found
