"""Versions of one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.films.pure.versions import is_version_of

REVIEW = "The sea is grey. Nobody speaks for an hour! Then the boy laughs. It is a good film."


def test_a_text_with_a_sentence_changed_is_a_version():
    changed = REVIEW.replace("It is a good film.", "It is a very good film.")

    assert is_version_of(changed, REVIEW)
    assert is_version_of(REVIEW, changed)


def test_another_text_under_the_same_headline_is_none():
    other = "The sea is grey. I have seldom been so bored, and I have seen many films about weather in my long life."

    assert not is_version_of(other, REVIEW)
    assert not is_version_of("", REVIEW)


def test_two_short_texts_that_share_a_sentence_are_none():
    assert not is_version_of("The Tide, again. Directed by Ann Marsh.", "The Tide, at last. Directed by Ann Marsh.")


@given(st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,5}", fullmatch=True), min_size=3))
def test_a_text_is_a_version_of_itself_wherever_its_lines_break(sentences):
    assert is_version_of(". ".join(sentences), ".\n".join(sentences))
