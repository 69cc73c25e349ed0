"""What critics and members say of a film in figures, as its sheet shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from onesheet.critics.models import Consensus, CriticReview
from onesheet.critics.queries.scores import COUNTED, CriticFigures
from onesheet.critics.queries.standing import standing
from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Film
from onesheet.reviews.queries.tallies import Tally, counts_of
from onesheet.scorebook.models import BadgeAward
from onesheet.scorebook.queries import rules_in_force
from onesheet.scorebook.queries.marks import band_of, bands_on
from onesheet.scores.counts import CriticCounts, MemberCounts
from onesheet.scores.critics import critic_scores
from onesheet.scores.members import member_scores
from onesheet.scores.result import Result

ON_THE_SHEET = 3
"""Reviews by critics on a film's sheet; the others have a page of their own."""


@dataclass(frozen=True, slots=True)
class SheetReview:
    """A review that no document carries, as it stands on the sheet."""

    id: int
    critic: str | None
    critic_slug: str | None
    outlet: str | None
    quote: str
    language: str
    licence: str
    date: str
    printed: str
    scale: str
    value: int | None
    """In hundredths of a point."""
    verdict: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """The consensus that stands."""

    text: str
    by: str
    """As its author is called; empty where the account is gone."""
    at: datetime


@dataclass(frozen=True, slots=True)
class SheetFigures:
    """What everybody says of a film in figures."""

    tally: Tally
    """Members' counts."""
    members: list[Result]
    member_counts: MemberCounts
    critics: CriticFigures
    band: str
    """The word for the percentage of positive reviews; empty where no band has one."""
    consensus: Agreed | None
    """None while the scores are held back, which it tells of."""
    badge: str
    """The one awarded last that stands; empty where none does, and while the scores are held back."""
    badges: int
    """How many stand."""
    reviews: list[SheetReview]


@dataclass(frozen=True, slots=True)
class _Row(Tally):
    held: bool | None = None
    positive: int = 0
    mixed: int = 0
    negative: int = 0
    undecided: int = 0
    scored: int = 0
    values: int = 0
    squares: int = 0
    weighed: int = 0
    weights: int = 0
    weights_squared: int = 0
    weighted: int = 0
    weighted_squares: int = 0
    text: str | None = None
    by: str | None = None
    at: datetime | None = None
    badge: str | None = None
    badges: int = 0


_NEWEST = Consensus.objects.filter(film=OuterRef("pk")).order_by("-id")
_AWARDED = BadgeAward.objects.filter(film=OuterRef("pk"), revoked_at__isnull=True)


def _newest(what: str | Coalesce) -> Subquery:
    return Subquery(_NEWEST.values_list(what)[:1])


def _counted(awards: QuerySet[BadgeAward]) -> Coalesce:
    number = awards.order_by().values("film").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


_BY = Coalesce(NullIf("by__display_name", Value("")), "by__username", Value(""), output_field=CharField())
_COLUMNS: dict[str, Any] = {
    **{name: Coalesce(f"tally__{name}", 0) for name in Tally.__dataclass_fields__},
    "held": "critic_tally__held",
    **{name: Coalesce(f"critic_tally__{name}", 0) for name in COUNTED},
    "text": _newest("text"),
    "by": _newest(_BY),
    "at": _newest("at"),
    "badge": Subquery(_AWARDED.order_by("-at", "-id").values("badge__name")[:1]),
    "badges": _counted(_AWARDED),
}
_ROW = Prepared(_Row, Film.objects.filter(pk=named("film")), **_COLUMNS)
"""One row for all that is kept of a film, so that its sheet does not ask five times."""

_REVIEWS = Prepared(
    SheetReview,
    CriticReview.objects.filter(standing(), film_id=named("film"), document__isnull=True)
    .exclude(quote="")
    .order_by("-sort_date", "-id"),
    paged=True,
    critic="critic__name",
    critic_slug="critic__slug",
    outlet="outlet__name",
)


def sheet_figures(film: int, day: date) -> SheetFigures:
    """Return what everybody says of a film in figures, with the bands that hold on `day`. Costs four queries."""
    row = _ROW.first(film=film) or _Row()
    book = rules_in_force()
    bands = bands_on(day)
    held = bool(row.held)
    counts = CriticCounts() if held else CriticCounts(**{name: getattr(row, name) for name in COUNTED})
    by_critics = [] if held else critic_scores(counts, book)
    member_counts = counts_of(row)
    first = by_critics[0] if by_critics else None
    agreed = Agreed(row.text, row.by or "", row.at) if row.text and row.at and not held else None
    return SheetFigures(
        tally=row,
        members=member_scores(member_counts, book),
        member_counts=member_counts,
        critics=CriticFigures(counts, by_critics, held=held),
        band=band_of(bands, first.rule, first.value) if first else "",
        consensus=agreed,
        badge="" if held else row.badge or "",
        badges=0 if held else row.badges,
        reviews=_REVIEWS.rows(film=film, limit=ON_THE_SHEET, offset=0),
    )
