"""What makes the reading check fail."""

from __future__ import annotations

import pytest
from benchmarks.reading_report import fallen, figures


def verdict(right=98, wrong=2, found=90, expected=100, **fields):
    row = {"right": right, "wrong": wrong, "found": found, "expected": expected}
    return {
        "precision": right / (right + wrong),
        "recall": found / expected,
        "properties": {"director": row, "song": {"right": 1, "wrong": 0, "found": 1, "expected": 3}},
        "fields": {name: {"accuracy": share} for name, share in fields.items()},
        "quotes": {"quotes": {"accuracy": 1.0}},
    }


BEFORE = figures({"plain": verdict(kind=1.0)})


def test_figures_are_those_of_sets_and_of_properties_with_enough_expected_values():
    assert BEFORE["set plain"] == {"precision": 0.98, "recall": 0.9, "kind": 1.0, "quotes": 1.0}
    assert BEFORE["property director"] == {"precision": 0.98, "recall": 0.9}
    assert "property song" not in BEFORE


def test_a_figure_that_stays_or_rises_or_falls_by_a_point_is_none_that_fell():
    assert fallen(BEFORE, BEFORE) == []
    assert fallen(figures({"plain": verdict(found=99, kind=1.0)}), BEFORE) == []
    assert fallen(figures({"plain": verdict(found=89, kind=1.0)}), BEFORE) == []


@pytest.mark.parametrize(
    ("worse", "said"),
    [
        ({"found": 88, "kind": 1.0}, "set plain: recall is 0.880; it was 0.900."),
        ({"right": 96, "wrong": 4, "kind": 1.0}, "property director: precision is 0.960; it was 0.980."),
        ({"kind": 0.97}, "set plain: kind is 0.970; it was 1.000."),
        ({}, "set plain: kind is 0.000; it was 1.000."),
    ],
)
def test_a_figure_that_falls_by_more_than_a_point_or_is_gone_fails(worse, said):
    assert said in fallen(figures({"plain": verdict(**worse)}), BEFORE)


def test_a_set_that_is_gone_fails():
    assert len(fallen({}, BEFORE)) == sum(map(len, BEFORE.values()))
