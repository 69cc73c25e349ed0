"""Whether a member may write just now, why an account is closed, and what closing it takes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.services.refusal import Refusal

FOR_GOOD = datetime(9999, 12, 30, tzinfo=UTC)
"""The end of a suspension that has none."""


def may_write(*, by: Member, now: datetime) -> None:
    """Raise Refusal where the member may write nothing that others see: suspended, silenced, not approved yet."""
    if not by.is_active:
        raise Refusal("This account is closed. Nothing was changed.")
    if by.silenced_until is not None and by.silenced_until > now:
        until = "" if by.silenced_until >= FOR_GOOD else f" until {by.silenced_until:%Y-%m-%d}"
        raise Refusal(
            f"A moderator has silenced this account{until}. What you wrote is kept here; nothing was published."
        )


def why_closed(member: Member, now: datetime) -> str:
    """Return the sentence for who cannot sign in, with reason and end of a suspension; empty where the account is open.

    A suspension that is over says nothing: `moderation.services.end_suspensions` opens the account.
    """
    if member.is_active:
        return ""
    if member.erased_at is not None:
        return "This account was erased."
    if member.waiting_since is not None:
        return "This account waits for an operator of this site to approve it. You will get a message."
    until = member.suspended_until
    if until is None:
        return "This account is closed. Ask whoever runs this site."
    if until <= now:
        return ""
    told = Notice.objects.filter(member=member, kind=Notice.Kind.MODERATION, words__act="suspend").order_by("-pk")
    reason = next((words.get("reason", "") for words in told.values_list("words", flat=True)[:1]), "")
    span = "for good" if until >= FOR_GOOD else f"until {until:%Y-%m-%d %H:%M} UTC"
    return f"A moderator has suspended this account {span}." + (f" The reason given: {reason}" if reason else "")


def forget_sessions(*, now: datetime) -> None:
    """Delete sessions that are over, which Django never does by itself, and what stood beside them in lists of them."""
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.filter(~Exists(Session.objects.filter(session_key=OuterRef("session_key")))).delete()


def sessions_of(members: Collection[int]) -> list[str]:
    """Return the keys of the sessions in which these members are signed in; ask before a transaction.

    A query for every 500 members. Staff may have signed in at the admin's own door, which notes no session: where some
    of them are staff, all sessions are read.
    """
    given, found, staff = sorted(members), set[str](), set[str]()
    for start in range(0, len(given), 500):
        some = given[start : start + 500]
        found.update(UserSession.objects.filter(user__in=some).values_list("session_key", flat=True))
        staff.update(map(str, Member.objects.filter(pk__in=some, is_staff=True).values_list("pk", flat=True)))
    if staff:
        every = Session.objects.iterator(chunk_size=500)
        found.update(one.session_key for one in every if one.get_decoded().get(SESSION_KEY) in staff)
    return sorted(found)


def end_sessions(keys: Collection[str]) -> None:
    """Sign out: whoever held one of these sessions must sign in again."""
    given = list(keys)
    for start in range(0, len(given), 500):
        some = given[start : start + 500]
        Session.objects.filter(pk__in=some).delete()
        UserSession.objects.filter(session_key__in=some).delete()
