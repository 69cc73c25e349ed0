"""Writes: the rules on words and links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_moderate
from onesheet.accounts.services import Refusal
from onesheet.moderation.models import Act, WordRule
from onesheet.moderation.pure.screening import as_host, fold_words

MOST_RULES = 1000
_LONGEST = 200
_MOST_LINKS = 100


def add_rule(*, by: Member, kind: str, pattern: str, then: str, now: datetime) -> WordRule:
    """Add a rule for newcomers' texts; the log tells it. Raises Refusal."""
    _check(by)
    if kind not in WordRule.Kind.values or then not in WordRule.Then.values:
        raise Refusal("Choose what the rule looks at, and what happens then.")
    tidied = tidy_pattern(kind, pattern)
    with transaction.atomic():
        if WordRule.objects.count() >= MOST_RULES:
            raise Refusal("1,000 rules are the most. Remove some that nothing falls under any more.")
        rule, new = WordRule.objects.get_or_create(
            kind=kind, pattern=tidied, defaults={"then": then, "made_by": by, "made_at": now}
        )
        if not new:
            raise Refusal("There is such a rule already. Nothing was added.")
        _log(by, rule, "added", now)
    return rule


def remove_rule(*, by: Member, rule: int, now: datetime) -> None:
    """Remove a rule; the log tells it and can make it again. Raises Refusal."""
    _check(by)
    with transaction.atomic():
        found = WordRule.objects.select_for_update().filter(pk=rule).first()
        if found is None:
            raise Refusal("This rule is no longer here. Nothing was changed.")
        _log(by, found, "removed", now)
        found.delete()


def undo_rule(act: Act) -> None:
    """Remove the rule an act added, or add the one it removed. Raises Refusal where somebody did so already."""
    row: dict[str, Any] = act.details["rule"]
    same = WordRule.objects.filter(kind=row["kind"], pattern=row["pattern"])
    if act.details["change"] == "added":
        if not same.delete()[0]:
            raise Refusal("This rule is no longer here. Nothing was changed.")
    elif same.exists():
        raise Refusal("There is such a rule again. Nothing was changed.")
    else:
        WordRule.objects.create(**row, made_by=act.by, made_at=act.at)


def tidy_pattern(kind: str, pattern: str) -> str:
    """Return what is kept of what was typed; raise Refusal where it is no words, no site, no number."""
    given = " ".join(pattern.split())
    if kind == WordRule.Kind.DOMAIN:
        host = as_host(given)
        if not host or len(host) > _LONGEST:
            raise Refusal("Give the name of a site, such as shop.example.")
        return host
    if kind == WordRule.Kind.LINKS:
        if not (given.isascii() and given.isdigit() and len(given) < 4 and int(given) <= _MOST_LINKS):
            raise Refusal("Give a number of links from 0 to 100.")
        return str(int(given))
    if len(fold_words(given)) < 3 or len(given) > _LONGEST:
        raise Refusal("Give a word or phrase with at least three letters or figures, and at most 200.")
    return given.casefold()


def _check(by: Member) -> None:
    if not may_moderate(by):
        raise Refusal("Moderators alone do this. Nothing was changed.")


def _log(by: Member, rule: WordRule, change: str, now: datetime) -> None:
    row = {"kind": rule.kind, "pattern": rule.pattern, "then": rule.then}
    Act.objects.create(
        kind=Act.Kind.RULE, by=by, reason="", details={"change": change, "rule": row, "about": rule.pattern}, at=now
    )
