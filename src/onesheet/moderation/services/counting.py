"""Kept counts that change for many at once, where accounts open or close or a wave of texts is hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from onesheet.reviews.models import Comment, MemberFilm, Review, ReviewLike
from onesheet.reviews.services.tallies import recount

AT_ONCE = 500
"""Rows that one statement speaks of: what keeps memory and statements small."""

One = TypeVar("One")


def in_turn(given: Iterable[One], size: int = AT_ONCE) -> Iterator[list[One]]:
    """Yield the given in lists of `size` at most."""
    batch: list[One] = []
    for one in given:
        batch.append(one)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def films_of(members: Collection[int]) -> list[int]:
    """Return the films whose tallies count these members: rated, marked or reviewed by them."""
    found: set[int] = set()
    for some in in_turn(members):
        found.update(MemberFilm.objects.filter(member__in=some).order_by().values_list("film_id", flat=True).distinct())
        found.update(Review.objects.filter(member__in=some).order_by().values_list("film_id", flat=True).distinct())
    return sorted(found)


def recount_members(members: Collection[int], *, now: datetime) -> None:
    """Count anew what these members, whose accounts just opened or closed, add to: likes, comments, tallies.

    Belongs into the transaction that opened or closed them, after it. Locks as `tallies` says: reviews before tallies.
    """
    touched: set[int] = set()
    for some in in_turn(members):
        touched.update(ReviewLike.objects.filter(member__in=some).values_list("review_id", flat=True))
        touched.update(Comment.objects.filter(member__in=some).values_list("review_id", flat=True))
    recount_reviews(touched)
    for films in in_turn(films_of(members)):
        recount(films, now=now)


def recount_reviews(reviews: Iterable[int]) -> None:
    """Count anew the likes and the comments of these reviews, those of members whose accounts are open."""
    counts = counted_of_reviews()
    for some in in_turn(sorted(set(reviews))):
        rows = Review.objects.filter(pk__in=some)
        list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        rows.update(**counts)


def counted_of_reviews() -> dict[str, Coalesce]:
    """Return, for a query of `Review`, what its kept counts should be: column -> expression."""
    return {
        "likes": _counted(ReviewLike.objects.filter(member__is_active=True), "review"),
        "comments_count": _counted(
            Comment.objects.filter(hidden_at=None, erased_at=None, member__is_active=True), "review"
        ),
    }


def _counted(rows: QuerySet[Any, Any], of: str) -> Coalesce:
    """Return how many of the rows belong to the row that is updated."""
    number = rows.filter(**{of: OuterRef("pk")}).order_by().values(of).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), Value(0))
