"""Writes: what a moderator does about a thing or a member. Each is one transaction and one row of the log."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.standing import FOR_GOOD, sessions_of
from onesheet.moderation.models import Act, Target
from onesheet.moderation.queries.things import Thing, thing
from onesheet.moderation.services.deleting import delete
from onesheet.moderation.services.hiding import hide, show
from onesheet.moderation.services.permitted import check_may_act, checked_reason
from onesheet.moderation.services.reports import close_reports
from onesheet.moderation.services.suspending import one_at_a_time, suspend, unsuspend
from onesheet.moderation.services.telling import tell_member

SAID = 2000
"""Characters of a thing that its act keeps, so that the log can be understood without it; none of
one with spoilers, which nobody should meet there. A deletion keeps all."""


@dataclass(frozen=True, slots=True)
class _Asked:
    by: Member
    on: Member
    thing: Thing
    until: datetime | None
    now: datetime
    sessions: list[str] = field(default_factory=list)


def act(
    *, by: Member, kind: str, target: str, number: int, reason: str, until: datetime | None = None, now: datetime
) -> Act:
    """Do one of `KINDS` about a thing, close its reports, log it and tell the member.

    `until` is the end of silence or suspension, None for good. Raises Refusal, and then nothing was changed.
    """
    said = checked_reason(reason)
    if kind not in KINDS:
        raise Refusal("Choose what to do. Nothing was changed.")
    if until is not None and until <= now:
        raise Refusal("The end must be in the future. Nothing was changed.")
    sessions = _sessions(target, number) if kind == Act.Kind.SUSPEND else []
    with transaction.atomic():
        if kind in {Act.Kind.SUSPEND, Act.Kind.LIFT}:
            one_at_a_time()
        found = thing(target, number)
        if found is None:
            if kind == Act.Kind.DISMISS:
                return _dismiss_of_gone(by=by, target=target, number=number, reason=said, now=now)
            raise Refusal("This is no longer here; its reports can be dismissed. Nothing was changed.")
        on = Member.objects.select_for_update(no_key=True).get(pk=found.member)
        check_may_act(by=by, on=on)
        details: dict[str, Any] = {"about": found.about, "said": "" if found.folded else found.text[:SAID]}
        details |= KINDS[kind](_Asked(by, on, found, until, now, sessions))
        details["reports"] = close_reports(target=target, number=number, by=by, now=now)
        if kind == Act.Kind.DISMISS and not details["reports"]:
            raise Refusal("Nothing is open about this any more. Nothing was changed.")
        made = Act.objects.create(
            kind=kind, by=by, target=target, target_id=number, member=on, reason=said, details=details, at=now
        )
        if kind != Act.Kind.DISMISS:
            ends = (until or FOR_GOOD) if kind in {Act.Kind.SILENCE, Act.Kind.SUSPEND} else None
            tell_member(made, about=found.about, until=ends, now=now)
    return made


def _dismiss_of_gone(*, by: Member, target: str, number: int, reason: str, now: datetime) -> Act:
    closed = close_reports(target=target, number=number, by=by, now=now)
    if not closed:
        raise Refusal("Nothing is open about this any more. Nothing was changed.")
    return Act.objects.create(
        kind=Act.Kind.DISMISS,
        by=by,
        target=target,
        target_id=number,
        reason=reason,
        details={"reports": closed},
        at=now,
    )


def _sessions(target: str, number: int) -> list[str]:
    found = thing(target, number)
    return sessions_of([found.member]) if found else []


def _hide(asked: _Asked) -> dict[str, Any]:
    before = asked.thing.hidden_at
    taken = hide(target=asked.thing.target, number=asked.thing.id, now=asked.now)
    return {"hidden_before": before.isoformat() if before else None, **taken}


def _show(asked: _Asked) -> dict[str, Any]:
    if asked.thing.hidden_at is None:
        raise Refusal("This is shown already. Nothing was changed.")
    show(target=asked.thing.target, number=asked.thing.id, details={}, now=asked.now)
    return {"hidden_before": asked.thing.hidden_at.isoformat()}


def _delete(asked: _Asked) -> dict[str, Any]:
    return delete(target=asked.thing.target, number=asked.thing.id, now=asked.now)


def _silence(asked: _Asked) -> dict[str, Any]:
    before, until = asked.on.silenced_until, asked.until or FOR_GOOD
    asked.on.silenced_until = until
    asked.on.save(update_fields=["silenced_until"])
    return {"silenced_before": before.isoformat() if before else None, "until": until.isoformat()}


def _suspend(asked: _Asked) -> dict[str, Any]:
    if asked.on.erased_at is not None:
        raise Refusal("This account was erased. Nothing was changed.")
    until = asked.until or FOR_GOOD
    before = suspend(members=[asked.on.pk], until=until, sessions=asked.sessions, now=asked.now)
    return {"before": before, "until": until.isoformat()}


def _lift(asked: _Asked) -> dict[str, Any]:
    on = asked.on
    silenced, suspended = on.silenced_until, on.suspended_until
    if suspended is None and (silenced is None or silenced <= asked.now):
        raise Refusal("This member is neither silenced nor suspended. Nothing was changed.")
    if suspended is not None:
        active = on.waiting_since is None
        unsuspend(before=[{"id": on.pk, "active": active, "until": None}], until=suspended, strict=True, now=asked.now)
    Member.objects.filter(pk=on.pk).update(silenced_until=None)
    return {
        "silenced_before": silenced.isoformat() if silenced else None,
        "suspended_before": suspended.isoformat() if suspended else None,
    }


def _nothing_more(asked: _Asked) -> dict[str, Any]:  # noqa: ARG001 - as the others are called
    return {}


KINDS = {
    Act.Kind.DISMISS.value: _nothing_more,
    Act.Kind.HIDE.value: _hide,
    Act.Kind.SHOW.value: _show,
    Act.Kind.DELETE.value: _delete,
    Act.Kind.WARN.value: _nothing_more,
    Act.Kind.SILENCE.value: _silence,
    Act.Kind.SUSPEND.value: _suspend,
    Act.Kind.LIFT.value: _lift,
}
"""What can be done about one thing, and how: each returns what it takes to undo it."""

OF_THINGS = frozenset({Target.REVIEW.value, Target.COMMENT.value, Target.LIST.value})
"""What can be deleted."""
