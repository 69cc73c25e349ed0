"""The colours of the style sheet, measured in both themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import onesheet.web
from onesheet.web.posters.colours import contrast

SHEET = (Path(onesheet.web.__file__).parent / "static" / "onesheet.css").read_text()
TOKENS = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", SHEET))


def both(name: str) -> list[str]:
    return TOKENS[name].split(", ")


@pytest.mark.parametrize(
    ("text", "ground"),
    [(text, ground) for text in ("ink", "soft", "velvet", "amber", "yes", "no") for ground in ("paper", "card")]
    + [("ink", "gold"), ("velvet", "gold")],
)
def test_text_stands_out_on_its_ground(text, ground):
    for letters, paper in zip(both(text), both(ground), strict=True):
        assert contrast(letters, paper) >= 4.5


def test_label_of_the_strong_button_stands_out():
    for letters, paper in zip(both("on-velvet"), both("velvet"), strict=True):
        assert contrast(letters, paper) >= 4.5


@pytest.mark.parametrize("group", ["who", "role", "when", "said", "about", "edge"])
def test_lines_that_mean_something_stand_out(group):
    for line, paper in zip(both(group), both("paper"), strict=True):
        assert contrast(line, paper) >= 3


def test_every_token_that_is_used_is_defined():
    defined = set(re.findall(r"(--[\w-]+):", SHEET))

    assert set(re.findall(r"var\((--[\w-]+)", SHEET)) <= defined


def test_nothing_is_fetched_from_elsewhere():
    assert "url(" not in SHEET
    assert "@import" not in SHEET
