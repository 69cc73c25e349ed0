"""The moderators' log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from onesheet.accounts.models import Member, Role
from onesheet.moderation.models import Act

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class LogLine:
    """An act in the log. What it takes to undo it is not read, which may be much."""

    id: int
    kind: str
    by: str
    by_username: str
    target: str
    target_id: int | None
    member: str
    member_username: str
    reason: str
    at: datetime
    about: str
    said: str
    until: str
    accounts: str
    texts: str
    role: str
    given: bool
    change: str
    rule_kind: str
    rule_then: str
    undone_at: datetime | None
    undone_by: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log, the newest first."""

    lines: list[LogLine]
    page: int
    pages: int
    total: int


def log_page(page: int, *, by: str = "", member: str = "", kind: str = "") -> LogPage:
    """Return 30 acts, of one moderator, about one member, of one kind where that is asked. Two queries."""
    acts = Act.objects.all()
    if by:
        acts = acts.filter(by__username__iexact=by)
    if member:
        acts = acts.filter(member__username__iexact=member)
    if kind:
        acts = acts.filter(kind=kind)
    total = acts.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(page, pages)
    return LogPage(_lines(acts.order_by("-at", "-pk")[(page - 1) * A_PAGE : page * A_PAGE]), page, pages, total)


def acts_about(target: str, number: int, member: int) -> list[LogLine]:
    """Return the 20 latest acts about a thing or its author. One query."""
    about = Act.objects.filter(target=target, target_id=number) | Act.objects.filter(member=member)
    return _lines(about.order_by("-at", "-pk")[:20])


def who_moderates() -> list[str]:
    """Return the names for signing in of those who handle reports now. One query."""
    moderators = Member.objects.filter(groups__name__in=[Role.MODERATOR.value, Role.OPERATOR.value])
    return list(moderators.order_by("username").values_list("username", flat=True).distinct())


def _lines(acts: QuerySet[Act]) -> list[LogLine]:
    kept = ("about", "said", "until", "accounts", "texts", "role", "given", "change", "rule__kind", "rule__then")
    rows = (
        acts.select_related("by", "member", "undone_by")
        .defer("details")
        .annotate(**{f"kept_{name}": KT(f"details__{name}") for name in kept})
    )
    return [_line(row, {name: getattr(row, f"kept_{name}") for name in kept}) for row in rows]


def _line(row: Act, kept: dict[str, object]) -> LogLine:
    def text(name: str) -> str:
        return "" if kept[name] is None else str(kept[name])

    return LogLine(
        row.pk, row.kind, str(row.by), row.by.username, row.target, row.target_id,
        str(row.member) if row.member else "", row.member.username if row.member else "", row.reason, row.at,
        text("about"), text("said"), text("until"), text("accounts"), text("texts"), text("role"),
        text("given").lower() in {"true", "1"}, text("change"), text("rule__kind"), text("rule__then"), row.undone_at,
        str(row.undone_by) if row.undone_by else "",
    )  # fmt: skip
