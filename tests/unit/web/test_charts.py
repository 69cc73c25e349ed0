"""Bars, as they are drawn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.web.members.charts import Bar, decades_bars, halves_bars, months_bars, upright


def numbers(drawn: str, name: str) -> list[float]:
    """Return an attribute of every bar."""
    return [float(found) for found in re.findall(rf'<rect [^>]*\b{name}="([\d.]+)%"', drawn)]


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=30))
def test_bars_stand_side_by_side_within_the_drawing(counts):
    drawn = upright([Bar("x", "x", count) for count in counts])
    left, wide, tall = (numbers(drawn, name) for name in ("x", "width", "height"))

    assert len(left) == len(counts)
    assert all(a + b <= c + 0.02 for a, b, c in zip(left, wide, left[1:], strict=False))
    assert left[0] >= 0
    assert left[-1] + wide[-1] <= 100
    assert max(tall) == (70 if any(counts) else 0)


def test_heights_follow_the_counts_and_none_is_no_number():
    drawn = upright([Bar("one", "1", 50), Bar("two", "2", 0), Bar("three", "3", 100)])

    assert numbers(drawn, "height") == [35, 0, 70]
    assert re.findall(r'class="much"[^>]*>([^<]*)<', drawn) == ["50", "100"]


def test_signs_are_escaped():
    assert "<b>" not in upright([Bar("x", "<b>", 1)])


@pytest.mark.parametrize(
    ("bars", "shorts"),
    [
        (halves_bars([0] * 10), ["½", "1", "1½", "2", "2½", "3", "3½", "4", "4½", "5"]),
        (months_bars([0] * 12, 2024), list("JFMAMJJASOND")),
        (decades_bars([(1900, 1), (2010, 2)]), ["00s", "10s"]),
    ],
)
def test_bars_have_short_signs(bars, shorts):
    assert [bar.short for bar in bars] == shorts


def test_only_bars_that_count_lead_anywhere():
    bars = halves_bars([0] * 9 + [3], "/members/olga/films?show=rated&rating=%s")

    assert bars[9].address == "/members/olga/films?show=rated&rating=10"
    assert bars[8].address == ""
    assert bars[9].label == "5 out of 5"
