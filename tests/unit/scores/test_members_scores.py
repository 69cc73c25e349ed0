"""Members' scores: within what was given, in no order, never lowered by a better rating, bounded against bursts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.counts import MemberCounts, counts_as_json
from onesheet.scores.counts import member_counts as read_counts
from onesheet.scores.members import is_provisional, member_scores, weight_of_unproven
from onesheet.scores.result import Result, as_json, from_json
from onesheet.scores.rules import RULES, InForce, rulebook
from strategies.scores import Rating, member_counts, ratings, stars

EVERY = st.lists(ratings, max_size=60)
ENOUGH = st.lists(ratings, min_size=5, max_size=60)
ROUND = Fraction(1, 20)
"""Half of what a score with one decimal is rounded to."""


def scores(given_: list[Rating] | MemberCounts, **parameters: dict) -> dict[str, Result]:
    """Every score of these ratings by its rule, where some rules have other parameters."""
    counts = given_ if isinstance(given_, MemberCounts) else member_counts(given_)
    book = rulebook({name.replace("_", "-"): InForce(1, numbers) for name, numbers in parameters.items()})
    return {one.rule: one for one in member_scores(counts, book)}


def exact_score(given_: list[Rating], a_hundred: int = 10) -> Fraction:
    """The members' score before it is rounded, rating by rating."""
    proven = [one.half for one in given_ if not one.unproven]
    others = [one.half for one in given_ if one.unproven]
    weight = Fraction(len(others))
    if proven:
        weight = min(weight, max(Fraction(1), Fraction(len(proven) * a_hundred, 100 - a_hundred)))
    total = sum(proven) + (weight * sum(others) / len(others) if others else 0)
    return total / (len(proven) + weight) / 2


@given(EVERY)
def test_all_rules_answer_in_their_order(given_):
    results = member_scores(member_counts(given_), rulebook())

    assert [one.rule for one in results] == [name for name, rule in RULES.items() if rule.of == "members"]
    for one in results:
        fewest = int(one.parameters["fewest"])
        assert one.count == len(given_)
        assert one.lacking == max(0, fewest - len(given_))
        assert (one.value is None) == (one.lacking > 0)
        assert from_json(as_json(one)) == one


@given(ENOUGH)
def test_means_lie_between_the_least_and_the_most(given_):
    least, most = stars(min(one.half for one in given_)), stars(max(one.half for one in given_))

    for rule in ("members-score", "members-mean"):
        value = scores(given_)[rule].value
        # Half a star has one decimal, so that rounding to one decimal leads beyond neither.
        assert least <= value <= most
    assert min(least, Decimal(3)) <= scores(given_)["members-bayes"].value <= max(most, Decimal(3))


@given(ENOUGH)
def test_the_score_is_the_weighted_mean_of_the_ratings(given_):
    assert -ROUND < exact_score(given_) - Fraction(scores(given_)["members-score"].value) < ROUND or (
        Fraction(scores(given_)["members-score"].value) - exact_score(given_) == ROUND
    )


@given(ENOUGH, st.randoms(use_true_random=False))
def test_order_is_irrelevant(given_, chance):
    before = scores(given_)
    chance.shuffle(given_)

    assert scores(given_) == before


@given(ENOUGH, st.booleans())
def test_one_more_best_rating_never_lowers_and_one_more_worst_never_raises(given_, unproven):
    now = scores(given_)
    better, worse = scores([*given_, Rating(10, unproven)]), scores([*given_, Rating(1, unproven)])

    for rule in ("members-score", "members-mean", "members-bayes"):
        assert worse[rule].value <= now[rule].value <= better[rule].value
    assert now["members-wilson"].value <= better["members-wilson"].value


@given(ENOUGH, st.data())
def test_raising_a_rating_never_lowers(given_, data):
    at = data.draw(st.integers(0, len(given_) - 1))
    one = given_[at]
    raised = [*given_[:at], Rating(min(10, one.half + 1), one.unproven), *given_[at + 1 :]]

    before, after = scores(given_), scores(raised)
    assert all(after[rule].value >= before[rule].value for rule in before)


@given(ENOUGH)
def test_intervals_hold_the_value_as_it_is_printed(given_):
    for one in scores(given_).values():
        if one.low is not None:
            assert one.low <= one.value <= one.high
            assert one.low.as_tuple().exponent == one.value.as_tuple().exponent == one.high.as_tuple().exponent
    most = {"members-wilson": Decimal(100)}
    assert all(
        one.low is None or (one.low >= 0 and one.high <= most.get(rule, Decimal(5)))
        for rule, one in scores(given_).items()
    )


@given(ENOUGH)
def test_without_unproven_members_the_score_is_the_plain_mean(given_):
    results = scores([Rating(one.half) for one in given_])

    score, mean = results["members-score"], results["members-mean"]
    assert (score.value, score.low, score.high) == (mean.value, mean.low, mean.high)


@given(ENOUGH)
def test_where_nobody_is_proven_all_weigh_one_and_it_is_provisional(given_):
    others = [Rating(one.half, unproven=True) for one in given_]

    assert scores(others)["members-score"].value == scores(others)["members-mean"].value
    assert is_provisional(member_counts(others))
    assert not is_provisional(member_counts([*others, Rating(5)]))
    assert not is_provisional(MemberCounts())


@given(st.lists(st.integers(1, 10), min_size=1, max_size=40), st.integers(1, 10), st.integers(1, 10**6))
def test_a_burst_moves_the_score_by_no_more_than_is_said(proven, burst, size):
    halves, unproven = [0] * 10, [0] * 10
    for half in proven:
        halves[half - 1] += 1
    before = scores(MemberCounts(tuple(halves)), members_score={"fewest": 1})["members-score"].value
    halves[burst - 1] += size
    unproven[burst - 1] += size
    after = scores(MemberCounts(tuple(halves), tuple(unproven)), members_score={"fewest": 1})["members-score"].value

    number = len(proven)
    bound = max(Fraction(45, 10 * (number + 1)), Fraction(45, 100))
    assert abs(Fraction(after) - Fraction(before)) <= bound + 2 * ROUND


def test_a_burst_of_a_thousand_by_hand():
    # Nine gave 4 stars; a thousand new accounts give half a star, and weigh 1 together: (36 + 0.5) / 10 = 3.65.
    counts = MemberCounts((1000, 0, 0, 0, 0, 0, 0, 9, 0, 0), (1000, *[0] * 9))

    assert str(scores(counts)["members-score"].value) == "3.7"
    assert str(scores(counts)["members-mean"].value) == "0.5"


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 50))
def test_unproven_ones_never_weigh_more_than_their_number_nor_than_their_share(proven, unproven, a_hundred):
    weight = weight_of_unproven(proven, unproven, a_hundred)

    assert 0 <= weight <= unproven
    if proven and weight > 1:
        assert 100 * weight <= a_hundred * (proven + weight)


@given(ENOUGH, st.integers(1, 50))
def test_few_ratings_are_drawn_to_the_prior_and_many_are_not(given_, more):
    """Shrinkage: a larger prior is nearer to it, and the mean of ever so many is their own."""
    counts = member_counts(given_)
    mean = Fraction(sum(one.half for one in given_), 2 * len(given_))
    near = scores(counts, members_bayes={"prior": "3.00", "prior_ratings": more})["members-bayes"].value
    nearer = scores(counts, members_bayes={"prior": "3.00", "prior_ratings": 10 * more})["members-bayes"].value
    none = scores(counts, members_bayes={"prior": "3.00", "prior_ratings": 0})["members-bayes"].value

    assert abs(nearer - 3) <= abs(near - 3) <= abs(none - 3)
    assert abs(Fraction(none) - mean) <= Fraction(1, 200)
    many = MemberCounts(tuple(100_000 * count for count in counts.halves))
    assert abs(Fraction(scores(many)["members-bayes"].value) - mean) <= Fraction(1, 100)


@given(ENOUGH, st.integers(2, 20))
def test_the_lower_bound_rises_with_more_of_the_same(given_, times):
    counts = member_counts(given_)
    more = MemberCounts(tuple(times * count for count in counts.halves))

    once, often = scores(counts)["members-wilson"], scores(more)["members-wilson"]
    assert once.value <= often.value <= once.high
    assert once.low == once.value


@pytest.mark.parametrize(
    ("halves", "mean"),
    [
        ((0, 0, 0, 0, 0, 0, 0, 0, 0, 4), None),
        ((0, 0, 0, 0, 0, 0, 0, 0, 0, 5), "5.0"),
        ((5, 0, 0, 0, 0, 0, 0, 0, 0, 0), "0.5"),
        ((0, 0, 0, 0, 0, 3, 2, 0, 0, 0), "3.2"),
        ((0, 0, 0, 0, 0, 1, 9, 0, 0, 0), "3.5"),  # 3.45: a half is rounded up
        ((0,) * 10, None),
    ],
)
def test_means_worked_out_by_hand(halves, mean):
    value = scores(MemberCounts(halves))["members-mean"].value
    assert (None if value is None else str(value)) == mean


def test_the_others_worked_out_by_hand():
    # 83 of 117 gave 3.5 stars or more; the sum is 83 × 4 + 34 × 2 = 400 stars.
    results = scores(MemberCounts((0, 0, 0, 34, 0, 0, 0, 83, 0, 0)))

    assert (str(results["members-wilson"].value), str(results["members-wilson"].high)) == ("62.2", "78.4")
    assert str(results["members-bayes"].value) == "3.35"  # (25 × 3 + 400) / 142 = 3.3451
    assert str(results["members-mean"].value) == "3.4"  # 400 / 117 = 3.4188


@given(EVERY)
def test_counts_come_back_from_json(given_):
    counts = member_counts(given_)

    assert read_counts(counts_as_json(counts)) == counts


def test_an_unknown_version_is_refused():
    with pytest.raises(KeyError):
        member_scores(MemberCounts(), rulebook({"members-mean": InForce(2, {})}))
