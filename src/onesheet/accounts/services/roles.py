"""Writes: accounts made from the command line, and roles."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from onesheet.accounts.models import Member, Role
from onesheet.accounts.services.refusal import Refusal


def has_account(username: str) -> bool:
    """Tell whether somebody signs in by this name, in whatever case it is written."""
    return Member.objects.filter(username__iexact=username).exists()


def make_editor(*, username: str, password: str | None = None) -> Member:
    """Give a member the editor's role, making the account where there is none; see `make_member`."""
    return make_member(username=username, role=Role.EDITOR, password=password)


def make_member(*, username: str, role: Role, password: str | None = None) -> Member:
    """Give a member a role, making the account where there is none; done twice, it changes nothing more.

    `password` is needed for a new account; for one that is there it replaces the old, and None leaves it.
    Raises Refusal where the name or the password will not do, or where a new account has none.
    """
    with transaction.atomic():
        member = Member.objects.select_for_update().filter(username__iexact=username).first()
        if member is None:
            member = Member(username=username)
            if not password:
                raise Refusal(f"There is no account called {username!r} yet; a new one needs a password.")
        if password:
            _check(member, password)
            member.set_password(password)
            member.save()
        give_role(to=member, role=role)
    return member


def set_password(*, username: str, password: str) -> Member:
    """Give a member a new password, which ends their sessions. Raises Refusal where it will not do, or nobody is so called."""
    with transaction.atomic():
        member = find_member(username)
        _check(member, password)
        member.set_password(password)
        member.save(update_fields=["password"])
    return member


def find_member(username: str) -> Member:
    """Return the member of this name, in whatever case. Raises Refusal where there is none."""
    member = Member.objects.filter(username__iexact=username, erased_at=None).first()
    if member is None:
        raise Refusal(f"There is no account called {username!r}.")
    return member


def give_role(*, to: Member, role: Role) -> None:
    """Give a member a role; done twice, it changes nothing more."""
    to.groups.add(Group.objects.get_or_create(name=role.value)[0])


def take_role(*, of: Member, role: Role) -> None:
    """Take a role from a member."""
    of.groups.remove(*Group.objects.filter(name=role.value))


def is_last_operator(member: Member) -> bool:
    """Tell whether nobody else runs the site: who is the last operator can neither leave nor lay that role down."""
    operators = Member.objects.filter(Q(is_superuser=True) | Q(groups__name=Role.OPERATOR), is_active=True)
    return operators.filter(pk=member.pk).exists() and not operators.exclude(pk=member.pk).exists()


def _check(member: Member, password: str) -> None:
    try:
        member.clean_fields(exclude=["password"])
    except ValidationError as fault:
        raise Refusal("This name will not do. " + " ".join(_sentences(fault))) from fault
    try:
        validate_password(password, member)
    except ValidationError as fault:
        raise Refusal("This password will not do. " + " ".join(fault.messages)) from fault


def _sentences(fault: ValidationError) -> list[str]:
    return [sentence for sentences in fault.message_dict.values() for sentence in sentences]
