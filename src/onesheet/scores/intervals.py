"""Rounding and intervals: what all rules share, so that the same marks give the same digits everywhere.

Values are exact until they are rounded. Square roots are taken with 28 digits by Python's `decimal`, as the scripts do
that readers download.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

Z = Decimal("1.959964")
"""Two-sided 95 % of the normal distribution."""

_T = (
    "12.7062 4.3027 3.1824 2.7764 2.5706 2.4469 2.3646 2.3060 2.2622 2.2281 2.2010 2.1788 2.1604 2.1448 2.1314 2.1199"
    " 2.1098 2.1009 2.0930 2.0860 2.0796 2.0739 2.0687 2.0639 2.0595 2.0555 2.0518 2.0484 2.0452 2.0423"
)
"""Two-sided 95 % of Student's distribution for 1 to 30 degrees of freedom, as printed in tables."""
_STEPS = (*range(1, 31), 40, 60, 120, 1000)
_QUANTILES = tuple(Decimal(text) for text in (*_T.split(), "2.0211", "2.0003", "1.9799", "1.959964"))

_DIGITS = Context(prec=28, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over marks with weights, whole numbers all: weights in any unit, marks in `1 / unit` of what is printed."""

    weights: int
    weights_squared: int
    weighted: int
    """Of weight times mark."""
    weighted_squares: int
    """Of weight times mark squared."""
    unit: int

    def mean(self, decimals: int) -> Decimal:
        """Return the weighted mean, rounded. Raises ZeroDivisionError where nothing weighs."""
        return half_up(self.weighted, self.weights * self.unit, decimals)


def plain(count: int, total: int, squares: int, unit: int) -> Sums:
    """Return the sums of `count` marks that each weigh 1."""
    return Sums(count, count, total, squares, unit)


def half_up(number: int, parts: int, decimals: int) -> Decimal:
    """Return `number / parts`, both nought or more, rounded to so many decimals, a half upwards."""
    return Decimal((2 * number * 10**decimals + parts) // (2 * parts)).scaleb(-decimals)


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    """Return a number of nought or more, rounded to so many decimals, a half upwards."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def student(degrees: int) -> Decimal:
    """Return the two-sided 95 % quantile; between two entries of the table that of fewer degrees, which is wider."""
    return _QUANTILES[bisect_right(_STEPS, degrees) - 1]


@lru_cache(maxsize=8)
def interval_of_mean(sums: Sums) -> tuple[Decimal, Decimal] | None:
    """Return the ends of the interval around the mean in which it lies with 95 % confidence; None where one mark decides.

    With weights the marks count as n = (sum of weights)² / (sum of squared weights) of equal weight (Kish's effective
    number). The standard error is the root of (weighted variance) / (n - 1), taken `student(n - 1)` times.
    """
    weights, squared, unit = sums.weights, sums.weights_squared, sums.unit
    more = weights**2 - squared  # the effective number less one, times the squared weights
    if more <= 0:
        return None
    # Never below nought for sums of real marks; a rating must not fail because of sums that are wrong already.
    spread = max(0, sums.weighted_squares * weights - sums.weighted**2) * squared
    with localcontext(_DIGITS):
        mean = Decimal(sums.weighted) / Decimal(weights * unit)
        half = student(max(1, more // squared)) * (Decimal(spread) / Decimal((weights * unit) ** 2 * more)).sqrt()
        return mean - half, mean + half


def wilson(positive: int, count: int) -> tuple[Decimal, Decimal]:
    """Return the ends of Wilson's 95 % interval for the share `positive / count`, 0 to 1.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927. Raises ValueError
    where nothing was counted or more than all are positive.
    """
    if not 0 <= positive <= count or not count:
        raise ValueError(f"{positive} of {count} is no share")
    with localcontext(_DIGITS):
        number = Decimal(count)
        share = positive / number
        half = Z * (share * (1 - share) / number + Z * Z / (4 * number * number)).sqrt()
        centre, whole = share + Z * Z / (2 * number), 1 + Z * Z / number
        return max(Decimal(0), (centre - half) / whole), min(Decimal(1), (centre + half) / whole)


def rounded(
    ends: tuple[Decimal, Decimal] | None, decimals: int, *, least: Decimal, most: Decimal
) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """Return an interval cut to what marks can be, and rounded as the value is, so that it holds the value as printed."""
    if ends is None:
        return None, None
    low, high = (round_half_up(min(max(end, least), most), decimals) for end in ends)
    return low, high
