"""A film that a programmer enters is a text whose sentences say each fact."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.film_text import NewFilm, film_reading


def test_each_fact_stands_in_a_sentence():
    film = NewFilm("The Tide", "A Maré", 2014, ("Ann Marsh", "Bo Quay"), ("PT", "GB"), 98)

    reading = film_reading(film)

    assert reading.text == (
        "The Tide (2014)\n\n"
        "The Tide (2014) is a film.\n"
        "The original title of The Tide is A Maré.\n"
        "The Tide was directed by Ann Marsh and Bo Quay.\n"
        "The Tide is from Portugal and United Kingdom.\n"
        "The Tide lasts 98 minutes.\n"
    )
    assert [(one.property, one.value, one.qualifiers) for one in reading.statements] == [
        ("title", "The Tide", {}), ("year", 2014, {}), ("title", "A Maré", {"kind": "original"}),
        ("director", "Ann Marsh", {}), ("director", "Bo Quay", {}), ("country", "PT", {}), ("country", "GB", {}),
        ("duration", 98, {}),
    ]  # fmt: skip


def test_a_title_alone_is_enough_and_an_original_title_that_is_the_same_is_said_once():
    assert film_reading(NewFilm("海", "海")).text == "海\n\n海 is a film.\n"


_WORDS = st.text(min_size=1, max_size=30)


@given(_WORDS, _WORDS, st.lists(_WORDS, max_size=3))
def test_every_quote_is_where_it_is_said_to_be(title, original, directors):
    reading = film_reading(NewFilm(title, original, 2014, tuple(directors), ("PT",), 98))

    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
