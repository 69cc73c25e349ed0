"""The formula of every score with its numbers, checked against what it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.counts import CriticCounts, MemberCounts
from onesheet.scores.critics import critic_scores
from onesheet.scores.explain import formula
from onesheet.scores.members import member_scores
from onesheet.scores.rules import rulebook
from strategies.scores import Review, critic_counts, member_counts, ratings, reviews


def explained(counts: MemberCounts | CriticCounts) -> dict[str, str]:
    results = (
        member_scores(counts, rulebook()) if isinstance(counts, MemberCounts) else critic_scores(counts, rulebook())
    )
    return {one.rule: formula(one, counts) for one in results}


def test_per_cent():
    assert explained(CriticCounts(positive=83, mixed=4, negative=30))["percent-positive"] == (
        "100 × positive / (positive + mixed + negative)\n"
        "100 × 83 / (83 + 4 + 30) = 8300 / 117 ≈ 70.9402\n"
        "rounded half up: 71"
    )


def test_means_of_critics():
    told = explained(critic_counts([Review("", 10_000), Review("", 7_500), *[Review("", 5_000, 20_000)] * 3]))

    assert told["critics-mean"] == "sum of values / number of values\n325 / 5 = 65\nrounded half up: 65.0"
    assert told["critics-weighted"] == "sum of (weight × value) / sum of weights\n475 / 8 = 59.375\nrounded half up: 59"


def test_members():
    told = explained(MemberCounts((3, 0, 0, 0, 0, 0, 0, 9, 0, 0), (3, *[0] * 9)))

    assert told["members-score"] == (
        "E = 9 ratings by proven members, N = 3 by unproven ones, u = 10\n"
        "weight of the N together = min(N, max(1, E × u / (100 − u)))\n"
        "min(3, max(1, 9 × 10 / 90)) = 1\n"
        "(stars of the E + weight × mean of the N) / (E + weight)\n"
        "(36 + 1 × 0.5) / (9 + 1) = 3.65\n"
        "rounded half up: 3.7"
    )
    assert told["members-mean"] == "sum of stars / ratings\n37.5 / 12 = 3.125\nrounded half up: 3.1"
    assert told["members-bayes"] == (
        "(m × C + sum of stars) / (m + ratings)\n(25 × 3 + 37.5) / (25 + 12) ≈ 3.0405\nrounded half up: 3.04"
    )
    assert told["members-wilson"] == (
        "k = 9 of n = 12 ratings gave 3.5 stars or more\np = k / n = 0.75, z = 1.959964\n"
        "100 × (p + z²/2n − z × √(p × (1 − p) / n + z²/4n²)) / (1 + z²/n)\nrounded half up: 46.8"
    )


def test_members_of_one_kind():
    assert explained(MemberCounts((0,) * 9 + (5,)))["members-score"].startswith("all ratings are by proven members\n")
    assert explained(MemberCounts((0,) * 9 + (5,), (0,) * 9 + (5,)))["members-score"].startswith(
        "all 5 ratings are by unproven members and weigh 1 each\n"
    )


def test_too_few():
    assert explained(CriticCounts(positive=3))["percent-positive"] == "3 of the 5 that the rule takes: no value"


@given(st.lists(ratings, max_size=20), st.lists(reviews, max_size=20))
def test_every_score_is_explained_to_the_value_it_has(members, critics):
    for counts, results in (
        (member_counts(members), member_scores(member_counts(members), rulebook())),
        (critic_counts(critics), critic_scores(critic_counts(critics), rulebook())),
    ):
        for one in results:
            told = formula(one, counts)
            assert told.endswith("no value" if one.value is None else f"rounded half up: {one.value}")
