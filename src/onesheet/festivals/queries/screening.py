"""One screening, with all that somebody needs to know before they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from onesheet.database.prepared import Prepared, named
from onesheet.festivals.models import Change, Screening, Showing
from onesheet.festivals.queries.edition import countries_of, directors_of, short_before


@dataclass(frozen=True, slots=True)
class ScreeningHead:
    """A screening's own columns, its screen's and its venue's."""

    id: int
    token: UUID
    code: str
    title: str
    starts: datetime
    minutes: int
    talk_minutes: int
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
    changed_at: datetime
    screen: str | None
    step_free: bool | None
    hearing_loop: bool | None
    venue: str | None
    venue_slug: str | None
    address: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    access: str | None

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == Screening.State.CANCELLED


@dataclass(frozen=True, slots=True)
class FilmShown:
    """A film of a screening."""

    selection: int
    film: int
    slug: str
    title: str
    year: int | None
    film_minutes: int | None
    own_minutes: int | None
    synopsis: str
    page: bool
    withdrawn: datetime | None
    premiere: str
    premiere_words: str
    version: str
    language: str
    section: str | None
    section_slug: str | None
    before: str | None
    before_slug: str | None
    """The film that is shown before it."""
    directors: Sequence[str] = ()
    countries: Sequence[str] = ()

    @property
    def minutes(self) -> int | None:
        """How long the version shown is, as far as anybody knows."""
        return self.own_minutes or self.film_minutes


@dataclass(frozen=True, slots=True)
class ScreeningChange:
    """What changed in a screening."""

    kind: str
    told: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """A screening, its films in their order, what changed in it, the newest first."""

    head: ScreeningHead
    films: list[FilmShown]
    changes: list[ScreeningChange]

    @property
    def what(self) -> str:
        """What it is called."""
        return self.head.title or " + ".join(one.title for one in self.films) or self.head.code

    @property
    def moved_from(self) -> dict[str, Any] | None:
        """Time and place before it was moved last; None where it never was."""
        return next((one.told.get("before") or {} for one in self.changes if one.kind == Change.Kind.MOVED), None)


_HEAD = Prepared(
    ScreeningHead,
    Screening.objects.filter(edition_id=named("edition"), pk=named("number")),
    screen="screen__name",
    step_free="screen__step_free",
    hearing_loop="screen__hearing_loop",
    venue="screen__venue__name",
    venue_slug="screen__venue__slug",
    address="screen__venue__address",
    place="screen__venue__place",
    latitude="screen__venue__latitude",
    longitude="screen__venue__longitude",
    access="screen__venue__access",
)
_FILMS = Prepared(
    FilmShown,
    Showing.objects.filter(screening_id=named("number")).order_by("position", "pk"),
    selection="selection_id",
    film="selection__film_id",
    slug="selection__film__slug",
    title="selection__film__title",
    year="selection__film__year",
    film_minutes="selection__film__runtime_minutes",
    own_minutes="selection__minutes",
    synopsis="selection__film__synopsis",
    page="selection__film__shown",
    withdrawn="selection__withdrawn_at",
    premiere="selection__premiere",
    premiere_words="selection__premiere_words",
    version="selection__version",
    language="selection__language",
    section="selection__section__name",
    section_slug="selection__section__slug",
    before=short_before("film__title", "selection__"),
    before_slug=short_before("film__slug", "selection__"),
)
_CHANGES = Prepared(ScreeningChange, Change.objects.filter(screening_id=named("number")).order_by("-at", "-pk")[:50])


def screening_page(edition: int, number: int) -> ScreeningPage | None:
    """Return a screening of an edition; None where it has none of this number. Costs five queries."""
    head = _HEAD.first(edition=edition, number=number)
    if head is None:
        return None
    rows = _FILMS.rows(number=number)
    directors, countries = directors_of(row.film for row in rows), countries_of(row.film for row in rows)
    films = [replace(row, directors=directors.get(row.film, []), countries=countries.get(row.film, [])) for row in rows]
    return ScreeningPage(head, films, _CHANGES.rows(number=number))
