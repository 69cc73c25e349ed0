"""What all rules end with: a result that has a value, or one that says how many inputs are missing."""

from __future__ import annotations

from decimal import Decimal

from onesheet.scores.intervals import Sums, interval_of_mean, rounded
from onesheet.scores.result import Result
from onesheet.scores.rules import InForce


def too_few(name: str, rule: InForce, count: int) -> Result | None:
    """Return the result without a value where there are fewer inputs than the rule's `fewest`; None where it has one."""
    # One at least, whatever an editor set: of nothing there is no mean.
    lacking = max(1, int(rule.parameters["fewest"])) - count
    if lacking <= 0:
        return None
    return Result(name, rule.version, None, count, lacking=lacking, parameters=rule.parameters)


def mean_of(
    name: str, rule: InForce, count: int, sums: Sums, *, decimals: int, ends: tuple[Decimal, Decimal]
) -> Result:
    """Return the mean with its interval; `ends` are the least and the most that a mark can be."""
    low, high = rounded(interval_of_mean(sums), decimals, least=ends[0], most=ends[1])
    return Result(name, rule.version, sums.mean(decimals), count, low=low, high=high, parameters=rule.parameters)
