"""Who may act against whom."""

from __future__ import annotations

from collections.abc import Collection

from onesheet.accounts.models import Member, Role
from onesheet.accounts.permissions import may_moderate, may_operate, roles_of
from onesheet.accounts.services import Refusal

LONGEST_REASON = 500


def check_may_act(*, by: Member, on: Member) -> None:
    """Raise Refusal where `by` may not act against `on`: oneself, another moderator or an operator.

    Operators act against everybody but themselves. One query for the roles of each.
    """
    if not may_moderate(by):
        raise Refusal("Moderators alone do this. Nothing was changed.")
    if why := why_not(by=by, on=on.pk, roles=roles_of(on) or _roles_while_closed(on)):
        raise Refusal(f"{why} Nothing was changed.")


def why_not(*, by: Member, on: int, roles: Collection[str]) -> str:
    """Return why the moderator `by` may not act against a member with these roles; empty where they may."""
    if by.pk == on:
        return "Nobody decides about themselves. Ask another moderator."
    if not {Role.MODERATOR.value, Role.OPERATOR.value}.isdisjoint(roles) and not may_operate(by):
        return "An operator decides about moderators and operators."
    return ""


def checked_reason(reason: str) -> str:
    """Return the reason, tidied; raise Refusal where there is none or it is too long."""
    tidied = " ".join(reason.split())
    if not tidied:
        raise Refusal("Give a reason. It stands in the log, and the member reads it; nothing was changed.")
    if len(tidied) > LONGEST_REASON:
        raise Refusal("A reason has 500 characters at most. Shorten it; nothing was changed.")
    return tidied


def _roles_while_closed(member: Member) -> frozenset[str]:
    """A suspended moderator is one still, to those who would act."""
    if member.is_superuser:
        return frozenset({Role.OPERATOR.value})
    return frozenset(member.groups.values_list("name", flat=True))
