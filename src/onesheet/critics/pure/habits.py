"""How one critic, or one outlet, judges: beside the other critics, and beside the members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

OTHERS = 2
"""Verdicts by others that a film must have until it can be said what most of them think."""
RATINGS = 5
"""Ratings by members that a film must have until it is compared with them."""
BINS = 10
VERDICTS = ("positive", "mixed", "negative")
_POINT = 100
"""Hundredths of a point in one."""
_POINTS_OF_HALF_STAR = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """One review, with what others say of the film."""

    film: int
    value: int | None
    """In hundredths of a point."""
    verdict: str
    others: tuple[int, int, int] | None
    """Verdicts by all critics on the film, this one's among them: positive, mixed, negative. None where they are not told."""
    ratings: int
    """By members."""
    halves: int
    """Sum of the members' half-stars."""
    held: bool = False
    """True while the film's scores are held back: the review is counted, and nothing is reckoned from it."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What all reviews of a critic or an outlet come to."""

    reviews: int
    films: int
    scored: int
    mean: Fraction | None
    """Of the values, in points; None without any."""
    decided: int
    """Reviews with a verdict."""
    positive: int
    majority_of: int
    """Films on which most of the others think the same."""
    with_majority: int
    """Those of them on which this one thinks so too."""
    members_of: int
    """Films with a value here and enough ratings by members."""
    distance: Fraction | None
    """Mean of the absolute differences from the members' mean, in points; None without such films."""
    leaning: Fraction | None
    """Mean of the differences: above nought where members give less."""
    bins: tuple[int, ...]
    """How many values lie from 0 to below 10 points, 10 to below 20 and so on, 90 to 100."""

    @property
    def share_positive(self) -> Fraction | None:
        """Of the reviews with a verdict, in per cent."""
        return Fraction(100 * self.positive, self.decided) if self.decided else None


def habits(judgements: Iterable[Judgement]) -> Habits:
    """Reckon how one judges. Where one reviewed a film more than once its first judgement here is compared: give the newest first.

    Reviews of films whose scores are held back are left out of all but the number of reviews and of films: the average of
    an outlet that wrote of that film alone would be its score.
    """
    everything = list(judgements)
    told = [one for one in everything if not one.held]
    values = [one.value for one in told if one.value is not None]
    bins = [0] * BINS
    for value in values:
        bins[min(value // (10 * _POINT), BINS - 1)] += 1
    same, of = _with_majority(told)
    differences = _from_members(told)
    return Habits(
        reviews=len(everything),
        films=len({one.film for one in everything}),
        scored=len(values),
        mean=Fraction(sum(values), _POINT * len(values)) if values else None,
        decided=sum(bool(one.verdict) for one in told),
        positive=sum(one.verdict == "positive" for one in told),
        majority_of=of,
        with_majority=same,
        members_of=len(differences),
        distance=sum(map(abs, differences), Fraction(0)) / len(differences) if differences else None,
        leaning=sum(differences, Fraction(0)) / len(differences) if differences else None,
        bins=tuple(bins),
    )


def majority(others: tuple[int, int, int]) -> str:
    """Return the verdict that more than any other gave; empty where there are too few, or none is ahead."""
    if sum(others) < OTHERS:
        return ""
    most = max(others)
    return VERDICTS[others.index(most)] if others.count(most) == 1 else ""


def _with_majority(told: list[Judgement]) -> tuple[int, int]:
    """On how many films this one thinks as most of the others do, and on how many most of them think the same."""
    own: dict[int, list[Judgement]] = {}
    for one in told:
        if one.verdict and one.others is not None:
            own.setdefault(one.film, []).append(one)
    same = of = 0
    for several in own.values():
        newest = several[0]
        assert newest.others is not None
        most = majority(_without(newest.others, [one.verdict for one in several]))
        of += bool(most)
        same += newest.verdict == most
    return same, of


def _without(all_: tuple[int, int, int], own: list[str]) -> tuple[int, int, int]:
    positive, mixed, negative = (max(0, all_[place] - own.count(verdict)) for place, verdict in enumerate(VERDICTS))
    return positive, mixed, negative


def _from_members(told: list[Judgement]) -> list[Fraction]:
    """By how much each film's newest value is above the members' mean, in points."""
    seen: dict[int, Fraction] = {}
    for one in told:
        if one.value is not None and one.ratings >= RATINGS and one.film not in seen:
            mean = Fraction(_POINTS_OF_HALF_STAR * one.halves, one.ratings)
            seen[one.film] = Fraction(one.value, _POINT) - mean
    return list(seen.values())
