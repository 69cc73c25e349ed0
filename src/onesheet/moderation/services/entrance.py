"""Writes: who asks for an account is let in or turned away, and the log says by whom."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_operate
from onesheet.accounts.services import Refusal, approve_member, refuse_member
from onesheet.moderation.models import Act, Target


def let_in(*, by: Member, member: int, now: datetime) -> Member:
    """Let a waiting account in. Raises Refusal where it waits not, or `by` is no operator."""
    _check(by)
    with transaction.atomic():
        held = approve_member(member=member, by=by, now=now)
        Act.objects.create(
            kind=Act.Kind.APPROVE, by=by, target=Target.MEMBER, target_id=held.pk, member=held, reason="", at=now
        )
    return held


def turn_away(*, by: Member, member: int, now: datetime) -> None:
    """Take a waiting account away whole. The log says that it was done, and not whom: nothing of them is kept."""
    _check(by)
    with transaction.atomic():
        refuse_member(member=member, by=by, now=now)
        Act.objects.create(kind=Act.Kind.REFUSE, by=by, target=Target.MEMBER, reason="", at=now)


def _check(by: Member) -> None:
    if not may_operate(by):
        raise Refusal("Operators alone let accounts in. Nothing was changed.")
