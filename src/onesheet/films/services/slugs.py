"""Addresses: given once, never changed."""

from __future__ import annotations

from onesheet.films.models import Film
from onesheet.people.models import Person
from onesheet.values.names import slug


def free_slug(model: type[Film | Person], words: str) -> str:
    """The slug of the words, with a number after it where it is taken: `hamlet-1948`, `hamlet-1948-2`."""
    wanted = slug(words)
    taken = set(model.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
