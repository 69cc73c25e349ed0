"""What the rows of one film know of each other in a table of a programme."""

from __future__ import annotations

import pytest

from onesheet.exchange.formats.film_table.programme import MOST_OF_FILM, together
from onesheet.exchange.pure.rows import Catalogue, FilmTold, Row
from onesheet.reading.vocabulary import LISTING, Film, Head, Reading, Statement


def row(line: int) -> Row:
    said = Statement("festival", "Harbour Film Festival", "Gleam", 0, 5, {"edition": 2025, "section": f"Gleam {line}"})
    reading = Reading("table.csv", "Gleam", "", "dataset/rows", Head(LISTING), (Film("The Tide", 2014),), (said,))
    return Row("table.csv", line, "Gleam", Catalogue(reading), FilmTold("The Tide", 2014))


@pytest.mark.parametrize(("rows", "known", "noted"), [(3, 3, []), (MOST_OF_FILM + 5, MOST_OF_FILM, [1])])
def test_rows_of_a_film_share_what_all_of_them_say_up_to_a_number(rows, known, noted):
    told = list(together(row(line) for line in range(1, rows + 1)))

    beside = [one.deed.facts["beside"] for one in told]
    assert len(beside[0]) == known
    assert all(one is beside[0] for one in beside), "one list for all, so that it is looked at once"
    assert [one.line for one in told if one.notices] == noted
