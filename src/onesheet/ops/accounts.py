"""`onesheet role`, `password` and `invite`: what an operator does for members from the command line."""

from __future__ import annotations

import getpass
import sys

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from onesheet.accounts import services
from onesheet.accounts.models import Role
from onesheet.accounts.permissions import may_operate
from onesheet.accounts.services.entrance import operators
from onesheet.ops.start import bring_up_to_date


def change_role(name: str, role: str, *, take: bool) -> int:
    """Give the member called `name` a role, asking for a password where the account is new; or take it."""
    bring_up_to_date()
    try:
        if take:
            member = services.find_member(name)
            if role == Role.OPERATOR and services.is_last_operator(member):
                return _refused("Nobody else runs this site. Make somebody else an operator first.")
            services.take_role(of=member, role=Role(role))
            print(f"{member.username} is no {role} any more.")
        else:
            password = None if services.has_account(name) else _ask(name)
            member = services.make_member(username=name, role=Role(role), password=password)
            print(f"{member.username} is {'an' if role[0] in 'aeiou' else 'a'} {role}.")
    except services.Refusal as refusal:
        return _refused(refusal)
    return 0


def change_password(name: str) -> int:
    """Give the member called `name` a new password; where they are signed in, they no longer are."""
    bring_up_to_date()
    try:
        found = services.find_member(name)
        member = services.set_password(username=found.username, password=_ask(found.username))
    except services.Refusal as refusal:
        return _refused(refusal)
    print(f"{member.username} has a new password, and is signed out everywhere.")
    return 0


def invite(*, by: str, note: str) -> int:
    """Print the link of a new invitation."""
    bring_up_to_date()
    try:
        host = services.find_member(by) if by else next(iter(operators()), None)
        if host is None or not may_operate(host):
            return _refused("Operators invite. Make one: onesheet role NAME operator")
        code = services.make_invitation(by=host, note=note, now=timezone.now())
    except services.Refusal as refusal:
        return _refused(refusal)
    print(f"{settings.SITE_URL}{reverse('sign-up')}?invitation={code}")
    if settings.SIGN_UP == "closed":
        print("onesheet: ONESHEET_SIGN_UP is closed; the link works once it is not.", file=sys.stderr)
    elif not settings.SITE_URL:
        print("onesheet: put the site's address in front; ONESHEET_SITE_URL would.", file=sys.stderr)
    return 0


def _ask(name: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"Password for {name}: ")
    return sys.stdin.readline().rstrip("\n")


def _refused(refusal: services.Refusal | str) -> int:
    print(f"onesheet: {refusal}", file=sys.stderr)
    return 1
