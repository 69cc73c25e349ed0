"""The simulated attack computes the rule and its bound by itself; here both are held against the rule as it is."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.attack import LOW, OPINION, ROUNDED, bound, exact, honest
from hypothesis import assume, given
from hypothesis import strategies as st

from onesheet.scores.counts import MemberCounts
from onesheet.scores.members import members_score
from onesheet.scores.rules import rulebook

HALVES = st.lists(st.integers(0, 400), min_size=10, max_size=10)


def together(proven: list[int], unproven: list[int]) -> list[int]:
    return [one + other for one, other in zip(proven, unproven, strict=True)]


@given(HALVES, HALVES)
def test_it_computes_what_the_site_shows(proven, unproven):
    halves = together(proven, unproven)
    assume(sum(halves) >= 5)

    shown = members_score(MemberCounts(tuple(halves), tuple(unproven)), rulebook()["members-score"]).value

    assert abs(Fraction(shown) - exact(halves, unproven)) <= ROUNDED / 2


@given(HALVES, HALVES, HALVES)
def test_no_ratings_by_unproven_members_move_a_score_beyond_the_bound(proven, before, after):
    assume(sum(proven))

    moved = abs(exact(together(proven, before), before) - exact(together(proven, after), after))

    share = max(bound(sum(proven), sum(before)), bound(sum(proven), sum(after)))
    assert moved <= share
    assert share <= max(Fraction(9, 20), Fraction(9, 2) / (sum(proven) + 1))


@given(HALVES)
def test_where_nobody_is_unproven_it_is_the_plain_mean(proven):
    assume(sum(proven))

    mean = Fraction(sum(half * count for half, count in enumerate(proven, start=1)), 2 * sum(proven))
    assert exact(proven, [0] * 10) == mean


def test_the_bound_of_few_ratings_is_documented():
    assert [float(bound(proven, 500)) for proven in (1, 2, 4, 8, 9, 1000)] == [2.25, 1.5, 0.9, 0.5, 0.45, 0.45]


def test_honest_ratings_are_spread_as_the_opinion_is():
    given_ = list(honest(100))

    assert [given_.count(half) for half in range(LOW, 11)] == list(OPINION)
