"""Writes: polls and the versions of their rules."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Ballot, Edition, Poll, PollRule, Section
from onesheet.festivals.services.held import next_free
from onesheet.festivals.services.votes.programmer import check_programmer
from onesheet.values.names import slug

_LONGEST_SLUG = 70
_RULE = ("rule", "least_ballots", "least_share", "prior", "only_verified")
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class PollTold:
    """A poll as a programmer describes it; what the fields mean stands in `models.votes.Poll`."""

    name: str
    section: int | None = None
    scale: str = Poll.Scale.FIVE.value
    rule: str = Poll.Rule.MEAN.value
    least_ballots: int = 0
    least_share: Decimal = Decimal(0)
    prior: int = 20
    by_code: bool = True
    by_member: bool = False
    only_verified: bool = False
    opens: datetime | None = None
    closes: datetime | None = None
    hours: int = 24


def make_poll(*, edition: int, told: PollTold, by: Member, now: datetime) -> Poll:
    """Make a poll of an edition. Raises Refusal for what cannot be counted or has no name."""
    check_programmer(by)
    _check(told)
    with transaction.atomic():
        found = Edition.objects.select_for_update(no_key=True).filter(pk=edition).first()
        if found is None:
            raise Refusal("This edition is not here any more; no poll was made.")
        _check_section(told, found.pk)
        poll = Poll(edition=found, secret=secrets.token_bytes(32), made_at=now, slug=_free_slug(found.pk, told.name))
        _write(poll, told, now)
        PollRule.objects.create(poll=poll, version=1, told=_rule(poll), by=by, at=now)
    return poll


def change_poll(*, poll: int, told: PollTold, reason: str, by: Member, now: datetime) -> Poll:
    """Change a poll. Once there are ballots the scale and whose films stand are fixed, and another rule is a new version with a reason.

    Raises Refusal where that is not kept.
    """
    check_programmer(by)
    _check(told)
    with transaction.atomic():
        # Ballots that come in wait for this row, so that none is given under a rule that changes meanwhile.
        found = Poll.objects.select_for_update().filter(pk=poll).first()
        if found is None:
            raise Refusal("This poll is not here any more; nothing was changed.")
        _check_section(told, found.edition_id)
        before = _rule(found)
        has_ballots = Ballot.objects.filter(poll=found).exists()
        if has_ballots and (told.scale, told.section) != (found.scale, found.section_id):
            raise Refusal(
                "There are ballots already: the scale and whose films stand for it can no longer be changed. Make"
                " another poll."
            )
        _write(found, told, now)
        after = _rule(found)
        if after == before:
            return found
        if not has_ballots:
            PollRule.objects.update_or_create(
                poll=found, version=found.version, defaults={"told": after, "by": by, "at": now}
            )
            return found
        reason = " ".join(reason.split())[:LONGEST_REASON]
        if not reason:
            transaction.set_rollback(True)
            raise Refusal("There are ballots already. Say why the rule changes; it is published with the new version.")
        found.version += 1
        found.save(update_fields=["version"])
        PollRule.objects.create(poll=found, version=found.version, told=after, reason=reason, by=by, at=now)
    return found


def _check(told: PollTold) -> None:
    if not told.name.strip():
        raise Refusal("Give the poll a name, as the award is called.")
    if told.scale not in Poll.Scale.values or told.rule not in Poll.Rule.values:
        raise Refusal("There is no such scale or rule.")
    if not 0 <= told.least_share <= 1:
        raise Refusal("The least share of the seats is 0 to 100 per cent.")
    if told.opens and told.closes and told.closes <= told.opens:
        raise Refusal("The poll would close before it opens.")
    if not (told.by_code or told.by_member):
        return  # by slips of paper alone
    if told.only_verified and not told.by_member:
        raise Refusal("Only ballots of members are verified by attendance; let members vote, or leave the tick out.")


def _check_section(told: PollTold, edition: int) -> None:
    if told.section is not None and not Section.objects.filter(pk=told.section, edition=edition).exists():
        raise Refusal("This section is none of this edition.")


def _free_slug(edition: int, name: str) -> str:
    taken = set(Poll.objects.filter(edition=edition).values_list("slug", flat=True))
    return next_free(slug(name) or "poll", taken, _LONGEST_SLUG)


def _write(poll: Poll, told: PollTold, now: datetime) -> None:
    poll.name = " ".join(told.name.split())[:160]
    poll.section_id = told.section
    for name in (
        "scale", "rule", "least_ballots", "prior", "by_code", "by_member", "only_verified", "opens", "closes", "hours",
    ):  # fmt: skip
        setattr(poll, name, getattr(told, name))
    poll.least_share = float(told.least_share)
    poll.changed_at = now
    poll.save()


def _rule(poll: Poll) -> dict[str, Any]:
    """Return the rule as `PollRule.told` keeps it."""
    told = {"scale": poll.scale, **{name: getattr(poll, name) for name in _RULE}}
    return told | {"least_share": share_text(poll.least_share)}


def share_text(share: float) -> str:
    """Return a share as an exact decimal text with at most four places: 0.125 is `0.125`."""
    return f"{Decimal(str(round(share, 4))).normalize():f}"
