"""Links that a quote would cut in two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.forms.wikitext.links import with_whole_marks


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("* [[Ana Ortiz]] as [[Mara Lund]], a keeper", "Ana Ortiz]] as [[Mara Lund", "[[Ana Ortiz]] as [[Mara Lund]]"),
        ("* [[Ana Ortiz|Ortiz]] as Mara", "Ortiz]] as Mara", "[[Ana Ortiz|Ortiz]] as Mara"),
        ("by [[Ana Ortiz]] and", "Ana Ortiz", "Ana Ortiz"),
        ("by [[Ana Ortiz]] and", "[[Ana Ortiz]] and", "[[Ana Ortiz]] and"),
        ("gross {{US$|90 million}} there", "gross {{US$|90 million", "gross {{US$|90 million}}"),
        ("a]] b [[c", "a]] b [[c", "a]] b [[c"),
    ],
)
def test_a_link_that_is_cut_is_taken_whole(text, quote, whole):
    start = text.index(quote)
    left, right = with_whole_marks(text, start, start + len(quote))

    assert text[left:right] == whole


@given(st.text("ab []{}|\n"), st.data())
def test_a_stretch_only_grows(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    left, right = with_whole_marks(text, start, end)

    assert 0 <= left <= start <= end <= right <= len(text)
