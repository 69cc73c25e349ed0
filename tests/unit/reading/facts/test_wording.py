"""The words that a text has for films are counted in its stretches as they are in the whole, and in linear time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.facts.cued import cued
from onesheet.reading.facts.subject import wording_of

_PIECES = st.lists(
    st.sampled_from(
        [
            "this film",
            "the movie",
            "saw this",
            "an",
            "a film about",
            "ann's",
            "it is",
            "one of the best films",
            "in fog",
            "-",
            "'s",
        ]
    ),
    max_size=8,
).map(" ".join)
_STOPS = st.sampled_from([". ", "! ", "?\n\n", "; ", ": ", " (", ") ", ' "', "\n"])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("i saw this. the film is long, and this old slow picture ends", 3),
        ("the film festival and the film industry", 0),
        ("fog.\n\n a film about rain! a movie, too", 2),
        ("\n a film of fog", 1),
        ("she reads; he sings", 0),
    ],
)
def test_one_film_that_is_spoken_of_is_counted(text, count):
    assert wording_of(text).spoken_of == count


@given(_PIECES, _STOPS, _PIECES)
def test_a_sentence_is_counted_as_it_is_alone(first, stop, second):
    whole = wording_of(f"x {first} x{stop}x {second} x").spoken_of
    assert whole == wording_of(f"x {first} x").spoken_of + wording_of(f"x {second} x").spoken_of


@pytest.mark.parametrize("piece", ["this film ", "the very ", ". ", ".\n", "a film's ", "(", "word-", "this is a, "])
def test_counting_takes_time_linear_in_the_text(piece):
    assert grows_linearly(lambda size: wording_of(piece * (size // 8)), 2_000)


@given(st.text("ab 12"), st.integers(0, 20), st.integers(0, 20))
def test_a_pattern_with_cues_finds_what_it_finds_without(text, start, more):
    pattern = cued(r"a+ ?b|1 2", "a", "1 ")
    bare = re.compile(r"a+ ?b|1 2")
    end = min(len(text), start + more)
    expected = [match.span() for match in bare.finditer(text, start, end)]
    assert [match.span() for match in pattern.finditer(text, start, end)] == expected
    first = pattern.search(text, start, end)
    assert ([first.span()] if first is not None else []) == expected[:1]
    assert pattern.may_stand_in(text) or not expected
