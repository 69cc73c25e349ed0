"""Closing accounts and opening them again: one or hundreds, sessions, tallies and all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import take_turn
from onesheet.accounts.services.standing import end_sessions
from onesheet.moderation.services.counting import in_turn, recount_members
from onesheet.moderation.services.kept import moment

Before = dict[str, Any]
"""How an account stood: `id`, `active`, `until`."""


def one_at_a_time() -> None:
    """Wait for others who open or close accounts: they touch rows all over, and must not wait for each other."""
    take_turn("accounts open and close")


def suspend(*, members: Collection[int], until: datetime, sessions: list[str], now: datetime) -> list[Before]:
    """Close these accounts until then, which signs them out; return how each stood. Belongs into a transaction.

    Accounts that were erased are left out. `sessions` are theirs, found before the transaction.
    """
    before: list[Before] = []
    for some in in_turn(sorted(members)):
        rows = Member.objects.select_for_update(no_key=True).filter(pk__in=some, erased_at=None).order_by("pk")
        before += [
            {"id": pk, "active": active, "until": ends.isoformat() if ends else None}
            for pk, active, ends in rows.values_list("pk", "is_active", "suspended_until")
        ]
        Member.objects.filter(pk__in=some, erased_at=None).update(is_active=False, suspended_until=until)
    end_sessions(sessions)
    recount_members([one["id"] for one in before if one["active"]], now=now)
    return before


def unsuspend(*, before: list[Before], until: datetime, strict: bool, now: datetime) -> None:
    """Put accounts back as they stood before a suspension until `until`; raise Refusal where one stands otherwise now.

    Where `strict` is False, those that another act or time changed since are left as they are. Belongs into a transaction.
    """
    opened: list[int] = []
    for some in in_turn(before):
        numbers = [one["id"] for one in some]
        rows = Member.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
        as_it_left = {
            member.pk: member
            for member in rows
            if not member.is_active and member.suspended_until == until and member.erased_at is None
        }
        if strict and len(as_it_left) < len(numbers):
            raise Refusal("The account stands otherwise by now: the time is over, or a later act changed it.")
        for one in some:
            member = as_it_left.get(one["id"])
            if member is not None:
                member.is_active, member.suspended_until = one["active"], moment(one["until"])
                opened += [member.pk] if one["active"] else []
        Member.objects.bulk_update(as_it_left.values(), ["is_active", "suspended_until"], batch_size=250)
    recount_members(opened, now=now)


def end_suspensions(*, now: datetime) -> int:
    """Open every account whose suspension is over; return how many. Costs one query where there is none."""
    over = Member.objects.filter(suspended_until__lte=now, erased_at=None)
    if not over.exists():
        return 0
    with transaction.atomic():
        one_at_a_time()
        locked = over.select_for_update(no_key=True).order_by("pk")
        rows = list(locked.values_list("pk", "is_active", "waiting_since"))
        closed = [pk for pk, active, waiting in rows if not active and waiting is None]
        for some in in_turn([pk for pk, _, _ in rows]):
            Member.objects.filter(pk__in=some).update(suspended_until=None)
        for some in in_turn(closed):
            Member.objects.filter(pk__in=some).update(is_active=True)
        recount_members(closed, now=now)
    return len(rows)
