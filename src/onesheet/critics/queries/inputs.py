"""The reviews that a film's score was made of, one by one, and those that were left out of it.

What is held back does not exist here: no row, no count. Pages take pages, downloads take all of it row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from onesheet.critics.models import CriticReview
from onesheet.critics.models.voices import WEIGHT
from onesheet.critics.queries.standing import standing
from onesheet.database.prepared import Prepared, PreparedCount, named

INPUTS_A_PAGE = 20
AT_ONCE = 500
"""Rows of a download that are held at a time."""

NEEDS: dict[str, Q] = {
    "percent-positive": ~Q(verdict=""),
    "critics-mean": Q(value__isnull=False),
    "critics-weighted": Q(value__isnull=False) & ~Q(outlet__weight=0) & ~Q(critic__weight=0),
}
"""Rule -> what it must find in a review that stands."""


@dataclass(frozen=True, slots=True)
class CriticInput:
    """One review as a score takes it."""

    id: int
    critic: str | None
    critic_slug: str | None
    outlet: str | None
    outlet_slug: str | None
    date: str
    """EDTF; empty where it is not known."""
    printed: str
    scale: str
    value: int | None
    """In hundredths of a point."""
    table: str
    unread: str
    """Why the mark was left as printed."""
    verdict: str
    verdict_by: str
    verdict_name: str
    outlet_weight: int
    """In hundredths, 100 where there is no outlet."""
    critic_weight: int
    address: str
    withdrawn_at: datetime | None
    withdrawn_reason: str

    @property
    def weight(self) -> int:
        """Outlet's times critic's, in ten-thousandths."""
        return self.outlet_weight * self.critic_weight

    def left_out(self, rule: str) -> str:
        """Say why the rule does not take it: `withdrawn`, `verdict`, `value`, `weight`; empty where it does."""
        if self.withdrawn_at is not None:
            return "withdrawn"
        if rule == "percent-positive":
            return "" if self.verdict else "verdict"
        if self.value is None:
            return "value"
        return "weight" if rule == "critics-weighted" and not self.weight else ""


@dataclass(frozen=True, slots=True)
class CriticInputs:
    """A page of reviews, newest first; those without a date last."""

    rows: list[CriticInput]
    total: int
    page: int
    pages: int


def _weight(voice: str) -> Coalesce:
    return Coalesce(F(f"{voice}__weight"), Value(WEIGHT), output_field=IntegerField())


_COLUMNS: dict[str, Any] = {
    "critic": "critic__name",
    "critic_slug": "critic__slug",
    "outlet": "outlet__name",
    "outlet_slug": "outlet__slug",
    "outlet_weight": _weight("outlet"),
    "critic_weight": _weight("critic"),
}
_NEWEST = ("-sort_date", "-id")


def _reviews(rule: str, film: Any, *, counted: bool) -> QuerySet[CriticReview]:
    """Return the reviews that count for a rule, or those that do not; neither has what is held back."""
    if counted:
        return CriticReview.objects.filter(standing(), NEEDS[rule], film_id=film)
    # Written out: the negation of a condition on a column that may be null is not what is left.
    lacks = {
        "percent-positive": Q(verdict=""),
        "critics-mean": Q(value__isnull=True),
        "critics-weighted": Q(value__isnull=True) | Q(outlet__weight=0) | Q(critic__weight=0),
    }[rule]
    return CriticReview.objects.filter(Q(withdrawn_at__isnull=False) | lacks, film_id=film, held_until__isnull=True)


@lru_cache(maxsize=16)
def _page(rule: str, *, counted: bool) -> tuple[Prepared[CriticInput], PreparedCount]:
    found = _reviews(rule, named("film"), counted=counted)
    return Prepared(CriticInput, found.order_by(*_NEWEST), paged=True, **_COLUMNS), PreparedCount(found)


def critic_inputs(film: int, rule: str, *, counted: bool = True, page: int = 1) -> CriticInputs:
    """Return a page of 20 of the reviews that count for a rule, or of those left out of it. Costs two queries.

    Raises KeyError for a rule that is not one for critics. A page beyond the last one shows the last.
    """
    rows, number = _page(rule, counted=counted)
    total = number.count(film=film)
    pages = max(1, -(-total // INPUTS_A_PAGE))
    page = min(max(page, 1), pages)
    return CriticInputs(
        rows.rows(film=film, limit=INPUTS_A_PAGE, offset=(page - 1) * INPUTS_A_PAGE), total, page, pages
    )


def left_out_count(film: int, rule: str) -> int:
    """Return how many reviews a rule leaves out. Costs one query."""
    return _page(rule, counted=False)[1].count(film=film)


def all_critic_inputs(film: int, rule: str) -> Iterator[CriticInput]:
    """Yield every review that counts for a rule, newest first. Costs one query and holds 500 rows."""
    names = [member.name for member in fields(CriticInput)]
    found = _reviews(rule, film, counted=True).order_by(*_NEWEST)
    rows = found.values_list(*(_COLUMNS.get(name, name) for name in names))
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield CriticInput(*row)
