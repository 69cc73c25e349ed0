"""Writes: which notices go out by mail. A notice is mailed once or not at all, never twice.

Whoever is about to send claims the notices first, in a transaction of its own: two that run at once share them out. What
the server then does not take is given back for the next time. Should the program end in between, these notices are not
mailed; they stand on the member's page all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.db.models import Q

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.queries.notices import NOTICES_A_PAGE, NoticeRow, told

STALE = timedelta(days=14)
"""What is older was not mailed in time, and is no news any more."""
_SALT = "onesheet.unsubscribe"


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is to be mailed to one member."""

    member: Member
    address: str
    """Their confirmed e-mail address."""
    rows: list[NoticeRow]
    """The newest first; those that no longer stand are not among them."""
    claimed: list[int]
    """The numbers of all that were claimed."""


def waiting_for_mail(*, now: datetime) -> list[int]:
    """Return the numbers of members for whom mail waits, those who wait longest first.

    What was seen on the page meanwhile, or is older than 14 days, is mailed no more.
    """
    due = Notice.objects.filter(mail=True, mailed_at__isnull=True)
    due.filter(Q(seen_at__isnull=False) | Q(made_at__lt=now - STALE)).update(mail=False)
    members = due.filter(member__is_active=True).order_by("made_at").values_list("member_id", flat=True)
    return list(dict.fromkeys(members))


def claim_mail(*, member: int, now: datetime) -> Claimed | None:
    """Claim what waits for a member; None where nothing does, or where they have no confirmed address.

    Where they have none, their notices wait for one until they are stale.
    """
    address = (
        EmailAddress.objects.filter(user_id=member, verified=True, user__is_active=True)
        .order_by("-primary", "pk")
        .select_related("user")
        .first()
    )
    if address is None:
        return None
    with transaction.atomic():
        due = Notice.objects.filter(member_id=member, mail=True, mailed_at__isnull=True, seen_at__isnull=True)
        claimed = list(due.select_for_update().values_list("pk", flat=True))
        Notice.objects.filter(pk__in=claimed).update(mailed_at=now)
    if not claimed:
        return None
    standing = Notice.objects.filter(told(), pk__in=claimed).select_related("by").order_by("-made_at", "-pk")
    return Claimed(address.user, address.email, [_row(one) for one in standing[:NOTICES_A_PAGE]], claimed)


def give_back(*, notices: Iterable[int]) -> None:
    """Have notices that were claimed wait again: the server did not take them."""
    Notice.objects.filter(pk__in=list(notices)).update(mailed_at=None)


def _row(one: Notice) -> NoticeRow:
    by = one.by
    return NoticeRow(
        one.pk, one.kind, one.about, one.words, one.made_at, one.seen_at, by.username if by else None,
        by.display_name if by else None,
    )  # fmt: skip


def unsubscribe_token(*, member: Member) -> str:
    """Return what stands in the link that ends all mail to a member; it needs no session and never runs out."""
    return signing.dumps(member.pk, salt=_SALT)


def member_of_token(token: str) -> Member | None:
    """Return whom a link was made for; None where it was not made here."""
    try:
        number = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Member.objects.filter(pk=number).first() if isinstance(number, int) else None


def stop_mail(*, member: Member) -> None:
    """Have no notice of any kind mailed to a member any more; they stay on the page. Safe to repeat."""
    with transaction.atomic():
        row = Member.objects.select_for_update().get(pk=member.pk)
        row.notice_choices = {
            **row.notice_choices,
            **{kind: "page" for kind in Notice.Kind.values if row.notice_choices.get(kind) == "mail"},
        }
        row.save(update_fields=["notice_choices"])
        Notice.objects.filter(member=row, mail=True, mailed_at__isnull=True).update(mail=False)
