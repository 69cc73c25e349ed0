"""The time a review takes grows with its length, whatever it is made of."""

from __future__ import annotations

import pytest

from growth import grows_linearly
from onesheet.reading.document import plain
from onesheet.reading.review import READER

TOP = "Harbour Lights (2018) review\n\nBy Tom Reed\n\n"


@pytest.mark.parametrize(
    "unit",
    [
        "(", "★", "1/", "‘", "a ", "**a**", "rating - ", "I give it a ", "Anna Sund's Marit ", "Anna Sund as Marit Berg, ",
        "Rating: 4/5\n", "Xy (2011)\n\n", "## Xy\n\n", "the film is directed by Petra Halvorsen. ", "🌗", "👍",
    ],
)  # fmt: skip
def test_time_grows_linearly_with_any_text(unit):
    def work(size):
        document = plain(TOP + unit * size)
        READER.recognise(document)
        READER.read(document)

    assert grows_linearly(work, 1_000 // len(unit), most=8_000)
