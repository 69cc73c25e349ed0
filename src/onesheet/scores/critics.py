"""What critics say of a film together: `percent-positive/1`, `critics-mean/1`, `critics-weighted/1`.

Values are marks from 0 to 100 that a table made of what was printed (docs/scales.md); a review counts for each rule that
finds in it what it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from onesheet.scores.computed import mean_of, too_few
from onesheet.scores.counts import CriticCounts
from onesheet.scores.intervals import Sums, half_up, plain, round_half_up, wilson
from onesheet.scores.result import Result
from onesheet.scores.rules import CRITICS, RULES, InForce, Rulebook

HUNDREDTHS = 100
"""Values are summed in hundredths of a point."""
_ENDS = Decimal(0), Decimal(100)


def percent_positive(counts: CriticCounts, rule: InForce) -> Result:
    """Return positive reviews of those with a verdict, in whole per cent; a mixed one counts and is not positive.

    Reviews without a verdict do not count. The interval is Wilson's. Parameter `fewest`: reviews below which there is no
    value.
    """
    count = counts.positive + counts.mixed + counts.negative
    if short := too_few("percent-positive", rule, count):
        return short
    low, high = (round_half_up(100 * end, 0) for end in wilson(counts.positive, count))
    return Result(
        "percent-positive", rule.version, half_up(100 * counts.positive, count, 0), count,
        low=low, high=high, parameters=rule.parameters,
    )  # fmt: skip


def critics_mean(counts: CriticCounts, rule: InForce) -> Result:
    """Return the plain mean of the values, 0 to 100 with one decimal. `fewest`: reviews with a value that it takes."""
    if short := too_few("critics-mean", rule, counts.scored):
        return short
    sums = plain(counts.scored, counts.values, counts.squares, HUNDREDTHS)
    return mean_of("critics-mean", rule, counts.scored, sums, decimals=1, ends=_ENDS)


def critics_weighted(counts: CriticCounts, rule: InForce) -> Result:
    """Return the sum of weight times value over the sum of weights, a whole number from 0 to 100.

    A review weighs its outlet's weight times its critic's. `fewest`: reviews with a value and a weight that it takes.
    """
    if short := too_few("critics-weighted", rule, counts.weighed):
        return short
    sums = Sums(counts.weights, counts.weights_squared, counts.weighted, counts.weighted_squares, HUNDREDTHS)
    return mean_of("critics-weighted", rule, counts.weighed, sums, decimals=0, ends=_ENDS)


BY_VERSION: dict[tuple[str, int], Callable[[CriticCounts, InForce], Result]] = {
    ("percent-positive", 1): percent_positive,
    ("critics-mean", 1): critics_mean,
    ("critics-weighted", 1): critics_weighted,
}
"""Name and version of a rule -> what computes it. A version that was ever in force stays."""


def critic_scores(counts: CriticCounts, book: Rulebook) -> list[Result]:
    """Return what every rule for critics makes of a film's counts, in the order of `RULES`.

    Raises KeyError where the book asks for a version that there is not.
    """
    return [
        BY_VERSION[name, book[name].version](counts, book[name]) for name, rule in RULES.items() if rule.of == CRITICS
    ]
