"""Persons."""

from __future__ import annotations

import factory

from onesheet.people.models import Person
from onesheet.values.names import fold, person_sort_key, slug


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda number: f"Person {number}")
    slug = factory.LazyAttribute(lambda one: slug(one.name))
    folded = factory.LazyAttribute(lambda one: fold(one.name))
    sort_name = factory.LazyAttribute(lambda one: person_sort_key(one.name))
