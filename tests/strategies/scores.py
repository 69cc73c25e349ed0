"""Ratings and reviews of one film, and the counts that the rules take of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from onesheet.scores.counts import CriticCounts, MemberCounts

VERDICTS = ("positive", "mixed", "negative", "")


@dataclass(frozen=True, slots=True)
class Rating:
    """Half-stars, and whether the member is unproven."""

    half: int
    unproven: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A value in hundredths, and a weight in ten-thousandths."""

    verdict: str = ""
    value: int | None = None
    weight: int = 10_000


ratings = st.builds(Rating, st.integers(1, 10), st.booleans())
reviews = st.builds(
    Review,
    st.sampled_from(VERDICTS),
    st.none() | st.integers(0, 10_000) | st.integers(0, 100).map(lambda value: value * 100),
    st.sampled_from([0, 2500, 10_000, 15_000, 160_000]) | st.integers(0, 160_000),
)


def member_counts(given: list[Rating]) -> MemberCounts:
    """Count ratings one by one."""
    halves, unproven = [0] * 10, [0] * 10
    for one in given:
        halves[one.half - 1] += 1
        unproven[one.half - 1] += one.unproven
    return MemberCounts(tuple(halves), tuple(unproven))


def critic_counts(given: list[Review]) -> CriticCounts:
    """Count reviews one by one."""
    scored = [(one.value, one.weight) for one in given if one.value is not None]
    verdicts = [one.verdict for one in given]
    return CriticCounts(
        positive=verdicts.count("positive"),
        mixed=verdicts.count("mixed"),
        negative=verdicts.count("negative"),
        undecided=verdicts.count(""),
        scored=len(scored),
        values=sum(value for value, _ in scored),
        squares=sum(value**2 for value, _ in scored),
        weighed=sum(weight > 0 for _, weight in scored),
        weights=sum(weight for _, weight in scored),
        weights_squared=sum(weight**2 for _, weight in scored),
        weighted=sum(weight * value for value, weight in scored),
        weighted_squares=sum(weight * value**2 for value, weight in scored),
    )


def stars(half: int) -> Decimal:
    """Return half-stars in stars."""
    return Decimal(half) / 2
