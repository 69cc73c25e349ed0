"""Writes: roles, each change with its reason in the log."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from onesheet.accounts.models import Member, Role
from onesheet.accounts.permissions import may_operate
from onesheet.accounts.services import Refusal, give_role, take_role
from onesheet.accounts.services.roles import is_last_operator
from onesheet.moderation.models import Act, Target
from onesheet.moderation.services.permitted import checked_reason


def change_roles(*, by: Member, member: int, roles: Collection[str], reason: str, now: datetime) -> list[Act]:
    """Give a member these roles and take all others; return the log's rows, one for each that changed.

    Raises Refusal where `by` is no operator, a reason is missing, the account is gone, or nobody would be left who runs
    the site. Operators may take their own role, as long as another has it.
    """
    if not may_operate(by):
        raise Refusal("Operators alone give roles. Nothing was changed.")
    wanted = set(roles)
    if not wanted <= set(Role.values):
        raise Refusal("There is no such role. Nothing was changed.")
    said = checked_reason(reason)
    with transaction.atomic():
        # Two operators who lay down the role at once do it one after the other.
        Group.objects.select_for_update().get_or_create(name=Role.OPERATOR)
        held = Member.objects.select_for_update(no_key=True).filter(pk=member, erased_at=None).first()
        if held is None:
            raise Refusal("This member is no longer here. Nothing was changed.")
        had = set(held.groups.filter(name__in=Role.values).values_list("name", flat=True))
        if Role.OPERATOR in had - wanted and not held.is_superuser and is_last_operator(held):
            raise Refusal("Nobody else runs this site. Make somebody else an operator first; nothing was changed.")
        for name in sorted(wanted - had):
            give_role(to=held, role=Role(name))
        for name in sorted(had - wanted):
            take_role(of=held, role=Role(name))
        return [
            Act.objects.create(
                kind=Act.Kind.ROLE,
                by=by,
                target=Target.MEMBER,
                target_id=held.pk,
                member=held,
                reason=said,
                details={"role": name, "given": name in wanted},
                at=now,
            )
            for name in sorted(wanted ^ had)
        ]


def set_role(*, member: int, role: Role, given: bool) -> None:
    """Give or take a role without a word in the log, to undo a change of it. Belongs into a transaction.

    Raises Refusal where that would change nothing, or nobody would be left who runs the site.
    """
    Group.objects.select_for_update().get_or_create(name=Role.OPERATOR)
    held = Member.objects.select_for_update(no_key=True).filter(pk=member, erased_at=None).first()
    if held is None:
        raise Refusal("This member is no longer here. Nothing was changed.")
    if held.groups.filter(name=role.value).exists() == given:
        raise Refusal("A later change of this role stands. Nothing was changed.")
    if role == Role.OPERATOR and not given and not held.is_superuser and is_last_operator(held):
        raise Refusal("Nobody else runs this site. Make somebody else an operator first; nothing was changed.")
    if given:
        give_role(to=held, role=role)
    else:
        take_role(of=held, role=role)
