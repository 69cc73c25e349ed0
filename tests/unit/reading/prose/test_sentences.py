from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.prose.casing import is_lowered, lower, prose
from onesheet.reading.prose.sentences import lines, paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(prose(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. We left.", ["It rained.", "We left."]),
        ("it closed the festival.the film opened later.", ["it closed the festival.", "the film opened later."]),
        ("she left the film.on 22 april it was told.", ["she left the film.", "on 22 april it was told."]),
        ('a loud screenplay."but on 5 september she came.', ['a loud screenplay."', "but on 5 september she came."]),
        ("It closed the festival.The film opened.", ["It closed the festival.", "The film opened."]),
        ("It was in cinemas in 2015.the run ended.", ["It was in cinemas in 2015.", "the run ended."]),
        ("Is it good? Yes! Very.", ["Is it good?", "Yes!", "Very."]),
    ],
)
def test_sentences_end_where_they_end_even_glued(text, expected):
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "St. John met Mr. Smith there.",
        "J. R. R. Tolkien wrote it.",
        "It opens Nov. 6 in New York.",
        "The U.S. premiere came late.",
        "It has an average of 6.04/10 so far.",
        "Robert Downey Jr. plays him.",
        "Warner Bros. released it.",
        "See letterboxd.com for more.",
        "48 hrs. is a film of 1982.",
        "what a woman! is a comedy.",
        "Daddy's Dyin' ...Who's Got the Will? is a comedy.",
    ],
)
def test_stops_within_a_sentence_do_not_end_it(text):
    assert cut(text) == [text]


def test_a_country_in_initials_may_end_a_sentence():
    assert cut("It played in the U.S. The rest came later.") == ["It played in the U.S.", "The rest came later."]


def test_lines_and_paragraphs_are_trimmed_and_never_empty():
    text = "  one \n two\n\n\n three\n"

    assert [text[s.start : s.end] for s in lines(text)] == ["one", "two", "three"]
    assert [text[s.start : s.end] for s in paragraphs(text)] == ["one \n two", "three"]


def test_lost_capitals_are_noticed():
    assert is_lowered("the film opened in new york.")
    assert not is_lowered("The film opened in New York.")
    assert is_lowered("")


@given(st.text(max_size=300))
def test_sentences_cover_the_text_in_order(text):
    spans = sentences(prose(text))

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())


@given(st.text(max_size=200))
def test_the_lower_twin_has_the_same_length(text):
    assert len(lower(text)) == len(text)
