"""What the rules are given: counts and sums that are kept by film, all whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

_NONE = (0,) * 10


@dataclass(frozen=True, slots=True)
class MemberCounts:
    """Members' ratings of a film."""

    halves: tuple[int, ...] = _NONE
    """How many gave one half-star, two, three and so on: ten numbers."""
    unproven: tuple[int, ...] = _NONE
    """How many of these are by members who are `unproven`."""


@dataclass(frozen=True, slots=True)
class CriticCounts:
    """Critics' reviews of a film that count. Values in hundredths of a point, weights in ten-thousandths."""

    positive: int = 0
    mixed: int = 0
    negative: int = 0
    undecided: int = 0
    """Reviews without a verdict."""
    scored: int = 0
    """Reviews with a value."""
    values: int = 0
    """Sum of the values."""
    squares: int = 0
    """Sum of their squares."""
    weighed: int = 0
    """Reviews with a value whose weight is not nought."""
    weights: int = 0
    """Sum of the weights of reviews with a value."""
    weights_squared: int = 0
    """Sum of their squares."""
    weighted: int = 0
    """Sum of weight times value."""
    weighted_squares: int = 0
    """Sum of weight times value squared."""


def counts_as_json(counts: MemberCounts | CriticCounts) -> dict[str, Any]:
    """Return counts as a JSON object."""
    if isinstance(counts, MemberCounts):
        return {"halves": list(counts.halves), "unproven": list(counts.unproven)}
    return asdict(counts)


def member_counts(told: Mapping[str, Any]) -> MemberCounts:
    """Return the members' counts that `counts_as_json` told. Raises KeyError where a part is missing."""
    return MemberCounts(tuple(told["halves"]), tuple(told["unproven"]))


def critic_counts(told: Mapping[str, Any]) -> CriticCounts:
    """Return the critics' counts that `counts_as_json` told. Raises TypeError for a part that there is not."""
    return CriticCounts(**told)
