"""Rows come out of the store as they went in, of whatever deed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.tables import FilmTold as FilmOfTable
from onesheet.critics.pure.tables import ReviewRow
from onesheet.exchange.pure import rows
from onesheet.exchange.pure.rows import Catalogue, Criticism, FilmTold, Rate, Row
from onesheet.exchange.pure.stored import restored, stored, told_key
from onesheet.reading.vocabulary import Film, Head, Reading, Review, Statement

TEXTS = st.text(st.characters(), max_size=12) | st.sampled_from(["=", "()", "{}", "#", "\ud800"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
FILMS = st.builds(
    FilmTold, TEXTS, st.none() | st.integers(1870, 2100), TEXTS, st.lists(TEXTS, max_size=2).map(tuple),
    st.frozensets(st.tuples(TEXTS, TEXTS), max_size=3),
)  # fmt: skip
READINGS = st.builds(
    Reading, name=TEXTS, text=TEXTS, sha256=TEXTS, reader=TEXTS,
    head=st.builds(Head, title=st.none() | TEXTS, byline=st.lists(TEXTS, max_size=2).map(tuple)),
    films=st.lists(st.builds(Film, TEXTS, st.none() | st.integers(1870, 2100)), max_size=2).map(tuple),
    statements=st.lists(
        st.builds(Statement, TEXTS, JSON, TEXTS, st.integers(0, 9), st.integers(0, 9), st.dictionaries(TEXTS, JSON, max_size=2)),
        max_size=2,
    ).map(tuple),
    reviews=st.lists(
        st.builds(Review, TEXTS, st.integers(0, 9), st.integers(0, 9), rating=st.none() | st.dictionaries(TEXTS, JSON, max_size=2)),
        max_size=1,
    ).map(tuple),
    unread=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2).map(tuple),
)  # fmt: skip
SIMPLE = ["Rate", "Watch", "Want", "Like", "Favour", "View", "Write", "OpenList", "Enlist", "Profile"]
DEEDS = st.one_of(
    *(st.builds(getattr(rows, name)) for name in SIMPLE),
    st.builds(Catalogue, reading=st.none() | READINGS, facts=st.dictionaries(TEXTS, JSON, max_size=3), number=TEXTS),
    st.builds(
        Criticism,
        given=st.builds(
            ReviewRow, line=st.integers(1, 99), said=TEXTS, film=st.builds(FilmOfTable, TEXTS, TEXTS), critic=TEXTS
        ),
    ),
)
ROWS = st.builds(
    Row, file=TEXTS, line=st.integers(1, 10**6), said=TEXTS, deed=DEEDS, film=st.none() | FILMS, whose=TEXTS,
    notices=st.lists(TEXTS, max_size=2).map(tuple),
)  # fmt: skip


@given(ROWS)
def test_a_row_comes_out_as_it_went_in(row):
    written = json.dumps(stored(row))
    assert restored(json.loads(written)) == row


@given(FILMS)
def test_the_same_film_has_the_same_key(film):
    again = FilmTold(film.title, film.year, film.original_title, film.directors, frozenset(sorted(film.identifiers)))
    assert told_key(again) == told_key(film)
    assert len(told_key(film)) == 40


@given(FILMS, FILMS)
def test_other_films_have_other_keys(one, other):
    assert (told_key(one) == told_key(other)) == (one == other)


def test_a_row_of_an_older_version_is_read():
    row = Row("ratings.csv", 2, "x", Rate(8), FilmTold("The Tide", 2014))
    told = stored(row)
    told["deed"]["a field that is gone"] = 1
    assert restored(told) == row


@pytest.mark.parametrize("what", [{"=": "Nobody"}, {"=": "Rate", "rating": 3}, {}, {"=": "reading.Path"}])
def test_what_is_no_row_is_refused(what):
    with pytest.raises(ValueError, match="stored"):
        restored(what)


def test_what_is_none_of_the_words_of_the_exchange_is_not_stored():
    with pytest.raises(TypeError, match="cannot be stored"):
        stored(Row("a", 1, "x", object()))
