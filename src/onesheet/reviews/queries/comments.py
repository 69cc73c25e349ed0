"""Comments on a review, a thread after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import BooleanField, Case, Exists, Expression, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from onesheet.accounts.visibility import not_blocked
from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.reviews.models import Comment

COMMENTS_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment. `parent` is the comment it answers; one that was erased has no words and no name."""

    id: int
    parent: int | None
    member: int
    username: str
    name: str
    html: str
    made_at: datetime
    edited_at: datetime | None
    hidden: bool
    erased: bool


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """A page of comments."""

    comments: list[CommentRow]
    total: int
    page: int
    pages: int


_SHOWN_ANSWER = Exists(Comment.objects.filter(parent_id=OuterRef("pk"), hidden_at__isnull=True, erased_at__isnull=True))


def _seen(*, viewer: bool) -> QuerySet[Comment]:
    """Return the comments on `named("review")` that may be seen: an erased one while it has answers."""
    shown = Q(hidden_at__isnull=True, member__is_active=True)
    if viewer:
        shown = (shown & not_blocked(named("viewer"))) | Q(member_id=named("viewer"))
    there = Q(erased_at__isnull=True) & shown
    return Comment.objects.filter(there | (Q(erased_at__isnull=False) & _SHOWN_ANSWER), review_id=named("review"))


def _truth(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


@cache
def _of_review(*, viewer: bool) -> tuple[Prepared[CommentRow], PreparedCount]:
    comments = _seen(viewer=viewer)
    threaded = comments.annotate(
        thread=Coalesce("parent_id", "id"),
        hidden=_truth(Q(hidden_at__isnull=False)),
        erased=_truth(Q(erased_at__isnull=False)),
    ).order_by("thread", "id")
    columns: dict[str, str | Expression] = {
        "parent": "parent_id",
        "member": "member_id",
        "username": "member__username",
        "name": Coalesce(NullIf("member__display_name", Value("")), F("member__username")),
    }
    return Prepared(CommentRow, threaded, paged=True, **columns), PreparedCount(comments)


def comments_page(review: int, viewer: int | None, page: int) -> CommentsPage:
    """Return thirty comments, every thread from its oldest. Costs two queries; a page beyond the last shows the last."""
    rows, counted = _of_review(viewer=viewer is not None)
    known = {"review": review} | ({} if viewer is None else {"viewer": viewer})
    total = counted.count(**known)
    pages = max(1, -(-total // COMMENTS_A_PAGE))
    page = min(max(page, 1), pages)
    found = rows.rows(limit=COMMENTS_A_PAGE, offset=(page - 1) * COMMENTS_A_PAGE, **known)
    return CommentsPage(found, total, page, pages)


@cache
def _before(*, viewer: bool) -> PreparedCount:
    threaded = _seen(viewer=viewer).annotate(thread=Coalesce("parent_id", "id"))
    return PreparedCount(
        threaded.filter(Q(thread__lt=named("thread")) | Q(thread=named("thread"), id__lt=named("comment")))
    )


def page_of_comment(review: int, viewer: int | None, comment: int, parent: int | None) -> int:
    """Return the page on which a comment stands for the viewer, None for a visitor. Costs one query."""
    known = {"review": review} | ({} if viewer is None else {"viewer": viewer})
    before = _before(viewer=viewer is not None).count(comment=comment, thread=parent or comment, **known)
    return before // COMMENTS_A_PAGE + 1


@dataclass(frozen=True, slots=True)
class OneComment:
    """A comment to act on: its words as typed, whose it is and on whose review."""

    id: int
    review: int
    parent: int | None
    member: int
    author: int
    """Who wrote the review."""
    name: str
    text: str
    html: str
    erased: bool


@cache
def _one(*, viewer: bool) -> Prepared[OneComment]:
    comments = _seen(viewer=viewer).filter(pk=named("comment")).annotate(erased=_truth(Q(erased_at__isnull=False)))
    return Prepared(
        OneComment,
        comments,
        review="review_id",
        parent="parent_id",
        member="member_id",
        author="review__member_id",
        name=Coalesce(NullIf("member__display_name", Value("")), F("member__username")),
    )


def comment_to_act_on(review: int, comment: int, viewer: int | None) -> OneComment | None:
    """Return a comment that the viewer, None for a visitor, sees; or None. Costs one query."""
    known = {"review": review} | ({} if viewer is None else {"viewer": viewer})
    found = _one(viewer=viewer is not None).first(comment=comment, **known)
    return None if found is None or found.erased else found
