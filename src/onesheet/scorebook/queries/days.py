"""A film's scores by day.

Scores by critics that are held back are not written down while they are; what stands here was shown once. Whoever shows
it asks first whether the film's scores are held back now (`critics.queries.scores`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onesheet.database.prepared import Prepared, named
from onesheet.scorebook.models import ScoreDay
from onesheet.scores.counts import CriticCounts, MemberCounts, critic_counts, member_counts
from onesheet.scores.result import Result, from_json
from onesheet.scores.rules import MEMBERS

MOST_DAYS = 4_000
"""Days on which the scores changed that one look back tells: ten years of changes every day."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A film's scores as they stood at the end of a day, and until the next day on which they changed."""

    film: int
    of: str
    """`MEMBERS` or `CRITICS`."""
    day: date
    """The day on which they became so."""
    at: datetime
    counts: MemberCounts | CriticCounts
    results: list[Result]
    """In the order of the rules as it was then."""

    def result(self, rule: str) -> Result | None:
        """Return what one rule made of it; None where the rule is younger."""
        return next((one for one in self.results if one.rule == rule), None)


@dataclass(frozen=True, slots=True)
class _Row:
    film: int
    of: str
    day: date
    at: datetime
    counts: dict[str, Any]
    results: list[dict[str, Any]]


_DAYS = ScoreDay.objects.filter(film_id=named("film"), of=named("of"))
_AS_OF = Prepared(_Row, _DAYS.filter(day__lte=named("day")).order_by("-day"), paged=True, film="film_id")
_HISTORY = Prepared(_Row, _DAYS.order_by("-day"), paged=True, film="film_id")


def as_of(film: int, of: str, day: date) -> Kept | None:
    """Return the scores as they stood at the end of a day; None where there were none yet. Costs one query."""
    rows = _AS_OF.rows(film=film, of=of, day=day, limit=1, offset=0)
    return _kept(rows[0]) if rows else None


def history(film: int, of: str, *, limit: int = MOST_DAYS, offset: int = 0) -> list[Kept]:
    """Return the scores of the days on which they changed, the oldest first; the newest `limit` of them.

    `offset` leaves out so many of the newest, for pages. Costs one query.
    """
    return [_kept(row) for row in reversed(_HISTORY.rows(film=film, of=of, limit=limit, offset=offset))]


def _kept(row: _Row) -> Kept:
    counts = member_counts(row.counts) if row.of == MEMBERS else critic_counts(row.counts)
    return Kept(row.film, row.of, row.day, row.at, counts, [from_json(one) for one in row.results])
