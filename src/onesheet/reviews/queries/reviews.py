"""One review with all that its page shows, what it said before, and what its author needs to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from onesheet.accounts.models import Visibility
from onesheet.accounts.visibility import seen_by_all, seen_by_member
from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.reviews.models import Review, ReviewLike, ReviewText, Viewing

VERSIONS_A_PAGE = 5
DRAFTS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A review as its own page shows it. `rating` is in half-stars; `watched` is EDTF, empty where nobody may know."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    genre: str
    member: int
    username: str
    name: str
    html: str
    excerpt: str
    spoilers: bool
    rating: int | None
    liked: bool
    language: str
    visibility: str
    comments_open: bool
    state: str
    watched: str
    published_at: datetime | None
    edited_at: datetime | None
    hidden_at: datetime | None
    erased_at: datetime | None
    likes: int
    comments: int
    left_at: datetime | None
    """When its author erased their account; the review is then an empty place, and they have no name."""
    liked_by_viewer: bool


@dataclass(frozen=True, slots=True)
class Version:
    """What a review said until an edit."""

    html: str
    spoilers: bool
    rating: int | None
    until: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A review that is not published, for its author. `excerpt` is empty where all of it is a spoiler."""

    id: int
    slug: str
    title: str
    year: int | None
    excerpt: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ViewingChoice:
    """A viewing that a review can belong to; `date` is EDTF or empty."""

    id: int
    date: str
    place: str


_NAMES: dict[str, Any] = {
    "slug": "film__slug",
    "title": "film__title",
    "year": "film__year",
}
_COLUMNS: dict[str, Any] = _NAMES | {
    "film": "film_id",
    "genre": "film__genre",
    "member": "member_id",
    "username": "member__username",
    "name": Coalesce(NullIf("member__display_name", Value("")), "member__username"),
    "comments": "comments_count",
    "left_at": "member__erased_at",
    "watched": Case(
        When(viewing__visibility=Visibility.PUBLIC, then=F("viewing__date")),
        default=Value(""),
        output_field=CharField(),
    ),
}


def _seen(*, viewer: bool, moderator: bool) -> QuerySet[Review]:
    """Return the reviews whose pages may be opened: tombstones among them, and one's own drafts."""
    reviews = Review.objects.filter(pk=named("review"), film__shown=True)
    published = Q(state=Review.State.PUBLISHED)
    not_hidden = Q() if moderator else Q(hidden_at__isnull=True)
    if not viewer:
        return reviews.filter(published & not_hidden & seen_by_all()).annotate(liked_by_viewer=Value(value=False))
    mine = Q(member_id=named("viewer"), erased_at__isnull=True)
    others = published & not_hidden & seen_by_member(named("viewer"))
    likes = ReviewLike.objects.filter(review_id=OuterRef("pk"), member_id=named("viewer"))
    return reviews.filter(mine | others).annotate(liked_by_viewer=Exists(likes))


@cache
def _sheet(*, viewer: bool, moderator: bool) -> Prepared[ReviewSheet]:
    return Prepared(ReviewSheet, _seen(viewer=viewer, moderator=moderator), **_COLUMNS)


def review_sheet(review: int, viewer: int | None, *, moderator: bool = False) -> ReviewSheet | None:
    """Return a review for its page, or None where the viewer may not see it. Costs one query.

    What was erased is there without its words, for the comments' sake; a moderator sees what is hidden.
    """
    if viewer is None:
        return _sheet(viewer=False, moderator=False).first(review=review)
    return _sheet(viewer=True, moderator=moderator).first(review=review, viewer=viewer)


_VERSIONS = Prepared(
    Version, ReviewText.objects.filter(review_id=named("review")).order_by("-until", "-id"), paged=True
)


def earlier_versions(review: int, page: int) -> tuple[list[Version], bool]:
    """Return five of the earlier versions of a review, the newest first, and whether more follow. Costs one query."""
    found = _VERSIONS.rows(review=review, limit=VERSIONS_A_PAGE + 1, offset=(page - 1) * VERSIONS_A_PAGE)
    return found[:VERSIONS_A_PAGE], len(found) > VERSIONS_A_PAGE


_MY_DRAFTS = Review.objects.filter(member_id=named("member"), state=Review.State.DRAFT)
_DRAFTS = Prepared(Draft, _MY_DRAFTS.order_by("-made_at", "-id"), paged=True, **_NAMES)
_DRAFTS_COUNT = PreparedCount(_MY_DRAFTS)


def drafts_of(member: int, page: int) -> tuple[list[Draft], int]:
    """Return a page of twenty of a member's drafts, the newest first, and how many pages there are. Two queries."""
    pages = max(1, -(-_DRAFTS_COUNT.count(member=member) // DRAFTS_A_PAGE))
    page = min(page, pages)
    return _DRAFTS.rows(member=member, limit=DRAFTS_A_PAGE, offset=(page - 1) * DRAFTS_A_PAGE), pages


def review_to_edit(review: int, member: int) -> Review | None:
    """Return a member's own review that is not erased, with its film. Costs one query."""
    return Review.objects.select_related("film").filter(pk=review, member_id=member, erased_at__isnull=True).first()


_VIEWINGS = Prepared(
    ViewingChoice,
    Viewing.objects.filter(member_id=named("member"), film_id=named("film"))
    .filter(Q(review__isnull=True) | Q(review__id=named("review")))
    .order_by("-sort_date", "-id"),
    paged=True,
)


def viewings_to_review(member: int, film: int, review: int = 0) -> list[ViewingChoice]:
    """Return the newest thirty viewings of a film that no other review of the member belongs to. Costs one query."""
    return _VIEWINGS.rows(member=member, film=film, review=review, limit=30, offset=0)
