"""The average of members' ratings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

RULE = "members-mean/1"
"""The name and version of the average, as docs/scoring.md tells it."""

FEWEST = 5
"""Ratings below which there is no average: few votes say more of the voters than of the film."""


def members_mean(counts: Sequence[int]) -> Decimal | None:
    """Return the plain mean in stars, 0.5 to 5.0 with one decimal, a half rounded up; None below five ratings.

    `counts` holds how many gave one half-star, two, three and so on.
    """
    ratings = sum(counts)
    if ratings < FEWEST:
        return None
    halves = sum(half * count for half, count in enumerate(counts, start=1))
    return (Decimal(halves) / Decimal(2 * ratings)).quantize(Decimal("0.1"), ROUND_HALF_UP)
