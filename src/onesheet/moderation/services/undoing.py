"""Writes: taking back what a moderator did, exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from onesheet.accounts.models import Member, Role
from onesheet.accounts.permissions import may_moderate, may_operate
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.standing import sessions_of
from onesheet.moderation.models import Act, Target
from onesheet.moderation.queries.things import thing
from onesheet.moderation.services.clean_up import undo_clean_up
from onesheet.moderation.services.deleting import make_again
from onesheet.moderation.services.hiding import hide, show
from onesheet.moderation.services.kept import moment
from onesheet.moderation.services.permitted import check_may_act
from onesheet.moderation.services.reports import open_reports
from onesheet.moderation.services.roles import set_role
from onesheet.moderation.services.rules import undo_rule
from onesheet.moderation.services.suspending import one_at_a_time, suspend, unsuspend
from onesheet.moderation.services.telling import take_back

_OF_ITS_TEXT = frozenset({Act.Kind.HIDE, Act.Kind.SHOW, Act.Kind.DELETE})
_OF_ITS_MEMBER = frozenset({Act.Kind.SILENCE, Act.Kind.SUSPEND, Act.Kind.LIFT})


@dataclass(frozen=True, slots=True)
class _Undone:
    act: Act
    by: Member
    now: datetime
    sessions: list[str]


def undo(*, by: Member, act: int, now: datetime) -> Act:
    """Take back an act: all is as it was before it, its reports are open again, the member is no longer told.

    Raises Refusal where it was undone already, where a later act is about the same, or where `by` could not have done it.
    """
    asked = Act.objects.filter(pk=act).first()
    lifted = asked is not None and asked.kind == Act.Kind.LIFT and asked.details.get("suspended_before")
    sessions = sessions_of([asked.member_id]) if asked and lifted and asked.member_id else []
    with transaction.atomic():
        one_at_a_time()
        found = Act.objects.select_for_update(of=("self",)).select_related("member", "by").filter(pk=act).first()
        _check(found, by)
        assert found is not None
        if found.kind not in _UNDO:
            raise Refusal("Who was let in or turned away cannot be undone here. Suspending closes an account.")
        _UNDO[found.kind](_Undone(found, by, now, sessions))
        open_reports(found.details.get("reports", []))
        take_back(found)
        found.undone_at, found.undone_by = now, by
        found.save(update_fields=["undone_at", "undone_by"])
    return found


def _check(found: Act | None, by: Member) -> None:
    if not may_moderate(by):
        raise Refusal("Moderators alone do this. Nothing was changed.")
    if found is None:
        raise Refusal("There is no such act.")
    if found.undone_at is not None:
        raise Refusal("This was undone already. Nothing was changed.")
    if found.member is not None and found.member.erased_at is not None:
        raise Refusal("Whoever this was about erased their account since. Nothing was changed.")
    if found.kind == Act.Kind.ROLE and not may_operate(by):
        raise Refusal("Operators alone give and take roles. Nothing was changed.")
    if found.member is not None and found.kind != Act.Kind.ROLE:
        Member.objects.select_for_update(no_key=True).filter(pk=found.member.pk).first()
        check_may_act(by=by, on=found.member)
    later = Act.objects.filter(pk__gt=found.pk, undone_at=None)
    same = Q(pk__in=[])
    if found.kind in _OF_ITS_TEXT:
        same = Q(kind__in=_OF_ITS_TEXT, target=found.target, target_id=found.target_id)
    elif found.kind in _OF_ITS_MEMBER:
        same = Q(kind__in=_OF_ITS_MEMBER, member_id=found.member_id)
    if later.filter(same).exists():
        raise Refusal("A later act is about the same. Undo that one first; nothing was changed.")


def _hide(undone: _Undone) -> None:
    act = undone.act
    if act.details.get("hidden_before") is None or act.target == Target.MEMBER:
        target, number = _there(act)
        show(target=target, number=number, details=act.details, now=undone.now)


def _show(undone: _Undone) -> None:
    target, number = _there(undone.act)
    hide(target=target, number=number, now=moment(undone.act.details["hidden_before"]) or undone.now)


def _delete(undone: _Undone) -> None:
    assert undone.act.target_id is not None
    make_again(target=undone.act.target, number=undone.act.target_id, details=undone.act.details, now=undone.now)


def _silence(undone: _Undone) -> None:
    assert undone.act.member_id is not None
    before = moment(undone.act.details["silenced_before"])
    Member.objects.filter(pk=undone.act.member_id).update(silenced_until=before)


def _suspend(undone: _Undone) -> None:
    until = moment(undone.act.details["until"])
    assert until is not None
    unsuspend(before=undone.act.details["before"], until=until, strict=True, now=undone.now)


def _lift(undone: _Undone) -> None:
    _silence(undone)
    until = moment(undone.act.details["suspended_before"])
    if until is not None and until > undone.now and undone.act.member_id is not None:
        suspend(members=[undone.act.member_id], until=until, sessions=undone.sessions, now=undone.now)


def _clean_up(undone: _Undone) -> None:
    undo_clean_up(undone.act, now=undone.now)


def _rule(undone: _Undone) -> None:
    undo_rule(undone.act)


def _role(undone: _Undone) -> None:
    details = undone.act.details
    assert undone.act.member_id is not None
    set_role(member=undone.act.member_id, role=Role(details["role"]), given=not details["given"])


def _nothing_more(undone: _Undone) -> None:
    """A warning is taken back with its notice, a dismissal with its reports."""


def _there(act: Act) -> tuple[str, int]:
    number = act.target_id
    if number is None or thing(act.target, number) is None:
        raise Refusal("What this was about is no longer here. Nothing was changed.")
    return act.target, number


_UNDO: dict[str, Callable[[_Undone], None]] = {
    Act.Kind.DISMISS: _nothing_more,
    Act.Kind.WARN: _nothing_more,
    Act.Kind.HIDE: _hide,
    Act.Kind.SHOW: _show,
    Act.Kind.DELETE: _delete,
    Act.Kind.SILENCE: _silence,
    Act.Kind.SUSPEND: _suspend,
    Act.Kind.LIFT: _lift,
    Act.Kind.CLEAN_UP: _clean_up,
    Act.Kind.RULE: _rule,
    Act.Kind.ROLE: _role,
}
