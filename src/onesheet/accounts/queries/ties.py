"""What stands between the viewer and others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from onesheet.accounts.models import Block, Follow, Member, Mute
from onesheet.database.prepared import Prepared, PreparedCount, named

QUIETED_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Ties:
    """How the viewer and another member stand to each other."""

    username: str
    display_name: str
    is_open: bool
    """False where the account is closed, suspended or erased."""
    followed: bool
    """True where the viewer follows them."""
    follows: bool
    """True where they follow the viewer."""
    muted: bool
    blocked: bool
    """True where the viewer blocked them."""
    blocks: bool
    """True where they blocked the viewer, who is not told."""

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username


@dataclass(frozen=True, slots=True)
class Quieted:
    """A member whom the viewer blocked or muted."""

    username: str
    display_name: str
    blocked: bool
    muted: bool

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username


@dataclass(frozen=True, slots=True)
class QuietedPage:
    """A page of those the viewer blocked or muted, by name."""

    members: list[Quieted]
    total: int
    page: int
    pages: int


_VIEWER = named("viewer")
_BLOCKED = Exists(Block.objects.filter(by_id=_VIEWER, of_id=OuterRef("pk")))
_MUTED = Exists(Mute.objects.filter(by_id=_VIEWER, of_id=OuterRef("pk")))

_BETWEEN = Prepared(
    Ties,
    Member.objects.filter(pk=named("other")).annotate(
        followed=Exists(Follow.objects.filter(by_id=_VIEWER, of_id=OuterRef("pk"))),
        follows=Exists(Follow.objects.filter(of_id=_VIEWER, by_id=OuterRef("pk"))),
        muted=_MUTED,
        blocked=_BLOCKED,
        blocks=Exists(Block.objects.filter(of_id=_VIEWER, by_id=OuterRef("pk"))),
    ),
    is_open="is_active",
    followed="followed",
    follows="follows",
    muted="muted",
    blocked="blocked",
    blocks="blocks",
)

_QUIETED = Member.objects.filter(
    Q(pk__in=Block.objects.filter(by_id=_VIEWER).values("of"))
    | Q(pk__in=Mute.objects.filter(by_id=_VIEWER).values("of"))
)
_QUIETED_ROWS = Prepared(
    Quieted,
    _QUIETED.annotate(blocked=_BLOCKED, muted=_MUTED).order_by("username"),
    paged=True,
    blocked="blocked",
    muted="muted",
)
_QUIETED_COUNT = PreparedCount(_QUIETED)


def between(viewer: int, other: int) -> Ties | None:
    """Return what stands between two members, by number; None where there is no such other. Costs one query."""
    return _BETWEEN.first(viewer=viewer, other=other)


def quieted(viewer: int, page: int = 1) -> QuietedPage:
    """Return a page of 40 of those the viewer blocked or muted. Costs two queries."""
    total = _QUIETED_COUNT.count(viewer=viewer)
    pages = max(1, -(-total // QUIETED_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _QUIETED_ROWS.rows(viewer=viewer, limit=QUIETED_A_PAGE, offset=(page - 1) * QUIETED_A_PAGE)
    return QuietedPage(rows, total, page, pages)


def member_named(username: str) -> Member | None:
    """Return the member of this very name whose account was not erased, a closed one too. Costs one query."""
    # No name has a NUL, and PostgreSQL does not even look for one.
    return Member.objects.filter(username=username.replace("\x00", " "), erased_at__isnull=True).first()
