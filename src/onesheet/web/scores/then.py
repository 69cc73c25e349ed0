"""One score as it stood at the end of a day of the past, from what was kept of that day."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from onesheet.critics.queries.scores import film_scores as scores_by_critics
from onesheet.scorebook.queries import as_of
from onesheet.scorebook.queries.curve import first_days
from onesheet.scorebook.queries.marks import awards_on, bands_on
from onesheet.scores.counts import MemberCounts
from onesheet.scores.explain import formula
from onesheet.scores.members import is_provisional
from onesheet.scores.rules import CRITICS, RULES
from onesheet.web.scores.sheet import histogram_of, score_lines
from onesheet.web.scores.whose import unproven_weight

if TYPE_CHECKING:
    from datetime import date

    from onesheet.films.queries.film import Masthead


def score_then(film: Masthead, rule: str, day: date) -> dict[str, Any]:
    """Return what the page of that day tells. While scores by critics are held back those of the past are too."""
    of = RULES[rule].of
    held = of == CRITICS and scores_by_critics(film.id).held
    told: dict[str, Any] = {"on": day, "held": held, "kept": None, "result": None, "younger": False}
    if held:
        return told
    kept = as_of(film.id, of, day)
    result = kept.result(rule) if kept else None
    if kept is None or result is None:
        return told | {"younger": kept is not None, "first": None if kept else first_days(film.id).get(of)}
    counts = kept.counts
    told |= {
        "kept": kept,
        "result": result,
        "line": score_lines(film, [result], bands_on(day), awards_on(film.id, day))[0],
        # The steps are those of the version that the rule has now.
        "formula": formula(result, counts) if result.version == RULES[rule].version else "",
    }
    if isinstance(counts, MemberCounts):
        told |= {
            "histogram": histogram_of(counts),
            "halves": list(zip(range(1, 11), counts.halves, counts.unproven, strict=True)),
            "provisional": is_provisional(counts),
            "weight": unproven_weight(result, counts),
        }
    else:
        told |= {"values": Fraction(counts.values, 100), "weights": Fraction(counts.weights, 10_000)}
        told |= {"weighted": Fraction(counts.weighted, 1_000_000), "provisional": False}
    return told
