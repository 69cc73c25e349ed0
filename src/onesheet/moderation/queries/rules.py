"""The rules on words and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onesheet.moderation.models import WordRule

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in the list."""

    id: int
    kind: str
    pattern: str
    then: str
    made_by: str
    made_at: datetime


def rules_page(page: int) -> tuple[list[RuleLine], int, int]:
    """Return 50 rules, the newest first, the page shown and how many pages there are. Two queries."""
    total = WordRule.objects.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(page, pages)
    rows = WordRule.objects.select_related("made_by").order_by("-pk")[(page - 1) * A_PAGE : page * A_PAGE]
    lines = [
        RuleLine(row.pk, row.kind, row.pattern, row.then, str(row.made_by) if row.made_by else "", row.made_at)
        for row in rows
    ]
    return lines, page, pages
