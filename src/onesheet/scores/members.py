"""What members say of a film together: `members-score/1`, `members-mean/1`, `members-bayes/1`, `members-wilson/1`.

Ratings are counted by half-stars, 1 to 10; scores are in stars, 0.5 to 5, or in per cent.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from onesheet.scores.computed import mean_of, too_few
from onesheet.scores.counts import MemberCounts
from onesheet.scores.intervals import Sums, plain, round_half_up, wilson
from onesheet.scores.result import Result
from onesheet.scores.rules import MEMBERS, RULES, InForce, Rulebook

_ENDS = Decimal("0.5"), Decimal(5)
_HALVES = 2
"""Half-stars in a star."""


def members_score(counts: MemberCounts, rule: InForce) -> Result:
    """Return the mean of the ratings, in stars with one decimal, in which unproven members weigh little together.

    With E ratings by proven members and N by unproven ones, the latter weigh together what `weight_of_unproven` says,
    each the same share of it. `fewest`: ratings that it takes, of whomever.
    """
    count = sum(counts.halves)
    if short := too_few("members-score", rule, count):
        return short
    proven = tuple([all_ - some for all_, some in zip(counts.halves, counts.unproven, strict=True)])
    many, few = sum(proven), sum(counts.unproven)
    together = weight_of_unproven(many, few, int(rule.parameters["unproven_a_hundred"]))
    # Each of the one kind weighs 1 and of the other `together / few`: as whole numbers in the same proportion.
    one, other = (together.denominator * few, together.numerator) if few else (1, 0)
    of_proven, of_unproven = _sums(proven), _sums(counts.unproven)
    sums = Sums(
        one * many + other * few,
        one * one * many + other * other * few,
        one * of_proven.weighted + other * of_unproven.weighted,
        one * of_proven.weighted_squares + other * of_unproven.weighted_squares,
        _HALVES,
    )
    return mean_of("members-score", rule, count, sums, decimals=1, ends=_ENDS)


def weight_of_unproven(proven: int, unproven: int, a_hundred: int) -> Fraction:
    """Return what `unproven` ratings weigh together where `proven` ones weigh 1 each.

    At most their number, and at most such that of a hundred parts of the whole they have `a_hundred` (0 to 99); but one
    rating may always weigh 1. Where there is no proven rating all weigh 1, and the score is provisional.
    """
    if not proven:
        return Fraction(unproven)
    return min(Fraction(unproven), max(Fraction(1), Fraction(proven * a_hundred, 100 - a_hundred)))


def is_provisional(counts: MemberCounts) -> bool:
    """Tell whether all ratings are by unproven members, so that nothing holds their score in its place."""
    return sum(counts.halves) == sum(counts.unproven) > 0


def members_mean(counts: MemberCounts, rule: InForce) -> Result:
    """Return the plain mean of all ratings, in stars with one decimal. `fewest`: ratings that it takes."""
    count = sum(counts.halves)
    if short := too_few("members-mean", rule, count):
        return short
    return mean_of("members-mean", rule, count, _sums(counts.halves), decimals=1, ends=_ENDS)


def members_bayes(counts: MemberCounts, rule: InForce) -> Result:
    """Return the mean of the ratings and of `prior_ratings` more that gave `prior` stars, with two decimals.

    So a film with few ratings stands near the prior, one with many near its own mean. `fewest`: ratings that it takes.
    """
    count = sum(counts.halves)
    if short := too_few("members-bayes", rule, count):
        return short
    more = int(rule.parameters["prior_ratings"])
    # In hundredths of half-stars, since the prior has two decimals.
    prior, own = int(Decimal(rule.parameters["prior"]) * 200), _sums(counts.halves)
    sums = plain(
        count + more, 100 * own.weighted + more * prior, 100**2 * own.weighted_squares + more * prior**2, 100 * _HALVES
    )
    return mean_of("members-bayes", rule, count, sums, decimals=2, ends=_ENDS)


def members_wilson(counts: MemberCounts, rule: InForce) -> Result:
    """Return the lower end of Wilson's interval for the share that gave `liked_from` half-stars or more, in per cent.

    With one decimal. `fewest`: ratings that it takes.
    """
    count = sum(counts.halves)
    if short := too_few("members-wilson", rule, count):
        return short
    liked = sum(counts.halves[int(rule.parameters["liked_from"]) - 1 :])
    low, high = (round_half_up(100 * end, 1) for end in wilson(liked, count))
    return Result("members-wilson", rule.version, low, count, low=low, high=high, parameters=rule.parameters)


BY_VERSION: dict[tuple[str, int], Callable[[MemberCounts, InForce], Result]] = {
    ("members-score", 1): members_score,
    ("members-mean", 1): members_mean,
    ("members-bayes", 1): members_bayes,
    ("members-wilson", 1): members_wilson,
}
"""Name and version of a rule -> what computes it. A version that was ever in force stays."""


def member_scores(counts: MemberCounts, book: Rulebook) -> list[Result]:
    """Return what every rule for members makes of a film's counts, in the order of `RULES`.

    Raises KeyError where the book asks for a version that there is not.
    """
    return [
        BY_VERSION[name, book[name].version](counts, book[name]) for name, rule in RULES.items() if rule.of == MEMBERS
    ]


@lru_cache(maxsize=8)
def _sums(halves: tuple[int, ...]) -> Sums:
    """Return the sums of ratings that are counted by half-stars and weigh 1 each: the same for several rules of one film."""
    total = squares = 0
    for half, count in enumerate(halves, start=1):
        total += half * count
        squares += half * half * count
    return plain(sum(halves), total, squares, _HALVES)
