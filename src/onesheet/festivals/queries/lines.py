"""Screenings on a line: when, where, which films, in which state. Of a day, a film, a venue, a section, a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Edition, Screening, Showing


@dataclass(frozen=True, slots=True)
class ShownFilm:
    """A film of a screening. `page` is False where the film has no page now."""

    screening: int
    selection: int
    slug: str
    title: str
    year: int | None
    page: bool
    withdrawn: bool


def called(title: str, films: Iterable[ShownFilm], code: str) -> str:
    """Return what a screening is called: its own title, else its films, else what the festival calls it."""
    return title or " + ".join(one.title for one in films) or code


@dataclass(slots=True)
class ScreeningLine:
    """A screening. Venue and screen are None until it is known where; `films` stay empty where none were asked for.

    Not frozen: its films are put in afterwards, and to copy a day's lines takes longer than to ask for them.
    """

    id: int
    title: str
    code: str
    starts: datetime
    minutes: int
    venue: str | None
    venue_slug: str | None
    screen_id: int | None
    screen: str | None
    state: str
    sold_out: bool
    audience: str
    captions: str
    audio_description: bool
    relaxed: bool
    signed: bool
    films: tuple[ShownFilm, ...] = ()

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def what(self) -> str:
        """What it is called."""
        return called(self.title, self.films, self.code)

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == Screening.State.CANCELLED


LINE_COLUMNS: dict[str, Any] = {
    "venue": "screen__venue__name",
    "venue_slug": "screen__venue__slug",
    "screen": "screen__name",
}
_ORDER = ("starts", "screen__venue__name", "screen__name", "pk")
_OF_DAY = Prepared(
    ScreeningLine,
    Screening.objects.filter(
        edition_id=named("edition"), starts__gte=named("first"), starts__lt=named("last")
    ).order_by(*_ORDER),
    **LINE_COLUMNS,
)
_OF_SECTION = Prepared(
    ScreeningLine,
    Screening.objects.filter(
        Exists(
            Showing.objects.filter(
                screening_id=OuterRef("pk"),
                selection__section_id=named("section"),
                selection__withdrawn_at__isnull=True,
            )
        ),
        edition_id=named("edition"),
    ).order_by(*_ORDER),
    **LINE_COLUMNS,
)


@dataclass(slots=True)
class VenueScreening:
    """A screening of a venue's page, with its edition. Not frozen, as above."""

    id: int
    title: str
    code: str
    starts: datetime
    minutes: int
    screen: str | None
    state: str
    sold_out: bool
    audience: str
    edition: str
    edition_slug: str
    festival: str
    festival_slug: str
    year: int
    zone: str
    films: tuple[ShownFilm, ...] = ()

    @property
    def what(self) -> str:
        """What it is called."""
        return called(self.title, self.films, self.code)

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == Screening.State.CANCELLED


_AT_VENUE = Prepared(
    VenueScreening,
    Screening.objects.filter(
        screen__venue_id=named("venue"), edition__state=Edition.State.ANNOUNCED, starts__gte=named("now")
    ).order_by("starts", "screen__name", "pk"),
    paged=True,
    screen="screen__name",
    edition="edition__name",
    edition_slug="edition__slug",
    festival="edition__festival__name",
    festival_slug="edition__festival__slug",
    year="edition__year",
    zone="edition__zone",
)
_SHOWN = Prepared(
    ShownFilm,
    Showing.objects.filter(screening_id__in=named_list("screenings")).order_by("screening_id", "position", "pk"),
    screening="screening_id",
    selection="selection_id",
    slug="selection__film__slug",
    title="selection__film__title",
    year="selection__film__year",
    page="selection__film__shown",
    withdrawn="selection__withdrawn_at",
)


def shown_in(screenings: Iterable[int]) -> dict[int, tuple[ShownFilm, ...]]:
    """Return the films of each of these screenings in their order. Costs one query."""
    found: dict[int, list[ShownFilm]] = {}
    for row in _SHOWN.rows(screenings=list(screenings)):
        found.setdefault(row.screening, []).append(row)
    return {number: tuple(rows) for number, rows in found.items()}


def _with_films(lines: list[ScreeningLine]) -> list[ScreeningLine]:
    films = shown_in(line.id for line in lines)
    for line in lines:
        line.films = films.get(line.id, ())
    return lines


def screenings_between(edition: int, first: datetime, last: datetime) -> list[ScreeningLine]:
    """Return the screenings of an edition that begin from `first` until before `last`. Costs two queries."""
    return _with_films(_OF_DAY.rows(edition=edition, first=first, last=last))


def screenings_of_section(edition: int, section: int) -> list[ScreeningLine]:
    """Return the screenings of the films of a section. Costs two queries."""
    return _with_films(_OF_SECTION.rows(edition=edition, section=section))


def screenings_at(venue: int, now: datetime, *, limit: int, page: int = 1) -> tuple[list[VenueScreening], bool]:
    """Return a page of a venue's screenings of announced editions from `now` on, and whether there are more.

    Costs two queries.
    """
    rows = _AT_VENUE.rows(venue=venue, now=now, limit=limit + 1, offset=(page - 1) * limit)
    shown = rows[:limit]
    films = shown_in(row.id for row in shown)
    for row in shown:
        row.films = films.get(row.id, ())
    return shown, len(rows) > limit
