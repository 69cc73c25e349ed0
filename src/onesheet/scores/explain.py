"""The formula of a score with the numbers in it, so that it can be followed by hand."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from onesheet.scores.counts import CriticCounts, MemberCounts
from onesheet.scores.members import weight_of_unproven
from onesheet.scores.result import Result

_SHOWN = 4
"""Decimals of numbers on the way."""


def formula(result: Result, counts: MemberCounts | CriticCounts) -> str:
    """Return the way from a film's counts to a score, one step a line, in plain text.

    `counts` are those that the result was made of. Where there are too few inputs it says so and computes nothing. Raises
    KeyError where the result's rule is none.
    """
    if result.value is None:
        return f"{result.count} of the {result.count + result.lacking} that the rule takes: no value"
    return "\n".join(_STEPS[result.rule](result, counts))


def _percent_positive(result: Result, counts: CriticCounts) -> list[str]:
    parts = f"{counts.positive} + {counts.mixed} + {counts.negative}"
    exact = Fraction(100 * counts.positive, result.count)
    return [
        "100 × positive / (positive + mixed + negative)",
        f"100 × {counts.positive} / ({parts}) = {100 * counts.positive} / {result.count} {_is(exact)}",
        _rounded(result),
    ]


def _critics_mean(result: Result, counts: CriticCounts) -> list[str]:
    total = Fraction(counts.values, 100)
    return [
        "sum of values / number of values",
        f"{_number(total)} / {counts.scored} {_is(total / counts.scored)}",
        _rounded(result),
    ]


def _critics_weighted(result: Result, counts: CriticCounts) -> list[str]:
    weights, weighted = Fraction(counts.weights, 10_000), Fraction(counts.weighted, 1_000_000)
    return [
        "sum of (weight × value) / sum of weights",
        f"{_number(weighted)} / {_number(weights)} {_is(weighted / weights)}",
        _rounded(result),
    ]


def _members_mean(result: Result, counts: MemberCounts) -> list[str]:
    total = _stars(counts.halves)
    return [
        "sum of stars / ratings",
        f"{_number(total)} / {result.count} {_is(total / result.count)}",
        _rounded(result),
    ]


def _members_score(result: Result, counts: MemberCounts) -> list[str]:
    few = sum(counts.unproven)
    proven = result.count - few
    total, others = _stars(counts.halves), _stars(counts.unproven)
    u = int(result.parameters["unproven_a_hundred"])
    together = weight_of_unproven(proven, few, u)
    if not proven:
        return [f"all {few} ratings are by unproven members and weigh 1 each", *_members_mean(result, counts)]
    if not few:
        return ["all ratings are by proven members", *_members_mean(result, counts)]
    exact = (total - others + together * others / few) / (proven + together)
    own, weight = _number(total - others), _number(together)
    return [
        f"E = {proven} ratings by proven members, N = {few} by unproven ones, u = {u}",
        "weight of the N together = min(N, max(1, E × u / (100 − u)))",
        f"min({few}, max(1, {proven} × {u} / {100 - u})) {_is(together)}",
        "(stars of the E + weight × mean of the N) / (E + weight)",
        f"({own} + {weight} × {_number(others / few)}) / ({proven} + {weight}) {_is(exact)}",
        _rounded(result),
    ]


def _members_bayes(result: Result, counts: MemberCounts) -> list[str]:
    more, prior = int(result.parameters["prior_ratings"]), Fraction(str(result.parameters["prior"]))
    total = _stars(counts.halves)
    exact = (more * prior + total) / (more + result.count)
    return [
        "(m × C + sum of stars) / (m + ratings)",
        f"({more} × {_number(prior)} + {_number(total)}) / ({more} + {result.count}) {_is(exact)}",
        _rounded(result),
    ]


def _members_wilson(result: Result, counts: MemberCounts) -> list[str]:
    from_ = int(result.parameters["liked_from"])
    liked = sum(counts.halves[from_ - 1 :])
    return [
        f"k = {liked} of n = {result.count} ratings gave {_number(Fraction(from_, 2))} stars or more",
        f"p = k / n {_is(Fraction(liked, result.count))}, z = 1.959964",
        "100 × (p + z²/2n − z × √(p × (1 − p) / n + z²/4n²)) / (1 + z²/n)",
        _rounded(result),
    ]


# Each takes the counts of its kind.
_STEPS: dict[str, Callable[[Result, Any], list[str]]] = {
    "percent-positive": _percent_positive,
    "critics-mean": _critics_mean,
    "critics-weighted": _critics_weighted,
    "members-score": _members_score,
    "members-mean": _members_mean,
    "members-bayes": _members_bayes,
    "members-wilson": _members_wilson,
}


def _stars(halves: tuple[int, ...]) -> Fraction:
    return Fraction(sum(half * count for half, count in enumerate(halves, start=1)), 2)


def _rounded(result: Result) -> str:
    return f"rounded half up: {result.value}"


def _is(number: Fraction) -> str:
    """`= 70.5` where four decimals tell all of it, else `≈ 70.9402`."""
    shown = _number(number)
    return f"{'=' if Fraction(shown) == number else '≈'} {shown}"


def _number(number: Fraction) -> str:
    shown = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(
        Decimal(1).scaleb(-_SHOWN), ROUND_HALF_UP
    )
    text = f"{shown:f}"
    return text.rstrip("0").rstrip(".")
