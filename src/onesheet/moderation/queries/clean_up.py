"""Which accounts a wave of spam came from, and all that would go with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from onesheet.accounts.models import Attempt, Member, Visibility
from onesheet.lists.models import FilmList
from onesheet.moderation.models import Target
from onesheet.reviews.models import Comment, MemberFilm, Review

A_PAGE = 10
"""Accounts on a page of the preview."""
TEXTS = 12
"""Texts of an account that the preview lists; of more, the number."""
EXCERPT = 90


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the accounts have in common; all that are given must hold."""

    joined: date | None = None
    """Joined on this day or since."""
    text: str = ""
    """Words or a link in something they wrote or tell of themselves."""
    like: str = ""
    """Joined from the same network address as this member."""
    usernames: tuple[str, ...] = ()
    but: tuple[int, ...] = ()
    """Members to leave out."""

    @property
    def given(self) -> bool:
        """Tell whether there is any condition."""
        return bool(self.joined or self.text or self.like or self.usernames)


@dataclass(frozen=True, slots=True)
class Text:
    """Something an account wrote."""

    target: str
    id: int
    about: str
    excerpt: str


@dataclass(slots=True)
class Account:
    """An account that would go."""

    id: int
    username: str
    name: str
    joined: datetime
    texts: list[Text]
    written: int = 0
    ratings: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """A page of what would go, and how much that is in all."""

    accounts: list[Account]
    page: int
    pages: int
    members: list[int]
    texts: int
    ratings: int


def found(conditions: Conditions, most: int) -> list[int]:
    """Return the open accounts without a role that meet the conditions, `most` at most; none where none is given."""
    if not conditions.given:
        return []
    members = Member.objects.filter(is_active=True, is_superuser=False, groups=None).exclude(pk__in=conditions.but)
    if conditions.joined:
        members = members.filter(date_joined__gte=_start(conditions.joined))
    if conditions.usernames:
        members = members.filter(username__in=conditions.usernames)
    if conditions.like:
        known = Attempt.objects.filter(member__username__iexact=conditions.like).exclude(address="")
        same = Attempt.objects.filter(member=OuterRef("pk"), address__in=known.values("address"))
        members = members.filter(Exists(same))
    if conditions.text:
        members = members.filter(_wrote(conditions.text))
    return list(members.order_by("pk").values_list("pk", flat=True)[:most])


def preview(members: Sequence[int], page: int) -> Preview:
    """Return a page of these accounts with what they wrote. Nine queries for any number of them."""
    pages = max(1, -(-len(members) // A_PAGE))
    page = min(page, pages)
    shown = members[(page - 1) * A_PAGE : page * A_PAGE]
    accounts = {
        row.pk: Account(row.pk, row.username, str(row), row.date_joined, [])
        for row in Member.objects.filter(pk__in=shown).order_by("pk")
    }
    for member, text in _texts(shown):
        accounts[member].written += 1
        if len(accounts[member].texts) < TEXTS:
            accounts[member].texts.append(text)
    rated = MemberFilm.objects.filter(rating__isnull=False)
    counted = rated.filter(member__in=shown).order_by().values_list("member_id").annotate(number=Count("pk"))
    for member, number in counted:
        accounts[member].ratings = number
    tables = (Review.objects.all(), Comment.objects.all(), FilmList.objects.all())
    texts = sum(table.filter(member__in=members, hidden_at=None).count() for table in tables)
    return Preview(list(accounts.values()), page, pages, list(members), texts, rated.filter(member__in=members).count())


_FOR_OTHERS: dict[Any, QuerySet[Any]] = {
    Review: Review.objects.exclude(visibility=Visibility.ME).exclude(state=Review.State.DRAFT),
    Comment: Comment.objects.all(),
    FilmList: FilmList.objects.exclude(visibility=Visibility.ME),
}
"""What members wrote, but drafts and what is for themselves alone: moderators neither read nor search it."""


def _texts(members: Collection[int]) -> list[tuple[int, Text]]:
    """Return the beginnings of what these members wrote for others and is not hidden yet. Three queries."""
    begins = Left("text", 2 * EXCERPT)
    shown: dict[str, Any] = {"member__in": members, "hidden_at": None}
    reviews = _FOR_OTHERS[Review].filter(**shown).order_by("-pk").values_list("member_id", "pk", "film__title", begins)
    comments = Comment.objects.filter(**shown).order_by("-pk")
    lists = _FOR_OTHERS[FilmList].filter(**shown).order_by("-pk").values_list("member_id", "pk", "name", begins)
    said = comments.values_list("member_id", "pk", "review__film__title", begins)
    kinds = ((Target.REVIEW, reviews), (Target.COMMENT, said), (Target.LIST, lists))
    return [
        (member, Text(target.value, pk, about, " ".join(text.split())[:EXCERPT]))
        for target, rows in kinds
        for member, pk, about, text in rows.iterator(chunk_size=500)
    ]


def _wrote(text: str) -> Q:
    def in_own(table: type[Review | Comment | FilmList]) -> Exists:
        return Exists(_FOR_OTHERS[table].filter(member=OuterRef("pk"), text__icontains=text))

    named = Exists(_FOR_OTHERS[FilmList].filter(member=OuterRef("pk"), name__icontains=text))
    own = Q(about__icontains=text) | Q(display_name__icontains=text) | Q(website__icontains=text)
    return own | Q(in_own(Review)) | Q(in_own(Comment)) | Q(in_own(FilmList)) | Q(named)


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware here
