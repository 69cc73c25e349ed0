"""Writes: accounts, their roles, and what a member tried."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from onesheet.accounts.limits import Limit
from onesheet.accounts.models import EDITOR, Attempt, Member


class Refusal(Exception):
    """The act cannot be done, and nothing was changed. The message says why, to a person."""


def has_account(username: str) -> bool:
    """Tell whether somebody signs in by this name, in whatever case it is written."""
    return Member.objects.filter(username__iexact=username).exists()


def make_editor(*, username: str, password: str | None = None) -> Member:
    """Give a member the editor's role, making the account where there is none; done twice, it changes nothing more.

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
        role, _ = Group.objects.get_or_create(name=EDITOR)
        member.groups.add(role)
    return member


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


def attempt(*, limit: Limit, by: Member, now: datetime) -> None:
    """Note that a member tries something, or raise Refusal where the limit is reached; old attempts are forgotten.

    Costs one transaction of four queries, the same whatever was tried before. Counts across processes and sessions.
    """
    since = now - limit.within
    with transaction.atomic():
        Member.objects.select_for_update().filter(pk=by.pk).values_list("pk").first()
        tried = Attempt.objects.filter(member=by, act=limit.act)
        tried.filter(at__lte=since).delete()
        times = list(tried.order_by("-at").values_list("at", flat=True)[: limit.times])
        full = len(times) >= limit.times
        if not full:
            Attempt.objects.create(member=by, act=limit.act, at=now)
    if full:
        raise Refusal(limit.sentence.format(minutes=_minutes(times[-1] - since)))


def _minutes(wait: timedelta) -> str:
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
