"""What notices are about, as far as whoever is told of it still sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from onesheet.accounts.visibility import not_blocked, seen_by_member
from onesheet.database.prepared import Prepared, named, named_list
from onesheet.reviews.models import Comment, Review


@dataclass(frozen=True, slots=True)
class ReviewNamed:
    """A review by its film."""

    id: int
    title: str
    own: int
    """The number of who wrote it."""


@dataclass(frozen=True, slots=True)
class CommentNamed:
    """A comment, and the review it stands under."""

    id: int
    review: int
    title: str


_VIEWER = named("viewer")
_STANDING = Q(state=Review.State.PUBLISHED, erased_at__isnull=True, film__shown=True)
_REVIEWS = Prepared(
    ReviewNamed,
    Review.objects.filter(
        _STANDING,
        seen_by_member(_VIEWER),
        Q(hidden_at__isnull=True) | Q(member_id=_VIEWER),
        pk__in=named_list("reviews"),
    ),
    title="film__title",
    own="member_id",
)
_COMMENTS = Prepared(
    CommentNamed,
    Comment.objects.filter(
        seen_by_member(_VIEWER, author="review__member", visibility="review__visibility"),
        not_blocked(_VIEWER),
        review__state=Review.State.PUBLISHED,
        review__erased_at__isnull=True,
        review__film__shown=True,
        hidden_at__isnull=True,
        erased_at__isnull=True,
        member__is_active=True,
        pk__in=named_list("comments"),
    ),
    review="review_id",
    title="review__film__title",
)


def named_reviews(reviews: Iterable[int], viewer: int) -> dict[int, ReviewNamed]:
    """Return those of the reviews that the member sees, by number. Costs one query."""
    return {row.id: row for row in _REVIEWS.rows(reviews=list(reviews), viewer=viewer)}


def named_comments(comments: Iterable[int], viewer: int) -> dict[int, CommentNamed]:
    """Return those of the comments that the member sees, by number. Costs one query."""
    return {row.id: row for row in _COMMENTS.rows(comments=list(comments), viewer=viewer)}
