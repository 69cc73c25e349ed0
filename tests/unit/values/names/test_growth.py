"""Hostile names take no more time than their length asks for."""

from __future__ import annotations

from itertools import count

import pytest

from growth import grows_linearly
from onesheet.values.names import (
    compare_titles,
    person_keys,
    same_company,
    same_festival,
    same_person,
    same_place,
    title_key,
)

PIECES = [
    "a ",
    " ",
    "(",
    ")",
    "a (b) ",
    ", The",
    ": ",
    "ny",
    "anya",
    "the ",
    "II ",
    "Bram's ",
    "'",
    '"',
    "ß",
    "ー",
    "j. ",
    "de ",
    "ка",
    ",",
    "1st ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_names_of_any_length_are_compared_in_linear_time(piece):
    different = count()

    def work(size):
        one = f"x{next(different)} {piece * size}"
        other = f"{piece * size} y{next(different)}"
        compare_titles(one, other)
        title_key(one)
        for same in (same_person, same_company, same_festival, same_place):
            same(one, other)
        person_keys(other)

    assert grows_linearly(work, 500, most=8_000)
