"""Ballots counted: property by property, and by the very script that readers download."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onesheet.scores.ballots import (
    BAYES,
    MEAN,
    POINTS,
    Ballots,
    Counting,
    Unranked,
    count,
    points,
    standing_as_json,
    standing_from_json,
)
from onesheet.scores.scripts import script

SCALES = st.sampled_from(sorted(POINTS))


@st.composite
def polls(draw):
    scale = draw(SCALES)
    counting = Counting(
        rule=draw(st.sampled_from([MEAN, BAYES])),
        scale=scale,
        least_ballots=draw(st.integers(0, 12)),
        least_share=Fraction(draw(st.integers(0, 1000)), 1000),
        prior=draw(st.integers(0, 40)),
    )
    size = len(POINTS[scale])
    films = [
        Ballots(
            key, draw(st.lists(st.integers(0, 9), min_size=size, max_size=size)), draw(st.none() | st.integers(0, 60))
        )
        for key in range(1, draw(st.integers(1, 6)) + 1)
    ]
    return films, counting


def test_letters_are_worth_what_the_slip_says():
    assert [points("letters", mark) for mark in (5, 4, 3, 2, 1)] == [100, 75, 50, 25, 0]
    assert [points("five", mark) for mark in range(1, 6)] == [20, 40, 60, 80, 100]
    assert points("halves", 7) == 70
    with pytest.raises(ValueError, match="no step"):
        points("five", 6)
    with pytest.raises(ValueError, match="no step"):
        points("letters", 0)


def test_the_mean_and_its_interval_are_those_of_a_textbook():
    # Marks 4, 4, 5, 3: mean 80 of 100; variance 266.67, its root over 2 taken 3.1824 times is 25.98.
    (told,) = count([Ballots(7, [0, 0, 1, 2, 1], 8)], Counting(MEAN, "five"))

    assert (told.key, told.ballots, told.mean, told.score, told.rank) == (7, 4, Decimal("80.00"), Decimal("80.00"), 1)
    assert (told.low, told.high) == (Decimal("54.02"), Decimal("100.00"))
    assert told.share == Decimal("50.0")


def test_a_film_with_few_ballots_is_drawn_towards_the_mean_of_all():
    films = [Ballots(1, [0, 0, 0, 0, 2], None), Ballots(2, [0, 0, 0, 90, 10], None), Ballots(3, [8, 0, 0, 0, 0], None)]

    by_mean = [one.key for one in count(films, Counting(MEAN, "five"))]
    by_bayes = count(films, Counting(BAYES, "five", prior=200))

    assert by_mean == [1, 2, 3]
    assert [one.key for one in by_bayes] == [2, 1, 3]
    # 110 ballots with 8560 points together: (200 * 8560 / 110 + 200) / 202.
    assert by_bayes[1].score == Decimal("78.04")
    assert by_bayes[1].mean == Decimal("100.00")


def test_ties_share_a_rank_and_the_next_is_left_out():
    films = [Ballots(1, [0, 0, 2, 0, 2], None), Ballots(2, [0, 0, 0, 1, 0], None), Ballots(3, [5, 0, 0, 0, 0], None)]

    assert [(one.key, one.rank) for one in count(films, Counting(MEAN, "five"))] == [(1, 1), (2, 1), (3, 3)]


def test_what_looks_the_same_but_is_not_is_no_tie():
    nearly = Ballots(1, [0, 0, 0, 10_000, 1], None)
    exactly = Ballots(2, [0, 0, 0, 10_000, 0], None)
    told = count([exactly, nearly], Counting(MEAN, "five"))

    assert [(one.key, one.score, one.rank) for one in told] == [(1, Decimal("80.00"), 1), (2, Decimal("80.00"), 2)]


def test_why_a_film_is_not_ranked():
    counting = Counting(MEAN, "five", least_ballots=3, least_share=Fraction("0.1"))
    films = [
        Ballots(1, [0] * 5, 100), Ballots(2, [0, 0, 0, 0, 2], 10), Ballots(3, [0, 0, 0, 0, 9], None),
        Ballots(4, [0, 0, 0, 0, 9], 95), Ballots(5, [0, 0, 0, 0, 10], 95),
    ]  # fmt: skip
    told = {one.key: (one.rank, one.unranked, one.lacking) for one in count(films, counting)}

    assert told == {
        1: (None, Unranked.NO_BALLOTS, 3),
        2: (None, Unranked.FEW_BALLOTS, 1),
        3: (None, Unranked.NO_SEATS, 0),
        4: (None, Unranked.SMALL_SHARE, 1),
        5: (1, None, 0),
    }


@given(polls())
def test_every_film_is_told_once_and_ranks_follow_the_scores(poll):
    films, counting = poll
    told = count(films, counting)

    assert sorted(one.key for one in told) == [one.key for one in films]
    ranked = [one for one in told if one.rank is not None]
    assert told[: len(ranked)] == ranked
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    for place, one in enumerate(ranked, start=1):
        assert one.rank <= place
        assert one.rank == 1 + sum(other.rank < one.rank for other in ranked)
    for one in told:
        assert (one.rank is None) == (one.unranked is not None)
        if one.mean is not None and one.low is not None:
            assert 0 <= one.low <= one.mean <= one.high <= 100


@given(polls(), st.randoms())
def test_order_means_nothing(poll, random):
    films, counting = poll
    mixed = random.sample(films, len(films))

    assert count(mixed, counting) == count(films, counting)


@given(polls(), st.data())
def test_a_better_mark_never_costs_a_film_its_place(poll, data):
    films, counting = poll
    film = data.draw(st.sampled_from(films))
    lower = [step for step, number in enumerate(film.marks[:-1]) if number]
    if not lower:
        return
    step = data.draw(st.sampled_from(lower))
    marks = list(film.marks)
    marks[step] -= 1
    marks[step + 1] += 1
    better = [replace(one, marks=marks) if one.key == film.key else one for one in films]

    before = next(one for one in count(films, counting) if one.key == film.key)
    after = next(one for one in count(better, counting) if one.key == film.key)
    assert after.unranked == before.unranked
    if before.rank is not None and counting.prior * 2 <= sum(film.marks):
        assert after.rank <= before.rank
        assert after.score >= before.score


@given(polls())
def test_without_a_prior_both_rules_are_one(poll):
    films, counting = poll

    assert count(films, replace(counting, rule=BAYES, prior=0)) == count(films, replace(counting, rule=MEAN, prior=0))


@given(polls())
def test_a_standing_comes_back_from_json(poll):
    for one in count(*poll):
        assert standing_from_json(one.key, json.loads(json.dumps(standing_as_json(one)))) == one


@given(poll=polls(), verified=st.randoms())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_script_prints_what_the_rule_says(tmp_path, poll, verified):
    films, counting = poll
    ballots = [
        [film.key, None, "code", True, mark, ""]
        for film in films
        for mark, number in enumerate(film.marks, start=1)
        for _ in range(number)
    ]
    extra = [[films[0].key, None, "member", False, 1, ""], [films[0].key, None, "slip", True, 1, "twice"]]
    mixed = verified.sample([*ballots, *extra], len(ballots) + 2)
    told = {
        "rule": {
            "points": list(POINTS[counting.scale]), "least_ballots": counting.least_ballots, "prior": counting.prior,
            "least_share": str(float(counting.least_share)), "only_verified": True,
        },
        "films": [{"key": one.key, "title": f"Film {one.key}", "seats": one.seats} for one in films],
        "ballots": mixed,
    }  # fmt: skip
    (tmp_path / "award-result.json").write_text(json.dumps(told))
    (tmp_path / "recount.py").write_text(script(f"ballots-{counting.rule}"))

    done = subprocess.run(
        [sys.executable, "-I", tmp_path / "recount.py"], capture_output=True, text=True, check=True, cwd="/"
    )

    ranked = [one for one in count(films, counting) if one.rank is not None]
    assert done.stdout.splitlines() == [f"{one.rank}\t{one.score}\t{one.ballots}\tFilm {one.key}" for one in ranked]
    assert len(script(f"ballots-{counting.rule}").splitlines()) <= 16
