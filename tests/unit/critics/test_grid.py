"""Films by critics: laws of the order and of the figures, and figures worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.grid import FilmHead, Mark, Order, average, disagreement, grid, shade

VALUES = st.integers(0, 10_000)
ROWS = st.lists(VALUES, max_size=40)
FILMS = [FilmHead(number, title, year) for number, (title, year) in enumerate(
    [("apple", 1998), ("apple", 2003), ("brine", None), ("coast", 2015), ("dune", 2015)], start=1
)]  # fmt: skip
CRITICS = {1: "ann", 2: "bea", 3: "cy", 4: "di"}
MARKS = st.lists(
    st.builds(
        Mark,
        film=st.integers(1, 6),
        critic=st.integers(1, 5),
        review=st.integers(1, 999),
        value=st.none() | VALUES,
        date=st.sampled_from(["", "2015-01-01", "2015-02-01"]),
    ),
    max_size=40,
    unique_by=lambda mark: mark.review,
)


def made(marks, order=Order.TITLE, films=FILMS):
    return grid(marks, films=films, critics=CRITICS, order=order)


@given(ROWS, st.randoms(use_true_random=False))
def test_figures_do_not_depend_on_the_order_of_the_values(values, chance):
    mixed = values[:]
    chance.shuffle(mixed)

    assert (average(values), disagreement(values)) == (average(mixed), disagreement(mixed))


@given(st.lists(VALUES, min_size=1, max_size=40))
def test_an_average_lies_between_the_lowest_and_the_highest_value(values):
    assert (
        Decimal(min(values)) / 100 - Decimal("0.05") <= average(values) <= Decimal(max(values)) / 100 + Decimal("0.05")
    )


@given(st.lists(VALUES, min_size=2, max_size=40))
def test_a_disagreement_is_the_standard_deviation_within_a_twentieth_of_a_point(values):
    found = disagreement(values)

    assert abs(float(found) - pstdev(values) / 100) <= 0.0501
    assert 0 <= found <= 50


@given(VALUES, st.integers(2, 30))
def test_who_all_gave_the_same_do_not_disagree(value, number):
    assert disagreement([value] * number) == 0


@given(st.lists(VALUES, min_size=1, max_size=40), VALUES)
def test_raising_a_value_never_lowers_the_average(values, more):
    raised = [min(10_000, values[0] + more), *values[1:]]

    assert average(raised) >= average(values)


@given(MARKS, st.sampled_from(Order), st.randoms(use_true_random=False))
def test_the_grid_is_the_same_in_whatever_order_the_marks_come(marks, order, chance):
    mixed = marks[:]
    chance.shuffle(mixed)

    assert made(marks, order) == made(mixed, order)


@given(MARKS, st.sampled_from(Order))
def test_every_order_has_the_same_rows_and_each_row_counts_its_cells(marks, order):
    found = made(marks, order)

    assert sorted(found.rows, key=lambda row: row.film) == sorted(made(marks).rows, key=lambda row: row.film)
    assert {row.film: row.reviews for row in found.rows} == {
        film.id: number for film in FILMS if (number := sum(place[0] == film.id for place in found.cells))
    }
    assert sum(column.reviews for column in found.columns) == len(found.cells)


@given(MARKS)
def test_figures_fall_and_those_without_one_come_last(marks):
    for order, figure in ((Order.AVERAGE, "average"), (Order.DISAGREEMENT, "disagreement"), (Order.REVIEWS, "reviews")):
        figures = [getattr(row, figure) for row in made(marks, order).rows]
        known = [one for one in figures if one is not None]
        assert figures == sorted(known, reverse=True) + [None] * (len(figures) - len(known))


@given(MARKS)
def test_critics_stand_by_the_number_of_their_cells_and_then_by_name(marks):
    columns = made(marks).columns

    assert list(columns) == sorted(columns, key=lambda one: (-one.reviews, CRITICS[one.critic]))


@given(VALUES, VALUES)
def test_a_higher_value_never_has_a_lower_shade(one, other):
    low, high = sorted((one, other))

    assert 0 <= shade(low) <= shade(high) <= 4


def test_figures_of_a_row_by_hand():
    # 80, 60 and 40: the mean is 60, the squares 400, 0 and 400, their mean 266.67 and its root 16.33.
    found = made([Mark(3, 1, 1, 8000), Mark(3, 2, 2, 6000), Mark(3, 3, 3, 4000), Mark(3, 4, 4, None)])

    [row] = found.rows
    assert (row.average, row.disagreement, row.reviews) == (Decimal("60.0"), Decimal("16.3"), 4)
    assert [(one.critic, one.average, one.reviews) for one in found.columns] == [
        (1, Decimal(80), 1), (2, Decimal(60), 1), (3, Decimal(40), 1), (4, None, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "mean", "apart"),
    [([], None, None), ([7000], "70.0", None), ([0, 10_000], "50.0", "50.0"), ([5, 0], "0.0", "0.0"),
     ([5, 5], "0.1", "0.0"), ([0, 10], "0.1", "0.1")],
)  # fmt: skip
def test_a_half_is_rounded_up(values, mean, apart):
    assert average(values) == (None if mean is None else Decimal(mean))
    assert disagreement(values) == (None if apart is None else Decimal(apart))


def test_the_newest_review_with_a_value_stands_in_a_cell():
    old, new = Mark(1, 1, 5, 5000, "2015-01-01"), Mark(1, 1, 3, 7000, "2015-02-01")
    later = Mark(1, 1, 9, None, "2016-01-01")
    undated = Mark(1, 1, 11, 1000)

    assert made([old, new, later, undated]).cells == {(1, 1): new}
    assert made([later, Mark(1, 1, 2, None, "")]).cells == {(1, 1): later}
    assert made([Mark(1, 1, 4, 1, "2015-01-01"), old]).cells == {(1, 1): old}


def test_a_film_whose_scores_are_held_back_has_cells_but_no_figures_and_comes_last():
    marks = [Mark(3, 1, 1, 9000), Mark(3, 2, 2, 8000), Mark(4, 1, 3, 1000), Mark(4, 2, 4, 2000)]
    films = [FilmHead(3, "brine", None, held=True), FilmHead(4, "coast", 2015)]

    for order in (Order.AVERAGE, Order.DISAGREEMENT):
        first, held = made(marks, order, films).rows
        assert first.film == 4
        assert (held.film, held.average, held.disagreement, held.reviews) == (3, None, None, 2)
    assert [(one.average, one.reviews) for one in made(marks, Order.TITLE, films).columns] == [
        (Decimal("10.0"), 2),
        (Decimal("20.0"), 2),
    ]


@given(MARKS, st.sampled_from(Order))
def test_the_other_way_round_has_the_same_rows_and_those_without_the_figure_last_too(marks, order):
    there, back = made(marks, order).rows, grid(marks, films=FILMS, critics=CRITICS, order=order, reverse=True).rows
    figures = [
        {Order.AVERAGE: row.average, Order.DISAGREEMENT: row.disagreement}.get(order, row.reviews) for row in back
    ]
    known = [one for one in figures if one is not None]

    assert sorted(row.film for row in there) == sorted(row.film for row in back)
    assert figures[len(known) :] == [None] * (len(figures) - len(known))
    if order is Order.TITLE:
        assert back == there[::-1]
    else:
        assert known == sorted(known)


def test_films_and_critics_nobody_asked_for_are_left_out():
    assert made([Mark(77, 1, 1, 5000), Mark(1, 77, 2, 5000)]) == grid([], films=[], critics={})
