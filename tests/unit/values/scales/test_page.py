"""docs/scales.md says what the scales do: its tables are theirs, and every mark it lists is read as it says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from onesheet.values.scales import REASONS, Mark, Unread, print_mark, read_mark, value_of
from onesheet.values.scales.telling import as_markdown, points

PAGE = (Path(__file__).parents[4] / "docs" / "scales.md").read_text(encoding="utf-8")


def listed(name):
    lines = PAGE.split(f"<!-- {name} -->")[1].split(f"<!-- end of {name} -->")[0].strip().splitlines()[2:]
    return [[cell.strip(" `").replace("\\*", "*") for cell in line.strip("|").split(" | ")] for line in lines]


def test_the_tables_on_the_page_are_those_of_the_scales():
    generated = PAGE.split("<!-- generated:")[1].split("-->\n\n", 1)[1].split("\n\n<!-- end of generated -->")[0]

    assert generated == as_markdown()


@pytest.mark.parametrize(("printed", "scale", "mark", "value"), listed("understood"))
def test_a_mark_is_understood_as_the_page_says(printed, scale, mark, value):
    assert read_mark(printed) == Mark(printed, scale, Decimal(mark))
    assert points(value_of(scale, Decimal(mark)).hundredths) == value


@pytest.mark.parametrize(("printed", "known", "scale", "mark", "value"), listed("declared"))
def test_a_mark_on_a_known_scale_is_understood_as_the_page_says(printed, known, scale, mark, value):
    assert isinstance(read_mark(printed), Unread) or scale == "dice"
    assert read_mark(printed, known) == Mark(printed, scale, Decimal(mark))
    assert points(value_of(scale, Decimal(mark)).hundredths) == value


@pytest.mark.parametrize(("printed", "reason", "sentence"), listed("left"))
def test_a_mark_is_left_as_the_page_says(printed, reason, sentence):
    assert read_mark(printed) == Unread(printed, reason)
    assert REASONS[reason] == sentence


def test_the_page_has_an_example_of_each_reason():
    assert {reason for _, reason, _ in listed("left")} == REASONS.keys() - {"too-long"}


def test_the_example_in_python_is_true():
    assert read_mark("3½ out of 4") == Mark("3½ out of 4", "stars-4", Decimal("3.500"))
    assert read_mark("★★★½") == Unread("★★★½", "no-scale")
    assert value_of("stars-4", Decimal("3.5")) == (8750, "stars-4/1")
    assert print_mark("letters", Decimal(11)) == "A-"
