"""What critics had said of a film up to each month, by the dates of their reviews."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from django.db.models.functions import Substr

from onesheet.critics.models import CriticReview
from onesheet.critics.queries.standing import standing
from onesheet.critics.queries.sums import PREFIX, SUMS
from onesheet.database.prepared import Prepared, named
from onesheet.scores.counts import CriticCounts


@dataclass(frozen=True, slots=True)
class _Month(CriticCounts):
    month: str = ""


@dataclass(frozen=True, slots=True)
class UpTo:
    """The counts of all reviews whose date cannot be later than a month, `YYYY-MM`."""

    month: str
    counts: CriticCounts


@dataclass(frozen=True, slots=True)
class ByDate:
    """The reviews of a film by their own dates."""

    months: list[UpTo]
    """Each month in which a review is dated, in order; the counts add up from one to the next."""
    undated: int
    """Reviews that count and have no date."""


_READ_FROM: dict[str, Any] = {"month": "of_month", **{name.removeprefix(PREFIX): name for name in SUMS}}
_MONTHS = Prepared(
    _Month,
    CriticReview.objects.filter(standing(), film_id=named("film"))
    .annotate(of_month=Substr("sort_date", 1, 7))
    .order_by("of_month")
    .values("of_month")
    .annotate(**SUMS),
    **_READ_FROM,
)


def by_date(film: int) -> ByDate:
    """Return what the reviews that count add up to, month by month. Costs one query."""
    names = [member.name for member in fields(CriticCounts)]
    sums = dict.fromkeys(names, 0)
    months, undated = [], 0
    for row in _MONTHS.rows(film=film):
        if not row.month:
            undated = row.positive + row.mixed + row.negative + row.undecided
            continue
        sums = {name: sums[name] + getattr(row, name) for name in names}
        months.append(UpTo(row.month, CriticCounts(**sums)))
    return ByDate(months, undated)
