"""What the critics' reviews of a film come to."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from onesheet.critics.models import CriticTally
from onesheet.database.prepared import Prepared, named
from onesheet.scorebook.queries import rules_in_force
from onesheet.scores.counts import CriticCounts
from onesheet.scores.critics import critic_scores
from onesheet.scores.result import Result

COUNTED = tuple(field.name for field in fields(CriticCounts))
"""The columns of `CriticTally` that rules take."""


@dataclass(frozen=True, slots=True)
class CriticFigures:
    """What the rules make of a film's reviews that count."""

    counts: CriticCounts
    """All nought while the scores are held back: a count tells what a score would."""
    results: list[Result]
    """In the order of `scores.rules.RULES`; the first is shown in large type. Empty while the scores are held back."""
    held: bool


@dataclass(frozen=True, slots=True)
class _Tally(CriticCounts):
    held: bool = False


_COLUMNS: dict[str, Any] = {name: name for name in (*COUNTED, "held")}
_TALLY = Prepared(_Tally, CriticTally.objects.filter(film_id=named("film")), **_COLUMNS)


def counts_of_tally(tally: CriticTally | Any) -> CriticCounts:
    """Return what the rules take of a film's kept sums."""
    return CriticCounts(**{name: getattr(tally, name) for name in COUNTED})


def film_scores(film: int) -> CriticFigures:
    """Return the critics' scores of a film as they are now. Costs two queries, and one where the scores are held back."""
    tally = _TALLY.first(film=film)
    if tally is not None and tally.held:
        return CriticFigures(CriticCounts(), [], held=True)
    counts = CriticCounts() if tally is None else counts_of_tally(tally)
    return CriticFigures(counts, critic_scores(counts, rules_in_force()), held=False)
