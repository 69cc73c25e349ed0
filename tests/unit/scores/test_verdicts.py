"""The verdict that a value speaks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.verdicts import verdict_of
from onesheet.values.scales import value_of

ORDER = ("negative", "mixed", "positive")


@pytest.mark.parametrize(
    ("hundredths", "verdict"),
    [
        (0, "negative"), (3999, "negative"), (4000, "mixed"), (5999, "mixed"), (6000, "positive"), (10_000, "positive"),
    ],
)  # fmt: skip
def test_a_value_has_its_verdict(hundredths, verdict):
    assert verdict_of(hundredths) == verdict


def test_three_of_five_stars_is_praise_and_two_of_four_is_mixed():
    assert verdict_of(value_of("stars-5", Decimal(3)).hundredths) == "positive"
    assert verdict_of(value_of("stars-4", Decimal(2)).hundredths) == "mixed"


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_higher_value_never_has_a_worse_verdict(one, other):
    low, high = sorted((one, other))

    assert ORDER.index(verdict_of(low)) <= ORDER.index(verdict_of(high))


@pytest.mark.parametrize("hundredths", [-1, 10_001])
def test_what_is_no_value_is_refused(hundredths):
    with pytest.raises(ValueError, match="no value"):
        verdict_of(hundredths)
