"""Whether a mark is praise: the verdict where neither the critic nor an aggregator gave one."""

from __future__ import annotations

from typing import Literal

RULE = "verdict-of-mark/1"
"""The name and version of the rule, as docs/scoring.md tells it."""

POSITIVE_FROM = 6000
"""In hundredths of a point: 60, which is 3 of 5 stars, and 2.4 of 4."""
MIXED_FROM = 4000


def verdict_of(hundredths: int) -> Literal["positive", "mixed", "negative"]:
    """Return the verdict that a value speaks: positive from 60 on, mixed from 40 on, else negative.

    `hundredths` is the value of a mark, 0 to 10,000 (`values.scales.value_of`). Raises ValueError for another.
    """
    if not 0 <= hundredths <= 10_000:
        raise ValueError(f"{hundredths} is no value from 0 to 10,000")
    if hundredths >= POSITIVE_FROM:
        return "positive"
    return "mixed" if hundredths >= MIXED_FROM else "negative"
