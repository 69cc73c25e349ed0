"""Venues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.festivals.models import Edition, Screen, Screening, Venue
from onesheet.festivals.queries.lines import VenueScreening, screenings_at

VENUES_A_PAGE = 60
SCREENINGS_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class VenueLine:
    """A venue on the list; `coming` is how many screenings of announced editions are yet to come there."""

    id: int
    slug: str
    name: str
    address: str
    place: str
    screens: int
    seats: int | None
    coming: int


@dataclass(frozen=True, slots=True)
class VenuesPage:
    """A page of venues by name."""

    venues: list[VenueLine]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class VenueHead:
    """A venue's own columns."""

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
    """A screen of a venue. What nobody said is None."""

    id: int
    name: str
    seats: int | None
    step_free: bool | None
    hearing_loop: bool | None


@dataclass(frozen=True, slots=True)
class VenuePage:
    """A venue, its screens, and a page of its screenings that are yet to come."""

    head: VenueHead
    screens: list[ScreenRow]
    screenings: list[VenueScreening]
    page: int
    more: bool


_ANNOUNCED = Screening.objects.filter(screen__venue_id=OuterRef("pk"), edition__state=Edition.State.ANNOUNCED)
_SHOWN = Venue.objects.filter(Exists(_ANNOUNCED))
"""A venue of which only a draft knows is no news yet."""
_COMING = (
    _ANNOUNCED.filter(starts__gte=named("now"), state=Screening.State.PLANNED)
    .order_by()
    .values("screen__venue_id")
    .annotate(number=Count("pk"))
    .values("number")
)
_SCREENS = Screen.objects.filter(venue_id=OuterRef("pk")).order_by().values("venue_id")

_LINES = Prepared(
    VenueLine,
    _SHOWN.annotate(
        screens_count=Coalesce(Subquery(_SCREENS.annotate(number=Count("pk")).values("number")), 0),
        seats=Subquery(_SCREENS.annotate(number=Sum("seats")).values("number")),
        coming=Coalesce(Subquery(_COMING), 0),
    ).order_by("name", "pk"),
    paged=True,
    screens="screens_count",
)
_COUNT = PreparedCount(_SHOWN)
_HEAD = Prepared(VenueHead, _SHOWN.filter(slug=named("slug")))
_ROWS = Prepared(ScreenRow, Screen.objects.filter(venue_id=named("venue")).order_by("name", "pk"))


def venues_page(page: int, now: datetime) -> VenuesPage:
    """Return the venues of announced editions by name, 60 a page. Costs two queries."""
    total = _COUNT.count()
    pages = max(1, -(-total // VENUES_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _LINES.rows(now=now, limit=VENUES_A_PAGE, offset=(page - 1) * VENUES_A_PAGE)
    return VenuesPage(rows, total, page, pages)


def venue_head(slug: str) -> VenueHead | None:
    """Return a venue; None where no announced edition shows films there. Costs one query."""
    return _HEAD.first(slug=slug)


def venue_page(slug: str, now: datetime, page: int = 1) -> VenuePage | None:
    """Return a venue with 60 of its screenings from `now` on; None where there is no such venue. Costs four queries."""
    head = venue_head(slug)
    if head is None:
        return None
    page = max(page, 1)
    rows, more = screenings_at(head.id, now, limit=SCREENINGS_A_PAGE, page=page)
    return VenuePage(head, _ROWS.rows(venue=head.id), rows, page, more)
