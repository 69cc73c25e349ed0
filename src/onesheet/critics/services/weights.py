"""Writes: what outlets and critics weigh in the weighted score. Every weight is public, with its reason and its history."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import HEAVIEST, Critic, CriticReview, Outlet, Weight
from onesheet.critics.services.tallies import recount
from onesheet.critics.services.voices import held

LONGEST_REASON = 500


def weigh(*, voice: Critic | Outlet, weight: int, reason: str, by: Member, now: datetime) -> int:
    """Give an outlet or a critic a weight, in hundredths from 0 to 400; return how many films are counted again.

    The weight it has already changes nothing. One transaction. Raises Refusal where there is no reason.
    """
    if not 0 <= weight <= HEAVIEST:
        raise Refusal("A weight is a number from 0 to 4.")
    reason = " ".join(reason.replace("\0", "").split())
    if not reason or len(reason) > LONGEST_REASON:
        raise Refusal("Give the reason, in up to 500 signs: everybody sees it beside the weight.")
    with transaction.atomic():
        found = held(voice)
        if found.weight == weight:
            return 0
        found.weight = weight
        found.save(update_fields=["weight"])
        of = {"critic": found} if isinstance(found, Critic) else {"outlet": found}
        Weight.objects.create(**of, weight=weight, reason=reason, by=by, at=now)
        films = set(CriticReview.objects.filter(**of, value__isnull=False).values_list("film_id", flat=True))
        if films:
            recount(films=films, now=now)
    return len(films)
