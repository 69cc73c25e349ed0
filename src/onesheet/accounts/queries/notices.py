"""What a member is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from onesheet.accounts.models import Follow, Mute, Notice
from onesheet.accounts.visibility import not_blocked
from onesheet.database.prepared import Prepared, PreparedCount, named

NOTICES_A_PAGE = 30
MOST_COUNTED = 100
"""More unseen notices than this are not counted."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice, and who it is of."""

    id: int
    kind: str
    about: str
    words: dict[str, Any]
    made_at: datetime
    seen_at: datetime | None
    username: str | None
    """None where it is of nobody: moderators speak for the house."""
    display_name: str | None

    @property
    def name(self) -> str:
        """What they are called; empty where it is of nobody."""
        return self.display_name or self.username or ""


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """A page of notices, newest first."""

    rows: list[NoticeRow]
    total: int
    page: int
    pages: int


_WORK = [Notice.Kind.MODERATION, Notice.Kind.REPORT, Notice.Kind.ACCOUNT]
"""What is told whoever it is of: an account that waits is closed, a reported member may be blocked."""


def told() -> Any:
    """Return the condition for notices that still stand.

    Who it is of is a member with an open account, whom one neither blocked nor muted; a follow is still one. It is kept
    beside `seen` and `mailed` everywhere, so that the count in the bar, the page and the mail tell of the same things.
    """
    member = OuterRef("member_id")
    standing: Any = Q(by__is_active=True) & not_blocked(member, "by")
    standing &= ~Exists(Mute.objects.filter(by_id=member, of_id=OuterRef("by_id")))
    followed = ~Q(kind=Notice.Kind.FOLLOW) | Exists(Follow.objects.filter(by_id=OuterRef("by_id"), of_id=member))
    return Q(by__isnull=True) | Q(kind__in=_WORK) | (standing & followed)


_TOLD = Notice.objects.filter(told(), member_id=named("member"))
_ROWS = Prepared(
    NoticeRow,
    _TOLD.order_by("-made_at", "-id"),
    paged=True,
    username="by__username",
    display_name="by__display_name",
)
_COUNT = PreparedCount(_TOLD)
UNSEEN = Notice.objects.filter(pk__in=_TOLD.filter(seen_at__isnull=True).order_by().values("pk")[:MOST_COUNTED])
"""Notices that the `named` member has not seen."""
_UNSEEN = PreparedCount(UNSEEN)


def notices_page(member: int, page: int = 1) -> NoticesPage:
    """Return a page of 30 of a member's notices. Costs two queries."""
    total = _COUNT.count(member=member)
    pages = max(1, -(-total // NOTICES_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _ROWS.rows(member=member, limit=NOTICES_A_PAGE, offset=(page - 1) * NOTICES_A_PAGE)
    return NoticesPage(rows, total, page, pages)


def unseen_count(member: int) -> int:
    """Return how many notices the member with this number has not seen, 100 at most. Costs one query, on an index."""
    return _UNSEEN.count(member=member)
