"""The persons behind many names at once."""

from __future__ import annotations

from collections.abc import Iterable

from onesheet.films.services.credited import accents
from onesheet.films.services.together.slugs import free_slugs
from onesheet.people.models import Person
from onesheet.values.names import fold, person_sort_key


def persons_together(names: Iterable[str]) -> dict[str, int]:
    """Return the id of the person behind each name, as `persons_of` does; who is new is made. Costs four queries."""
    wanted = {name: fold(name)[:200] for name in names}
    if not wanted:
        return {}
    known: dict[str, Person] = {}
    for person in Person.objects.filter(folded__in=set(wanted.values())).order_by("-pk"):
        known[person.folded] = person
    written = {known[folded].pk: known[folded].name for folded in known}
    new: dict[str, Person] = {}
    for name, folded in sorted(wanted.items()):
        there = known.get(folded)
        if there is None:
            known[folded] = new[folded] = Person(name=name, folded=folded, sort_name=person_sort_key(name)[:200])
        elif accents(name) > accents(there.name):
            there.name = name
    # The slug is that of the name by which the person was first met.
    first: dict[str, str] = {}
    for name, folded in sorted(wanted.items()):
        first.setdefault(folded, name)
    for person, slug in zip(new.values(), free_slugs(Person, [first[folded] for folded in new]), strict=True):
        person.slug = slug
    Person.objects.bulk_create(new.values(), batch_size=500)
    for person in known.values():
        if person.pk in written and written[person.pk] != person.name:
            person.save(update_fields=["name"])
    return {name: known[folded].pk for name, folded in wanted.items()}


def forget_persons(persons: Iterable[int]) -> None:
    """Take out persons of whom nothing here tells any more. Costs a query for each kind of thing that can be about one."""
    left = set(persons)
    for relation in Person._meta.related_objects:  # noqa: SLF001 - Django's documented API
        if left and relation.related_model is not None:
            name = relation.field.attname
            about = relation.related_model._base_manager.filter(**{f"{name}__in": left})  # type: ignore[union-attr] # noqa: SLF001
            left -= set(about.values_list(name, flat=True))
    Person.objects.filter(pk__in=left).delete()
