"""How many gave so many half-stars, as whole percentages that sum to 100."""

from __future__ import annotations

from collections.abc import Sequence

RULE = "largest-remainder/1"
"""The name and version of the rounding, as docs/scoring.md tells it."""


def percentages(counts: Sequence[int]) -> list[int]:
    """Return each count as a whole percentage of all, by the method of the largest remainder (Hamilton's).

    Every share is rounded down; the points that are then missing to 100 go to the shares that lost most, of equal ones
    to the larger count and then to the earlier. They sum to 100, or are all nought where nothing was counted. Raises
    ValueError for a negative count.
    """
    if any(count < 0 for count in counts):
        raise ValueError("a count cannot be negative")
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    rounded = [count * 100 // total for count in counts]
    missing = 100 - sum(rounded)
    lost = sorted(range(len(counts)), key=lambda at: (-(counts[at] * 100 % total), -counts[at], at))
    for at in lost[:missing]:
        rounded[at] += 1
    return rounded
