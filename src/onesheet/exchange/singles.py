"""Reads: rows in doubt of which one film alone is likely, which a person may take all at once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from onesheet.exchange.models import ImportRow
from onesheet.exchange.pure.rows import Row
from onesheet.exchange.pure.stored import restored
from onesheet.exchange.pure.which_film import LIKELY, agreed
from onesheet.films.models import Film

SINGLE = Q(choices__1__isnull=True, choices__0__1__in=LIKELY)
"""Rows in doubt to which one film alone is offered, and only a year is missing."""
_ROWS, _OF_FILM = 2_000, 500


@dataclass(frozen=True, slots=True)
class Likely:
    """Which films would be taken."""

    films: dict[str, int]
    """What rows tell of their film (`ImportRow.told`) -> the film."""
    places: dict[int, int]
    """The rows of the import that tell that, by their numbers within it -> the film."""
    digest: str
    """Another where other rows or films are."""


@dataclass(frozen=True, slots=True)
class Single:
    """A row of which one film alone is likely."""

    number: int
    """Of the row within the import."""
    row: Row
    film: int
    against: str


def likely_films(number: int) -> Likely:
    """Return which film would be taken for which rows of an import: none where rows would take one film for two.

    Costs one query, and one for each 500 films.
    """
    rows = _of(number).values_list("number", "told", "row", "choices").iterator(chunk_size=_ROWS)
    found = [(place, told, restored(row).film, int(choices[0][0])) for place, told, row, choices in rows]
    shown = _shown({film for *_, film in found})
    agree = agreed((told, film) for _, _, told, film in found if told is not None and film in shown)
    places: dict[int, int] = {}
    films: dict[str, int] = {}
    digest = hashlib.sha256()
    for place, name, told, film in found:
        if told in agree:
            places[place] = films[name] = film
            digest.update(f"{place} {name} {film}\n".encode())
    return Likely(films, places, digest.hexdigest()[:32])


def rows_at(number: int, places: Collection[int]) -> list[Single]:
    """Return rows of an import that are in doubt, by their places. Costs one query."""
    found = ImportRow.objects.filter(of=number, state=ImportRow.State.AMBIGUOUS, number__in=places).order_by("number")
    return [
        Single(place, restored(row), int(choices[0][0]), str(choices[0][1]))
        for place, row, choices in found.values_list("number", "row", "choices")
    ]


def _of(number: int) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(SINGLE, of=number, state=ImportRow.State.AMBIGUOUS).order_by("number")


def _shown(films: set[int]) -> set[int]:
    """Those that have a page still."""
    asked, shown = sorted(films), set[int]()
    for at in range(0, len(asked), _OF_FILM):
        some = asked[at : at + _OF_FILM]
        shown.update(Film.objects.filter(pk__in=some, shown=True).values_list("pk", flat=True))
    return shown
