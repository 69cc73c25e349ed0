"""What can be reported: members, reviews, comments and lists, as moderators see them, hidden ones too."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from onesheet.accounts.models import Member, Visibility
from onesheet.accounts.visibility import not_blocked
from onesheet.lists.models import FilmList
from onesheet.lists.queries.seen import seen
from onesheet.moderation.models import Target
from onesheet.reviews.models import Comment, Review
from onesheet.reviews.pure.markdown import render
from onesheet.reviews.queries.cards import visible

Key = tuple[str, int]
"""Target and number."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something somebody made, or the person. `about` is the film's title, the list's name, the member's name."""

    target: str
    id: int
    member: int
    username: str
    name: str
    about: str
    text: str
    at: datetime
    hidden_at: datetime | None = None
    erased: bool = False
    film: str = ""
    """The film's slug, of a review and of a comment on one."""
    review: int = 0
    """The review that a comment stands under."""
    answered: str = ""
    """Of a comment: the beginning of what it answers, a review or a comment, without spoilers."""
    spoiler: bool = False
    """True where the whole of it tells the end."""
    private: bool = False
    """True where it is for its author alone: a draft, or what only they see."""

    @property
    def excerpt(self) -> str:
        """Its beginning as plain words, with nothing in it that is marked as a spoiler."""
        return "" if self.spoiler else render(self.text).excerpt

    @property
    def folded(self) -> bool:
        """Tell whether it has spoilers, so that it is to be unfolded by who wants to read it."""
        return self.spoiler or "||" in self.text


def things(keys: Iterable[Key]) -> dict[Key, Thing]:
    """Return the things that are there, by target and number. One query for each kind among the keys."""
    by_target: dict[str, list[int]] = {}
    for target, number in keys:
        by_target.setdefault(target, []).append(number)
    found = (one for target, numbers in by_target.items() for one in _MAKERS[target](numbers))
    return {(one.target, one.id): one for one in found}


def thing(target: str, number: int) -> Thing | None:
    """Return a thing; None where it is gone or the target is none. One query."""
    return things([(target, number)]).get((target, number)) if target in _MAKERS else None


def seen_by(viewer: int, target: str, number: int) -> bool:
    """Tell whether a member sees a thing, and so may report it. One query."""
    return target in _SEEN and _SEEN[target](viewer).filter(pk=number).exists()


def of_members(members: Collection[int]) -> QuerySet[Member]:
    """Return these members."""
    return Member.objects.filter(pk__in=members)


def said_on_profile(member: Member) -> str:
    """Return what a member tells of themselves, a line for each column that says something."""
    given = (member.display_name, member.about, member.place, member.website)
    return "\n".join(text for text in given if text)


def _members(numbers: list[int]) -> Iterable[Thing]:
    for row in of_members(numbers):
        yield Thing(
            Target.MEMBER.value, row.pk, row.pk, row.username, str(row), str(row), said_on_profile(row),
            row.date_joined, erased=row.erased_at is not None,
        )  # fmt: skip


def _reviews(numbers: list[int]) -> Iterable[Thing]:
    for row in Review.objects.filter(pk__in=numbers).select_related("member", "film"):
        yield Thing(
            Target.REVIEW.value, row.pk, row.member_id, row.member.username, str(row.member), row.film.title, row.text,
            row.published_at or row.made_at, row.hidden_at, row.erased_at is not None, film=row.film.slug,
            spoiler=row.spoilers, private=row.state == Review.State.DRAFT or row.visibility == Visibility.ME,
        )  # fmt: skip


def _comments(numbers: list[int]) -> Iterable[Thing]:
    rows = Comment.objects.filter(pk__in=numbers).select_related("member", "review__film", "parent")
    for row in rows.defer("review__html", "parent__html"):
        yield Thing(
            Target.COMMENT.value, row.pk, row.member_id, row.member.username, str(row.member), row.review.film.title,
            row.text, row.made_at, row.hidden_at, row.erased_at is not None, film=row.review.film.slug,
            review=row.review_id, answered=render(row.parent.text).excerpt if row.parent else row.review.excerpt,
        )  # fmt: skip


def _lists(numbers: list[int]) -> Iterable[Thing]:
    for row in FilmList.objects.filter(pk__in=numbers).select_related("member"):
        yield Thing(
            Target.LIST.value, row.pk, row.member_id, row.member.username, str(row.member), row.name,
            f"{row.name}\n{row.text}".strip(), row.made_at, row.hidden_at, private=row.visibility == Visibility.ME,
        )  # fmt: skip


_MAKERS = {Target.MEMBER.value: _members, Target.REVIEW.value: _reviews, Target.COMMENT.value: _comments,
           Target.LIST.value: _lists}  # fmt: skip


def _comments_seen(viewer: int) -> QuerySet[Comment]:
    reviews = Review.objects.filter(visible(viewer))
    return Comment.objects.filter(
        not_blocked(viewer), review__in=reviews, hidden_at=None, erased_at=None, member__is_active=True
    )


def _members_seen(viewer: int) -> QuerySet[Member]:
    """Return the members whom `viewer` may report: those they blocked too, but none who blocked them."""
    return Member.objects.filter(~Q(blocks_made__of_id=viewer), is_active=True)


_SEEN: dict[str, Any] = {
    Target.MEMBER.value: _members_seen,
    Target.REVIEW.value: lambda viewer: Review.objects.filter(visible(viewer), hidden_at=None),
    Target.COMMENT.value: _comments_seen,
    Target.LIST.value: lambda viewer: FilmList.objects.filter(seen(viewer), hidden_at=None),
}
