"""Writes: cleaning up after a wave of spam in one act, and taking that back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import Model, QuerySet

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.permissions import may_moderate
from onesheet.accounts.services import Refusal, forget
from onesheet.accounts.services.standing import FOR_GOOD, sessions_of
from onesheet.lists.models import FilmList
from onesheet.moderation.models import Act, Report, Target
from onesheet.moderation.services.counting import in_turn, recount_reviews
from onesheet.moderation.services.permitted import checked_reason
from onesheet.moderation.services.reports import about, open_reports
from onesheet.moderation.services.suspending import one_at_a_time, suspend, unsuspend
from onesheet.reviews.models import Activity, Comment, Review

MOST = 5_000
"""Accounts that one act takes."""

_WRITTEN: tuple[tuple[str, type[Model], Target, tuple[str, ...]], ...] = (
    ("reviews", Review, Target.REVIEW, (Activity.Kind.REVIEW, Activity.Kind.LIKE)),
    ("comments", Comment, Target.COMMENT, ()),
    ("lists", FilmList, Target.LIST, (Activity.Kind.LIST,)),
)
"""Name in the details, table, target of reports, what the feed tells of it."""


def digest(members: Sequence[int]) -> str:
    """Return a mark of these accounts: that what is cleaned up is what was looked at."""
    return hashlib.sha256(",".join(map(str, sorted(members))).encode()).hexdigest()[:32]


def clean_up(*, by: Member, members: Sequence[int], conditions: dict[str, Any], reason: str, now: datetime) -> Act:
    """Suspend these members for good and hide everything they wrote, as one act; what they rated counts no more.

    Nobody with a role is touched. `conditions` says for the log how they were found. Raises Refusal. The number of
    queries grows by a handful for every 500 members or texts, and only numbers are held in memory.
    """
    said = checked_reason(reason)
    _check(by, members)
    sessions = sessions_of(members)
    with transaction.atomic():
        one_at_a_time()
        taken = _open_members(members)
        if not taken:
            raise Refusal("None of these accounts is open any more. Nothing was changed.")
        details: dict[str, Any] = {"conditions": conditions, "accounts": len(taken)}
        for name, table, target, kinds in _WRITTEN:
            details[name] = _hide(table, kinds, taken, now)
            details[f"{name}_reports"] = _close(target, details[name], by, now)
        details["profile_reports"] = _close(Target.MEMBER, taken, by, now)
        details["before"] = suspend(members=taken, until=FOR_GOOD, sessions=sessions, now=now)
        details["texts"] = sum(len(details[name]) for name, *_ in _WRITTEN)
        return Act.objects.create(kind=Act.Kind.CLEAN_UP, by=by, reason=said, details=details, at=now)


def undo_clean_up(act: Act, *, now: datetime) -> None:
    """Open those accounts and show those texts again that the act closed and hid, and that nothing changed since."""
    details = act.details
    for name, table, _, kinds in _WRITTEN:
        for some in in_turn(cast("list[int]", details[name])):
            _rows(table).filter(pk__in=some, hidden_at=act.at).update(hidden_at=None)
            shown = _rows(table).filter(pk__in=some, hidden_at=None).values_list("pk", flat=True)
            if kinds:
                Activity.objects.filter(kind__in=kinds, ref__in=list(shown)).update(shown=True)
        open_reports(details[f"{name}_reports"])
    open_reports(details["profile_reports"])
    unsuspend(before=details["before"], until=FOR_GOOD, strict=False, now=now)
    # Of accounts that were opened before, the comments are shown again too.
    recount_reviews(_commented(details["comments"]))


def _check(by: Member, members: Sequence[int]) -> None:
    if not may_moderate(by):
        raise Refusal("Moderators alone do this. Nothing was changed.")
    if by.pk in members:
        raise Refusal("Your own account is among these. Nothing was changed.")
    if len(members) > MOST:
        raise Refusal("5,000 accounts at once are the most. Narrow the conditions; nothing was changed.")


def _open_members(members: Sequence[int]) -> list[int]:
    """Lock these members' rows and return those that are open; raise Refusal where one of them has a role."""
    taken: list[int] = []
    for some in in_turn(sorted(set(members))):
        rows = Member.objects.filter(pk__in=some, is_active=True)
        taken += rows.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True)
        trusted = rows.filter(groups__isnull=False).first() or rows.filter(is_superuser=True).first()
        if trusted is not None:
            raise Refusal(f"{trusted} has a role here. Leave this account out; nothing was changed.")
    return taken


def _hide(table: type[Model], kinds: Sequence[str], members: list[int], now: datetime) -> list[int]:
    """Hide what these members wrote and is not hidden yet; return its numbers."""
    hidden: list[int] = []
    for some in in_turn(members):
        hidden += _rows(table).filter(member__in=some, hidden_at=None).order_by("pk").values_list("pk", flat=True)
    for some in in_turn(hidden):
        _rows(table).filter(pk__in=some).update(hidden_at=now)
        if kinds:
            Activity.objects.filter(kind__in=kinds, ref__in=some).update(shown=False)
    return hidden


def _close(target: Target, numbers: list[int], by: Member, now: datetime) -> list[int]:
    """Close the reports of these things and return their numbers."""
    closed: list[int] = []
    for some in in_turn(numbers):
        rows = Report.objects.filter(target=target, target_id__in=some, closed_at=None)
        found = list(rows.order_by("pk").values_list("pk", "target_id"))
        closed += [pk for pk, _ in found]
        rows.update(closed_at=now, closed_by=by)
        for number in {thing for _, thing in found}:
            forget(about=about(target, number), kind=Notice.Kind.REPORT)
    return closed


def _commented(comments: list[int]) -> set[int]:
    """Return the reviews that these comments stand under."""
    found: set[int] = set()
    for some in in_turn(comments):
        found.update(Comment.objects.filter(pk__in=some).values_list("review_id", flat=True))
    return found


def _rows(table: type[Model]) -> QuerySet[Any, Any]:
    return table._default_manager.all()  # noqa: SLF001 - all models have it
