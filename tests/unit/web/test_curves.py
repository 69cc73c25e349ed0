"""Curves of scores: steps that stay within their drawing, in order, with gaps where there was no value."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.result import Result
from onesheet.web.scores.curves import AXES, IN_TABLE, Curve, Point, steps
from strategies.hostile import HOSTILE

FIRST = date(2014, 11, 6)


def curve(*values: int | None, unit: str = "percent", days: list[int] | None = None, label: str = "6 Nov") -> Curve:
    places = days or list(range(len(values)))
    points = [
        Point(
            FIRST + timedelta(days=day), label, Result("percent-positive", 1, None if one is None else Decimal(one), 5)
        )
        for day, one in zip(places, values, strict=True)
    ]
    return Curve("days", "percent-positive", "T", "t", unit, points, FIRST + timedelta(days=places[-1] + 1), "today", 1)


def path(one: Curve) -> str:
    return re.search(r'<path d="([^"]*)"', steps(one))[1]


def test_value_holds_until_the_next():
    assert path(curve(100, 50, days=[0, 3])) == "M0.0 0.0H750.0V50.0H1000.0"


def test_there_is_a_gap_where_there_was_no_value():
    assert path(curve(None, 100, None, 0)) == "M250.0 0.0H500.0M750.0 100.0H1000.0"
    assert path(curve(None)) == ""
    assert not curve(None, None).drawn


def test_score_of_one_day_is_drawn_though_it_has_no_length():
    one = curve(80)

    assert (
        path(Curve(one.id, one.rule, one.title, one.text, one.unit, one.points, FIRST, "today", 1))
        == "M0.0 20.0H1000.0"
    )


@given(st.lists(st.none() | st.integers(0, 100), min_size=1, max_size=60), st.sampled_from(["percent", "points"]))
def test_nothing_leaves_the_drawing_and_nothing_goes_back(values, unit):
    drawn = path(curve(*values, unit=unit))

    across = [float(text) for text in re.findall(r"[MH](-?[\d.]+)", drawn)]
    heights = [float(text) for text in re.findall(r"V(-?[\d.]+)", drawn)]
    assert across == sorted(across)
    assert all(0 <= place <= 1000 for place in across)
    assert all(0 <= height <= 100 for height in heights)


def test_words_are_escaped():
    for text in HOSTILE:
        html = steps(curve(1, 2, label=text))

        assert "<script" not in html
        assert "<img" not in html


def test_axis_is_always_the_whole_scale():
    for unit, (low, high, lines) in AXES.items():
        assert (low, high) == (lines[0], lines[-1])
        assert steps(curve(3, unit=unit)).count("<line") == len(lines)


def test_table_has_few_rows_the_first_and_the_last_among_them():
    long = curve(*range(60))

    assert len(long.table) == IN_TABLE
    assert (long.table[0], long.table[-1]) == (long.points[0], long.points[-1])
