"""Rounding is half up and exact; intervals hold what they are around and narrow with more marks."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.intervals import Sums, half_up, interval_of_mean, plain, round_half_up, student, wilson

MARKS = st.lists(st.integers(0, 100), min_size=2, max_size=40)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_rounding_is_the_nearest_and_upwards_from_a_half(number, parts, decimals):
    shown, exact = Fraction(half_up(number, parts, decimals)), Fraction(number, parts)
    step = Fraction(1, 10**decimals)

    assert -step / 2 < exact - shown <= step / 2 or exact - shown == -step / 2
    assert exact - shown < step / 2, "a half goes up"
    assert -half_up(number, parts, decimals).as_tuple().exponent == decimals


def test_rounding_by_hand():
    assert str(half_up(345, 100, 1)) == "3.5"
    assert str(half_up(344, 100, 1)) == "3.4"
    assert str(half_up(4, 1, 2)) == "4.00"
    assert str(round_half_up(Decimal("62.15"), 1)) == "62.2"


def test_wilson_by_the_published_vector():
    low, high = wilson(83, 117)

    assert (round_half_up(low, 4), round_half_up(high, 4)) == (Decimal("0.6215"), Decimal("0.7840"))


@given(st.integers(0, 500).flatmap(lambda k: st.tuples(st.just(k), st.integers(max(k, 1), 500))))
def test_wilson_holds_the_share_and_mirrors(of):
    positive, count = of
    low, high = wilson(positive, count)
    from_above, from_below = wilson(count - positive, count)

    assert 0 <= low <= Decimal(positive) / count + Decimal("1e-20")
    assert Decimal(positive) / count - Decimal("1e-20") <= high <= 1
    assert abs(1 - from_below - low) < Decimal("1e-20")
    assert abs(1 - from_above - high) < Decimal("1e-20")


@given(st.integers(0, 60), st.integers(1, 60), st.integers(2, 9))
def test_wilson_narrows_with_more_of_the_same(positive, more, times):
    count = positive + more
    low, high = wilson(positive, count)
    narrower_low, narrower_high = wilson(positive * times, count * times)

    assert narrower_high - narrower_low < high - low


@pytest.mark.parametrize(("positive", "count"), [(0, 0), (3, 2), (-1, 5)])
def test_no_share_no_interval(positive, count):
    with pytest.raises(ValueError, match="no share"):
        wilson(positive, count)


def _below(degrees: int, quantile: float) -> float:
    """How much of Student's distribution lies within ± quantile: Simpson's rule over its density."""
    scale = math.exp(math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)) / math.sqrt(degrees * math.pi)
    steps = 2000
    width = quantile / steps

    def density(x: float) -> float:
        return scale * (1 + x * x / degrees) ** (-(degrees + 1) / 2)

    inner = sum((4 if at % 2 else 2) * density(at * width) for at in range(1, steps))
    return 2 * (density(0) + inner + density(quantile)) * width / 3


@pytest.mark.parametrize("degrees", [*range(1, 31), 40, 60, 120])
def test_quantiles_are_those_of_students_distribution(degrees):
    assert _below(degrees, float(student(degrees))) == pytest.approx(0.95, abs=2e-5)


@given(st.integers(1, 5000))
def test_quantiles_only_fall(degrees):
    assert student(degrees) >= student(degrees + 1) >= Decimal("1.959964")


def _sums(marks: list[int], weights: list[int]) -> Sums:
    pairs = list(zip(weights, marks, strict=True))
    return Sums(
        sum(weights), sum(w * w for w in weights), sum(w * x for w, x in pairs), sum(w * x * x for w, x in pairs), 1
    )


@given(MARKS)
def test_the_interval_is_around_the_mean_and_nothing_wide_where_all_agree(marks):
    low, high = interval_of_mean(plain(len(marks), sum(marks), sum(mark**2 for mark in marks), 1))

    middle = Decimal(sum(marks)) / len(marks)
    assert abs((low + high) / 2 - middle) < Decimal("1e-20")
    assert (low == high) == (len(set(marks)) == 1)


@given(MARKS, st.integers(1, 400))
def test_equal_weights_are_as_none(marks, weight):
    plainly = interval_of_mean(plain(len(marks), sum(marks), sum(mark**2 for mark in marks), 1))
    weighed = interval_of_mean(_sums(marks, [weight] * len(marks)))

    assert all(abs(one - other) < Decimal("1e-20") for one, other in zip(plainly, weighed, strict=True))


@given(MARKS)
def test_one_mark_that_decides_has_no_interval(marks):
    assert interval_of_mean(_sums(marks, [1] + [0] * (len(marks) - 1))) is None
    assert interval_of_mean(_sums(marks, [0] * len(marks))) is None


def test_an_interval_worked_out_by_hand():
    # 60, 70, 80: mean 70, variance 100, standard error 10 / √3 = 5.7735; 4.3027 times that is 24.84.
    low, high = interval_of_mean(plain(3, 210, 60**2 + 70**2 + 80**2, 1))

    assert (round_half_up(low, 2), round_half_up(high, 2)) == (Decimal("45.16"), Decimal("94.84"))


def test_the_vector_of_a_bayesian_mean():
    assert plain(25_000 + 1_000, 25_000 * 7 + 1_000 * 8, 0, 1).mean(4) == Decimal("7.0385")
