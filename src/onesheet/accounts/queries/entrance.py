"""Invitations, and accounts that wait for approval."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from onesheet.accounts.models import Invitation, Member

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """An invitation as the operators' list shows it."""

    id: int
    note: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    state: str
    """`open`, `used`, `withdrawn` or `over`."""
    used_by: str
    """Username of who came in with it; empty where nobody did, or where the account is gone."""
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """An account that waits."""

    id: int
    username: str
    email: str
    waiting_since: datetime


@dataclass(frozen=True, slots=True)
class InvitationsPage:
    """A page of invitations, newest first."""

    rows: list[InvitationLine]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page of waiting accounts, those who wait longest first."""

    rows: list[WaitingLine]
    page: int
    pages: int
    total: int


def code_hash(code: str) -> str:
    """Return what is kept of an invitation's code: the hexadecimal SHA-256 of its text. Codes have 128 random bits."""
    return hashlib.sha256(code.strip().encode()).hexdigest()


def open_invitations(now: datetime) -> QuerySet[Invitation]:
    """Return the invitations somebody can still use."""
    return Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=now, made_by__is_active=True)


def is_open_invitation(code: str, now: datetime) -> bool:
    """Tell whether somebody can make an account with this code."""
    return bool(code) and open_invitations(now).filter(code_hash=code_hash(code)).exists()


def invitations(*, page: int, now: datetime) -> InvitationsPage:
    """Return a page of all invitations. Costs two queries."""
    every = Invitation.objects.order_by("-made_at", "-id")
    total = every.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(page, pages)
    rows = every.select_related("made_by", "used_by")[(page - 1) * A_PAGE : page * A_PAGE]
    return InvitationsPage([_line(row, now) for row in rows], page, pages, total)


def waiting_members(*, page: int) -> WaitingPage:
    """Return a page of the accounts that wait for approval. Costs two queries."""
    every = Member.objects.filter(waiting_since__isnull=False, is_active=False).order_by("waiting_since", "id")
    total = every.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(page, pages)
    rows = every.values_list("id", "username", "email", "waiting_since")[(page - 1) * A_PAGE : page * A_PAGE]
    return WaitingPage(
        [WaitingLine(pk, name, email, since) for pk, name, email, since in rows if since], page, pages, total
    )


def _line(row: Invitation, now: datetime) -> InvitationLine:
    state = "open"
    if row.used_at is not None:
        state = "used"
    elif row.withdrawn_at is not None:
        state = "withdrawn"
    elif row.expires_at <= now:
        state = "over"
    return InvitationLine(
        id=row.pk,
        note=row.note,
        made_by=row.made_by.username,
        made_at=row.made_at,
        expires_at=row.expires_at,
        state=state,
        used_by=row.used_by.username if row.used_by else "",
        used_at=row.used_at,
    )
