"""An edition's films with every text that its printed catalogue has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Showing
from onesheet.festivals.queries.edition import STANDING, countries_of, directors_of, nested, sections
from onesheet.films.models import Title


@dataclass(frozen=True, slots=True)
class CatalogueScreening:
    """A screening as a catalogue prints it."""

    selection: int
    starts: datetime
    code: str
    venue: str | None
    screen: str | None
    state: str


@dataclass(frozen=True, slots=True)
class CatalogueFilm:
    """A film of a catalogue. `note` is the programmer's, Markdown."""

    selection: int
    film: int
    slug: str
    title: str
    year: int | None
    film_minutes: int | None
    own_minutes: int | None
    synopsis: str
    premiere: str
    premiere_words: str
    version: str
    language: str
    note: str
    section_id: int | None
    preceded_by: int | None
    """The selection that is shown before it."""
    before: str = ""
    """Its title; empty where it was withdrawn."""
    section: str = ""
    within: Sequence[str] = ()
    """The sections that its section is a part of, the topmost first."""
    original_title: str = ""
    directors: Sequence[str] = ()
    countries: Sequence[str] = ()
    screenings: Sequence[CatalogueScreening] = ()

    @property
    def minutes(self) -> int | None:
        """How long the version shown is, as far as anybody knows."""
        return self.own_minutes or self.film_minutes


@dataclass(frozen=True, slots=True)
class _Original:
    film: int
    text: str


_FILMS = Prepared(
    CatalogueFilm,
    STANDING.order_by("position", "film__sort_title", "pk"),
    selection="pk",
    film="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    film_minutes="film__runtime_minutes",
    own_minutes="minutes",
    synopsis="film__synopsis",
    preceded_by="preceded_by_id",
)
_ORIGINALS = Prepared(
    _Original,
    Title.objects.filter(film_id__in=named_list("films"), kind="original", accepted=True).order_by(
        "film_id", "-position"
    ),
    film="film_id",
)
_SCREENINGS = Prepared(
    CatalogueScreening,
    Showing.objects.filter(selection__edition_id=named("edition")).order_by("screening__starts", "screening_id"),
    selection="selection_id",
    starts="screening__starts",
    code="screening__code",
    venue="screening__screen__venue__name",
    screen="screening__screen__name",
    state="screening__state",
)


def catalogue(edition: int) -> list[CatalogueFilm]:
    """Return the films of an edition by section, in the order of its pages. Costs six queries."""
    rows = _FILMS.rows(edition=edition)
    films = [row.film for row in rows]
    titles = {row.selection: row.title for row in rows}
    directors, countries = directors_of(films), countries_of(films)
    originals = {one.film: one.text for one in _ORIGINALS.rows(films=films)}
    screenings: dict[int, list[CatalogueScreening]] = {}
    for one in _SCREENINGS.rows(edition=edition):
        screenings.setdefault(one.selection, []).append(one)
    order: dict[int, tuple[int, Sequence[str]]] = {}
    path: list[str] = []
    for place, (section, depth) in enumerate(nested(sections(edition))):
        path = [*path[:depth], section.name]
        order[section.id] = place, path
    last: tuple[int, Sequence[str]] = len(order), [""]
    made = [
        replace(
            row,
            before=titles.get(row.preceded_by or 0, ""),
            section=order.get(row.section_id or 0, last)[1][-1],
            within=order.get(row.section_id or 0, last)[1][:-1],
            original_title=originals.get(row.film, "") if originals.get(row.film) != row.title else "",
            directors=directors.get(row.film, []),
            countries=countries.get(row.film, []),
            screenings=screenings.get(row.selection, []),
        )
        for row in rows
    ]
    return sorted(made, key=lambda one: order.get(one.section_id or 0, last)[0])
