"""Who a member is, how the viewer stands to them, and who follows whom.

Pages of one member need the rule of `accounts.visibility` for one author only: what the viewer may see of that author
is then a list of visibilities (`MemberHead.seen`), asked for once and given to every query of the page. A test holds
the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from onesheet.accounts.models import Block, Follow, Member, Mute, Role, Visibility
from onesheet.accounts.visibility import not_blocked
from onesheet.database.prepared import Prepared, PreparedCount, named

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

MEMBERS_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class MemberHead:
    """Someone with a page here, and what stands between them and the viewer."""

    id: int
    username: str
    display_name: str
    about: str
    place: str
    website: str
    films_visibility: str
    date_joined: datetime
    critic: bool
    followers: int
    """Kept to accounts that are open, as is `following`."""
    following: int
    viewer: int = 0
    """The viewer's number; 0 for a visitor."""
    followed: bool = False
    """True where the viewer follows them."""
    follows: bool = False
    """True where they follow the viewer."""
    muted: bool = False
    blocked: bool = False
    """True where the viewer blocked them."""
    blocks: bool = False
    """True where they blocked the viewer, who is not told."""

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username

    @property
    def own(self) -> bool:
        """True where the viewer is looking at themself."""
        return self.viewer == self.id

    @property
    def seen(self) -> list[str]:
        """Visibilities of what the viewer may see of what they made: `accounts.visibility` for this one author."""
        if self.own:
            return [*Visibility.values]
        if self.blocked or self.blocks:
            return []
        return [
            Visibility.PUBLIC.value,
            *([Visibility.MEMBERS.value] if self.viewer else []),
            *([Visibility.FOLLOWERS.value] if self.followed else []),
        ]

    @property
    def films_seen(self) -> bool:
        """True where the viewer may see their ratings, likes, watched films and watchlist."""
        return self.films_visibility in self.seen


def _with_page() -> QuerySet[Member]:
    """Return the members who have a page: not the closed, suspended, waiting or erased accounts."""
    return Member.objects.filter(is_active=True, erased_at__isnull=True)


def _counted(ties: QuerySet[Follow]) -> Coalesce:
    """Return how many rows a subquery has."""
    counted = ties.order_by().values(one=Value(1)).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _heads() -> QuerySet[Member]:
    return (
        _with_page()
        .filter(username=named("username"))
        .annotate(
            critic=Exists(Member.groups.through.objects.filter(member_id=OuterRef("pk"), group__name=Role.CRITIC)),
            followers=_counted(Follow.objects.filter(of_id=OuterRef("pk"), by__is_active=True)),
            following=_counted(Follow.objects.filter(by_id=OuterRef("pk"), of__is_active=True)),
        )
    )


_HEAD = Prepared(MemberHead, _heads(), critic="critic", followers="followers", following="following")

_VIEWER = named("viewer")
_HEAD_FOR_MEMBER = Prepared(
    MemberHead,
    _heads().annotate(
        followed=Exists(Follow.objects.filter(by_id=_VIEWER, of_id=OuterRef("pk"))),
        follows=Exists(Follow.objects.filter(of_id=_VIEWER, by_id=OuterRef("pk"))),
        muted=Exists(Mute.objects.filter(by_id=_VIEWER, of_id=OuterRef("pk"))),
        blocked=Exists(Block.objects.filter(by_id=_VIEWER, of_id=OuterRef("pk"))),
        blocks=Exists(Block.objects.filter(of_id=_VIEWER, by_id=OuterRef("pk"))),
    ),
    critic="critic",
    followers="followers",
    following="following",
    viewer=Coalesce(_VIEWER, Value(0), output_field=IntegerField()),
    followed="followed",
    follows="follows",
    muted="muted",
    blocked="blocked",
    blocks="blocks",
)


def member_head(username: str, viewer: int | None = None) -> MemberHead | None:
    """Return who has this very name, as the member with the number `viewer` (None for a visitor) stands to them.

    None where nobody has, or whoever had it left or is suspended. Costs one query.
    """
    if viewer is None:
        return _HEAD.first(username=username)
    return _HEAD_FOR_MEMBER.first(username=username, viewer=viewer)


def written_name(username: str) -> str | None:
    """Return the name as its member writes it, whatever the case it was asked for in; None where nobody has it."""
    return _with_page().filter(username__iexact=username).values_list("username", flat=True).first()


class Side(Enum):
    """Which end of a follow."""

    FOLLOWERS = "followers"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member as lists of members name one."""

    username: str
    display_name: str

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username


@dataclass(frozen=True, slots=True)
class FollowPage:
    """A page of those who follow somebody, or whom somebody follows; the newest first."""

    members: list[MemberLine]
    total: int
    page: int
    pages: int


def _ties(side: Side, *, viewed: bool) -> QuerySet[Follow]:
    other, this = ("by", "of_id") if side is Side.FOLLOWERS else ("of", "by_id")
    ties = Follow.objects.filter(**{this: named("member"), f"{other}__is_active": True})
    return ties.filter(not_blocked(named("viewer"), other)) if viewed else ties


@lru_cache(maxsize=4)
def _follows(side: Side, *, viewed: bool) -> tuple[Prepared[MemberLine], PreparedCount]:
    other = "by" if side is Side.FOLLOWERS else "of"
    ties = _ties(side, viewed=viewed)
    rows = Prepared(
        MemberLine,
        ties.order_by(F("at").desc(), F("id").desc()),
        paged=True,
        username=f"{other}__username",
        display_name=f"{other}__display_name",
    )
    return rows, PreparedCount(ties)


def follow_page(head: MemberHead, side: Side, page: int = 1) -> FollowPage:
    """Return a page of 40 of the members on one side of somebody's follows. Costs two queries."""
    rows, counted = _follows(side, viewed=bool(head.viewer))
    given = {"member": head.id} | ({"viewer": head.viewer} if head.viewer else {})
    total = counted.count(**given)
    pages = max(1, -(-total // MEMBERS_A_PAGE))
    page = min(max(page, 1), pages)
    found = rows.rows(**given, limit=MEMBERS_A_PAGE, offset=(page - 1) * MEMBERS_A_PAGE)
    return FollowPage(found, total, page, pages)


def members_with_page(viewer: Any = None) -> QuerySet[Member]:
    """Return those who have a page, as a query to build on; with `viewer`, without those of whom one blocked the other."""
    members = _with_page()
    return members.filter(_none_blocked(viewer)) if viewer is not None else members


def _none_blocked(viewer: Any) -> Q:
    return ~Exists(Block.objects.filter(by_id=viewer, of_id=OuterRef("pk"))) & ~Exists(
        Block.objects.filter(of_id=viewer, by_id=OuterRef("pk"))
    )
