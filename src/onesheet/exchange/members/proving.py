"""Accounts that nobody vouched for prove themselves by what an import brings, as by what is rated by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from onesheet.accounts.models import Member
from onesheet.exchange.members.things import Whose
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries.tallies import UNPROVEN
from onesheet.reviews.services.proving import is_ripe, prove
from onesheet.reviews.services.tallies import shift_many


def prove_ripe(members: Iterable[Whose], *, now: datetime) -> list[Any]:
    """Make those proven who are by now, their rows being locked; return what takes it back."""
    changes: list[Any] = []
    for one in members:
        if one.unproven and one.open and is_ripe(member=one.id, joined=one.joined, now=now):
            prove(member=one.id, now=now)
            changes.append(["proven", one.id])
    return changes


def unprove(member: Whose, *, now: datetime) -> None:
    """Take it back, where what is left of their ratings would not prove them."""
    if member.unproven or is_ripe(member=member.id, joined=member.joined, now=now):
        return
    Member.objects.filter(pk=member.id).update(unproven=True)
    rated = MemberFilm.objects.filter(member_id=member.id, rating__isnull=False).values_list("film_id", "rating")
    if member.open:
        shift_many({film: {UNPROVEN[rating - 1]: 1} for film, rating in rated if rating}, now=now)
