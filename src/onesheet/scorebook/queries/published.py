"""Which rules are in force since when and why, and what was in force before."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.scorebook.models import RuleInForce
from onesheet.scorebook.queries.rules import RuleChange

CHANGES_A_PAGE = 15


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of what editors decided about a rule, newest first; the oldest took the place of its defaults."""

    rows: list[RuleChange]
    total: int
    page: int
    pages: int


_BY = Coalesce(NullIf("by__display_name", Value("")), "by__username", Value(""), output_field=CharField())
_NEWEST = RuleInForce.objects.filter(rule=OuterRef("rule")).order_by("-since", "-pk").values("pk")[:1]
_IN_FORCE = Prepared(RuleChange, RuleInForce.objects.filter(pk=Subquery(_NEWEST)), by=_BY)
_OF_RULE = RuleInForce.objects.filter(rule=named("rule"))
_CHANGES = Prepared(RuleChange, _OF_RULE.order_by("-since", "-pk"), paged=True, by=_BY)
_COUNT = PreparedCount(_OF_RULE)


def newest_changes() -> dict[str, RuleChange]:
    """Return for each rule what editors decided last; a rule that stands by its defaults is missing. Costs one query."""
    return {row.rule: row for row in _IN_FORCE.rows()}


def changes_of(rule: str, page: int = 1) -> Changes:
    """Return a page of 15 of the changes of a rule. Costs two queries."""
    total = _COUNT.count(rule=rule)
    pages = max(1, -(-total // CHANGES_A_PAGE))
    page = min(max(page, 1), pages)
    return Changes(
        _CHANGES.rows(rule=rule, limit=CHANGES_A_PAGE, offset=(page - 1) * CHANGES_A_PAGE), total, page, pages
    )
