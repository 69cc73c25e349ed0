"""Buzz: films of an edition by what the audience says meanwhile, and the script that makes the same of the same ratings."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.buzz import FIRST, FilmMarks, Marks, Parameters, Way, formula, parameters_as_json, standings
from onesheet.scores.scripts import script


def marks(ratings=(), unproven=(), recent=(), recent_unproven=()) -> FilmMarks:
    """Return a film's ratings in half-stars as sums."""
    return FilmMarks(
        *(
            Marks(len(one), sum(one), sum(mark * mark for mark in one))
            for one in (ratings, unproven, recent, recent_unproven)
        )
    )


RATINGS = st.lists(st.integers(1, 10), max_size=12)
FILMS = st.lists(st.tuples(RATINGS, RATINGS, RATINGS, RATINGS), max_size=8)


def ranked(films) -> list[tuple[int, Decimal | None, int | None]]:
    found = standings([(key, marks(*one)) for key, one in enumerate(films)])
    return [(one.key, one.score, one.rank) for one in found.films]


def by_hand(films, parameters=FIRST) -> dict[int, Fraction]:
    """Compute the scores with one fraction for each rating: slow and plain."""
    sums = {}
    for key, (early, early_few, late, late_few) in enumerate(films):
        many, few = [*early, *late], [*early_few, *late_few]
        together = Fraction(len(few))
        if many:
            share = Fraction(len(many) * parameters.unproven_a_hundred, 100 - parameters.unproven_a_hundred)
            together = min(together, max(Fraction(1), share))
        each = together / len(few) if few else Fraction(0)
        if many or few:
            sums[key] = (Fraction(sum(many)) + each * sum(few), len(many) + together)
    if not sums:
        return {}
    mean = sum(one for one, _ in sums.values()) / sum(one for _, one in sums.values())
    prior = parameters.prior
    return {key: (prior * mean + total) / (prior + weight) / 2 for key, (total, weight) in sums.items()}


@given(FILMS)
def test_scores_and_ranks_are_those_of_plain_fractions(films):
    exact = by_hand(films)

    for key, score, rank in ranked(films):
        if key not in exact:
            assert (score, rank) == (None, None)
            continue
        hundredths = int(exact[key] * 100 + Fraction(1, 2))
        assert score == Decimal(hundredths) / 100
        assert rank == 1 + sum(other > exact[key] for other in exact.values())


@given(FILMS, st.randoms(use_true_random=False))
def test_the_order_in_which_films_are_given_changes_nothing(films, chance):
    numbered = [(key, marks(*one)) for key, one in enumerate(films)]
    shuffled = chance.sample(numbered, len(numbered))

    rated = [one for one in standings(numbered).films if one.rank]
    assert rated == [one for one in standings(shuffled).films if one.rank]


@given(FILMS, RATINGS)
def test_another_five_stars_never_lower_a_film_among_the_others(films, ratings):
    before = {key: rank for key, _, rank in ranked([*films, (ratings, [], [], [])])}
    after = {key: rank for key, _, rank in ranked([*films, ([*ratings, 10], [], [], [])])}

    if before[len(films)] is not None:
        assert after[len(films)] <= before[len(films)]


def test_few_ratings_stand_near_the_mean_of_the_edition():
    loud, small, broad = marks([10, 10, 10]), marks([2] * 3), marks([9] * 300)

    first, second, third = standings([(1, loud), (2, small), (3, broad)]).films

    assert [first.key, second.key, third.key] == [1, 3, 2]
    assert first.score == Decimal("4.59")  # (10 × 8.94 + 30) / 13 half-stars, and not five stars
    assert second.told.mean == Decimal("4.5")
    assert first.told.mean is None


def test_a_crowd_of_unproven_accounts_weighs_little_together():
    honest = [6] * 40
    stuffed = standings([(1, marks(honest, [10] * 500)), (2, marks([7] * 40))]).films

    assert [one.key for one in stuffed] == [2, 1]
    assert stuffed[1].told.weight == Fraction(40) + Fraction(400, 90)


@pytest.mark.parametrize(
    ("before", "last_day", "way", "momentum"),
    [
        ([6] * 20, [9] * 10, Way.UP, "0.67"),
        ([8] * 20, [4] * 10, Way.DOWN, "-0.89"),
        ([8] * 20, [8] * 10, Way.STEADY, "0.00"),
        ([6] * 20, [10] * 4, Way.QUIET, None),
    ],
)
def test_momentum_is_the_last_day_against_before(before, last_day, way, momentum):
    [one] = standings([(1, marks(before, recent=last_day))]).films

    assert one.way is way
    assert one.momentum == (None if momentum is None else Decimal(momentum))


def test_momentum_of_a_few_is_drawn_towards_nought():
    few, many = (standings([(1, marks([6] * 20, recent=[9] * n)), (2, marks([6] * 999))]).films for n in (5, 500))

    assert Decimal(0) < few[0].momentum < Decimal("0.55") < many[0].momentum < Decimal("1.5")


def test_without_ratings_there_is_no_rank():
    found = standings([(7, marks()), (3, marks())])

    assert found.mean is None
    assert [(one.key, one.rank, one.score) for one in found.films] == [(7, None, None), (3, None, None)]


def test_the_formula_has_the_numbers_in_it():
    found = standings([(1, marks([8] * 10)), (2, marks([6] * 10, [10]))])

    assert formula(found.films[0], found.mean) == "(10 × 3.5714 + 40) ÷ (10 + 10) = 3.79"
    assert "1 of 11 ratings are by unproven members and weigh 1 each" in formula(found.films[1], found.mean)


def test_the_script_is_short():
    assert len(script("buzz").splitlines()) <= 18


@pytest.mark.parametrize("a_hundred", [0, 10, 50])
def test_the_script_prints_the_same_scores(tmp_path, a_hundred):
    films = [([8, 9, 10], [2], [7], []), ([4] * 6, [10] * 30, [], [10]), ([], [3, 5], [], []), ([6], [], [], [])]
    parameters = Parameters(unproven_a_hundred=a_hundred)
    lines = ["film,title,rating,proven,recent"]
    for key, groups in enumerate(films):
        for number, group in enumerate(groups):
            proven = "no" if number % 2 else "yes"
            lines += [
                f'film-{key},"A, ""title""",{mark / 2},{proven},{"yes" if number > 1 else "no"}' for mark in group
            ]
    (tmp_path / "inputs.csv").write_text("\r\n".join(lines) + "\r\n", "utf-8")
    (tmp_path / "parameters.json").write_text(json.dumps(parameters_as_json(parameters)), "utf-8")
    (tmp_path / "recompute.py").write_text(script("buzz"), "utf-8")

    told = subprocess.run([sys.executable, tmp_path / "recompute.py"], capture_output=True, text=True, check=True)

    found = standings([(key, marks(*one)) for key, one in enumerate(films)], parameters).films
    assert told.stdout.splitlines() == [f"{one.score}\t{one.told.ratings}\tfilm-{one.key}" for one in found]
