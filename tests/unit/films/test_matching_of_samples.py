"""Matching on real documents and real tables of films."""

from __future__ import annotations

import pytest
from benchmarks.matching_check import MOST_SPLIT, SETS, Count, take_in


@pytest.mark.samples
@pytest.mark.parametrize("name", SETS)
def test_no_two_films_are_merged_and_few_are_split(samples, name):
    told: list[str] = []
    total = Count()

    for count in take_in(SETS[name](samples), told).values():
        total += count

    assert total.pairs > 100
    assert total.merged == 0, [line for line in told if line.startswith("MERGED")]
    assert total.split <= MOST_SPLIT * total.pairs, [line for line in told if line.startswith("SPLIT")]
