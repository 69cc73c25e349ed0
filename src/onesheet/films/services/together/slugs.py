"""Addresses for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onesheet.database.prepared import Prepared, named_list
from onesheet.films.models import Film
from onesheet.people.models import Person
from onesheet.values.names import slug

_TRIED_AT_ONCE = 8
"""Numbers that are tried for an address that is taken, the first time; then ever more."""


@dataclass(frozen=True, slots=True)
class _Taken:
    slug: str


_TAKEN = {
    model: Prepared(_Taken, model._default_manager.filter(slug__in=named_list("slugs")).order_by())  # noqa: SLF001 - Django's public name
    for model in (Film, Person)
}


def free_slugs(model: type[Film | Person], words: Sequence[str]) -> list[str]:
    """Return a slug for each of the words, as `free_slug` gives them one after the other: no two alike, none that is taken.

    Costs one query where none is taken, and one more for every eightfold of films of one name and year.
    """
    wanted = [slug(one) for one in words]
    taken = _taken(model, set(wanted))
    given: list[str | None] = []
    crowded: list[int] = []
    for place, one in enumerate(wanted):
        if one in taken:
            given.append(None)
            crowded.append(place)
        else:
            taken.add(one)
            given.append(one)
    first, span = 2, _TRIED_AT_ONCE
    while crowded:
        bases = {wanted[place] for place in crowded}
        taken |= _taken(model, {f"{base}-{number}" for base in bases for number in range(first, first + span)})
        left = []
        for place in crowded:
            numbered = (f"{wanted[place]}-{number}" for number in range(first, first + span))
            free = next((one for one in numbered if one not in taken), None)
            if free is None:
                left.append(place)
            else:
                taken.add(free)
                given[place] = free
        crowded, first, span = left, first + span, span * _TRIED_AT_ONCE
    return [one for one in given if one is not None]


def _taken(model: type[Film | Person], slugs: set[str]) -> set[str]:
    return {one.slug for one in _TAKEN[model].rows(slugs=slugs)}
