"""What the tables of the scales hold to: order, ends, exactness."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.scales import SCALES, scale_named, value_of
from onesheet.values.scales.tables import LETTERS
from onesheet.values.scales.telling import rows
from strategies.marks import NAMES, scales, scales_with_marks

A_STEP = Decimal("0.0001")
"""The share of a scale that is a hundredth of a point."""


@pytest.mark.parametrize("name", [name for name in NAMES if name != "no-stars"])
def test_the_ends_are_nought_and_a_hundred(name):
    scale = scale_named(name)

    assert value_of(name, scale.worst) == (0, f"{name}/1")
    assert value_of(name, scale.best) == (10_000, f"{name}/1")


def test_school_marks_go_down_as_they_get_better():
    values = [value_of("school", Decimal(mark)).hundredths for mark in range(1, 7)]

    assert values == [10_000, 8000, 6000, 4000, 2000, 0]


@given(scales_with_marks(2))
def test_a_better_mark_never_comes_to_less(drawn):
    scale, one, other = drawn
    worse, better = sorted((one, other), reverse=scale.best < scale.worst)
    low, high = value_of(scale.id, worse).hundredths, value_of(scale.id, better).hundredths

    assert low <= high
    # Strictly, unless they are closer than the value has places for.
    if worse != better and (scale.steps or abs(better - worse) >= A_STEP * abs(scale.best - scale.worst)):
        assert low < high


@pytest.mark.parametrize("name", SCALES)
def test_the_steps_of_a_table_are_in_order_and_all_of_them_differ(name):
    values = [row.hundredths for row in rows(SCALES[name])]

    assert values == sorted(set(values))


@given(scales_with_marks())
def test_a_value_is_the_share_of_the_scale_rounded_to_hundredths(drawn):
    scale, mark = drawn
    if scale.steps or scale.best == scale.worst:
        return
    exact = 10_000 * (mark - scale.worst) / (scale.best - scale.worst)

    assert abs(value_of(scale.id, mark).hundredths - exact) <= Decimal("0.5")


def test_letters_come_to_what_the_table_says():
    assert {grade: value_of("letters", Decimal(rank)).hundredths for rank, grade in enumerate(LETTERS)} == {
        "F": 0, "F+": 833, "D-": 1667, "D": 2500, "D+": 3333, "C-": 4167, "C": 5000, "C+": 5833, "B-": 6667, "B": 7500,
        "B+": 8333, "A-": 9167, "A": 9600, "A+": 10_000,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "mark", "hundredths"),
    [
        ("stars-4", "2.5", 6250),
        ("stars-5", "3.75", 7500),
        ("out-of-6", "4", 6667),
        ("dice", "4", 6000),
        ("stars-4-bomb", "0", 1111),
        ("plus-minus-4", "2.25", 7813),
        ("school", "2.3", 7400),
        ("two-thumbs", "1", 5000),
        ("out-of-3", "0.0015", 7),
    ],
)
def test_a_mark_comes_to_its_value(name, mark, hundredths):
    assert value_of(name, Decimal(mark)) == (hundredths, f"{name}/1")


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("stars-5", "5.001"), ("stars-5", "-0.001"), ("dice", "0"), ("dice", "4.5"), ("letters", "14"), ("school", "0.7"),
        ("out-of-0", "0"), ("out-of-1001", "1"), ("", "1"), ("stars", "1"), ("stars-5", "NaN"), ("stars-5", "Infinity"),
        ("stars-5", "1E+40"),
    ],
)  # fmt: skip
def test_what_is_no_mark_of_a_scale_is_refused(name, mark):
    with pytest.raises(ValueError, match="is no mark of the scale"):
        value_of(name, Decimal(mark))


@given(st.text(max_size=40))
def test_a_scale_has_its_own_name_or_there_is_none(name):
    found = scale_named(name)

    assert found is None or found.id == name or name in {"out-of-4", "out-of-5"}


@given(scales)
def test_a_scale_has_its_ends_and_nothing_beyond_them(scale):
    low, high = sorted((scale.worst, scale.best))

    assert scale.has(low)
    assert scale.has(high)
    assert not scale.has(low - scale.step)
    assert not scale.has(high + scale.step)


def test_out_of_four_and_out_of_five_are_stars():
    assert scale_named("out-of-4") is SCALES["stars-4"]
    assert scale_named("out-of-5") is SCALES["stars-5"]
