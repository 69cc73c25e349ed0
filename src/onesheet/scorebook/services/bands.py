"""Writes: the words for scores."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.scorebook.models import Badge, Band
from onesheet.scores.rules import RULES

WHOLE = {
    "stars": (Decimal("0.5"), Decimal(5)),
    "percent": (Decimal(0), Decimal(100)),
    "points": (Decimal(0), Decimal(100)),
}
"""The least and the most that a score in each unit can be."""


def plain(number: Decimal) -> str:
    """Print a number without idle zeros: 60.00 is `60`."""
    return f"{number.normalize():f}"


@transaction.atomic
def add_band(
    *, rule: str, low: Decimal, high: Decimal, label: str, since: date, reason: str, by: Member, now: datetime
) -> Band:
    """Give the scores of a rule from `low` to `high` a word, from a day on that is not past.

    Raises Refusal for a rule that is none, for ends beyond its unit or the wrong way round, for a day before today, and
    where a word that holds then says something of the same scores: bands never overlap.
    """
    if rule not in RULES:
        raise Refusal("Nothing was added: no score has this rule.")
    least, most = WHOLE[RULES[rule].unit]
    if low > high:
        raise Refusal("Nothing was added: the band ends below its beginning.")
    if low < least or high > most:
        raise Refusal(f"Nothing was added: a score by this rule is from {least} to {most}.")
    if not label.strip() or not reason.strip():
        raise Refusal("Nothing was added: a band needs a word and a reason.")
    if since < localdate(now):
        raise Refusal("Nothing was added: a band cannot begin before today, since that would rewrite the past.")
    # Locked in one order, so that two editors who add the same band at once find each other.
    others = Band.objects.select_for_update().filter(rule=rule).order_by("pk")
    for other in others.filter(Q(until__isnull=True) | Q(until__gte=since)):
        if other.low <= high and low <= other.high:
            raise Refusal(
                f"Nothing was added: “{other.label}” holds from {plain(other.low)} to {plain(other.high)}. End it first."
            )
    return Band.objects.create(
        rule=rule, low=low, high=high, label=label.strip(), since=since, by=by, reason=reason.strip()
    )


@transaction.atomic
def end_band(*, band: int, until: date, by: Member, now: datetime) -> Band:
    """End a band; `until` is the last day on which it holds, yesterday at the earliest. Its row stays.

    Raises Refusal where there is none, where it has ended, and for an earlier day.
    """
    del by  # Whoever may edit may end it; the row names who made it.
    found = Band.objects.select_for_update().filter(pk=band).first()
    if found is None:
        raise Refusal("Nothing was ended: there is no such band.")
    end(found, "band", until, now)
    return found


def end(found: Band | Badge, what: str, until: date, now: datetime) -> None:
    """Give a row its last day; raise Refusal, with what it is called, where it has ended or the day is past."""
    today = localdate(now)
    if found.until is not None and found.until < today:
        raise Refusal(f"Nothing was ended: this {what} has ended before.")
    if until < today - timedelta(days=1):
        raise Refusal(f"Nothing was ended: a {what} cannot end before yesterday, since that would rewrite the past.")
    found.until = until
    found.save(update_fields=["until"])
