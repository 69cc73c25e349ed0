"""Counting an audience's ballots: marks to 0 to 100, the score of a film, who is ranked and who not yet. docs/scoring.md tells the rules.

All is exact until it is printed: ranks follow from fractions, never from rounded numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from onesheet.scores.intervals import half_up, interval_of_mean, plain, rounded

VERSION = 1
"""Of both rules."""
MEAN, BAYES = "mean", "bayes"
POINTS: Mapping[str, tuple[int, ...]] = {
    "five": (20, 40, 60, 80, 100),
    "halves": (10, 20, 30, 40, 50, 60, 70, 80, 90, 100),
    "letters": (0, 25, 50, 75, 100),
}
"""What each step of a scale is worth, from the lowest: 1 to 5, half a star to five, E to A."""
_DECIMALS = 2
_LEAST, _MOST = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Counting:
    """The rule of a poll with its numbers."""

    rule: str
    """`MEAN` or `BAYES`."""
    scale: str
    """A name of `POINTS`."""
    least_ballots: int = 0
    least_share: Fraction = Fraction(0)
    """What a film needs to be ranked: ballots, and ballots as a share, 0 to 1, of the seats it was shown to."""
    prior: int = 0
    """Of `BAYES`: how many ballots of the mean of all are added to each film's."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots of one film that count."""

    key: int
    """Names the film; means nothing here."""
    marks: Sequence[int]
    """How many gave each step of the scale, from the lowest."""
    seats: int | None
    """Seats of all its screenings; None where somebody did not say how many a room has."""


class Unranked(StrEnum):
    """Why a film has no rank."""

    NO_BALLOTS = "no ballots"
    FEW_BALLOTS = "too few ballots"
    NO_SEATS = "seats not known"
    SMALL_SHARE = "too small a share of the seats"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rule makes of a film's ballots."""

    key: int
    ballots: int
    mean: Decimal | None
    """0 to 100 with two decimals; None without ballots."""
    low: Decimal | None
    high: Decimal | None
    """The interval that holds the mean of many more such ballots with 95 % confidence; None where one mark decides."""
    score: Decimal | None
    """What it is ranked by, 0 to 100 with two decimals: the mean or, by `BAYES`, the mean drawn towards that of all."""
    share: Decimal | None
    """Ballots of a hundred seats, one decimal, more than 100 where there were more ballots than seats; None where seats are not known."""
    rank: int | None
    """From 1; films of exactly the same score share it, and the next rank is left out."""
    unranked: Unranked | None
    lacking: int = 0
    """Ballots that are missing until it is ranked, of `FEW_BALLOTS` and `SMALL_SHARE`."""


def points(scale: str, mark: int) -> int:
    """Return what a mark, in steps from 1, is worth: 0 to 100. Raises ValueError where the scale has no such step."""
    steps = POINTS[scale]
    if not 1 <= mark <= len(steps):
        raise ValueError(f"{mark} is no step of {scale}")
    return steps[mark - 1]


def count(films: Iterable[Ballots], counting: Counting) -> list[Standing]:
    """Rank films: the ranked first, best first, then those not ranked, the most ballots first; ties in the order of their keys."""
    given = list(films)
    worth = POINTS[counting.scale]
    every = sum(sum(film.marks) for film in given)
    total = sum(_total(film, worth) for film in given)
    middle = Fraction(total, every) if every else Fraction(0)
    scored = {film.key: _score(film, worth, counting, middle) for film in given}
    reasons = {film.key: _unranked(film, counting) for film in given}
    ranked = sorted(
        (film for film in given if reasons[film.key] is None), key=lambda film: (-scored[film.key], film.key)
    )
    others = sorted((film for film in given if reasons[film.key]), key=lambda film: (-sum(film.marks), film.key))
    found, rank = [], 0
    for place, film in enumerate(ranked, start=1):
        if place == 1 or scored[film.key] != scored[ranked[place - 2].key]:
            rank = place
        found.append(_standing(film, worth, scored[film.key], rank, None))
    return [*found, *(_standing(film, worth, scored[film.key], None, reasons[film.key]) for film in others)]


def _total(film: Ballots, worth: Sequence[int]) -> int:
    if len(film.marks) != len(worth):
        raise ValueError(f"{len(film.marks)} counts for a scale of {len(worth)} steps")
    return sum(number * one for number, one in zip(film.marks, worth, strict=True))


def _score(film: Ballots, worth: Sequence[int], counting: Counting, middle: Fraction) -> Fraction:
    """Return the exact score; 0 without ballots."""
    ballots, total = sum(film.marks), _total(film, worth)
    if not ballots:
        return Fraction(0)
    if counting.rule == BAYES:
        return (counting.prior * middle + total) / (counting.prior + ballots)
    return Fraction(total, ballots)


def _unranked(film: Ballots, counting: Counting) -> tuple[Unranked, int] | None:
    """Return why a film is not ranked and how many ballots it lacks; None where it is."""
    ballots = sum(film.marks)
    if not ballots:
        return Unranked.NO_BALLOTS, max(1, counting.least_ballots)
    if ballots < counting.least_ballots:
        return Unranked.FEW_BALLOTS, counting.least_ballots - ballots
    if counting.least_share > 0:
        if not film.seats:
            return Unranked.NO_SEATS, 0
        needed = counting.least_share * film.seats
        if ballots < needed:
            return Unranked.SMALL_SHARE, -(-needed.numerator // needed.denominator) - ballots
    return None


def _standing(
    film: Ballots, worth: Sequence[int], score: Fraction, rank: int | None, reason: tuple[Unranked, int] | None
) -> Standing:
    ballots, total = sum(film.marks), _total(film, worth)
    share = half_up(100 * ballots, film.seats, 1) if film.seats else None
    if not ballots:
        assert reason is not None
        return Standing(film.key, 0, None, None, None, None, share, None, *reason)
    squares = sum(number * one * one for number, one in zip(film.marks, worth, strict=True))
    low, high = rounded(interval_of_mean(plain(ballots, total, squares, 1)), _DECIMALS, least=_LEAST, most=_MOST)
    return Standing(
        film.key, ballots, half_up(total, ballots, _DECIMALS), low, high,
        half_up(score.numerator, score.denominator, _DECIMALS), share, rank, *(reason or (None, 0)),
    )  # fmt: skip


def standing_as_json(standing: Standing) -> dict[str, Any]:
    """Return a standing as a JSON object without its key, decimals as texts."""
    return {
        "ballots": standing.ballots,
        "mean": _text(standing.mean),
        "low": _text(standing.low),
        "high": _text(standing.high),
        "score": _text(standing.score),
        "share": _text(standing.share),
        "rank": standing.rank,
        "unranked": standing.unranked.value if standing.unranked else None,
        "lacking": standing.lacking,
    }


def standing_from_json(key: int, told: Mapping[str, Any]) -> Standing:
    """Return the standing that `standing_as_json` told. Raises KeyError where a part is missing."""
    return Standing(
        key=key,
        ballots=told["ballots"],
        mean=_number(told["mean"]),
        low=_number(told["low"]),
        high=_number(told["high"]),
        score=_number(told["score"]),
        share=_number(told["share"]),
        rank=told["rank"],
        unranked=Unranked(told["unranked"]) if told["unranked"] else None,
        lacking=told["lacking"],
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
