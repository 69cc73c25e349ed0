"""How much of a text is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.web.excerpts import QUOTED, excerpt, shortened

LONG = "First sentence here. Second one follows! " * 40


def test_text_is_cut_after_a_sentence():
    assert shortened("One is here. Two is there. Three is nowhere.", 30) == "One is here. Two is there."


def test_sentence_that_is_too_long_is_cut_after_a_word():
    assert shortened("A sentence that never ends and goes on", 20) == "A sentence that…"


def test_text_that_is_not_ours_is_shown_for_a_few_sentences():
    mine, theirs = excerpt(LONG, "own"), excerpt(LONG, "")

    assert len(" ".join(theirs.paragraphs)) <= QUOTED < len(" ".join(mine.paragraphs))
    assert mine.cut
    assert theirs.cut


def test_short_text_is_shown_in_its_paragraphs():
    assert excerpt("One\nline.\n\n\n Two. ", "own").paragraphs == ("One line.", "Two.")
    assert not excerpt("One.", "").cut
    assert excerpt(" \n ", "own").paragraphs == ()


@given(text=st.text(max_size=400), limit=st.integers(2, 300))
def test_nothing_longer_than_the_limit_is_shown(text, limit):
    made = shortened(text, limit)

    assert len(made) <= max(limit, 1)
    assert text.startswith(made.removesuffix("…"))
