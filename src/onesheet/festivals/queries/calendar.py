"""Screenings as calendars tell them: of an edition, of a section, of a venue, of those that somebody chose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Edition, Screening, Showing
from onesheet.festivals.queries.lines import ShownFilm, called, shown_in

KEPT = timedelta(days=60)
"""For how long after its time a screening stays in the calendar of a venue."""


@dataclass(frozen=True, slots=True)
class CalendarScreening:
    """A screening with what a calendar tells of it."""

    id: int
    token: UUID
    sequence: int
    title: str
    code: str
    starts: datetime
    minutes: int
    state: str
    reason: str
    sold_out: bool
    audience: str
    format: str
    subtitles: str
    guests: str
    tickets: str
    changed_at: datetime
    screen: str | None
    venue: str | None
    address: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    zone: str
    festival_slug: str
    edition_slug: str
    films: tuple[ShownFilm, ...] = ()

    @property
    def what(self) -> str:
        """What it is called."""
        return called(self.title, self.films, self.code)

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)


def _prepared(rows: QuerySet[Screening]) -> Prepared[CalendarScreening]:
    return Prepared(
        CalendarScreening,
        rows.order_by("starts", "pk"),
        screen="screen__name",
        venue="screen__venue__name",
        address="screen__venue__address",
        place="screen__venue__place",
        latitude="screen__venue__latitude",
        longitude="screen__venue__longitude",
        zone="edition__zone",
        festival_slug="edition__festival__slug",
        edition_slug="edition__slug",
    )


_IN_SECTION = Exists(
    Showing.objects.filter(
        screening_id=OuterRef("pk"),
        selection__section__slug=named("section"),
        selection__withdrawn_at__isnull=True,
    )
)
_OF_EDITION = _prepared(Screening.objects.filter(edition_id=named("edition")))
_OF_SECTION = _prepared(Screening.objects.filter(_IN_SECTION, edition_id=named("edition")))
_AT_VENUE = _prepared(
    Screening.objects.filter(
        screen__venue_id=named("venue"), edition__state=Edition.State.ANNOUNCED, starts__gte=named("since")
    )
)
_CHOSEN = _prepared(Screening.objects.filter(pk__in=named_list("screenings")))


def of_edition(edition: int) -> list[CalendarScreening]:
    """Return all screenings of an edition, in order of their times. Costs two queries, as do all of these."""
    return _with_films(_OF_EDITION.rows(edition=edition))


def of_section(edition: int, section: str) -> list[CalendarScreening]:
    """Return the screenings in which a film of a section is shown; `section` is its slug."""
    return _with_films(_OF_SECTION.rows(edition=edition, section=section))


def at_venue(venue: int, now: datetime) -> list[CalendarScreening]:
    """Return the screenings of announced editions at a venue, from sixty days before `now` on."""
    return _with_films(_AT_VENUE.rows(venue=venue, since=now - KEPT))


def chosen(screenings: Iterable[int]) -> list[CalendarScreening]:
    """Return these screenings, of a plan say, by their numbers."""
    return _with_films(_CHOSEN.rows(screenings=list(screenings)))


def _with_films(rows: list[CalendarScreening]) -> list[CalendarScreening]:
    films = shown_in(row.id for row in rows)
    return [replace(row, films=films.get(row.id, ())) for row in rows]
