"""What is held back, for editors alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onesheet.critics.models import CriticReview, ScoreHold
from onesheet.database.prepared import Prepared, PreparedCount, named

HELD_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review as the form that holds it back names it. `until` is None where it is not held."""

    id: int
    film: str
    slug: str
    year: int | None
    critic: str | None
    outlet: str | None
    printed: str
    quote: str
    document: int | None
    withdrawn_at: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class HeldScores:
    """A film whose scores by critics are held back."""

    film: str
    slug: str
    year: int | None
    until: datetime
    reason: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A page of all that is held back, what goes out first first: scores, then reviews."""

    scores: list[HeldScores]
    reviews: list[HeldReview]
    total: int
    page: int
    pages: int
    """At least 1."""


_REVIEW_COLUMNS: dict[str, Any] = {
    "film": "film__title", "slug": "film__slug", "year": "film__year", "critic": "critic__name", "outlet": "outlet__name",
    "document": "document_id", "until": "held_until",
}  # fmt: skip
_SCORE_COLUMNS: dict[str, Any] = {
    "film": "film__title",
    "slug": "film__slug",
    "year": "film__year",
    "by": "by__username",
}
_HELD = CriticReview.objects.filter(held_until__isnull=False, withdrawn_at__isnull=True)
_STANDING = ScoreHold.objects.filter(lifted_at__isnull=True)
_REVIEW = Prepared(HeldReview, CriticReview.objects.filter(pk=named("review")), **_REVIEW_COLUMNS)
_REVIEWS = Prepared(HeldReview, _HELD.order_by("held_until", "pk"), paged=True, **_REVIEW_COLUMNS)
_SCORES = Prepared(HeldScores, _STANDING.order_by("until", "pk"), paged=True, **_SCORE_COLUMNS)
_OF_FILM = Prepared(HeldScores, _STANDING.filter(film_id=named("film")), **_SCORE_COLUMNS)
_REVIEW_COUNT, _SCORE_COUNT = PreparedCount(_HELD), PreparedCount(_STANDING)


def review_to_hold(review: int) -> HeldReview | None:
    """Return a review, held back or not; None where there is none. Costs one query."""
    return _REVIEW.first(review=review)


def held_scores(film: int) -> HeldScores | None:
    """Return until when a film's scores are held back; None where they are not. Costs one query."""
    return _OF_FILM.first(film=film)


def all_held(page: int = 1) -> Held:
    """Return a page of 25 of all that is held back. Costs four queries. A page beyond the last one shows the last."""
    holds, reviews = _SCORE_COUNT.count(), _REVIEW_COUNT.count()
    total = holds + reviews
    pages = max(1, -(-total // HELD_A_PAGE))
    page = min(max(page, 1), pages)
    first = (page - 1) * HELD_A_PAGE
    scores = _SCORES.rows(limit=HELD_A_PAGE, offset=first)
    rest = _REVIEWS.rows(limit=HELD_A_PAGE - len(scores), offset=max(0, first - holds))
    return Held(scores, rest, total, page, pages)
