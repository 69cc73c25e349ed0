"""Scores of a film that documents report for others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Figure


@dataclass(frozen=True, slots=True)
class ReportedScore:
    """A score as somebody reports it; `value` is the statement's."""

    key: str
    sources: int
    accepted: bool
    disputed: bool
    position: int
    by: str
    amount: Decimal
    scale: Decimal | None
    count: int | None
    qualifiers: dict[str, Any]
    value: Any
    source: str | None
    """Whose document says it best; None where a member states it."""
    published: str | None
    """The date of that document, EDTF; empty where it has none."""


_REPORTED = Prepared(
    ReportedScore,
    Figure.objects.filter(film_id=named("film"), property="score").order_by("position"),
    source="statement__document__source__name",
    published="statement__document__published",
)


def reported_scores(film: int) -> list[ReportedScore]:
    """Return the scores that documents report, in the record's order, losers after winners. Costs one query."""
    return _REPORTED.rows(film=film)
