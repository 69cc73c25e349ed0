"""How many reviews were positive, from a published percentage and its count."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.derived import positives


def rounded(part: int, count: int, places: int = 0) -> Fraction:
    """The percentage as it is printed, by another way: whole units of the last place, a half up."""
    unit = Fraction(1, 10**places)
    return (Fraction(100 * part, count) / unit + Fraction(1, 2)).__floor__() * unit


@given(st.integers(1, 700), st.integers(0, 100))
def test_every_number_that_rounds_to_the_percentage_is_found_and_no_other(count, percent):
    made = positives(Decimal(percent), count)

    assert list(range(made.fewest, made.most + 1)) == [
        part for part in range(count + 1) if rounded(part, count) == percent
    ]
    assert made.fits == len(range(made.fewest, made.most + 1))


@given(st.integers(1, 200), st.integers(0, 1000), st.integers(0, 3))
def test_decimals_that_are_printed_are_held_to(count, tenths, places):
    percent = (Decimal(tenths) / 10).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    made = positives(percent, count)

    told = [part for part in range(count + 1) if rounded(part, count, places) == Fraction(percent)]
    assert list(range(made.fewest, made.most + 1)) == told


@given(st.integers(1, 100_000).flatmap(lambda count: st.tuples(st.just(count), st.integers(0, count))))
def test_the_true_number_is_always_among_them(reviews):
    count, positive = reviews
    made = positives(Decimal(int(rounded(positive, count))), count)

    assert made.fewest <= positive <= made.most
    assert made.low <= positive < made.high


@pytest.mark.parametrize(
    ("percent", "count", "low", "high", "fewest", "most"),
    [
        (71, 117, "82.485", "83.655", 83, 83),
        (71, 400, "282.000", "286.000", 282, 285),
        (100, 5, "4.975", "5.025", 5, 5),
        (0, 5, "-0.025", "0.025", 0, 0),
    ],
)
def test_the_arithmetic_is_exact(percent, count, low, high, fewest, most):
    made = positives(Decimal(percent), count)

    assert (made.low, made.high) == (Decimal(low), Decimal(high))
    assert (made.fewest, made.most) == (fewest, most)


def test_percentage_that_no_number_gives_fits_none():
    made = positives(Decimal(71), 5)

    assert made.fits == 0
    assert (made.low, made.high) == (Decimal("3.525"), Decimal("3.575"))


@pytest.mark.parametrize(("percent", "count"), [("71", 0), ("101", 5), ("-1", 5), ("NaN", 5), ("Infinity", 5)])
def test_what_is_no_share_is_refused(percent, count):
    with pytest.raises(ValueError, match="no share"):
        positives(Decimal(percent), count)
