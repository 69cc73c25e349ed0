"""What follows from a published percentage and its count: how many reviews were positive. Never as if it had been read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

RULE = "positive-of-percent/1"
"""The name and version of the rule, as docs/scoring.md tells it: every whole number whose percentage, a half rounded up,
is the published one."""

_HALF = Decimal("0.5")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Derived:
    """The whole numbers of positive reviews that give a published percentage: all from `fewest` to `most`."""

    percent: Decimal
    count: int
    low: Decimal
    """The smallest number that would round to it, exact: `percent` less half a unit of its last place, of `count`."""
    high: Decimal
    """The number from which it rounds to the next one."""
    fewest: int
    most: int
    """Less than `fewest` where no whole number fits."""

    @property
    def fits(self) -> int:
        """How many whole numbers fit; 0 where the percentage and the count contradict each other."""
        return max(0, self.most - self.fewest + 1)


def positives(percent: Decimal, count: int) -> Derived:
    """Return how many of `count` were positive, where `percent` (0 to 100, as printed) of them were.

    A percentage printed with decimals is held to all of them: 71.4 is 71.35 up to 71.45. Raises ValueError for a count
    below one and for a percentage that is none.
    """
    if count < 1 or not percent.is_finite() or not 0 <= percent <= _WHOLE:
        raise ValueError(f"{percent} % of {count} is no share")
    exponent = percent.as_tuple().exponent
    assert isinstance(exponent, int)
    half = _HALF.scaleb(min(exponent, 0))
    low, high = (percent - half) * count / _WHOLE, (percent + half) * count / _WHOLE
    return Derived(percent, count, low, high, max(0, ceil(low)), min(count, ceil(high) - 1))
