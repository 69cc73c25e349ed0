"""What the audience of a festival's edition says meanwhile: `buzz/1`. docs/scoring.md tells the rule.

Ratings are in half-stars, 1 to 10; what is told is in stars. A film's ratings are drawn towards the mean of all ratings of the
edition, so that three enthusiasts do not stand above three hundred. Ranks follow from whole numbers, never from rounded ones.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any

from onesheet.scores.intervals import Sums, half_up, interval_of_mean, round_half_up, rounded
from onesheet.scores.members import weight_of_unproven

NAME, VERSION = "buzz", 1
_LEAST, _MOST = Decimal("0.5"), Decimal(5)
_HALVES = 2
"""Half-stars in a star."""
_FINE = 10**40
"""Two scores that differ at all differ by more than one part of this, so that whole numbers of it rank them exactly."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of the rule; these defaults are published as its version 1."""

    prior: int = 10
    """Ratings of the edition's mean that are added to each film's."""
    unproven_a_hundred: int = 10
    """Parts of a hundred that all unproven members weigh together at most, as in `members-score/1`."""
    fewest: int = 5
    """Ratings below which a film's mean is not told, and no momentum with fewer of the last day."""
    recent_hours: int = 24
    """How long the last day is. It ends with the hour in which the edition's newest rating was given."""
    step: int = 10
    """Hundredths of a star by which the last day differs from before where a film rises or falls."""
    days_after: int = 7
    """Days after the edition's last one on which ratings still count."""


FIRST = Parameters()


@dataclass(frozen=True, slots=True)
class Marks:
    """Sums over ratings: how many, of half-stars, of their squares."""

    count: int = 0
    total: int = 0
    squares: int = 0

    def plus(self, other: Marks) -> Marks:
        """Return both together."""
        return Marks(self.count + other.count, self.total + other.total, self.squares + other.squares)


NONE = Marks()


@dataclass(frozen=True, slots=True)
class FilmMarks:
    """The ratings of one film that count."""

    proven: Marks = NONE
    unproven: Marks = NONE
    """Of the time before the last day."""
    recent: Marks = NONE
    recent_unproven: Marks = NONE
    """Of the last day."""


class Way(StrEnum):
    """Where a film goes."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    QUIET = "quiet"
    """Too few ratings in the last day to say."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a film's own ratings say, whatever the others have."""

    ratings: int
    unproven: int
    recent: int
    mean: Decimal | None
    """In stars with one decimal; None below `fewest`."""
    low: Decimal | None
    high: Decimal | None
    """The interval that holds the mean of many more such ratings with 95 % confidence."""
    spread: Decimal | None
    """Standard deviation in stars, one decimal; None below `fewest`."""
    one: int
    """What a proven member's rating weighs; all sums are in this unit."""
    other: int
    """What an unproven member's rating weighs."""
    weights: int
    weighted: int
    recent_weights: int
    recent_weighted: int

    @property
    def weight(self) -> Fraction:
        """What its ratings weigh together where a proven one weighs 1."""
        return Fraction(self.weights, self.one)


@dataclass(frozen=True, slots=True)
class Buzz:
    """A film's standing in an edition."""

    key: int
    """Names the film; means nothing here."""
    told: Told
    score: Decimal | None
    """What it is ranked by, in stars with two decimals; None without a rating."""
    rank: int | None
    """From 1; films of exactly the same score share it. None without a rating."""
    momentum: Decimal | None
    """Stars by which the last day differs from before, drawn towards nought; None where too few rated."""
    way: Way


@dataclass(frozen=True, slots=True)
class Standings:
    """All films of an edition, the best first; those without a rating last, in the order in which they were given."""

    mean: Fraction | None
    """Of all ratings that count, in half-stars; None without any."""
    ratings: int
    ranked: int
    films: list[Buzz]


def standings(films: Collection[tuple[int, FilmMarks]], parameters: Parameters = FIRST) -> Standings:
    """Rank films, given as key and ratings."""
    told = [(key, told_of(marks, parameters)) for key, marks in films]
    mean = _mean(one for _, one in told)
    if mean is None:
        return Standings(None, 0, 0, [Buzz(key, one, None, None, None, Way.QUIET) for key, one in told])
    over, under = mean.numerator, mean.denominator
    rated = []
    for key, one in told:
        if one.ratings:
            # (prior × mean + weighted ÷ one) ÷ (prior + weights ÷ one), as whole numbers.
            number = parameters.prior * over * one.one + one.weighted * under
            parts = under * (parameters.prior * one.one + one.weights)
            rated.append((-(number * _FINE // parts), key, one, number, parts))
    rated.sort(key=lambda row: row[:2])
    found: list[Buzz] = []
    rank, last = 0, None
    for place, (fine, key, one, number, parts) in enumerate(rated, start=1):
        if fine != last:
            rank, last = place, fine
        momentum = _momentum(one, over, under, parameters)
        way = _way(momentum, parameters)
        found.append(Buzz(key, one, half_up(number, parts * _HALVES, 2), rank, momentum, way))
    found += [Buzz(key, one, None, None, None, Way.QUIET) for key, one in told if not one.ratings]
    return Standings(mean, sum(one.ratings for _, one in told), len(rated), found)


@lru_cache(maxsize=4096)
def told_of(marks: FilmMarks, parameters: Parameters = FIRST) -> Told:
    """Return what a film's own ratings say."""
    recent_many, recent_few = marks.recent, marks.recent_unproven
    many, few = marks.proven.plus(recent_many), marks.unproven.plus(recent_few)
    one, other = weights_of(many.count, few.count, parameters.unproven_a_hundred)
    sums = Sums(
        one * many.count + other * few.count,
        one * one * many.count + other * other * few.count,
        one * many.total + other * few.total,
        one * many.squares + other * few.squares,
        _HALVES,
    )
    count = many.count + few.count
    mean = low = high = spread = None
    if count >= max(parameters.fewest, 1) and sums.weights:
        mean = sums.mean(1)
        low, high = rounded(interval_of_mean(sums), 1, least=_LEAST, most=_MOST)
        variance = Fraction(sums.weighted_squares, sums.weights) - Fraction(sums.weighted, sums.weights) ** 2
        exact = Decimal(max(0, variance.numerator)) / Decimal(variance.denominator * _HALVES**2)
        spread = round_half_up(exact.sqrt(), 1)
    return Told(
        count, few.count, recent_many.count + recent_few.count, mean, low, high, spread, one, other, sums.weights, sums.weighted,
        one * recent_many.count + other * recent_few.count, one * recent_many.total + other * recent_few.total,
    )  # fmt: skip


def weights_of(many: int, few: int, a_hundred: int) -> tuple[int, int]:
    """Return what a rating of a proven and of an unproven member weighs, as whole numbers in their proportion."""
    if not few:
        return 1, 0
    each = weight_of_unproven(many, few, a_hundred) / few
    return each.denominator, each.numerator


def _mean(told: Any) -> Fraction | None:
    """Return the mean of all ratings with their weights, in half-stars."""
    weights = weighted = 0
    more_weights = more_weighted = Fraction(0)
    for one in told:
        if one.one == 1:
            weights += one.weights
            weighted += one.weighted
        else:
            more_weights += Fraction(one.weights, one.one)
            more_weighted += Fraction(one.weighted, one.one)
    return (weighted + more_weighted) / (weights + more_weights) if weights + more_weights else None


def _momentum(one: Told, over: int, under: int, parameters: Parameters) -> Decimal | None:
    """Return by how many stars the last day stands above what was before it, with two decimals.

    Before: the earlier ratings drawn towards the edition's mean. The last day: its ratings drawn towards that, by as many.
    """
    if one.recent < max(parameters.fewest, 1):
        return None
    prior = parameters.prior * one.one
    before = prior * over + (one.weighted - one.recent_weighted) * under
    parts = under * (prior + one.weights - one.recent_weights)
    # (recent − its weight × before) ÷ (prior + its weight), in half-stars.
    number = one.recent_weighted * parts - one.recent_weights * before
    below = parts * (prior + one.recent_weights) * _HALVES
    return half_up(number, below, 2) if number >= 0 else -half_up(-number, below, 2)


def _way(momentum: Decimal | None, parameters: Parameters) -> Way:
    if momentum is None:
        return Way.QUIET
    step = Decimal(parameters.step) / 100
    return Way.UP if momentum >= step else Way.DOWN if momentum <= -step else Way.STEADY


def formula(buzz: Buzz, mean: Fraction, parameters: Parameters = FIRST) -> str:
    """Return how a film's score comes about, with its numbers."""
    told = buzz.told
    middle = half_up(mean.numerator, mean.denominator * _HALVES, 4)
    own = half_up(told.weighted, told.one * _HALVES, 2).normalize()
    weight = half_up(told.weights, told.one, 2).normalize()
    lines = [f"({parameters.prior} × {middle} + {own:f}) ÷ ({parameters.prior} + {weight:f}) = {buzz.score}"]
    if told.unproven:
        each = half_up(told.other, told.one, 4).normalize()
        lines.append(f"{told.unproven} of {told.ratings} ratings are by unproven members and weigh {each:f} each")
    return "\n".join(lines)


def parameters_as_json(parameters: Parameters = FIRST) -> dict[str, int]:
    """Return the parameters as a JSON object."""
    return {
        "prior": parameters.prior,
        "unproven_a_hundred": parameters.unproven_a_hundred,
        "fewest": parameters.fewest,
        "recent_hours": parameters.recent_hours,
        "step": parameters.step,
        "days_after": parameters.days_after,
    }
