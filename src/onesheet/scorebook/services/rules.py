"""Writes: which rule is in force, with which parameters.

A change never rewrites the past: it is a row of its own, today's scores of all films are made again, and what was kept of
other days stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.scorebook.models import RuleInForce
from onesheet.scorebook.queries import rules_in_force
from onesheet.scorebook.services.sources import SOURCES, counted_films, score_again
from onesheet.scores.counts import MemberCounts
from onesheet.scores.critics import BY_VERSION as OF_CRITICS
from onesheet.scores.intervals import half_up
from onesheet.scores.members import BY_VERSION as OF_MEMBERS
from onesheet.scores.parameters import ParameterFault, read_parameters
from onesheet.scores.rules import MEMBERS, RULES

LONGEST_REASON = 500


def set_rule(
    *,
    rule: str,
    parameters: Mapping[str, object],
    reason: str,
    by: Member | None,
    now: datetime,
    version: int | None = None,
) -> RuleInForce:
    """Compute a score by other parameters, or by another version of its rule, from now on.

    `parameters` are numbers or their texts; one that is missing gets its default. `version` is the one in force where it is
    not given. Makes the scores of all films of this kind again, as of today; takes some seconds for 10,000 films. Raises
    Refusal for a rule, version or parameter that is none, without a reason, and where it would change nothing.
    """
    if rule not in RULES:
        raise Refusal(_("Nothing was changed: no score has this rule."))
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise Refusal(_("Nothing was changed: give a reason, in up to 500 signs; it stands beside the rule."))
    try:
        numbers = read_parameters(rule, parameters)
    except ParameterFault as fault:
        raise Refusal(_not_so(fault)) from fault
    with transaction.atomic():
        before = rules_in_force()[rule]
        wanted = before.version if version is None else version
        if (rule, wanted) not in {**OF_CRITICS, **OF_MEMBERS}:
            raise Refusal(_("Nothing was changed: this rule has no such version."))
        if (wanted, dict(numbers)) == (before.version, dict(before.parameters)):
            raise Refusal(_("Nothing was changed: the rule is so already."))
        last = RuleInForce.objects.filter(rule=rule).order_by("-since", "-pk").first()
        made = RuleInForce.objects.create(
            rule=rule, version=wanted, parameters=dict(numbers), reason=reason.strip(), by=by,
            # Never before the row that it replaces, whatever the clock says meanwhile.
            since=max(now, last.since) if last else now,
        )  # fmt: skip
        for films in counted_films(RULES[rule].of):
            score_again(of=RULES[rule].of, films=films, now=now)
    return made


def take_site_mean(*, by: Member | None, now: datetime) -> RuleInForce:
    """Make the mean of all ratings on this site the prior of `members-bayes`, as a change with its reason.

    Ratings by unproven members are left out, unless there are no others. Raises Refusal where there are no ratings, and
    where the prior is this mean already.
    """
    total = SOURCES[MEMBERS].total
    counts = total() if total is not None else MemberCounts()
    proven = [all_ - some for all_, some in zip(counts.halves, counts.unproven, strict=True)]
    halves = proven if sum(proven) else list(counts.halves)
    ratings = sum(halves)
    if not ratings:
        raise Refusal(_("Nothing was changed: nobody has rated a film yet."))
    mean = half_up(sum(half * count for half, count in enumerate(halves, start=1)), 2 * ratings, 2)
    in_force = rules_in_force()["members-bayes"]
    return set_rule(
        rule="members-bayes",
        parameters={**in_force.parameters, "prior": str(mean)},
        reason=_("The mean of %(ratings)s ratings on this site is %(mean)s stars.")
        % {"ratings": ratings, "mean": mean},
        by=by,
        now=now,
    )


def _not_so(fault: ParameterFault) -> str:
    if fault.parameter is None:
        return _("Nothing was changed: this rule has no parameter %(name)s.") % {"name": fault.name}
    one = fault.parameter
    words = {"name": one.name, "least": one.least, "most": one.most, "decimals": one.decimals}
    if one.decimals:
        return _("Nothing was changed: %(name)s is a number from %(least)s to %(most)s with %(decimals)s decimals at most.") % words  # fmt: skip
    return _("Nothing was changed: %(name)s is a whole number from %(least)s to %(most)s.") % words
