"""Persons and what they did."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q

from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.films.models import Credit
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.people.models import Person

PEOPLE_A_PAGE = 60
POSTERS = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name and address."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a person did in one film, with the record row that says so."""

    function: str
    character: str
    credited_as: str
    key: str
    sources: int
    position: int
    film: int
    slug: str
    title: str
    year: int | None
    genre: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person's filmography."""

    person: Named
    parts: list[Part]
    """Newest film first."""
    films: list[FilmCard]
    """The newest six films, for their posters."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as lists show one."""

    name: str
    slug: str
    films: int


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of the list of people, by surname."""

    people: list[PersonLine]
    total: int
    page: int
    pages: int


_HIDDEN = Exists(Credit.objects.filter(person_id=OuterRef("pk"), film__shown=False)) & ~Exists(
    Credit.objects.filter(person_id=OuterRef("pk"), film__shown=True)
)
"""Persons of whom only films tell that are not shown."""
_PERSON = Prepared(Named, Person.objects.filter(~_HIDDEN, slug=named("slug")))

_PARTS = Prepared(
    Part,
    Credit.objects.filter(person_id=named("person"), accepted=True, film__shown=True).order_by(
        F("film__year").desc(nulls_last=True), "film__sort_title", "film_id", "function", "position"
    ),
    film="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    genre="film__genre",
)

_COUNTED = Q(credits__accepted=True, credits__film__shown=True)

_PEOPLE = Prepared(
    PersonLine,
    Person.objects.filter(_COUNTED)
    .annotate(films=Count("credits__film_id", distinct=True))
    .order_by("sort_name", "id"),
    paged=True,
)

_PEOPLE_COUNT = PreparedCount(Person.objects.filter(_COUNTED).distinct())


def person_page(slug: str) -> PersonPage | None:
    """Return a person's page; None where nobody has this address. Costs three queries."""
    person = _PERSON.first(slug=slug)
    if person is None:
        return None
    parts = _PARTS.rows(person=person.id)
    films = {part.film: FilmLine(part.film, part.slug, part.title, part.year, part.genre) for part in parts}
    return PersonPage(person, parts, cards(list(films.values())[:POSTERS]))


def person_named(slug: str) -> Named | None:
    """Return the person at an address; None where nobody has it. Costs one query."""
    return _PERSON.first(slug=slug)


def people_page(page: int = 1) -> PeoplePage:
    """Return a page of 60 people who have a part in a film that is shown. Costs two queries."""
    total = _PEOPLE_COUNT.count()
    pages = max(1, -(-total // PEOPLE_A_PAGE))
    page = min(max(page, 1), pages)
    found = _PEOPLE.rows(limit=PEOPLE_A_PAGE, offset=(page - 1) * PEOPLE_A_PAGE)
    return PeoplePage(found, total, page, pages)
