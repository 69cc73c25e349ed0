"""An edition: its head, its sections and the films in them, with what the record says of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Edition, Screening, Section, Selection, Showing
from onesheet.festivals.pure.zones import zone_of
from onesheet.films.models import Credit, Fact

FIRST = 6
"""Films of a section that an edition's page shows; the section's own page has all."""
NEXT = 2
"""How many of a film's screenings its line tells, where a page has many films: those to come, else those that are over."""


@dataclass(frozen=True, slots=True)
class EditionHead:
    """An edition's own columns and its festival's."""

    id: int
    festival_id: int
    festival: str
    festival_slug: str
    kind: str
    run_here: bool
    website: str
    country: str
    slug: str
    own_name: str
    number: int | None
    year: int
    starts: date | None
    ends: date | None
    place: str
    zone: str
    html: str
    state: str
    currency: str
    buzz: bool
    made_at: datetime
    changed_at: datetime

    @property
    def name(self) -> str:
        """Its own name where it has one, else its festival's with the year."""
        return self.own_name or f"{self.festival} {self.year}"

    @property
    def time_zone(self) -> ZoneInfo:
        """The time zone that its times are shown in."""
        return zone_of(self.zone)

    @property
    def draft(self) -> bool:
        """Whether programmers alone see it."""
        return self.state != Edition.State.ANNOUNCED


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section."""

    id: int
    parent: int | None
    was: int | None
    name: str
    slug: str
    competition: bool
    html: str


@dataclass(frozen=True, slots=True)
class SelectionRow:
    """A film in an edition. `shown` is False where the film has no page now; `minutes` are those of the version shown."""

    id: int
    section: int | None
    film: int
    slug: str
    title: str
    sort_title: str
    year: int | None
    film_minutes: int | None
    own_minutes: int | None
    shown: bool
    premiere: str
    premiere_words: str
    part: str
    competition: bool
    version: str
    language: str

    @property
    def minutes(self) -> int | None:
        """How long the version shown is, as far as anybody knows."""
        return self.own_minutes or self.film_minutes


@dataclass(slots=True)
class LineScreening:
    """A screening of a selection, be it to come, over or cancelled. Not frozen: a page reads two hundred, and those are made quicker."""

    selection: int
    screening: int
    starts: datetime
    venue: str | None
    screen: str | None
    sold_out: bool
    state: str

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == Screening.State.CANCELLED


@dataclass(frozen=True, slots=True)
class FilmLine:
    """A selected film with what is told of it on a line. `screenings` stand in the order of their times."""

    row: SelectionRow
    directors: list[str]
    countries: list[str]
    screenings: list[LineScreening]
    more: int = 0
    """Screenings of the same kind, to come or over, that `screenings` leaves out."""
    before: int = 0
    """Screenings that took place and are left out, since others are to come."""


@dataclass(frozen=True, slots=True)
class Group:
    """A section with its films; without a section, those that stand in none. `depth` is 0 at the top."""

    section: SectionRow | None
    depth: int
    lines: list[FilmLine]
    films: int
    """All, also those that `lines` leaves out."""


@dataclass(slots=True)
class _Place:
    id: int
    section: int | None


@dataclass(frozen=True, slots=True)
class _Told:
    film: int
    told: Any


def states(*, drafts: bool) -> list[str]:
    """Return the states in which an edition is seen: by programmers (`drafts`) in any, by others once it is announced."""
    return list(Edition.State.values) if drafts else [Edition.State.ANNOUNCED.value]


EDITION_COLUMNS: dict[str, Any] = {
    "festival": "festival__name",
    "festival_slug": "festival__slug",
    "kind": "festival__kind",
    "run_here": "festival__run_here",
    "website": "festival__website",
    "country": "festival__country",
    "own_name": "name",
}
_HEAD = Prepared(
    EditionHead,
    Edition.objects.filter(festival__slug=named("festival"), slug=named("edition"), state__in=named_list("states")),
    **EDITION_COLUMNS,
)
SECTIONS = Prepared(
    SectionRow,
    Section.objects.filter(edition_id=named("edition")).order_by("position", "pk"),
    parent="parent_id",
    was="was_id",
)
SELECTION_COLUMNS: dict[str, Any] = {
    "section": "section_id",
    "film": "film_id",
    "slug": "film__slug",
    "title": "film__title",
    "sort_title": "film__sort_title",
    "year": "film__year",
    "film_minutes": "film__runtime_minutes",
    "own_minutes": "minutes",
    "shown": "film__shown",
}
STANDING = Selection.objects.filter(edition_id=named("edition"), withdrawn_at__isnull=True)
_IN_ORDER = ("position", "film__sort_title", "pk")
_SELECTIONS = Prepared(SelectionRow, STANDING.order_by(*_IN_ORDER), **SELECTION_COLUMNS)
_PLACES = Prepared(_Place, STANDING.order_by(*_IN_ORDER), section="section_id")
_CHOSEN = Prepared(
    SelectionRow,
    Selection.objects.filter(pk__in=named_list("selections")).order_by(*_IN_ORDER),
    **SELECTION_COLUMNS,
)
_DIRECTORS = Prepared(
    _Told,
    Credit.objects.filter(film_id__in=named_list("films"), function="director", accepted=True).order_by(
        "film_id", "position"
    ),
    film="film_id",
    told="person__name",
)
_COUNTRIES = Prepared(
    _Told,
    # Hidden from SQLite's index of properties, by which it would read the countries of all films that there are.
    Fact.objects.alias(named=Coalesce("property", Value("")))
    .filter(film_id__in=named_list("films"), named="country", accepted=True)
    .order_by("film_id", "position"),
    film="film_id",
    told="value",
)

_SCREENINGS = Prepared(
    LineScreening,
    Showing.objects.filter(selection_id__in=named_list("selections")).order_by("screening__starts", "screening_id"),
    selection="selection_id",
    screening="screening_id",
    starts="screening__starts",
    venue="screening__screen__venue__name",
    screen="screening__screen__name",
    sold_out="screening__sold_out",
    state="screening__state",
)


def edition_head(festival: str, edition: str, *, drafts: bool = False) -> EditionHead | None:
    """Return an edition by the two slugs of its address; None where there is none that may be seen. Costs one query."""
    return _HEAD.first(festival=festival, edition=edition, states=states(drafts=drafts))


def short_before(column: str, selection: str = "") -> Case:
    """Return a column of the film that is shown before a selection, which stands at this lookup; None where it was withdrawn."""
    short = f"{selection}preceded_by__"
    return Case(When(**{f"{short}withdrawn_at__isnull": True}, then=F(f"{short}{column}")))


def directors_of(films: Iterable[int]) -> dict[int, list[str]]:
    """Return who directed each of these films. Costs one query."""
    return _gathered(_DIRECTORS.rows(films=sorted(set(films))))


def countries_of(films: Iterable[int]) -> dict[int, list[str]]:
    """Return the countries of each of these films, ISO 3166 alpha-2 where the record knows the code. Costs one query."""
    return _gathered(_COUNTRIES.rows(films=sorted(set(films))))


def _gathered(rows: Iterable[_Told]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in rows:
        if isinstance(row.told, str):
            found.setdefault(row.film, []).append(row.told)
    return found


def selections(edition: int) -> list[SelectionRow]:
    """Return the films that stand in an edition, by their order in their sections. Costs one query."""
    return _SELECTIONS.rows(edition=edition)


def sections(edition: int) -> list[SectionRow]:
    """Return the sections of an edition in their order. Costs one query."""
    return SECTIONS.rows(edition=edition)


def film_lines(rows: Collection[SelectionRow], now: datetime, *, whole: bool = False) -> list[FilmLine]:
    """Return the lines of these films: with what is to come, else with what was; `whole` with all their screenings. Costs three queries."""
    films = [row.film for row in rows]
    directors, countries = directors_of(films), countries_of(films)
    shown: dict[int, list[LineScreening]] = {}
    for one in _SCREENINGS.rows(selections=[row.id for row in rows]):
        shown.setdefault(one.selection, []).append(one)
    lines = []
    for row in rows:
        every = shown.get(row.id, [])
        coming = [one for one in every if one.starts >= now] if not whole else []
        told = every if whole else _foremost(coming or every)
        before = sum(one.starts < now and not one.cancelled for one in every) if coming else 0
        lines.append(
            FilmLine(
                row,
                directors.get(row.film, []),
                countries.get(row.film, []),
                told,
                len(coming or every) - len(told),
                before,
            )
        )
    return lines


def _foremost(shown: list[LineScreening]) -> list[LineScreening]:
    """Return the first of these screenings by time, such as take place before those that are cancelled."""
    if len(shown) <= NEXT:
        return shown
    return sorted(sorted(shown, key=lambda one: one.cancelled)[:NEXT], key=lambda one: one.starts)


def programme(edition: int, now: datetime) -> list[Group]:
    """Return an edition by section: each with its first films, a section's own parts after it, films without one last.

    Costs six queries.
    """
    inside: dict[int | None, list[int]] = {}
    for place in _PLACES.rows(edition=edition):
        inside.setdefault(place.section, []).append(place.id)
    ordered = nested(sections(edition))
    lines: dict[int | None, list[FilmLine]] = {}
    for line in film_lines(_CHOSEN.rows(selections=[one for some in inside.values() for one in some[:FIRST]]), now):
        lines.setdefault(line.row.section, []).append(line)
    groups = [
        Group(section, depth, lines.get(section.id, []), len(inside.get(section.id, ()))) for section, depth in ordered
    ]
    if None in inside:
        groups.append(Group(None, 0, lines.get(None, []), len(inside[None])))
    return groups


def nested(rows: Iterable[SectionRow]) -> list[tuple[SectionRow, int]]:
    """Return sections with their depths, each followed by its parts; those that would go round in a circle stand at the top."""
    parts: dict[int | None, list[SectionRow]] = {}
    known = list(rows)
    numbers = {row.id for row in known}
    for row in known:
        parts.setdefault(row.parent if row.parent in numbers else None, []).append(row)
    found: list[tuple[SectionRow, int]] = []
    seen: set[int] = set()

    def walk(row: SectionRow, depth: int) -> None:
        if row.id in seen:
            return
        seen.add(row.id)
        found.append((row, depth))
        for one in parts.get(row.id, ()):
            walk(one, depth + 1)

    for row in (*parts.get(None, ()), *known):
        walk(row, 0)
    return found
