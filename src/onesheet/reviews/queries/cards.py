"""Members' reviews where many stand together: on a film's page, a member's, in the feed.

A card never holds the words of a spoiler outside of a fold: `html` has its folds, `excerpt` has no spoilers at all, and
is empty where the whole review is one.

Every function takes `viewer`, the number of who looks, or None for a visitor; each costs one query.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, Length, NullIf

from onesheet.accounts.visibility import seen_by_all, seen_by_member
from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.reviews.models import Review

SHORT = 900
"""Characters of Markdown up to which a card has the whole review; of a longer one it has the excerpt."""

CARDS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """A published review as it stands in a list. `rating` is in half-stars, 1 to 10."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    genre: str
    member: int
    username: str
    name: str
    rating: int | None
    liked: bool
    html: str
    """The whole review, sanitised; empty where it is long."""
    excerpt: str
    """Plain words without spoilers; empty where all of the review is one."""
    spoilers: bool
    """True where all of it is to be folded away."""
    language: str
    visibility: str
    published_at: datetime
    edited_at: datetime | None
    likes: int
    comments: int


class Order(Enum):
    """In which order a film's reviews stand."""

    POPULAR = "popular"
    RECENT = "recent"
    HIGH = "high"
    LOW = "low"


COLUMNS: dict[str, Any] = {
    "film": "film_id",
    "slug": "film__slug",
    "title": "film__title",
    "year": "film__year",
    "genre": "film__genre",
    "member": "member_id",
    "username": "member__username",
    "name": Coalesce(NullIf("member__display_name", Value("")), "member__username"),
    "html": Case(When(length__lte=SHORT, then=F("html")), default=Value(""), output_field=TextField()),
    "comments": "comments_count",
}
"""Where a `ReviewCard` is read from; the queryset is `shown_reviews`."""

_ORDERS = {
    Order.POPULAR: ("-likes", "-published_at"),
    Order.RECENT: ("-published_at",),
    Order.HIGH: ("-rating", "-published_at"),
    Order.LOW: ("rating", "-published_at"),
}


def visible(viewer: Any) -> Q:
    """Return the condition for the reviews that a member sees, or everybody where `viewer` is None.

    Published, not erased, of a film that is shown. What a moderator hides only its author still sees.
    """
    published = Q(state=Review.State.PUBLISHED, erased_at__isnull=True, film__shown=True)
    if viewer is None:
        return published & seen_by_all() & Q(hidden_at__isnull=True)
    return published & seen_by_member(viewer) & (Q(hidden_at__isnull=True) | Q(member_id=viewer))


def shown_reviews(*, viewer: bool) -> QuerySet[Review]:
    """Return reviews that the member `named("viewer")` sees, or, without one, that everybody sees."""
    return Review.objects.filter(visible(named("viewer") if viewer else None)).alias(length=Length("text"))


def prepared_cards(reviews: QuerySet[Review]) -> Prepared[ReviewCard]:
    """Prepare a query of `shown_reviews`, filtered and ordered further, as pages of cards (`limit`, `offset`)."""
    return Prepared(ReviewCard, reviews, paged=True, **COLUMNS)


def _known(viewer: int | None) -> dict[str, int]:
    return {} if viewer is None else {"viewer": viewer}


@cache
def _of_film(order: Order, *, viewer: bool) -> Prepared[ReviewCard]:
    reviews = shown_reviews(viewer=viewer).filter(film_id=named("film")).order_by(*_ORDERS[order])
    if order in {Order.HIGH, Order.LOW}:
        reviews = reviews.filter(rating__gte=1)  # a range, so that the index serves it
    return prepared_cards(reviews)


def film_reviews(film: int, viewer: int | None, order: Order, *, limit: int, offset: int = 0) -> list[ReviewCard]:
    """Return reviews of a film; `HIGH` and `LOW` those alone that came with a rating."""
    rows = _of_film(order, viewer=viewer is not None)
    return rows.rows(film=film, limit=limit, offset=offset, **_known(viewer))


@cache
def _of_member(*, viewer: bool) -> tuple[Prepared[ReviewCard], PreparedCount]:
    reviews = shown_reviews(viewer=viewer).filter(member_id=named("member"))
    return prepared_cards(reviews.order_by("-published_at")), PreparedCount(reviews)


def member_reviews(member: int, viewer: int | None, *, limit: int = CARDS_A_PAGE, offset: int = 0) -> list[ReviewCard]:
    """Return a member's reviews, the newest first."""
    rows, _ = _of_member(viewer=viewer is not None)
    return rows.rows(member=member, limit=limit, offset=offset, **_known(viewer))


def member_reviews_count(member: int, viewer: int | None) -> int:
    """Return how many reviews of a member there are to see."""
    _, counted = _of_member(viewer=viewer is not None)
    return counted.count(member=member, **_known(viewer))


@cache
def _by_number(*, viewer: bool) -> Prepared[ReviewCard]:
    return prepared_cards(shown_reviews(viewer=viewer).filter(pk__in=named_list("reviews")))


def reviews_by_number(reviews: Iterable[int], viewer: int | None) -> dict[int, ReviewCard]:
    """Return those of the given reviews that may be seen, by their numbers; for feeds that know the numbers."""
    wanted = list(reviews)
    if not wanted:
        return {}
    found = _by_number(viewer=viewer is not None).rows(reviews=wanted, limit=len(wanted), offset=0, **_known(viewer))
    return {card.id: card for card in found}
