"""The whole programme of an edition: every section, selection, venue and screening, for whoever takes it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import F

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Edition, Screen, Screening, Section, Selection, Showing
from onesheet.festivals.queries.edition import countries_of, directors_of, short_before
from onesheet.films.models import Title


@dataclass(frozen=True, slots=True)
class Introduction:
    """What is said of the festival and of the edition. Texts are Markdown."""

    festival_place: str
    festival_website: str
    festival_text: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgrammeSection:
    """A section; `parent` is a number."""

    id: int
    slug: str
    name: str
    parent: int | None
    competition: bool
    text: str


@dataclass(frozen=True, slots=True)
class ProgrammeFilm:
    """A film in the edition; `preceded_by` is the number of a selection."""

    id: int
    section: int | None
    film: int
    slug: str
    title: str
    year: int | None
    film_minutes: int | None
    premiere: str
    premiere_words: str
    part: str
    competition: bool
    note: str
    version: str
    minutes: int | None
    language: str
    preceded_by: int | None


@dataclass(frozen=True, slots=True)
class ProgrammeScreen:
    """A screen on which something of it is shown, with its venue."""

    id: int
    name: str
    seats: int | None
    step_free: bool | None
    hearing_loop: bool | None
    venue: str
    venue_slug: str
    address: str
    place: str
    latitude: float | None
    longitude: float | None
    website: str
    access: str


@dataclass(frozen=True, slots=True)
class ProgrammeScreening:
    """A screening; `screen` is a number."""

    id: int
    token: UUID
    code: str
    title: str
    starts: datetime
    minutes: int
    talk_minutes: int
    screen: int | None
    format: str
    subtitles: str
    guests: str
    captions: str
    audio_description: bool
    relaxed: bool
    signed: bool
    warnings: str
    price: str
    tickets: str
    audience: str
    state: str
    reason: str
    sold_out: bool
    seats: int | None


@dataclass(frozen=True, slots=True)
class _Shown:
    screening: int
    selection: int


@dataclass(frozen=True, slots=True)
class _Original:
    film: int
    text: str


@dataclass(frozen=True, slots=True)
class WholeProgramme:
    """All of it. Films that were withdrawn are not in it; screenings that are cancelled are."""

    sections: list[ProgrammeSection]
    films: list[ProgrammeFilm]
    screens: list[ProgrammeScreen]
    screenings: list[ProgrammeScreening]
    shown: dict[int, list[int]] = field(default_factory=dict)
    """Screening -> its selections in their order."""
    directors: dict[int, list[str]] = field(default_factory=dict)
    countries: dict[int, list[str]] = field(default_factory=dict)
    originals: dict[int, str] = field(default_factory=dict)
    """Of films, by their numbers."""
    introduction: Introduction = field(default_factory=lambda: Introduction("", "", "", ""))


_INTRODUCTION = Prepared(
    Introduction,
    Edition.objects.filter(pk=named("edition")),
    festival_place="festival__place",
    festival_website="festival__website",
    festival_text="festival__text",
)
_SECTIONS = Prepared(
    ProgrammeSection, Section.objects.filter(edition_id=named("edition")).order_by("position", "pk"), id="pk", parent="parent_id"
)  # fmt: skip
_FILMS = Prepared(
    ProgrammeFilm,
    Selection.objects.filter(edition_id=named("edition"), withdrawn_at__isnull=True).order_by(
        F("section__position").asc(nulls_last=True),
        F("section_id").asc(nulls_last=True),
        "position",
        "film__sort_title",
        "pk",
    ),
    id="pk",
    section="section_id",
    film="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    film_minutes="film__runtime_minutes",
    preceded_by=short_before("pk"),
)
_SCREENS = Prepared(
    ProgrammeScreen,
    Screen.objects.filter(id__in=named_list("screens")).order_by("venue__name", "venue_id", "name", "pk"),
    id="pk",
    venue="venue__name",
    venue_slug="venue__slug",
    address="venue__address",
    place="venue__place",
    latitude="venue__latitude",
    longitude="venue__longitude",
    website="venue__website",
    access="venue__access",
)
_SCREENINGS = Prepared(
    ProgrammeScreening, Screening.objects.filter(edition_id=named("edition")).order_by("starts", "pk"), id="pk", screen="screen_id"
)  # fmt: skip
_SHOWN = Prepared(
    _Shown,
    Showing.objects.filter(screening__edition_id=named("edition"), selection__withdrawn_at__isnull=True).order_by(
        "screening_id", "position", "pk"
    ),
    screening="screening_id",
    selection="selection_id",
)
_ORIGINALS = Prepared(
    _Original,
    Title.objects.filter(film_id__in=named_list("films"), kind="original", accepted=True).order_by("film_id", "-position"),
    film="film_id",
)  # fmt: skip


def whole_programme(edition: int) -> WholeProgramme:
    """Return the programme of an edition. Costs nine queries."""
    films = _FILMS.rows(edition=edition)
    screenings = _SCREENINGS.rows(edition=edition)
    shown: dict[int, list[int]] = {}
    for row in _SHOWN.rows(edition=edition):
        shown.setdefault(row.screening, []).append(row.selection)
    numbers = [one.film for one in films]
    return WholeProgramme(
        _SECTIONS.rows(edition=edition),
        films,
        _SCREENS.rows(screens=sorted({one.screen for one in screenings if one.screen is not None})),
        screenings,
        shown,
        directors_of(numbers),
        countries_of(numbers),
        {one.film: one.text for one in _ORIGINALS.rows(films=numbers)},
        _INTRODUCTION.first(edition=edition) or Introduction("", "", "", ""),
    )
