"""How one judges beside others: laws that hold for all reviews, and worked examples."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.habits import Judgement, habits, majority

VERDICTS = ("positive", "mixed", "negative")
judgements = st.lists(
    st.builds(
        Judgement,
        film=st.integers(1, 5),
        value=st.none() | st.integers(0, 10_000),
        verdict=st.sampled_from(("", *VERDICTS)),
        others=st.none() | st.tuples(*[st.integers(0, 9)] * 3),
        ratings=st.just(8),
        halves=st.integers(8, 80),
    ),
    max_size=12,
)


def one(**given_: object) -> Judgement:
    told = {"film": 1, "value": 8000, "verdict": "positive", "others": (5, 0, 0), "ratings": 0, "halves": 0}
    return Judgement(**(told | given_))


@given(judgements, judgements)
def test_what_is_held_back_changes_nothing_but_how_many_there_are(told, held):
    found = habits([*told, *(replace(one, held=True) for one in held)])

    assert replace(found, reviews=0, films=0) == replace(habits(told), reviews=0, films=0)
    assert found.reviews == len(told) + len(held)


@given(judgements)
def test_every_number_is_within_its_bounds(told):
    found = habits(told)

    assert found.reviews == len(told)
    assert found.films <= found.reviews
    assert sum(found.bins) == found.scored <= found.reviews
    assert found.positive <= found.decided <= found.reviews
    assert found.with_majority <= found.majority_of <= found.films
    assert found.members_of <= found.films
    assert found.mean is None or 0 <= found.mean <= 100
    assert (found.mean is None) == (found.scored == 0)
    assert found.share_positive is None or 0 <= found.share_positive <= 100
    if found.distance is not None:
        assert abs(found.leaning) <= found.distance <= 100


@given(judgements)
def test_what_others_think_changes_nothing_of_ones_own(told):
    alone = [Judgement(each.film, each.value, each.verdict, None, 0, 0) for each in told]

    found, bare = habits(told), habits(alone)

    assert (found.mean, found.bins, found.positive, found.films) == (bare.mean, bare.bins, bare.positive, bare.films)
    assert (bare.majority_of, bare.members_of) == (0, 0)


def test_nothing_comes_of_nothing():
    found = habits([])

    assert (found.mean, found.share_positive, found.distance, found.leaning) == (None, None, None, None)
    assert found.bins == (0,) * 10


def test_ones_own_verdicts_are_no_part_of_the_majority():
    # Three positive ones of which two are one's own: one other alone is no majority.
    assert habits([one(others=(3, 0, 0)), one(others=(3, 0, 0))]).majority_of == 0
    # Two others are, and disagree with the newest.
    found = habits([one(verdict="negative", others=(3, 0, 1)), one(others=(3, 0, 1))])
    assert (found.majority_of, found.with_majority) == (1, 0)


def test_a_tie_is_no_majority():
    assert majority((2, 2, 0)) == ""
    assert majority((1, 0, 0)) == ""
    assert majority((0, 3, 2)) == "mixed"
    assert majority((0, 0, 2)) == "negative"


def test_the_newest_value_of_a_film_is_compared_with_its_members():
    # 80 points beside 7 half-stars on average, 70; the older 20 is not compared.
    found = habits([one(ratings=10, halves=70), one(value=2000, ratings=10, halves=70), one(film=2, value=5000, ratings=4, halves=4)])  # fmt: skip

    assert (found.members_of, found.distance, found.leaning) == (1, 10, 10)
    assert found.mean == Fraction(50)


def test_a_hundred_is_in_the_last_bin():
    assert habits([one(value=value) for value in (0, 999, 1000, 9999, 10_000)]).bins == (2, 1, 0, 0, 0, 0, 0, 0, 0, 2)
