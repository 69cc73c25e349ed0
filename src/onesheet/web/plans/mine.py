"""What pages of the programme show a member of their plan: their wishes, and at a screening whether they go and what it collides with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest

from onesheet.accounts.models import Member
from onesheet.festivals.models import Screening
from onesheet.festivals.pure.following import meetings
from onesheet.festivals.pure.planning import Terms
from onesheet.festivals.pure.walking import FAR, Place
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.plans import Picked, option_of, picks_of, plan_head, screenings, ways, weights_of
from onesheet.festivals.services.plans import sees_press
from onesheet.web.plans.telling import names_of
from onesheet.web.plans.wording import Note, notes


@dataclass(frozen=True, slots=True)
class AtScreening:
    """A member and a screening."""

    number: int
    state: str
    """`out`, `fixed` (they chose it) or `proposed`."""
    may: str
    """`pick`, `ticket` (sold out: only with a ticket), or empty where nobody or not this member can go."""
    notes: list[Note]
    """What it would collide with, or collides with."""
    wishes: dict[int, int]


def wishes_here(request: HttpRequest, head: EditionHead) -> dict[int, int] | None:
    """Return a member's wishes, selection -> weight; None where nobody can wish here. Costs a query for members, else none."""
    if not isinstance(request.user, Member) or head.draft or not head.run_here:
        return None
    return weights_of(request.user.pk, head.id)


def at_screening(request: HttpRequest, head: EditionHead, number: int, now: datetime) -> AtScreening | None:
    """Return how a member stands to a screening; None for visitors. Costs five to seven queries for members, else none."""
    wishes = wishes_here(request, head)
    if wishes is None or not isinstance(request.user, Member):
        return None
    plan = plan_head(request.user.pk, head.id)
    picks = picks_of(plan.id) if plan else []
    own = next((one for one in picks if one.id == number), None)
    row = own or next(iter(screenings([number])), None)
    if row is None:
        return None
    others = [one for one in picks if not one.cancelled and one.id != number]
    terms = Terms(
        {},
        pause=plan.pause if plan else 0,
        walks=ways(Place(one.venue_id, one.latitude, one.longitude) for one in [*others, row] if one.venue_id),
        far=FAR,
    )
    state = "out" if own is None else "fixed" if own.fixed else "proposed"
    may = ""
    if row.ends > now and not row.cancelled and (row.audience != Screening.Audience.PRESS or sees_press(request.user)):
        may = "ticket" if row.sold_out else "pick"
    told = [] if row.cancelled or row.ends <= now else _notes(others, row, terms, head)
    return AtScreening(number, state, may, told, wishes)


def _notes(others: Sequence[Picked], row: Picked, terms: Terms, head: EditionHead) -> list[Note]:
    names, zone = names_of([*others, row]), head.time_zone
    found: list[Note] = []
    for other, step in meetings(option_of(row, zone), [option_of(one, zone) for one in others], terms):
        told = notes(step, names)
        if not step.overlaps:
            told = [replace(one, words=f"{names[other]}: {one.words}") for one in told]
        found += told
    return found
