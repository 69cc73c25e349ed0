"""Sections through the years."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.threads import Year, spans, threads


def test_a_section_keeps_its_names_the_newest_first():
    rows = [Year(5, 3, "Galas", 2015), Year(3, 1, "Galas", 2014), Year(1, None, "Evenings", 2013)]

    (one,) = threads(rows)

    assert [(name.name, name.years, name.sections) for name in one.names] == [
        ("Galas", (2015, 2014), (5, 3)),
        ("Evenings", (2013,), (1,)),
    ]
    assert one.renamed


def test_the_same_name_is_the_same_section_without_being_told():
    rows = [Year(5, None, "Galas", 2015), Year(4, None, "Midnight", 2015), Year(1, None, "Galas", 2011)]

    assert [[name.name for name in one.names] for one in threads(rows)] == [["Galas"], ["Midnight"]]


def test_a_section_that_was_another_which_is_not_known_stands_alone():
    assert len(threads([Year(5, 99, "Galas", 2015)])) == 1


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from("ABC"), st.integers(2000, 2020)), max_size=12))
def test_every_section_stands_once_whoever_was_whom(rows):
    made = [Year(number, was, name, year) for number, (was, name, year) in enumerate(rows, start=1)]

    found = [number for one in threads(made) for name in one.names for number in name.sections]

    assert sorted(found) == [one.id for one in made]


@given(st.sets(st.integers(1990, 2030)))
def test_spans_are_all_years_and_no_others(years):
    told = spans(years)

    assert {year for first, last in told for year in range(first, last + 1)} == years
    assert all(later[0] > earlier[1] + 1 for later, earlier in pairwise(told))
