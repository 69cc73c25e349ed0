"""Writes: what members want to see of an edition, which screenings they go to, and when they have time."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction

from onesheet.accounts.models import Role
from onesheet.accounts.permissions import has_role
from onesheet.accounts.services import Refusal, attempt
from onesheet.festivals.limits import PLAN
from onesheet.festivals.models import Edition, Pick, Plan, Screening, Selection, Wish
from onesheet.festivals.pure.hours import DayHours, HoursError, free_of

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

P = ParamSpec("P")
T = TypeVar("T")

MOST_PICKS = 200
"""Screenings of one plan at most: more than anybody sits through."""
MOST_PAUSE = 240
MOST_A_DAY = 12
_NOT_HERE = "This programme is not announced, or is not run by this house, so that nobody can plan it here. Nothing was changed."
_CHANGED = (
    "The programme or your plan changed since this was proposed: {what}. Nothing was changed; ask for a new proposal."
)


def _one_act(act: Callable[P, T]) -> Callable[P, T]:
    """Make an act one transaction, of which a member may do so many in an hour. That one was tried stays, whatever becomes of it."""

    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> T:
        told: dict[str, Any] = kwargs
        attempt(limit=PLAN, by=told["by"], now=told["now"])
        with transaction.atomic():
            return act(*args, **kwargs)

    return done


@_one_act
def wish(*, edition: int, weights: Mapping[int, int | None], by: Member, now: datetime) -> int:
    """Set how much a member wants to see selected films: 3 must, 2 want, 1 maybe, None not; return how many were changed.

    Raises Refusal where one is no film of the edition, or is withdrawn.
    """
    plan = _held(edition, by, now)
    if any(weight is not None and weight not in Wish.Weight.values for weight in weights.values()):
        raise Refusal("A wish is must see, want to see, or maybe. Nothing was changed.")
    wanted = [selection for selection, weight in weights.items() if weight is not None]
    standing = Selection.objects.filter(edition=edition, pk__in=wanted, withdrawn_at__isnull=True)
    if standing.count() != len(set(wanted)):
        raise Refusal("This film is not in the programme any more. Nothing was changed.")
    before = dict(Wish.objects.filter(plan=plan, selection__in=weights).values_list("selection_id", "weight"))
    changed = {selection: weight for selection, weight in weights.items() if before.get(selection) != weight}
    Wish.objects.filter(plan=plan, selection__in=[one for one, weight in changed.items() if weight is None]).delete()
    Wish.objects.bulk_create(
        [Wish(plan=plan, selection_id=one, weight=weight, at=now) for one, weight in changed.items() if weight],
        update_conflicts=True,
        unique_fields=["plan", "selection"],
        update_fields=["weight", "at"],
    )
    _touch(plan, now)
    return len(changed)


@_one_act
def pick(*, edition: int, screening: int, by: Member, now: datetime, ticket: bool = False) -> Pick:
    """Put a screening into a member's plan, where it stays whatever is proposed. Done twice it is one.

    `ticket` says that the member has one already: only so a sold-out screening is taken. Raises Refusal where the screening
    is over, cancelled, sold out, or not for this member.
    """
    plan = _held(edition, by, now)
    found = Screening.objects.filter(pk=screening, edition=edition).first()
    if found is None:
        raise Refusal("This screening is not in the programme any more. Nothing was changed.")
    picked = Pick.objects.filter(plan=plan, screening=found).first()
    if picked is None:
        _check(found, by, now, ticket=ticket)
        if Pick.objects.filter(plan=plan).count() >= MOST_PICKS:
            raise Refusal(f"A plan has {MOST_PICKS} screenings at most. Take one out first.")
        picked = Pick(plan=plan, screening=found, at=now)
    picked.fixed = True
    picked.save()
    _touch(plan, now)
    return picked


@_one_act
def unpick(*, edition: int, screening: int, by: Member, now: datetime) -> None:
    """Take a screening out of a member's plan; where it is not in it, do nothing."""
    plan = _held(edition, by, now)
    Pick.objects.filter(plan=plan, screening=screening).delete()
    _touch(plan, now)


@_one_act
def set_hours(
    *, edition: int, days: Sequence[DayHours], pause: int, most: int | None, by: Member, now: datetime
) -> Plan:
    """Say when a member has time, which pause they want, and how many screenings a day at most (None: any number).

    Raises Refusal where a time is none there, or there is no time at all.
    """
    plan = _held(edition, by, now)
    if not 0 <= pause <= MOST_PAUSE:
        raise Refusal(f"A pause is 0 to {MOST_PAUSE} minutes.")
    if most is not None and not 1 <= most <= MOST_A_DAY:
        raise Refusal(f"Screenings a day are 1 to {MOST_A_DAY}, or left empty for any number.")
    try:
        plan.free = free_of(days, ZoneInfo(plan.edition.zone))
    except HoursError as error:
        raise Refusal(str(error)) from error
    plan.pause, plan.most = pause, most
    plan.save(update_fields=["free", "pause", "most"])
    _touch(plan, now)
    return plan


@_one_act
def take_proposal(*, edition: int, screenings: Collection[int], by: Member, now: datetime) -> int:
    """Make a proposal a member's plan: what they chose themselves and what is over stays, the rest is these; return how many are new.

    What was there before can be put back. Raises Refusal where one of these cannot be gone to any more: all or nothing.
    """
    plan = _held(edition, by, now)
    picks = {one.screening_id: one for one in Pick.objects.filter(plan=plan).select_related("screening")}
    wanted = {one.pk: one for one in Screening.objects.filter(edition=edition, pk__in=screenings)}
    if len(wanted) != len(set(screenings)):
        raise Refusal(_CHANGED.format(what="a screening is not in the programme any more"))
    kept = {number for number, one in picks.items() if one.fixed or one.screening.starts < now}
    fresh = [one for number, one in wanted.items() if number not in kept]
    for one in fresh:
        try:
            _check(one, by, now)
        except Refusal as refusal:
            raise Refusal(_CHANGED.format(what=_called(one, str(refusal)))) from refusal
    if len(kept) + len(fresh) > MOST_PICKS:
        raise Refusal(f"A plan has {MOST_PICKS} screenings at most. Take one out first.")
    _replace(plan, picks, kept, fresh, now)
    return sum(one.pk not in picks for one in fresh)


@_one_act
def put_back(*, edition: int, by: Member, now: datetime) -> int:
    """Put back what stood in a plan before a proposal was taken, in its place; return how many. Done again, it is turned round.

    What is cancelled or over meanwhile stays away. Raises Refusal where there is nothing to put back.
    """
    plan = _held(edition, by, now)
    if not plan.former:
        raise Refusal("There is nothing to put back.")
    picks = {one.screening_id: one for one in Pick.objects.filter(plan=plan).select_related("screening")}
    kept = {number for number, one in picks.items() if one.fixed or one.screening.starts < now}
    tokens = [uuid.UUID(one) for one in plan.former if one != _NOTHING]
    former = Screening.objects.filter(
        edition=edition, token__in=tokens, state=Screening.State.PLANNED, starts__gte=now
    ).exclude(pk__in=kept)
    fresh = list(former)
    _replace(plan, picks, kept, fresh, now)
    return len(fresh)


@_one_act
def new_token(*, edition: int, by: Member, now: datetime) -> Plan:
    """Give a plan's calendar a new address; the old one is dead at once."""
    plan = _held(edition, by, now)
    plan.token = uuid.uuid4()
    plan.save(update_fields=["token"])
    _touch(plan, now)
    return plan


@_one_act
def clear(*, edition: int, by: Member, now: datetime) -> None:  # noqa: ARG001 - its attempt is counted with it
    """Delete a member's plan with all wishes; its calendar has no address any more. Where there is none, do nothing."""
    _announced(edition)
    Plan.objects.filter(edition=edition, member=by).delete()


def sees_press(by: Member) -> bool:
    """Tell whether press screenings are for this member: a critic, an editor, or who makes the programme."""
    return any(has_role(by, role) for role in (Role.CRITIC, Role.EDITOR, Role.PROGRAMMER))


_NOTHING = "-"
"""Stands in `former` for a plan that had nothing to be put back but was there."""


def _replace(
    plan: Plan, picks: Mapping[int, Pick], kept: Collection[int], fresh: Sequence[Screening], now: datetime
) -> None:
    """Let a plan be what is kept and what is fresh, and remember what it was."""
    plan.former = [str(one.screening.token) for number, one in picks.items() if number not in kept] or [_NOTHING]
    plan.save(update_fields=["former"])
    stay = {one.pk for one in fresh}
    Pick.objects.filter(plan=plan, screening__in=[one for one in picks if one not in kept and one not in stay]).delete()
    Pick.objects.bulk_create(
        [Pick(plan=plan, screening=one, fixed=False, at=now) for one in fresh if one.pk not in picks]
    )
    _touch(plan, now)


def _announced(edition: int) -> Edition:
    found = Edition.objects.filter(pk=edition, state=Edition.State.ANNOUNCED, festival__run_here=True).first()
    if found is None:
        raise Refusal(_NOT_HERE)
    return found


def _held(edition: int, by: Member, now: datetime) -> Plan:
    """Return a member's plan, made where there is none, and locked: of two acts at once the second sees what the first did."""
    _announced(edition)
    Plan.objects.get_or_create(member=by, edition_id=edition, defaults={"made_at": now, "changed_at": now})
    return Plan.objects.select_for_update(of=("self",)).select_related("edition").get(member=by, edition=edition)


def _touch(plan: Plan, now: datetime) -> None:
    plan.changed_at = now
    plan.save(update_fields=["changed_at"])


def _check(screening: Screening, by: Member, now: datetime, *, ticket: bool = False) -> None:
    """Raise Refusal where the member cannot go there."""
    if screening.state == Screening.State.CANCELLED:
        raise Refusal("This screening is cancelled.")
    if screening.starts + timedelta(minutes=screening.minutes) <= now:
        raise Refusal("This screening is over.")
    if screening.audience == Screening.Audience.PRESS and not sees_press(by):
        raise Refusal("This screening is for press and industry.")
    if screening.sold_out and not ticket:
        raise Refusal("This screening is sold out. Put it into your plan only if you have a ticket.")


def _called(screening: Screening, why: str) -> str:
    films = ", ".join(screening.showings.order_by("position").values_list("selection__film__title", flat=True))
    return f"{screening.title or films or screening.code}: {why[0].lower()}{why[1:].rstrip('.')}"
