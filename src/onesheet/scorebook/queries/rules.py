"""Which rules are in force, and which were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from onesheet.database.prepared import Prepared, PreparedCount
from onesheet.scorebook.models import RuleInForce
from onesheet.scores.rules import RULES, InForce, Rulebook, rulebook


@dataclass(frozen=True, slots=True)
class _Row:
    rule: str
    version: int
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """That a rule got other parameters, or its next version."""

    id: int
    rule: str
    version: int
    parameters: dict[str, Any]
    since: datetime
    by: str
    """Whose decision it was; empty where nobody is known."""
    reason: str


_NEWEST = RuleInForce.objects.filter(rule=OuterRef("rule")).order_by("-since", "-pk").values("pk")[:1]
_IN_FORCE = Prepared(_Row, RuleInForce.objects.filter(pk=Subquery(_NEWEST)))
_CHANGES = Prepared(
    RuleChange,
    RuleInForce.objects.order_by("-since", "-pk"),
    paged=True,
    by=Coalesce(NullIf("by__display_name", Value("")), "by__username", Value(""), output_field=CharField()),
)
_CHANGES_COUNT = PreparedCount(RuleInForce.objects.all())


def rules_in_force() -> Rulebook:
    """Return version and parameters of every rule as they are now. Costs one query."""
    return rulebook({
        row.rule: InForce(row.version, row.parameters) for row in _IN_FORCE.rows() if row.rule in RULES
    })  # fmt: skip


def rule_changes(*, limit: int, offset: int = 0) -> list[RuleChange]:
    """Return changes of rules, the newest first; the first of a rule took the place of its defaults. Costs one query."""
    return _CHANGES.rows(limit=limit, offset=offset)


def rule_changes_count() -> int:
    """Return how many changes of rules there were. Costs one query."""
    return _CHANGES_COUNT.count()
