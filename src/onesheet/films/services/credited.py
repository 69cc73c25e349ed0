"""The persons behind the names in credits."""

from __future__ import annotations

from collections.abc import Iterable

from onesheet.films.services.slugs import free_slug
from onesheet.people.models import Person
from onesheet.values.names import fold, person_sort_key


def persons_of(names: Iterable[str]) -> dict[str, int]:
    """The id of the person behind each name; who is new is made. Names that fold alike are one person's.

    Costs one query where all are known and written as before, and three more for each who is not.
    """
    wanted = {name: fold(name)[:200] for name in names}
    known: dict[str, Person] = {}
    for person in Person.objects.filter(folded__in=set(wanted.values())).order_by("-pk"):
        known[person.folded] = person
    for name, folded in sorted(wanted.items()):
        there = known.get(folded)
        if there is None:
            known[folded] = Person.objects.create(
                name=name, folded=folded, slug=free_slug(Person, name), sort_name=person_sort_key(name)[:200]
            )
        elif accents(name) > accents(there.name):
            there.name = name
            there.save(update_fields=["name"])
    return {name: known[folded].pk for name, folded in wanted.items()}


def accents(name: str) -> int:
    """How many signs of a name are beyond ASCII: who is written with most of them is written most exactly."""
    return sum(not sign.isascii() for sign in name)
