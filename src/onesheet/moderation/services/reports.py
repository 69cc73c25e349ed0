"""Writes: somebody asks a moderator to look at something."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.services import Refusal, forget
from onesheet.moderation.models import Report
from onesheet.moderation.queries.things import seen_by, thing
from onesheet.moderation.services.telling import tell_moderators

_GONE = "This is no longer here, so there is nothing to report."
_BEFORE = "You have reported this already, and a moderator will look at it. Nothing more was sent."
LONGEST_TEXT = 2000


def report(*, by: Member, target: str, number: int, reason: str, text: str, now: datetime) -> Report:
    """Report something one sees; what it says is kept as it is now, and the moderators are told.

    Once for each person and thing while it waits. Raises Refusal.
    """
    told = text.strip()
    if reason not in Report.Reason.values:
        raise Refusal("Choose what is wrong with it. Nothing was sent yet.")
    if len(told) > LONGEST_TEXT:
        raise Refusal("This has 2,000 characters at most. Shorten it; nothing was sent yet.")
    found = thing(target, number)
    if found is None or not seen_by(by.pk, target, number):
        raise Refusal(_GONE)
    if found.member == by.pk:
        raise Refusal("This is your own. You can change or erase it yourself.")
    said = {
        "member_id": found.member, "reason": reason, "text": told, "quoted": found.text, "at": now, "closed_at": None,
        "closed_by": None,
    }  # fmt: skip
    with transaction.atomic():
        try:
            with transaction.atomic():
                made, new = Report.objects.select_for_update().get_or_create(
                    target=target, target_id=number, by=by, defaults=said
                )
        except IntegrityError as fault:
            raise Refusal(_BEFORE) from fault
        if not new:
            if made.closed_at is None:
                raise Refusal(_BEFORE)
            for name, value in said.items():
                setattr(made, name, value)
            made.save()
        words = {"thing": target, "name": found.about, "reason": reason}
        tell_moderators(about=about(target, number), words=words, but=by, now=now)
    return made


def close_reports(*, target: str, number: int, by: Member, now: datetime) -> list[int]:
    """Close what is open about a thing, and return the numbers of those reports. Belongs into a moderator's act."""
    numbers = list(
        Report.objects.select_for_update()
        .filter(target=target, target_id=number, closed_at=None)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    Report.objects.filter(pk__in=numbers).update(closed_at=now, closed_by=by)
    forget(about=about(target, number), kind=Notice.Kind.REPORT)
    return numbers


def open_reports(numbers: Collection[int]) -> None:
    """Open reports again whose act is undone."""
    Report.objects.filter(pk__in=numbers).update(closed_at=None, closed_by=None)


def about(target: str, number: int) -> str:
    """Return what a notice of a report is about."""
    return f"{target}:{number}"
