"""Members as an operator looks for them: closed accounts too, but not erased ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from onesheet.accounts.models import Member, Role

A_PAGE = 40


@dataclass(frozen=True, slots=True)
class OperatedMember:
    """A member with what an operator needs to know."""

    id: int
    username: str
    display_name: str
    email: str
    joined: datetime
    last_sign_in: datetime | None
    is_open: bool
    waits: bool
    """True where the account waits for approval."""
    is_superuser: bool
    """Made on the server: has every role, whatever the boxes say."""
    roles: tuple[str, ...]
    """In the order of `Role`."""

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username


@dataclass(frozen=True, slots=True)
class OperatedPage:
    """A page of 40 members, by name."""

    members: list[OperatedMember]
    total: int
    page: int
    pages: int


def members_to_operate(*, asked: str = "", role: str = "", page: int = 1) -> OperatedPage:
    """Return a page of those whose user name, name or e-mail has `asked` in it, and who have `role`; empty asks for all.

    Costs three queries.
    """
    found = Member.objects.filter(erased_at=None)
    if words := asked.strip():
        found = found.filter(
            Q(username__icontains=words) | Q(display_name__icontains=words) | Q(email__icontains=words)
        )
    if role in Role.values:
        found = found.filter(groups__name=role)
    total = found.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(max(page, 1), pages)
    rows = _with_roles(found).order_by("username")[(page - 1) * A_PAGE : page * A_PAGE]
    return OperatedPage([_line(row) for row in rows], total, page, pages)


def member_to_operate(username: str) -> OperatedMember | None:
    """Return the member of this very name; None where nobody has it. Costs two queries."""
    row = _with_roles(Member.objects.filter(erased_at=None, username=username)).first()
    return _line(row) if row else None


def _with_roles(members: QuerySet[Member]) -> QuerySet[Member]:
    return members.prefetch_related("groups")


def _line(row: Member) -> OperatedMember:
    names = {group.name for group in row.groups.all()}
    return OperatedMember(
        id=row.pk,
        username=row.username,
        display_name=row.display_name,
        email=row.email,
        joined=row.date_joined,
        last_sign_in=row.last_login,
        is_open=row.is_active,
        waits=row.waiting_since is not None,
        is_superuser=row.is_superuser,
        roles=tuple(role for role in Role.values if role in names),
    )
