"""Telling a member what a moderator decided, and moderators that something was reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from onesheet.accounts.models import Member, Notice, Role
from onesheet.accounts.services import forget, notify
from onesheet.moderation.models import Act


def tell_member(act: Act, *, about: str, until: datetime | None = None, now: datetime) -> None:
    """Tell the member whom an act concerns, with its reason. A decision is told whatever they chose to be told.

    `words`: `act` (the kind), `reason`, `thing` (the target), `name` (a film's title, a list's name), `until`.
    """
    if act.member is None:
        return
    words: dict[str, Any] = {"act": act.kind, "reason": act.reason, "thing": act.target, "name": about}
    if until is not None:
        words["until"] = until.isoformat()
    mail = act.member.notice_choices.get(Notice.Kind.MODERATION.value) == "mail"
    Notice.objects.create(
        member=act.member, kind=Notice.Kind.MODERATION, by=None, about=f"act:{act.pk}", words=words, made_at=now,
        mail=mail,
    )  # fmt: skip


def take_back(act: Act) -> None:
    """Take back what a member was told of an act that is undone."""
    forget(about=f"act:{act.pk}", kind=Notice.Kind.MODERATION)


def tell_moderators(*, about: str, words: dict[str, Any], but: Member, now: datetime) -> None:
    """Tell every moderator but `but` that something waits for one of them; of the same thing once while it waits."""
    for moderator in moderators():
        if moderator.pk != but.pk:
            notify(to=moderator, kind=Notice.Kind.REPORT, by=None, about=about, now=now, words=words)


def moderators() -> Iterable[Member]:
    """Return those who handle reports, operators among them."""
    named = Q(groups__name__in=[Role.MODERATOR.value, Role.OPERATOR.value])
    return Member.objects.filter(named | Q(is_superuser=True), is_active=True).distinct()
