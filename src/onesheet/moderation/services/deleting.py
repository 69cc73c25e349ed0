"""Deleting a thing as its author would, keeping all it was, and making it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from onesheet.accounts.services import Refusal
from onesheet.lists.models import FilmList
from onesheet.lists.services import delete_list
from onesheet.moderation.models import Target
from onesheet.moderation.services.counting import recount_reviews
from onesheet.moderation.services.kept import Kept, keep, put_back
from onesheet.reviews.models import Activity, Comment, Review, Viewing
from onesheet.reviews.services.comments import erase_comment
from onesheet.reviews.services.reviews import erase_review
from onesheet.reviews.services.tallies import recount

_GONE = "This is no longer here. Nothing was changed."


def delete(*, target: str, number: int, now: datetime) -> dict[str, Any]:
    """Delete a review, comment or list; return every row that goes with it. Raises Refusal."""
    if target == Target.REVIEW:
        review = Review.objects.select_related("member").filter(pk=number, erased_at=None).first()
        if review is None:
            raise Refusal(_GONE)
        rows = keep(_review_rows(review))
        erase_review(by=review.member, review=number, now=now)
        return {"rows": rows}
    if target == Target.COMMENT:
        comment = Comment.objects.select_related("member", "parent").filter(pk=number, erased_at=None).first()
        if comment is None:
            raise Refusal(_GONE)
        rows = keep(_comment_rows(comment))
        erase_comment(by=comment.member, comment=number, now=now)
        return {"rows": rows}
    if target == Target.LIST:
        films = FilmList.objects.select_related("member").filter(pk=number).first()
        if films is None:
            raise Refusal(_GONE)
        clones = list(films.clones.values_list("pk", flat=True))
        rows = keep(_list_rows(films))
        delete_list(by=films.member, list=number)
        return {"rows": rows, "clones": clones}
    raise Refusal("A member is not deleted. Suspend the account for good instead; nothing was changed.")


def make_again(*, target: str, number: int, details: dict[str, Any], now: datetime) -> None:
    """Make a deleted thing again, and all that went with it, under the same numbers. Raises Refusal."""
    rows: Kept = details["rows"]
    if target == Target.REVIEW:
        _free_viewing(rows)
    if target == Target.COMMENT and not Review.objects.filter(pk=rows["reviews.Comment"][0]["review_id"]).exists():
        raise Refusal("The review that this comment stood under is gone. Nothing was changed.")
    put_back(rows, first=number)
    if target == Target.REVIEW:
        recount_reviews([number])
        recount(Review.objects.filter(pk=number).values_list("film_id", flat=True), now=now)
    elif target == Target.COMMENT:
        recount_reviews(Comment.objects.filter(pk=number).values_list("review_id", flat=True))
    else:
        FilmList.objects.filter(pk__in=details["clones"], cloned_from=None).update(cloned_from=number)


def _review_rows(review: Review) -> Iterator[Model]:
    yield review
    yield from review.earlier.all()
    yield from review.liked_by.all()
    yield from review.comments.order_by("pk")
    yield from Activity.objects.filter(kind__in=[Activity.Kind.REVIEW, Activity.Kind.LIKE], ref=review.pk)


def _comment_rows(comment: Comment) -> Iterator[Model]:
    """Yield the comment and what may go with it: answers, and the empty place of the comment it answers."""
    if comment.parent is not None and comment.parent.erased_at is not None:
        yield comment.parent
    yield comment
    yield from comment.answers.filter(erased_at__isnull=False)


def _list_rows(films: FilmList) -> Iterator[Model]:
    yield films
    for related in (films.items, films.editors, films.participants):
        yield from related.order_by("pk")
    yield from Activity.objects.filter(kind=Activity.Kind.LIST, ref=films.pk)


def _free_viewing(rows: Kept) -> None:
    """Leave out the viewing that is gone since, or that another review speaks of by now."""
    row = rows["reviews.Review"][0]
    viewing = row["viewing_id"]
    if viewing is not None:
        taken = Q(review__isnull=False) & ~Q(review=row["id"])
        if not Viewing.objects.filter(pk=viewing).exclude(taken).exists():
            row["viewing_id"] = None
