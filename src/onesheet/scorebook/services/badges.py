"""Writes: badges, and the films that have them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.scorebook.models import Badge, BadgeAward
from onesheet.scorebook.services.bands import WHOLE, end, plain
from onesheet.scores.result import Result, as_json
from onesheet.scores.rules import RULES
from onesheet.values.names import slug


@transaction.atomic
def make_badge(
    *, name: str, conditions: str, rule: str, least: Decimal | None, fewest: int, since: date, by: Member, now: datetime
) -> Badge:
    """Make a badge that editors may award from a day on that is not past.

    `rule` is empty where no score decides. Raises Refusal where the name is taken or says nothing, where the conditions
    are missing, for a rule that is none or a score it cannot reach, and for a day before today.
    """
    del by
    if not name.strip() or not conditions.strip():
        raise Refusal("Nothing was made: a badge needs a name and conditions that everybody can read.")
    address = slug(name)
    if rule and rule not in RULES:
        raise Refusal("Nothing was made: no score has this rule.")
    if rule:
        low, high = WHOLE[RULES[rule].unit]
        if least is None or not low <= least <= high:
            raise Refusal(f"Nothing was made: say which score it takes, from {low} to {high}.")
    if since < localdate(now):
        raise Refusal("Nothing was made: a badge cannot begin before today, since that would rewrite the past.")
    if Badge.objects.filter(slug=address).exists():
        raise Refusal("Nothing was made: there is a badge of this name.")
    return Badge.objects.create(
        name=name.strip(), slug=address, conditions=conditions.strip(), rule=rule, least=least if rule else None,
        fewest=fewest if rule else 0, since=since,
    )  # fmt: skip


@transaction.atomic
def end_badge(*, badge: int, until: date, by: Member, now: datetime) -> Badge:
    """Let a badge be awarded until a day, yesterday at the earliest. Films that have it keep it.

    Raises Refusal where there is none, where it has ended, and for an earlier day.
    """
    del by
    found = Badge.objects.select_for_update().filter(pk=badge).first()
    if found is None:
        raise Refusal("Nothing was ended: there is no such badge.")
    end(found, "badge", until, now)
    return found


def falls_short(*, rule: str, least: Decimal | None, fewest: int, result: Result | None) -> str:
    """Say what a film's score lacks for a badge; empty where it meets the condition, or no score decides (`rule` empty).

    `result` is that of the badge's rule; None where the film has none.
    """
    if not rule:
        return ""
    if result is None or result.value is None:
        return "it has no such score yet"
    if least is not None and result.value < least:
        return f"its score is {result.value}, and {plain(least)} is needed"
    if result.count < fewest:
        return f"its score has {result.count} inputs, and {fewest} are needed"
    return ""


@transaction.atomic
def award_badge(*, badge: int, film: int, result: Result | None, reason: str, by: Member, now: datetime) -> BadgeAward:
    """Award a badge to a film. `result` is the film's score by the badge's rule, None where it has none.

    What the score was is kept with the award. Raises Refusal where there is no such badge, where it may not be awarded
    today, where the film has it, and where the score does not meet the condition.
    """
    found = Badge.objects.select_for_update().filter(pk=badge).first()
    if found is None:
        raise Refusal("Nothing was awarded: there is no such badge.")
    today = localdate(now)
    if found.since > today or (found.until is not None and found.until < today):
        raise Refusal("Nothing was awarded: this badge may not be awarded today.")
    if BadgeAward.objects.filter(badge=found, film_id=film, revoked_at__isnull=True).exists():
        raise Refusal("Nothing was awarded: the film has this badge.")
    missing = falls_short(rule=found.rule, least=found.least, fewest=found.fewest, result=result)
    if missing:
        raise Refusal(f"Nothing was awarded: {missing}.")
    met = as_json(result) if found.rule and result is not None else {}
    return BadgeAward.objects.create(badge=found, film_id=film, at=now, by=by, reason=reason.strip(), met=met)


@transaction.atomic
def revoke_badge(*, award: int, reason: str, by: Member, now: datetime) -> BadgeAward:
    """Take a badge back from a film; that it had it stays. Raises Refusal where it has not, and without a reason."""
    found = BadgeAward.objects.select_for_update().filter(pk=award, revoked_at__isnull=True).first()
    if found is None:
        raise Refusal("Nothing was taken back: the film does not have this badge.")
    if not reason.strip():
        raise Refusal("Nothing was taken back: give a reason, which stands in the badge’s history.")
    found.revoked_at, found.revoked_by, found.revoked_reason = now, by, reason.strip()
    found.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
    return found
