"""How far two members agree: laws of the rule, and figures worked out by hand."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.compatibility import APART, ENOUGH, FEWEST, MIDDLE, compatibility

HALVES = st.integers(1, 10)
PAIRS = st.lists(st.tuples(HALVES, HALVES), max_size=60)


def of(pairs):
    """Apply the rule to pairs of ratings."""
    return compatibility(Counter(abs(mine - theirs) for mine, theirs in pairs))


@given(PAIRS)
def test_it_is_the_same_from_either_side(pairs):
    assert of(pairs) == of([(theirs, mine) for mine, theirs in pairs])


@given(PAIRS)
def test_it_is_between_0_and_100_and_only_given_with_enough_films(pairs):
    found = of(pairs)

    assert found.common == len(pairs)
    assert (found.figure is not None) == (len(pairs) >= FEWEST)
    for value in (found.agreement, found.figure):
        assert value is None or 0 <= value <= 100


@given(st.lists(HALVES, min_size=1, max_size=60))
def test_the_same_ratings_agree_wholly(ratings):
    found = of([(rating, rating) for rating in ratings])

    assert found.agreement == 100
    if len(ratings) >= ENOUGH:
        assert found.figure == 100


@given(PAIRS)
def test_few_films_draw_the_figure_towards_the_middle(pairs):
    found = of(pairs)

    if found.figure is not None and found.agreement is not None:
        assert abs(found.figure - MIDDLE) <= abs(found.agreement - MIDDLE)
        assert (found.figure - MIDDLE) * (found.agreement - MIDDLE) >= 0
        assert found.drawn or found.figure == pytest.approx(found.agreement)


@given(PAIRS.filter(bool), st.data())
def test_coming_closer_on_one_film_never_lowers_it(pairs, data):
    place = data.draw(st.integers(0, len(pairs) - 1))
    mine, theirs = pairs[place]
    nearer = [*pairs[:place], (mine, theirs + (mine > theirs) - (mine < theirs)), *pairs[place + 1 :]]

    assert of(nearer).points >= of(pairs).points
    assert (of(nearer).figure or 0) >= (of(pairs).figure or 0)


@pytest.mark.parametrize(
    ("differences", "agreement", "figure"),
    [
        ({}, None, None),
        ({0: 4}, 100, None),
        ({0: 5}, 100, 62.5),
        ({3: 20}, 50, 50),
        ({APART: 20}, 0, 0),
        ({9: 10}, 0, 25),
        ({0: 10, 6: 10}, 50, 50),
        ({1: 40}, 500 / 6, 500 / 6),
    ],
)
def test_figures_worked_out_by_hand(differences, agreement, figure):
    found = compatibility(differences)

    assert found.agreement == (pytest.approx(agreement) if agreement is not None else None)
    assert found.figure == (pytest.approx(figure) if figure is not None else None)


@pytest.mark.parametrize("differences", [{10: 1}, {-1: 1}, {2: -1}])
def test_what_no_two_ratings_can_be_is_refused(differences):
    with pytest.raises(ValueError, match="half-stars apart"):
        compatibility(differences)
