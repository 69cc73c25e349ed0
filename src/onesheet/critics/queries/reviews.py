"""Critics' reviews: those of a film, of a critic or of an outlet, page by page; and one of them in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from onesheet.critics.models import CriticReview, CriticReviewChange
from onesheet.critics.queries.standing import standing
from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Film

REVIEWS_A_PAGE = 20
CHANGES = 50
"""Of a review's changes, how many its page tells."""
NONE = "none"
"""Asks for the reviews without a verdict."""


def visible(prefix: str = "") -> Q:
    """Return the condition for reviews that everybody sees: they stand, and their film has a page."""
    return standing(prefix) & Q(**{f"{prefix}film__shown": True})


class Order(Enum):
    """The order of reviews."""

    NEWEST = "newest"
    HIGHEST = "highest"
    LOWEST = "lowest"


_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NEWEST: ("-sort_date", "-id"),
    Order.HIGHEST: (F("value").desc(nulls_last=True), "-sort_date", "-id"),
    Order.LOWEST: (F("value").asc(nulls_last=True), "-sort_date", "-id"),
}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review where many stand together."""

    id: int
    title: str
    slug: str
    year: int | None
    critic: str | None
    critic_slug: str | None
    outlet: str | None
    outlet_slug: str | None
    date: str
    address: str
    quote: str
    language: str
    licence: str
    printed: str
    scale: str
    value: int | None
    """In hundredths of a point."""
    table: str
    unread: str
    verdict: str
    verdict_by: str
    verdict_name: str
    document: int | None
    start: int


_LINE = {
    "title": "film__title", "slug": "film__slug", "year": "film__year", "critic": "critic__name",
    "critic_slug": "critic__slug", "outlet": "outlet__name", "outlet_slug": "outlet__slug", "document": "document_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """A page of reviews."""

    reviews: list[ReviewLine]
    total: int
    page: int
    pages: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class FilmName:
    """The film whose critics' reviews are shown."""

    id: int
    slug: str
    title: str
    year: int | None
    held: bool | None
    """True while its scores are held back, so that no count of verdicts may be told."""


@dataclass(frozen=True, slots=True)
class _Verdicts:
    verdict: str
    number: int


_FILM = Prepared(FilmName, Film.objects.filter(shown=True, slug=named("slug")), held="critic_tally__held")
_VERDICTS = Prepared(
    _Verdicts,
    CriticReview.objects.filter(visible(), film=named("film"))
    .order_by("verdict")
    .values("verdict")
    .annotate(number=Count("pk")),
)


@lru_cache(maxsize=16)
def _reviews(of: str, order: Order, *, verdict: bool) -> Prepared[ReviewLine]:
    rows: QuerySet[CriticReview] = CriticReview.objects.filter(visible(), **{of: named(of)})
    if verdict:
        rows = rows.filter(verdict=named("verdict"))
    return Prepared(ReviewLine, rows.order_by(*_ORDERS[order]), paged=True, **_LINE)


def film_named(slug: str) -> FilmName | None:
    """Return the film at an address; None where there is none. Costs one query."""
    return _FILM.first(slug=slug)


def verdict_counts(film: int) -> dict[str, int]:
    """Return how many reviews of a film have which verdict, those without one under the empty text. Costs one query."""
    return {row.verdict: row.number for row in _VERDICTS.rows(film=film)}


def film_reviews(
    film: int, counts: dict[str, int], *, verdict: str = "", order: Order = Order.NEWEST, page: int = 1
) -> ReviewsPage:
    """Return a page of 20 reviews of a film; `verdict` is one of three, `none`, or empty for all. Costs one query."""
    wanted = "" if verdict == NONE else verdict
    total = counts.get(wanted, 0) if verdict else sum(counts.values())
    given: dict[str, Any] = {"film": film} | ({"verdict": wanted} if verdict else {})
    return _page(_reviews("film", order, verdict=bool(verdict)), total, page, given)


def voice_reviews(of: str, voice: int, *, total: int, page: int = 1) -> ReviewsPage:
    """Return a page of 20 reviews by a critic or in an outlet (`of`: `critic`, `outlet`), newest first. Costs one query."""
    return _page(_reviews(of, Order.NEWEST, verdict=False), total, page, {of: voice})


def _page(rows: Prepared[ReviewLine], total: int, page: int, given: dict[str, Any]) -> ReviewsPage:
    pages = max(1, -(-total // REVIEWS_A_PAGE))
    page = min(max(page, 1), pages)
    found = rows.rows(**given, limit=REVIEWS_A_PAGE, offset=(page - 1) * REVIEWS_A_PAGE)
    return ReviewsPage(found, total, page, pages)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """One review with all that is known of it."""

    id: int
    film: int
    title: str
    slug: str
    year: int | None
    genre: str
    shown: bool
    critic: str | None
    critic_slug: str | None
    outlet: str | None
    outlet_slug: str | None
    critic_weight: int | None
    outlet_weight: int | None
    critic_scale: str | None
    outlet_scale: str | None
    date: str
    address: str
    quote: str
    language: str
    licence: str
    printed: str
    scale: str
    mark: Decimal | None
    value: int | None
    table: str
    unread: str
    verdict: str
    verdict_by: str
    verdict_name: str
    document: int | None
    document_title: str | None
    start: int
    table_name: str | None
    table_source: str | None
    table_licence: str | None
    table_at: datetime | None
    line: int
    said: str
    made_at: datetime
    made_by: str | None
    changed_at: datetime
    held_until: datetime | None
    withdrawn_at: datetime | None
    withdrawn_reason: str

    @property
    def is_visible(self) -> bool:
        """Whether everybody sees it."""
        return self.shown and self.held_until is None and self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """What a review was before somebody changed it."""

    before: dict[str, Any]
    reason: str
    by: str | None
    """Name in addresses, which stays; None where time did it, or the command line."""
    at: datetime


_SHEET = Prepared(
    ReviewSheet,
    CriticReview.objects.filter(pk=named("review")),
    paged=False,
    **(
        _LINE
        | {
            "film": "film_id", "genre": "film__genre", "shown": "film__shown", "critic_weight": "critic__weight",
            "outlet_weight": "outlet__weight", "critic_scale": "critic__scale", "outlet_scale": "outlet__scale",
            "document_title": "document__title", "table_name": "table_of__name",
            "table_source": "table_of__source__name", "table_licence": "table_of__licence", "table_at": "table_of__at",
            "made_by": "made_by__username",
        }
    ),
)  # fmt: skip
_CHANGES = Prepared(
    ChangeTold,
    CriticReviewChange.objects.filter(review_id=named("review")).order_by("-at", "-id"),
    paged=True,
    by="by__username",
)


def review_sheet(review: int) -> ReviewSheet | None:
    """Return a review, also one that is held back or withdrawn; None where there is none. Costs one query."""
    return _SHEET.first(review=review)


def changes_of(review: int) -> list[ChangeTold]:
    """Return what a review was before, newest change first, up to fifty. Costs one query."""
    return _CHANGES.rows(review=review, limit=CHANGES, offset=0)
