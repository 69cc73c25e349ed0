"""Front matter in YAML and TOML: its fields with the places of their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.layout.front_matter import front_matter

YAML = """---
layout: review
title: "Review: Harbour Lights"
Date: 2019-03-04 10:00:00 +0100
film:
  title: Harbour Lights
  year: 2018   # the premiere
directors: [Petra Halvorsen, 'Jo Aune']
cast:
  - Anna Sund
  - "Lena Voss"
tags: []
my-rating: 4/5
---
Two sisters wait.
"""
TOML = """+++
title = "Harbour Lights"
stars = 3.5

[params]
director = "Petra Halvorsen"

[film]
year = 2018
+++

Two sisters wait.
"""


def values(text):
    return {key: [item.text for item in items] for key, items in front_matter(text).fields.items() if items}


def test_yaml_gives_fields_lists_and_one_level_of_nesting():
    assert values(YAML) == {
        "layout": ["review"],
        "title": ["Review: Harbour Lights"],
        "date": ["2019-03-04 10:00:00 +0100"],
        "film.title": ["Harbour Lights"],
        "film.year": ["2018"],
        "directors": ["Petra Halvorsen", "Jo Aune"],
        "cast": ["Anna Sund", "Lena Voss"],
        "my_rating": ["4/5"],
    }


def test_toml_gives_fields_and_passes_over_sections_that_only_hold_more_of_them():
    assert values(TOML) == {
        "title": ["Harbour Lights"],
        "stars": ["3.5"],
        "director": ["Petra Halvorsen"],
        "film.year": ["2018"],
    }


@pytest.mark.parametrize("text", [YAML, TOML])
def test_values_stand_where_they_say_and_the_text_starts_after_the_fence(text):
    front = front_matter(text)

    assert all(text[item.start : item.end] == item.text for items in front.fields.values() for item in items)
    assert text[front.end :].strip() == "Two sisters wait."


@pytest.mark.parametrize(
    "text", ["", "Harbour Lights", "---\nNo field here\n---\n", "---\ntitle: Harbour Lights\n", "---\n---\nTwo sisters"]
)
def test_what_is_not_closed_or_holds_no_field_is_no_front_matter(text):
    assert front_matter(text).fields == {}
    assert front_matter(text).end == 0


@given(st.text(alphabet="-+: \n[]\"'#abc=,", max_size=200))
def test_front_matter_is_exact_for_any_text(text):
    whole = "---\n" + text
    for items in front_matter(whole).fields.values():
        assert all(whole[item.start : item.end] == item.text for item in items)


@pytest.mark.parametrize("unit", ["a: b\n", "- a\n", "[", "a: [" + "b," * 20, "  "])
def test_time_grows_linearly(unit):
    assert grows_linearly(lambda size: front_matter("---\n" + unit * size + "\n---\n"), 500)
