"""Plans are feasible, as good as can be, and say what they leave out."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesheet.festivals.pure.planning import Because, Option, Terms, propose, solving

WITH_SOLVER = pytest.param(
    True, marks=pytest.mark.skipif(not solving.is_here(), reason="the extra `plan` is not installed")
)


@st.composite
def festivals(draw):
    films = draw(st.integers(1, 5))
    options = [
        Option(
            number, tuple(sorted(draw(st.sets(st.integers(1, films), min_size=1, max_size=2)))), start,
            start + draw(st.sampled_from((60, 90, 120))), draw(st.integers(1, 3)), start // 300,
        )
        for number, start in enumerate(draw(st.lists(st.integers(0, 40).map(lambda step: step * 15), max_size=9)), 1)
    ]  # fmt: skip
    terms = Terms(
        wishes=draw(st.dictionaries(st.integers(1, films), st.integers(1, 3), min_size=1)),
        pause=draw(st.sampled_from((0, 10))),
        walks={(1, 2): draw(st.integers(0, 40)), (1, 3): draw(st.integers(0, 40))},
        far=draw(st.sampled_from((0, 25))),
        free=draw(st.sampled_from(((), ((0, 400),), ((120, 500), (510, 900))))),
        most=draw(st.sampled_from((None, 1, 2))),
        fixed=frozenset(draw(st.sets(st.sampled_from([one.id for one in options]), max_size=1)) if options else ()),
    )
    return options, terms


def is_feasible(chosen, terms):
    free = [one for one in chosen if one.id not in terms.fixed]
    days = {one.day for one in chosen}
    return (
        all(terms.is_free(one) for one in free)
        and not any(terms.collide(one, other) for one, other in combinations(chosen, 2))
        and (terms.most is None or all(sum(one.day == day for one in chosen) <= terms.most for day in days))
    )


def best_weight(options, terms):
    """The weight of the best of all plans, by trying each."""
    fixed = [one for one in options if one.id in terms.fixed]
    others = [one for one in options if one.id not in terms.fixed]
    return max(
        terms.weight_of([*fixed, *some])
        for count in range(len(others) + 1)
        for some in combinations(others, count)
        if is_feasible([*fixed, *some], terms)
    )


@pytest.mark.parametrize("solver", [WITH_SOLVER, False])
@settings(max_examples=150, deadline=None)
@given(told=festivals())
def test_a_plan_is_feasible_and_says_why_of_every_other_film(solver, told):
    options, terms = told

    proposal, left = propose(options, terms, solver=solver)

    chosen = [one for one in options if one.id in proposal.chosen]
    assert is_feasible(chosen, terms)
    assert terms.fixed <= set(proposal.chosen)
    assert proposal.weight == terms.weight_of(chosen)
    assert proposal.seen | {one.film for one in left} == set(terms.wishes)
    assert not proposal.seen & {one.film for one in left}
    assert proposal.weight <= best_weight(options, terms)
    for one in left:
        assert (one.because is Because.NOT_SHOWN) == (not any(one.film in option.films for option in options))
        if one.because in (Because.CLASH, Because.FIXED):
            assert set(one.against) <= set(proposal.chosen)
            assert one.against


@pytest.mark.skipif(not solving.is_here(), reason="the extra `plan` is not installed")
@settings(max_examples=150, deadline=None)
@given(told=festivals())
def test_an_exact_plan_weighs_as_much_as_the_best_of_all(told):
    options, terms = told

    proposal, _ = propose(options, terms, solver=True)

    assert proposal.exact
    assert proposal.weight == best_weight(options, terms)


def a_festival(films, screenings):
    chance = random.Random(3)
    options = []
    for number in range(screenings):
        day, start = number % 10, 540 + 15 * chance.randrange(52)
        options.append(
            Option(
                number, (1 + number % films,), day * 1440 + start, day * 1440 + start + chance.choice((95, 110, 130, 150)),
                chance.randrange(1, 21), day,
            )
        )  # fmt: skip
    walks = {(one, other): chance.randrange(5, 45) for one in range(1, 21) for other in range(one + 1, 21)}
    return options, Terms({film: chance.choice((1, 1, 2, 2, 3)) for film in range(1, films + 1)}, pause=10, walks=walks)


@pytest.mark.parametrize("solver", [WITH_SOLVER, False])
def test_the_same_wishes_give_the_same_plan_in_whatever_order(solver):
    options, terms = a_festival(40, 120)

    first, _ = propose(options, terms, solver=solver, seconds=60)
    again, _ = propose(options[::-1], terms, solver=solver, seconds=60)

    assert first == again


@pytest.mark.skipif(not solving.is_here(), reason="the extra `plan` is not installed")
def test_without_a_solver_a_plan_is_nearly_as_good_and_is_not_called_exact():
    options, terms = a_festival(120, 360)

    best, _ = propose(options, terms, solver=True, seconds=60)
    good, _ = propose(options, terms, solver=False)

    assert best.exact
    assert not good.exact
    assert best.weight * 0.85 <= good.weight <= best.weight


def test_what_stands_in_the_way():
    long, short = Option(1, (1,), 600, 720, 1), Option(2, (2,), 700, 800, 2)
    late, never = Option(3, (3,), 1300, 1400, 1), 4
    terms = Terms({1: 3, 2: 1, 3: 2, never: 2}, free=((0, 1000),))

    proposal, left = propose([long, short, late], terms, solver=False)

    assert proposal.chosen == (1,)
    assert [(one.film, one.because, one.against) for one in left] == [
        (3, Because.NOT_FREE, ()), (4, Because.NOT_SHOWN, ()), (2, Because.CLASH, (1,)),
    ]  # fmt: skip


def test_a_day_is_full():
    first, second = Option(1, (1,), 600, 700, 1, 5), Option(2, (2,), 800, 900, 1, 5)

    proposal, left = propose([first, second], Terms({1: 3, 2: 1}, most=1), solver=False)

    assert proposal.chosen == (1,)
    assert [one.because for one in left] == [Because.FULL_DAY]


def test_nothing_wished_is_nothing_planned():
    proposal, left = propose([Option(1, (1,), 600, 700)], Terms({}), solver=False)

    assert (proposal.chosen, proposal.weight, left) == ((), 0, ())
