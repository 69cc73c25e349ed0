"""Percentages sum to 100, whatever was counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.histogram import percentages

COUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=10)


@given(COUNTS)
def test_they_sum_to_a_hundred(counts):
    assert sum(percentages(counts)) == (100 if any(counts) else 0)


@given(COUNTS)
def test_each_is_less_than_one_point_from_its_share(counts):
    total = sum(counts)
    for count, shown in zip(counts, percentages(counts), strict=True):
        assert total == 0 or abs(shown - count * 100 / total) < 1


@given(COUNTS)
def test_more_votes_never_show_a_smaller_share(counts):
    pairs = sorted(zip(counts, percentages(counts), strict=True))
    shown = [share for _, share in pairs]
    assert shown == sorted(shown)


@given(COUNTS)
def test_what_nobody_gave_shows_nothing(counts):
    assert all(shown == 0 for count, shown in zip(counts, percentages(counts), strict=True) if count == 0)


@given(COUNTS, st.integers(2, 1000))
def test_shares_do_not_depend_on_how_many_voted(counts, times):
    assert percentages([count * times for count in counts]) == percentages(counts)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([1, 1, 1], [34, 33, 33]),
        ([0, 0, 0], [0, 0, 0]),
        ([1], [100]),
        ([2, 1], [67, 33]),
        ([1, 2, 3, 1], [14, 29, 43, 14]),
        ([1, 0, 199], [0, 0, 100]),  # half a point each: the larger count gets it
        ([1, 1, 998], [0, 0, 100]),
    ],
)
def test_cases_worked_out_by_hand(counts, shown):
    assert percentages(counts) == shown


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        percentages([3, -1])
