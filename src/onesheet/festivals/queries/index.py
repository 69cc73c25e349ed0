"""The festivals of the site, and one of them: its editions, its sections through the years, what it awarded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q

from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.festivals.models import Edition, Festival, Section
from onesheet.festivals.queries.awards import AwardLine, awards_of_festival
from onesheet.festivals.queries.edition import states

FESTIVALS_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class FestivalLine:
    """A festival on a list. Years are those of its editions that may be seen."""

    id: int
    slug: str
    name: str
    kind: str
    place: str
    country: str
    editions: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ComingEdition:
    """An edition of a festival run here that is not over."""

    festival: str
    festival_slug: str
    slug: str
    own_name: str
    year: int
    starts: date | None
    ends: date | None
    place: str

    @property
    def name(self) -> str:
        """Its own name where it has one, else its festival's with the year."""
        return self.own_name or f"{self.festival} {self.year}"


@dataclass(frozen=True, slots=True)
class FestivalsPage:
    """The festivals run here, those of their editions that are not over, and a page of the festivals that documents speak of."""

    ours: list[FestivalLine]
    coming: list[ComingEdition]
    others: list[FestivalLine]
    total: int
    """Of the others."""
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class FestivalHead:
    """A festival's own columns."""

    id: int
    slug: str
    name: str
    kind: str
    place: str
    country: str
    website: str
    html: str
    run_here: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition of a festival."""

    id: int
    slug: str
    own_name: str
    number: int | None
    year: int
    starts: date | None
    ends: date | None
    place: str
    state: str
    films: int


@dataclass(frozen=True, slots=True)
class SectionOfYear:
    """A section in one year's edition."""

    id: int
    was: int | None
    name: str
    slug: str
    edition: int
    edition_slug: str
    year: int
    films: int


@dataclass(frozen=True, slots=True)
class FestivalPage:
    """A festival with all that its page shows; editions, sections and awards the newest first."""

    head: FestivalHead
    editions: list[EditionLine]
    sections: list[SectionOfYear]
    awards: list[AwardLine]


_SEEN = Q(editions__state__in=named_list("states"))


def _lines(*, run_here: bool, paged: bool = False) -> Prepared[FestivalLine]:
    rows: Any = Festival.objects.filter(_SEEN, run_here=run_here)
    rows = rows.values("id").annotate(
        edition_count=Count("editions"), first=Min("editions__year"), last=Max("editions__year")
    )
    return Prepared(FestivalLine, rows.order_by("name", "pk"), paged=paged, editions="edition_count")


_OURS, _OTHERS = _lines(run_here=True), _lines(run_here=False, paged=True)
_OTHER_COUNT = PreparedCount(
    Festival.objects.filter(
        Exists(Edition.objects.filter(festival_id=OuterRef("pk"), state__in=named_list("states"))), run_here=False
    )
)
_COMING = Prepared(
    ComingEdition,
    Edition.objects.filter(festival__run_here=True, state=Edition.State.ANNOUNCED, ends__gte=named("today")).order_by(
        "starts", "pk"
    )[:20],
    festival="festival__name",
    festival_slug="festival__slug",
    own_name="name",
)
_HEAD = Prepared(FestivalHead, Festival.objects.filter(_SEEN, slug=named("slug")).distinct())
_EDITIONS = Prepared(
    EditionLine,
    Edition.objects.filter(festival_id=named("festival"), state__in=named_list("states"))
    .annotate(films=Count("selections", filter=Q(selections__withdrawn_at__isnull=True)))
    .order_by("-year", F("starts").desc(nulls_last=True), "-pk"),
    own_name="name",
)
_SECTIONS = Prepared(
    SectionOfYear,
    Section.objects.filter(edition__festival_id=named("festival"), edition__state__in=named_list("states"))
    .annotate(films=Count("selections", filter=Q(selections__withdrawn_at__isnull=True)))
    .order_by("-edition__year", "-edition_id", "position", "pk"),
    was="was_id",
    edition="edition_id",
    edition_slug="edition__slug",
    year="edition__year",
)


def festivals_page(page: int, today: date, *, drafts: bool = False) -> FestivalsPage:
    """Return the festivals by name, 60 of the others a page; only those with an edition that may be seen. Costs four queries."""
    seen = states(drafts=drafts)
    total = _OTHER_COUNT.count(states=seen)
    pages = max(1, -(-total // FESTIVALS_A_PAGE))
    page = min(max(page, 1), pages)
    others = _OTHERS.rows(states=seen, limit=FESTIVALS_A_PAGE, offset=(page - 1) * FESTIVALS_A_PAGE)
    return FestivalsPage(_OURS.rows(states=seen), _COMING.rows(today=today), others, total, page, pages)


def festival_page(slug: str, *, drafts: bool = False) -> FestivalPage | None:
    """Return a festival; None where no edition of it may be seen. Costs four queries."""
    seen = states(drafts=drafts)
    head = _HEAD.first(slug=slug, states=seen)
    if head is None:
        return None
    asked = {"festival": head.id, "states": seen}
    return FestivalPage(head, _EDITIONS.rows(**asked), _SECTIONS.rows(**asked), awards_of_festival(head.id, seen))


def sections_of_festival(festival: int, *, drafts: bool = False) -> list[SectionOfYear]:
    """Return the sections of all editions that may be seen, the newest first. Costs one query."""
    return _SECTIONS.rows(festival=festival, states=states(drafts=drafts))
