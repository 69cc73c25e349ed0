"""Critics' scores: what counts for which rule, within what was given, in no order, weights as they are said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.counts import CriticCounts, counts_as_json
from onesheet.scores.counts import critic_counts as read_counts
from onesheet.scores.critics import critic_scores
from onesheet.scores.result import Result, as_json, from_json
from onesheet.scores.rules import RULES, InForce, rulebook
from strategies.scores import Review, critic_counts, reviews

EVERY = st.lists(reviews, max_size=40)
SCORED = st.lists(
    st.builds(Review, st.just("mixed"), st.integers(0, 10_000), st.integers(1, 160_000)), min_size=5, max_size=40
)


def scores(given_: list[Review]) -> dict[str, Result]:
    """Every score of these reviews by its rule."""
    return {one.rule: one for one in critic_scores(critic_counts(given_), rulebook())}


@given(EVERY)
def test_each_rule_counts_what_it_needs(given_):
    results = critic_scores(critic_counts(given_), rulebook())

    assert [one.rule for one in results] == [name for name, rule in RULES.items() if rule.of == "critics"]
    assert [one.count for one in results] == [
        sum(one.verdict != "" for one in given_),
        sum(one.value is not None for one in given_),
        sum(one.value is not None and one.weight > 0 for one in given_),
    ]
    for one in results:
        fewest = int(one.parameters["fewest"])
        assert one.lacking == max(0, fewest - one.count)
        assert (one.value is None) == (one.lacking > 0)
        assert from_json(as_json(one)) == one


@given(EVERY, st.randoms(use_true_random=False))
def test_order_is_irrelevant(given_, chance):
    before = scores(given_)
    chance.shuffle(given_)

    assert scores(given_) == before


@given(EVERY)
def test_intervals_hold_the_value_as_it_is_printed(given_):
    for one in scores(given_).values():
        if one.low is not None:
            assert 0 <= one.low <= one.value <= one.high <= 100


@given(SCORED)
def test_means_lie_between_the_least_and_the_most(given_):
    least, most = min(one.value for one in given_), max(one.value for one in given_)
    results = scores(given_)

    assert (
        Fraction(least, 100) - Fraction(1, 20) <= results["critics-mean"].value <= Fraction(most, 100) + Fraction(1, 20)
    )
    assert Fraction(least, 100) - Fraction(1, 2) <= results["critics-weighted"].value
    assert results["critics-weighted"].value <= Fraction(most, 100) + Fraction(1, 2)


@given(SCORED)
def test_the_weighted_score_is_what_its_formula_says(given_):
    exact = Fraction(sum(one.weight * one.value for one in given_), 100 * sum(one.weight for one in given_))
    shown = Fraction(scores(given_)["critics-weighted"].value)

    assert exact - shown < Fraction(1, 2)
    assert shown - exact <= Fraction(1, 2)


@given(SCORED, st.integers(1, 160_000))
def test_equal_weights_change_nothing(given_, weight):
    same = [replace(one, weight=weight) for one in given_]
    results = scores(same)

    exact = Fraction(sum(one.value for one in same), 100 * len(same))
    assert abs(Fraction(results["critics-weighted"].value) - exact) <= Fraction(1, 2)
    assert abs(Fraction(results["critics-mean"].value) - exact) <= Fraction(1, 20)


@given(SCORED, st.integers(0, 10_000))
def test_what_weighs_nothing_changes_nothing_by_weight(given_, value):
    before, after = scores(given_), scores([*given_, Review("mixed", value, 0)])

    assert after["critics-weighted"] == before["critics-weighted"]
    assert after["critics-mean"].count == before["critics-mean"].count + 1


@given(EVERY)
def test_one_more_positive_never_lowers_and_one_more_negative_never_raises(given_):
    enough = [*given_, *[Review("mixed")] * 5]
    now = scores(enough)["percent-positive"]
    better = scores([*enough, Review("positive")])["percent-positive"]
    worse = scores([*enough, Review("negative")])["percent-positive"]

    assert worse.value <= now.value <= better.value
    assert worse.low <= now.low <= better.low


@given(SCORED, st.data())
def test_raising_a_mark_never_lowers(given_, data):
    at = data.draw(st.integers(0, len(given_) - 1))
    raised = [*given_]
    raised[at] = replace(raised[at], value=data.draw(st.integers(raised[at].value, 10_000)))

    before, after = scores(given_), scores(raised)
    assert after["critics-mean"].value >= before["critics-mean"].value
    assert after["critics-weighted"].value >= before["critics-weighted"].value


@given(EVERY)
def test_a_mixed_review_counts_and_is_not_positive_and_one_without_verdict_does_not_count(given_):
    before = scores([*given_, *[Review("mixed")] * 5])["percent-positive"]
    told = [*given_, *[Review("negative")] * 5]

    assert scores(told)["percent-positive"].value == before.value
    assert scores([*told, Review(), Review("", 9000)])["percent-positive"] == before


@pytest.mark.parametrize(
    ("positive", "mixed", "negative", "value", "low", "high"),
    [
        (83, 0, 34, "71", "62", "78"),
        (1, 0, 199, "1", "0", "3"),  # 0.5: a half is rounded up
        (0, 0, 5, "0", "0", "43"),
        (5, 0, 0, "100", "57", "100"),
        (3, 2, 0, "60", "23", "88"),
        (4, 0, 0, None, None, None),
    ],
)
def test_per_cents_worked_out_by_hand(positive, mixed, negative, value, low, high):
    counts = CriticCounts(positive=positive, mixed=mixed, negative=negative)
    one = critic_scores(counts, rulebook())[0]

    assert [None if number is None else str(number) for number in (one.value, one.low, one.high)] == [value, low, high]


def test_means_worked_out_by_hand():
    given_ = [Review("", 10_000), Review("", 7_500), Review("", 5_000, 20_000), Review("", 8_333), Review("", 0, 0)]
    results = scores([*given_])

    # (100 + 75 + 50 + 83.33 + 0) / 5 = 61.666
    assert str(results["critics-mean"].value) == "61.7"
    # (100 + 75 + 2 × 50 + 83.33) / (1 + 1 + 2 + 1) = 71.666
    assert str(results["critics-weighted"].value) == "72"
    assert results["critics-weighted"].count == 4


def test_a_half_point_is_rounded_up():
    given_ = [Review("", 5_000), Review("", 5_000), Review("", 5_100), Review("", 5_100)]

    assert scores(given_)["critics-weighted"].value == Decimal(51)


@given(EVERY)
def test_counts_come_back_from_json(given_):
    counts = critic_counts(given_)

    assert read_counts(counts_as_json(counts)) == counts


def test_an_unknown_version_is_refused():
    with pytest.raises(KeyError):
        critic_scores(CriticCounts(), rulebook({"critics-mean": InForce(2, {})}))
