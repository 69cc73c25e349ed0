"""What those one follows do, newest first.

It must stay quick for one who follows 2,000 members on a site with a million entries, whether these members wrote a
minute ago or not for years. So a page is looked for in two ways, each with a bound of its own:

1. *The window.* The newest `WINDOW` entries before the cursor are gone through, whoever made them, and those by members
   one follows are taken. Where one follows many who are active this fills the page, at a cost that no number of follows
   raises.
2. *The members.* Where it does not, each followed member's newest entry before the cursor is looked up in the index:
   one step for each follow, however many entries there are and however old they are. A page of n entries can come only
   from the n members whose newest entries are the latest; of these, n entries each are read. Nothing is ever scanned.

Both rest on a partial index that holds exactly the entries a feed may show (`activity_in_feed`); it is used only where
the conditions stand in a query as the index has them, which is why the second query is
written in SQL (`feed_sql.py`).
`benchmarks/feed.py` measures both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.expressions import CombinedExpression, Value

from onesheet.accounts.models import Follow, Mute, Visibility
from onesheet.accounts.visibility import not_blocked
from onesheet.database.prepared import Prepared, named, named_list
from onesheet.reviews.models import Activity, MemberFilm
from onesheet.reviews.queries.feed_sql import VIEWERS_IN_ITEMS, by_member, items

FEED_A_PAGE = 30
WINDOW = 3000
"""Entries of the whole site that are gone through before each followed member is asked for."""
_END = 2**62
SUGGESTED = 8
_CANDIDATES = 40
_RECENT = 2000
"""Entries of the whole site that tell who is active."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One thing that somebody did."""

    id: int
    kind: str
    """A kind of `Activity`."""
    ref: int
    at: datetime
    username: str
    display_name: str
    slug: str
    """The film's; empty for a list."""
    title: str
    year: int | None
    viewing: int | None
    """The viewing it is, or that the review belongs to."""
    date: str
    """EDTF: when the film was seen; empty where that is not known or not told."""
    rating: int | None
    """In half-stars, 1 to 10."""
    liked: bool
    rewatch: bool
    review: int | None
    excerpt: str
    """Plain words of a review, with no spoiler in them."""
    spoilers: bool
    """True where all of the review is one."""
    author: str
    """Who wrote the review that is liked; empty for others."""
    author_name: str

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username

    @property
    def writer(self) -> str:
        """What the writer of a liked review is called."""
        return self.author_name or self.author


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed."""

    items: list[FeedItem]
    before: int | None
    """The cursor of the next, older page; None where this is the last."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A member whom one may want to follow."""

    id: int
    username: str
    display_name: str
    lately: int
    """How many of the newest entries of the site are theirs."""
    common: int = 0
    """Films that both saw, among the viewer's latest 200."""

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username


@dataclass(frozen=True, slots=True)
class _Id:
    id: int


def _less(one: Subquery, count: int) -> CombinedExpression:
    return CombinedExpression(one, "-", Value(count, output_field=IntegerField()), output_field=IntegerField())


_VIEWER, _BEFORE = named("viewer"), named("before")
_NEWEST = (
    Activity.objects.filter(id__lt=_BEFORE).order_by().values(one=Value(1)).annotate(last=Max("id")).values("last")
)

_WINDOW = Prepared(
    _Id,
    Activity.objects.filter(
        Exists(Follow.objects.filter(by_id=_VIEWER, of_id=OuterRef("member_id"))),
        ~Exists(Mute.objects.filter(by_id=_VIEWER, of_id=OuterRef("member_id"))),
        id__lt=_BEFORE,
        id__gt=_less(Subquery(_NEWEST), WINDOW),
        shown=True,
        member__is_active=True,
    )
    .exclude(visibility=Visibility.ME)
    .order_by("-id")[: FEED_A_PAGE + 1],
)


def feed_page(viewer: int, before: int | None = None) -> Feed:
    """Return up to 30 things that those whom `viewer` follows did before the entry with the number `before`.

    What became invisible since it was noted is left out, so that a page may have fewer. Costs two queries where the
    window fills the page, three where it does not, one less where there is nothing.
    """
    start = min(before, _END) if before is not None else _END
    ids = [row.id for row in _WINDOW.rows(viewer=viewer, before=start)]
    if len(ids) <= FEED_A_PAGE:
        ids = ids_by_member(viewer, start)
    more = len(ids) > FEED_A_PAGE
    ids = ids[:FEED_A_PAGE]
    return Feed(_items(ids, viewer) if ids else [], ids[-1] if more else None)


def ids_by_member(viewer: int, before: int) -> list[int]:
    """Return the numbers of the newest 31 entries before `before`, found from the members one follows. One query."""
    with connection.cursor() as cursor:
        cursor.execute(by_member(connection.vendor, FEED_A_PAGE + 1), [before, viewer, before])
        return [row[0] for row in cursor.fetchall()]


def _items(ids: list[int], viewer: int) -> list[FeedItem]:
    with connection.cursor() as cursor:
        cursor.execute(items(len(ids)), [*ids, *[viewer] * VIEWERS_IN_ITEMS])
        return [_item(row) for row in cursor.fetchall()]


def _item(row: tuple[Any, ...]) -> FeedItem:
    pk, kind, ref, at, *told = row[:12]
    liked, rewatch, review, excerpt, spoilers, author, author_name = row[12:]
    make: Callable[..., FeedItem] = FeedItem
    return make(
        pk, kind, ref, _moment(at), *told, bool(liked), bool(rewatch), review, excerpt, bool(spoilers), author,
        author_name,
    )  # fmt: skip


def _moment(value: datetime | str) -> datetime:
    """Return a moment as SQLite (text, in UTC) or PostgreSQL gives it."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


_LAST = Activity.objects.order_by().values(one=Value(1)).annotate(last=Max("id")).values("last")
_ACTIVE = Prepared(
    Suggestion,
    Activity.objects.filter(
        not_blocked(_VIEWER),
        ~Exists(Follow.objects.filter(by_id=_VIEWER, of_id=OuterRef("member_id"))),
        ~Exists(Mute.objects.filter(by_id=_VIEWER, of_id=OuterRef("member_id"))),
        ~Q(member_id=_VIEWER),
        id__gt=_less(Subquery(_LAST), _RECENT),
        shown=True,
        visibility__in=[Visibility.PUBLIC, Visibility.MEMBERS],
        member__is_active=True,
    )
    .values("member_id", "member__username", "member__display_name")
    .annotate(lately=Count("pk"))
    .order_by("-lately", "member__username")[:_CANDIDATES],
    id="member_id",
    username="member__username",
    display_name="member__display_name",
    lately="lately",
)


@dataclass(frozen=True, slots=True)
class _Common:
    member: int
    count: int


_COMMON = Prepared(
    _Common,
    MemberFilm.objects.filter(
        member_id__in=named_list("members"),
        member__films_visibility__in=[Visibility.PUBLIC, Visibility.MEMBERS],
        watched=True,
        film_id__in=MemberFilm.objects.filter(member_id=_VIEWER, watched=True)
        .order_by("-last_viewed")
        .values("film_id")[:200],
    )
    .order_by()
    .values("member_id")
    .annotate(count=Count("pk")),
    member="member_id",
)


def suggestions(viewer: int) -> list[Suggestion]:
    """Return up to 8 members whom one may want to follow: most films in common first, then the most active.

    Those are asked for who made the newest 2,000 entries of the site, whom `viewer` does not follow, mute or block.
    Films in common count only where everybody here sees their films. Costs two queries.
    """
    active = _ACTIVE.rows(viewer=viewer)
    common = {row.member: row.count for row in _COMMON.rows(viewer=viewer, members=[one.id for one in active])}
    told = [replace(one, common=common.get(one.id, 0)) for one in active]
    return sorted(told, key=lambda one: (-one.common, -one.lately, one.username))[:SUGGESTED]
