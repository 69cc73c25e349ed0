"""Which names in a film's statements are one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.films.pure.name_groups import NameGroups


@pytest.mark.parametrize(
    ("names", "name", "first"),
    [
        (["J. Campion", "Jane Campion"], "J. Campion", "Jane Campion"),
        (["Chlo Zhao", "Chloé Zhao", "CHLOE ZHAO"], "Chlo Zhao", "Chloé Zhao"),
        (["Ousmane Sembne", "Ousmane Sembène"], "Ousmane Sembne", "Ousmane Sembène"),
        (["Robert De Niro", "Robert DeNiro"], "Robert DeNiro", "Robert De Niro"),
        (["Anna Campion", "Jane Campion"], "Anna Campion", "Anna Campion"),
        (["Campion", "Jane Campion"], "Campion", "Campion"),
        (["???", "!!!"], "???", "???"),
        ([], "Nobody", "Nobody"),
    ],
)
def test_names_of_one_person_come_under_the_fullest(names, name, first):
    assert NameGroups(names).first(name) == first


@given(st.lists(st.sampled_from(["J. Smith", "John Smith", "Jane Smith", "John R. Smith", "Smith", "Jo Smith Jr."])))
def test_the_order_of_names_does_not_matter(names):
    groups, reversed_groups = NameGroups(names), NameGroups(names[::-1])

    assert [groups.first(name) for name in names] == [reversed_groups.first(name) for name in names]
    assert all(groups.first(groups.first(name)) == groups.first(name) for name in names)
