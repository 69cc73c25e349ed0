"""A catalogue made at once, of thousands of films."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from factories.films import StatementFactory
from factories.sources import NOON
from onesheet.films.models import Credit, Fact, Film, Title
from onesheet.people.models import Person
from onesheet.values.names import fold, person_sort_key, slug, title_key, title_sort_key


@dataclass(frozen=True)
class Shelf:
    """A film of the catalogue."""

    title: str
    year: int | None = None
    titles: tuple[str, ...] = ()
    """Others than the main one."""
    directors: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()


def fill(shelves: Sequence[Shelf]) -> list[int]:
    """Make the films, in their order, and return their numbers."""
    said = StatementFactory()
    numbers = count()
    films = Film.objects.bulk_create(
        Film(
            slug=f"{slug(one.title)[:60]}-{place}",
            title=one.title,
            sort_title=title_sort_key(one.title),
            match_key=title_key(one.title),
            year=one.year,
            created_at=NOON,
        )
        for place, one in enumerate(shelves)
    )

    def common() -> dict:
        number = next(numbers)
        return {
            "key": f"{number:016x}",
            "statement": said,
            "sources": 1,
            "accepted": True,
            "disputed": False,
            "position": number % 30_000,
        }

    Title.objects.bulk_create(
        Title(
            film=film,
            text=text,
            folded=fold(text),
            match_key=title_key(text),
            kind="alternative" if place else "main",
            **common(),
        )
        for film, one in zip(films, shelves, strict=True)
        for place, text in enumerate((one.title, *one.titles))
    )
    Fact.objects.bulk_create(
        Fact(
            film=film,
            property="external_id",
            value=number,
            folded=fold(number),
            qualifiers={"scheme": scheme},
            **common(),
        )
        for film, one in zip(films, shelves, strict=True)
        for scheme, number in one.ids
    )
    names = dict.fromkeys(name for one in shelves for name in one.directors)
    people = {
        name: Person(name=name, slug=f"{slug(name)[:60]}-p{place}", folded=fold(name), sort_name=person_sort_key(name))
        for place, name in enumerate(names)
    }
    people = {one.name: one for one in Person.objects.bulk_create(people.values())}
    Credit.objects.bulk_create(
        Credit(film=film, person=people[name], function="director", **common())
        for film, one in zip(films, shelves, strict=True)
        for name in one.directors
    )
    return [film.pk for film in films]
