"""The members' average, which four votes do not make."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.means import FEWEST, members_mean

COUNTS = st.lists(st.integers(0, 10**6), min_size=10, max_size=10)


@given(COUNTS)
def test_it_is_within_a_twentieth_of_the_exact_mean(counts):
    mean = members_mean(counts)
    if sum(counts) < FEWEST:
        assert mean is None
        return
    exact = Fraction(sum(half * count for half, count in enumerate(counts, start=1)), 2 * sum(counts))
    assert mean is not None
    assert abs(Fraction(mean) - exact) <= Fraction(1, 20)
    assert Decimal("0.5") <= mean <= 5


@pytest.mark.parametrize(
    ("counts", "mean"),
    [
        ([0] * 9 + [4], None),
        ([0] * 9 + [5], "5.0"),
        ([5] + [0] * 9, "0.5"),
        ([0, 0, 0, 0, 0, 3, 2, 0, 0, 0], "3.2"),
        ([0, 0, 0, 0, 0, 1, 9, 0, 0, 0], "3.5"),  # 3.45: a half is rounded up
        ([0] * 10, None),
    ],
)
def test_cases_worked_out_by_hand(counts, mean):
    assert members_mean(counts) == (None if mean is None else Decimal(mean))
