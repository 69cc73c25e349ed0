"""Writes: telling members what concerns them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from onesheet.accounts.models import Block, Member, Mute, Notice


def notify(
    *,
    to: Member,
    kind: Notice.Kind,
    by: Member | None,
    about: str = "",
    now: datetime,
    words: dict[str, Any] | None = None,
) -> None:
    """Tell a member of something, once: the same of the same person about the same thing is told no second time.

    Nothing is told of oneself, of whom one blocked or muted, or of what one chose not to be told.
    """
    if by is not None and (by.pk == to.pk or _turned_away(by, to)):
        return
    chosen = to.notice_choices.get(kind.value, "page")
    if chosen == "none" or not to.is_active:
        return
    Notice.objects.get_or_create(
        member=to,
        kind=kind,
        by=by,
        about=about,
        defaults={"words": words or {}, "made_at": now, "mail": chosen == "mail"},
    )


def notify_all(*, to: Iterable[int], kind: Notice.Kind, about: str, words: dict[str, Any], now: datetime) -> int:
    """Tell many members of one thing, in the name of the house; return how many were told.

    `to` are their numbers, `about` a thing of which nobody was told yet. Costs two queries and one for each 500 told.
    """
    found = Member.objects.filter(pk__in=set(to), is_active=True).values_list("pk", "notice_choices")
    chosen = {number: choices.get(kind.value, "page") for number, choices in found}
    notices = [
        Notice(member_id=number, kind=kind, about=about, words=words, made_at=now, mail=how == "mail")
        for number, how in sorted(chosen.items())
        if how != "none"
    ]
    return len(Notice.objects.bulk_create(notices, batch_size=500))


def _turned_away(by: Member, to: Member) -> bool:
    return Block.objects.filter(by=to, of=by).exists() or Mute.objects.filter(by=to, of=by).exists()


def forget(*, about: str, kind: Notice.Kind | None = None, by: Member | None = None) -> None:
    """Take back what was told about a thing that is gone, or that `by` took back."""
    notices = Notice.objects.filter(about=about)
    if kind is not None:
        notices = notices.filter(kind=kind)
    if by is not None:
        notices = notices.filter(by=by)
    notices.delete()


def see(*, member: int, notices: Iterable[int], now: datetime) -> int:
    """Note that a member saw some of their notices; return how many were new.

    Safe to repeat: what was seen before keeps its time, and notices of others are never touched.
    """
    unseen = Notice.objects.filter(member=member, seen_at=None, pk__in=list(notices))
    return unseen.update(seen_at=now)


def see_all(*, member: int, now: datetime) -> int:
    """Note that a member has no wish to see any of the notices there are now; return how many were new."""
    return Notice.objects.filter(member=member, seen_at=None, made_at__lte=now).update(seen_at=now)
