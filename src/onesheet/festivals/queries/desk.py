"""What programmers see of festivals and editions, those in preparation too, and what is missing in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.festivals.models import Edition, Festival, Screening, Section, Selection, Showing
from onesheet.festivals.pure.desk import NOWHERE, OVERLAP, Slot, doubts, lengths
from onesheet.festivals.queries.edition import short_before

EDITIONS_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class FestivalRow:
    """A festival with all that its form fills in."""

    id: int
    slug: str
    name: str
    kind: str
    place: str
    country: str
    website: str
    text: str
    run_here: bool
    changed_at: datetime
    editions: int
    announced: int
    """How many of them are."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition with all that its form fills in."""

    id: int
    festival: int
    festival_name: str
    festival_slug: str
    slug: str
    name: str
    number: int | None
    year: int
    starts: date | None
    ends: date | None
    place: str
    zone: str
    text: str
    state: str
    currency: str
    buzz: bool
    changed_at: datetime

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name or f"{self.festival_name} {self.year}"

    @property
    def announced(self) -> bool:
        """Whether everybody sees it."""
        return self.state == Edition.State.ANNOUNCED


@dataclass(frozen=True, slots=True)
class Missing:
    """How much is in an edition, and what a programmer still has to look at."""

    films: int = 0
    screenings: int = 0
    sections: int = 0
    unshown: int = 0
    """Films without a screening."""
    lengthless: int = 0
    """Films whose length nobody said."""
    nowhere: int = 0
    """Screenings without a screen."""
    clashes: int = 0
    """Screenings at the same time on the same screen as another."""
    doubtful: int = 0
    """Screenings about which something else is doubtful."""

    @property
    def nothing(self) -> bool:
        """Whether nothing is missing."""
        return not (self.unshown or self.lengthless or self.nowhere or self.clashes or self.doubtful)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """An edition on the desk."""

    edition: EditionRow
    missing: Missing


@dataclass(frozen=True, slots=True)
class Desk:
    """A page of editions, those that this house runs first, the newest before the others."""

    lines: list[DeskLine]
    total: int
    page: int
    pages: int
    empty: list[FestivalRow]
    """Festivals of this house that have no edition yet."""


def counted(rows: QuerySet[Any], of: str) -> Coalesce:
    counted = rows.order_by().values(of).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


_FESTIVALS = Festival.objects.annotate(
    editions_there=counted(Edition.objects.filter(festival=OuterRef("pk")), "festival"),
    announced_there=counted(Edition.objects.filter(festival=OuterRef("pk"), state=Edition.State.ANNOUNCED), "festival"),
).order_by("name", "pk")
_FESTIVAL: Prepared[FestivalRow] = Prepared(
    FestivalRow, _FESTIVALS.filter(pk=named("festival")), editions="editions_there", announced="announced_there"
)
_EMPTY: Prepared[FestivalRow] = Prepared(
    FestivalRow,
    _FESTIVALS.filter(run_here=True, editions_there=0),
    editions="editions_there",
    announced="announced_there",
)
_FULL: Prepared[FestivalRow] = Prepared(
    FestivalRow, _FESTIVALS, paged=True, editions="editions_there", announced="announced_there"
)
_FESTIVALS_COUNT = PreparedCount(Festival.objects.all())
_WHOSE: dict[str, Any] = {
    "festival": "festival_id",
    "festival_name": "festival__name",
    "festival_slug": "festival__slug",
}
_EDITION: Prepared[EditionRow] = Prepared(EditionRow, Edition.objects.filter(pk=named("edition")), **_WHOSE)
_OF_FESTIVAL: Prepared[EditionRow] = Prepared(
    EditionRow, Edition.objects.filter(festival=named("festival")).order_by("-year", "-id"), **_WHOSE
)
_EDITIONS: Prepared[EditionRow] = Prepared(
    EditionRow,
    Edition.objects.order_by("-festival__run_here", F("starts").desc(nulls_last=True), "-year", "-id"),
    paged=True,
    **_WHOSE,
)
_EDITIONS_COUNT = PreparedCount(Edition.objects.all())


def festival(number: int) -> FestivalRow | None:
    """Return a festival; None where there is none of this number. Costs one query."""
    return _FESTIVAL.first(festival=number)


def festivals(page: int = 1, at_once: int = 50) -> tuple[list[FestivalRow], int]:
    """Return a page of all festivals by name, and how many there are. Costs two queries."""
    return _FULL.rows(limit=at_once, offset=(page - 1) * at_once), _FESTIVALS_COUNT.count()


def edition(number: int) -> EditionRow | None:
    """Return an edition; None where there is none of this number. Costs one query."""
    return _EDITION.first(edition=number)


def editions_of(festival: int) -> list[EditionRow]:
    """Return all editions of a festival, the newest first. Costs one query."""
    return _OF_FESTIVAL.rows(festival=festival)


def desk(page: int = 1) -> Desk:
    """Return a page of 12 editions with what is missing in each. Costs eight queries."""
    total = _EDITIONS_COUNT.count()
    pages = max(1, -(-total // EDITIONS_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _EDITIONS.rows(limit=EDITIONS_A_PAGE, offset=(page - 1) * EDITIONS_A_PAGE)
    told = missing(rows)
    return Desk([DeskLine(row, told[row.id]) for row in rows], total, page, pages, _EMPTY.rows())


@dataclass(frozen=True, slots=True)
class _Films:
    edition: int
    films: int
    unshown: int
    lengthless: int


@dataclass(frozen=True, slots=True)
class _Number:
    edition: int
    count: int


@dataclass(frozen=True, slots=True)
class _Slot:
    id: int
    edition: int
    starts: datetime
    minutes: int
    talk_minutes: int
    screen: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A film as it is shown in a screening."""

    screening: int
    selection: int
    title: str
    own: int | None
    """Length of the version shown; None for the film's."""
    runtime: int | None
    short: int | None
    short_own: int | None
    short_runtime: int | None
    """Of the film that is shown before it: its selection and lengths."""
    withdrawn_at: datetime | None


def unshown() -> Any:
    """Return the condition for selections that no screening shows, by themselves or before another film."""
    planned = Showing.objects.filter(screening__state=Screening.State.PLANNED)
    own = Exists(planned.filter(selection=OuterRef("pk")))
    before = Exists(Selection.objects.filter(preceded_by=OuterRef("pk"), withdrawn_at__isnull=True))
    return ~own & ~before


LENGTHLESS = Q(minutes__isnull=True, film__runtime_minutes__isnull=True)

_FILMS: Prepared[_Films] = Prepared(
    _Films,
    Selection.objects.filter(edition__in=named_list("editions"), withdrawn_at__isnull=True)
    .order_by()
    .values("edition")
    .annotate(films=Count("pk"), alone=Count("pk", filter=unshown()), lengthless=Count("pk", filter=LENGTHLESS)),
    unshown="alone",
)
_SECTIONS: Prepared[_Number] = Prepared(
    _Number,
    Section.objects.filter(edition__in=named_list("editions")).order_by().values("edition").annotate(count=Count("pk")),
)
_SLOTS: Prepared[_Slot] = Prepared(
    _Slot,
    Screening.objects.filter(edition__in=named_list("editions"), state=Screening.State.PLANNED).order_by(
        "starts", "id"
    ),
)
_PIECE: dict[str, Any] = {
    "title": "selection__film__title",
    "own": "selection__minutes",
    "runtime": "selection__film__runtime_minutes",
    "short": short_before("pk", "selection__"),
    "short_own": short_before("minutes", "selection__"),
    "short_runtime": short_before("film__runtime_minutes", "selection__"),
    "withdrawn_at": "selection__withdrawn_at",
}
_PIECES: Prepared[Piece] = Prepared(
    Piece,
    Showing.objects.filter(screening__edition__in=named_list("editions")).order_by("screening", "position", "id"),
    **_PIECE,
)


def missing(editions: list[EditionRow]) -> dict[int, Missing]:
    """Return what is missing in these editions, by their numbers. Costs four queries."""
    numbers = [one.id for one in editions]
    films = {one.edition: one for one in _FILMS.rows(editions=numbers)}
    sections = {one.edition: one.count for one in _SECTIONS.rows(editions=numbers)}
    slots: dict[int, list[Slot]] = defaultdict(list)
    pieces = pieces_of(numbers)
    for one in _SLOTS.rows(editions=numbers):
        slots[one.edition].append(slot_of(one, pieces.get(one.id, ())))
    found = {}
    for edition in editions:
        of = films.get(edition.id, _Films(edition.id, 0, 0, 0))
        told = doubts_of(edition, slots[edition.id]).values()
        kinds = [{doubt.kind for doubt in some} for some in told]
        found[edition.id] = Missing(
            films=of.films, screenings=len(slots[edition.id]), sections=sections.get(edition.id, 0), unshown=of.unshown,
            lengthless=of.lengthless, nowhere=sum(NOWHERE in some for some in kinds),
            clashes=sum(OVERLAP in some for some in kinds),
            doubtful=sum(not some <= {NOWHERE, OVERLAP} for some in kinds),
        )  # fmt: skip
    return found


def pieces_of(editions: list[int]) -> dict[int, tuple[Piece, ...]]:
    """Return the films of all screenings of these editions, by the screenings' numbers. Costs one query."""
    found: dict[int, list[Piece]] = defaultdict(list)
    for one in _PIECES.rows(editions=editions):
        found[one.screening].append(one)
    return {number: tuple(some) for number, some in found.items()}


def slot_of(row: Any, pieces: tuple[Piece, ...]) -> Slot:
    """Return what can clash of a screening: a row with id, starts, minutes, talk_minutes, screen, and its films."""
    return Slot(
        row.id, row.starts, row.minutes, row.screen, row.talk_minutes,
        films=lengths(pieces), withdrawn=any(one.withdrawn_at for one in pieces),
    )  # fmt: skip


def doubts_of(edition: EditionRow, slots: list[Slot]) -> dict[int, list[Any]]:
    """Return what is doubtful of the screenings of an edition, by their numbers."""
    return doubts(slots, first=edition.starts, last=edition.ends, zone=ZoneInfo(edition.zone))
