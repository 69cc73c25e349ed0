"""Reads: films of the same edition that have something in common with one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Value
from django.db.models.functions import Coalesce

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.queries.edition import STANDING
from onesheet.films.models import Credit, Fact

MOST = 8
"""Films of a group."""
_THEMES = ("genre", "main_subject")
_WEIGHTS = {"director": 4, "main_subject": 3, "genre": 2, "section": 2, "country": 1}
"""What each thing in common counts for likeness."""


@dataclass(frozen=True, slots=True)
class FilmThere:
    """A film of the edition."""

    film: int
    slug: str
    title: str
    year: int | None
    shown: bool
    section: int | None
    section_name: str | None
    section_slug: str | None


@dataclass(frozen=True, slots=True)
class Common:
    """Something that two films have in common: `director`, `section`, `country`, `genre` or `main_subject`."""

    kind: str
    value: str
    """As the record has it; a country's code."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A film with all that it has in common with the one that was asked about."""

    film: FilmThere
    common: list[Common]


@dataclass(frozen=True, slots=True)
class More:
    """Films like one of an edition's."""

    film: FilmThere
    alike: list[Alike]
    """Those with most in common first; two things at least."""
    section: list[FilmThere]
    countries: list[tuple[str, list[FilmThere]]]
    themes: list[tuple[Common, list[FilmThere]]]
    directors: list[tuple[str, list[FilmThere]]]


@dataclass(frozen=True, slots=True)
class _Told:
    film: int
    kind: str
    value: Any


_COLUMNS: dict[str, Any] = {
    "film": "film_id", "slug": "film__slug", "title": "film__title", "year": "film__year", "shown": "film__shown",
    "section": "section_id", "section_name": "section__name", "section_slug": "section__slug",
}  # fmt: skip
_FILMS = Prepared(FilmThere, STANDING.order_by("film__sort_title", "film_id", "section__position", "pk"), **_COLUMNS)
_FACTS = Prepared(
    _Told,
    # Hidden from SQLite's index of properties, as in `edition`.
    Fact.objects.alias(named=Coalesce("property", Value("")))
    .filter(film_id__in=named_list("films"), named__in=("country", *_THEMES), accepted=True)
    .order_by("film_id", "property", "position"),
    film="film_id", kind="property",
)  # fmt: skip
_DIRECTORS = Prepared(
    _Told,
    Credit.objects.filter(film_id__in=named_list("films"), function=named("function"), accepted=True).order_by(
        "film_id", "position"
    ),
    film="film_id",
    kind="function",
    value="person__name",
)


def more_films(edition: int, slug: str) -> More | None:
    """Return films of the edition like the one with the slug; None where it is not in the edition. Costs three queries."""
    rows = _FILMS.rows(edition=edition)
    sections: dict[int, set[int]] = {}
    films: dict[int, FilmThere] = {}
    for row in rows:
        films.setdefault(row.film, row)
        if row.section is not None:
            sections.setdefault(row.film, set()).add(row.section)
    own = next((film for film in films.values() if film.slug == slug), None)
    if own is None:
        return None
    told = _told(films, sections)
    mine = told.get(own.film, {})
    found = [
        Alike(film, common)
        for film in films.values()
        if film.film != own.film and (common := [one for one in told.get(film.film, {}) if one in mine])
    ]
    found.sort(key=lambda one: (-sum(_WEIGHTS[common.kind] for common in one.common), films[one.film.film].title))
    return More(
        own,
        [one for one in found if len(one.common) > 1][:MOST],
        [film for film, _ in _having(found, Common("section", str(own.section)))] if own.section else [],
        [(one.value, _films(found, one)) for one in mine if one.kind == "country" and _films(found, one)],
        [(one, _films(found, one)) for one in mine if one.kind in _THEMES and _films(found, one)],
        [(one.value, _films(found, one)) for one in mine if one.kind == "director" and _films(found, one)],
    )


def _having(found: Iterable[Alike], common: Common) -> list[tuple[FilmThere, list[Common]]]:
    return [(one.film, one.common) for one in found if common in one.common][:MOST]


def _films(found: Iterable[Alike], common: Common) -> list[FilmThere]:
    return [film for film, _ in _having(found, common)]


def _told(films: dict[int, FilmThere], sections: dict[int, set[int]]) -> dict[int, dict[Common, None]]:
    """Return what can be in common with others of each film, in order."""
    numbers = sorted(films)
    told: dict[int, dict[Common, None]] = {}
    rows = [*_DIRECTORS.rows(films=numbers, function="director"), *_FACTS.rows(films=numbers)]
    for row in rows:
        if isinstance(row.value, str):
            told.setdefault(row.film, {})[Common(row.kind, row.value)] = None
    for film, several in sections.items():
        for one in sorted(several):
            told.setdefault(film, {})[Common("section", str(one))] = None
    return told
