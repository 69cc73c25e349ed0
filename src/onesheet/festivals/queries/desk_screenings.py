"""What programmers see of venues and screenings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q

from onesheet.database.prepared import Prepared, named
from onesheet.festivals.models import Screen, Screening, Venue, Walk
from onesheet.festivals.pure.desk import Doubt, day_of
from onesheet.festivals.queries.desk import EditionRow, Piece, counted, doubts_of, pieces_of, slot_of

AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class VenueRow:
    """A venue with all that its form fills in but its screens."""

    id: int
    slug: str
    name: str
    address: str
    place: str
    latitude: float | None
    longitude: float | None
    website: str
    access: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """A screen with where it is."""

    id: int
    venue: int
    venue_name: str
    name: str
    seats: int | None
    step_free: bool | None
    hearing_loop: bool | None
    screenings: int

    @property
    def title(self) -> str:
        """Venue and screen."""
        return f"{self.venue_name}, {self.name}" if self.name else self.venue_name


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """A screening with all that its form fills in but its films."""

    id: int
    edition: int
    screen: int | None
    venue_name: str | None
    screen_name: str | None
    title: str
    code: str
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
    seats: int | None
    changed_at: datetime

    @property
    def place(self) -> str:
        """Venue and screen; empty where it is not known."""
        return f"{self.venue_name}, {self.screen_name}" if self.screen_name else self.venue_name or ""


@dataclass(frozen=True, slots=True)
class Line:
    """A screening in the table of a day."""

    row: ScreeningRow
    films: tuple[Piece, ...]
    doubts: tuple[Doubt, ...]

    @property
    def what(self) -> str:
        """What it is called."""
        return self.row.title or ", ".join(one.title for one in self.films) or self.row.code


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an edition, and how many screenings it has."""

    day: date
    screenings: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class ScreeningsPage:
    """A page of the screenings of a day, of one kind of doubt or of all, with the days there are."""

    lines: list[Line]
    days: list[Day]
    day: date | None
    titles: dict[int, str]
    """What all screenings of the edition are called, by their numbers."""
    total: int
    page: int
    pages: int


_OF_SCREENING: dict[str, Any] = {
    "edition": "edition_id",
    "screen": "screen_id",
    "venue_name": "screen__venue__name",
    "screen_name": "screen__name",
}
_ALL: Prepared[ScreeningRow] = Prepared(
    ScreeningRow, Screening.objects.filter(edition=named("edition")).order_by("starts", "id"), **_OF_SCREENING
)
_ONE: Prepared[ScreeningRow] = Prepared(ScreeningRow, Screening.objects.filter(pk=named("screening")), **_OF_SCREENING)
_VENUE: Prepared[VenueRow] = Prepared(VenueRow, Venue.objects.filter(pk=named("venue")))
_VENUES: Prepared[VenueRow] = Prepared(VenueRow, Venue.objects.order_by("name", "id"))
_SCREENS: Prepared[ScreenRow] = Prepared(
    ScreenRow,
    Screen.objects.annotate(
        screenings_there=counted(Screening.objects.filter(screen=OuterRef("pk")), "screen")
    ).order_by("venue__name", "venue", "id"),
    venue="venue_id",
    venue_name="venue__name",
    screenings="screenings_there",
)


def venue(number: int) -> VenueRow | None:
    """Return a venue; None where there is none of this number. Costs one query."""
    return _VENUE.first(venue=number)


def venues() -> list[VenueRow]:
    """Return all venues by name. Costs one query."""
    return _VENUES.rows()


def screens() -> list[ScreenRow]:
    """Return all screens by venue. Costs one query."""
    return _SCREENS.rows()


def walks_of(venue: int) -> dict[int, int]:
    """Return how many minutes it takes to other venues, by their numbers, where somebody said. Costs one query."""
    rows = Walk.objects.filter(Q(one=venue) | Q(other=venue)).values_list("one_id", "other_id", "minutes")
    return {other if one == venue else one: minutes for one, other, minutes in rows}


def screening(number: int) -> ScreeningRow | None:
    """Return a screening; None where there is none of this number. Costs one query."""
    return _ONE.first(screening=number)


def lines(edition: EditionRow) -> list[Line]:
    """Return all screenings of an edition by time, with their films and what is doubtful. Costs two queries."""
    rows = _ALL.rows(edition=edition.id)
    pieces = pieces_of([edition.id])
    planned = [slot_of(row, pieces.get(row.id, ())) for row in rows if row.state == Screening.State.PLANNED]
    told = doubts_of(edition, planned)
    return [Line(row, pieces.get(row.id, ()), tuple(told.get(row.id, ()))) for row in rows]


def screenings_page(
    edition: EditionRow, *, day: date | None = None, only: str = "", page: int = 1, holding: int | None = None
) -> ScreeningsPage:
    """Return 30 screenings of an edition at most: of a day, or the doubtful ones (`only` is `doubtful` or the kind of a doubt).

    Without both, those of the first day that has any. `holding` is the number of a screening that is to be on the page.
    Costs two queries.
    """
    zone = ZoneInfo(edition.zone)
    every = lines(edition)
    by_day: dict[date, list[Line]] = defaultdict(list)
    for line in every:
        by_day[day_of(line.row.starts, zone)].append(line)
    for free in _days(edition):
        by_day.setdefault(free, [])
    days = [Day(one, len(by_day[one]), sum(bool(line.doubts) for line in by_day[one])) for one in sorted(by_day)]
    if only:
        chosen = [line for line in every if any(only in ("doubtful", doubt.kind) for doubt in line.doubts)]
        day = None
    else:
        day = day if day in by_day else next((one.day for one in days if one.screenings), days[0].day if days else None)
        chosen = by_day[day] if day is not None else []
    pages = max(1, -(-len(chosen) // AT_ONCE))
    at = next((place for place, line in enumerate(chosen) if line.row.id == holding), None)
    page = min(max(page, 1), pages) if at is None else at // AT_ONCE + 1
    titles = {line.row.id: line.what for line in every}
    start = (page - 1) * AT_ONCE
    return ScreeningsPage(chosen[start : start + AT_ONCE], days, day, titles, len(chosen), page, pages)


def _days(edition: EditionRow) -> list[date]:
    if edition.starts is None or edition.ends is None:
        return []
    return [edition.starts + timedelta(days=number) for number in range((edition.ends - edition.starts).days + 1)][:60]


def of_selection(edition: EditionRow, selection: int) -> list[Line]:
    """Return the screenings of one film with what is doubtful of them. Costs two queries."""
    return [line for line in lines(edition) if any(one.selection == selection for one in line.films)]


def used_screens(edition: int) -> list[int]:
    """Return the screens that an edition uses, the most used first. Costs one query."""
    rows = Screening.objects.filter(edition=edition, screen__isnull=False).order_by().values("screen")
    counted = rows.annotate(count=Count("pk")).order_by("-count", "screen")
    return list(counted.values_list("screen", flat=True))
