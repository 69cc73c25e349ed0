"""What holds for every box: no fault, exact quotes, qualifiers of the vocabulary, time in proportion."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.boxes import read_box
from onesheet.reading.document import Box, Item, Row
from onesheet.reading.vocabulary import COMMON_QUALIFIERS, PROPERTIES

from .rows import box_of

LABELS = (
    "director", "Starring", "writer", "Based on", "Release date", "Running time", "Budget", "gross", "country", "Language",
    "Distributed by", "studio", "native name", "genre", "followed_by", "imdb_id", "no such label", "",
)  # fmt: skip
PIECES = (
    "Ana Ortiz", "(", ")", "[", "]", ",", " and ", "&", "\n", "by ", "$5 million", "₹", "–", "5 May 1999", "1999", "120 minutes",
    "France", "English", ":", "Songs:", "Nord Film", "/", "(uncredited)", "\u200b", "İ", "ß", "*", " as ", '"', "novel", "1h", "12:34",
)  # fmt: skip


def check(rows: list[tuple[str, list[str]]]) -> None:
    prose, box = box_of(rows, title="X")
    reading = read_box(prose, box)
    for one in reading.statements:
        assert prose[one.start : one.end] == one.quote != ""
        assert set(one.qualifiers) <= {*PROPERTIES[one.property].qualifiers, *COMMON_QUALIFIERS}
    assert read_box(prose, box) == reading


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.lists(st.text(max_size=40), max_size=4)), max_size=6))
def test_any_rows_are_read_exactly(rows):
    check(rows)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(LABELS), st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=4)
        ),
        max_size=6,
    )
)
def test_any_heap_of_pieces_is_read_exactly(rows):
    check(rows)


def test_items_that_do_not_stand_in_the_prose_are_passed_over():
    items = (Item("Ana Ortiz", 50, 59),)
    assert not read_box("short", Box("infobox film", rows=(Row("director", items),))).statements
    crossed = (Item("Vera", 5, 9), Item("Ana", 0, 3))
    assert not read_box("Ana, Vera", Box("infobox film", rows=(Row("director", crossed),))).statements


HOSTILE = {
    "brackets": lambda n: "(" * n,
    "closed brackets": lambda n: "()" * n,
    "commas": lambda n: "A, " * n,
    "blanks": lambda n: "A" + " " * n + ",",
    "figures": lambda n: "1" * n,
    "dollars": lambda n: "$1 " * n,
    "lines": lambda n: "A\n" * n,
    "headings": lambda n: "A: " * n,
    "dashes": lambda n: "A–" * n,
    "by": lambda n: "by " * n,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize(
    "label", ["director", "studio", "based_on", "released", "runtime", "gross", "country", "language", "native_name"]
)
def test_time_grows_with_length(name, label):
    def work(size):
        prose, box = box_of([(label, [HOSTILE[name](min(200, size))])] * max(1, size // 200))
        return read_box(prose, box)

    assert grows_linearly(work, 2_000, most=8_000)
