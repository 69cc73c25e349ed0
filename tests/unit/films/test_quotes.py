"""The sentence in which a quote stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.films.pure.quotes import LONGEST, Sentences, shown_quote
from onesheet.reading.forms.wikitext import open_wikitext

TEXT = "She speaks with her hands. The piano stands on the beach, in the rain.\n\nIt is 1993. It is raining still"


def around(text: str, quote: str) -> str:
    start = text.index(quote)
    return Sentences(text).around(start, start + len(quote))


def test_a_quote_comes_with_its_sentence():
    assert around(TEXT, "on the beach") == "The piano stands on the beach, in the rain."
    assert around(TEXT, "She") == "She speaks with her hands."
    assert around(TEXT, "still") == "It is raining still"


def test_a_heading_above_is_no_part_of_the_sentence():
    text = "== Home media ==\nIt came out on disc in March. It sold.\n"
    start = text.index("on disc")

    assert Sentences(text).around(start, start + 7) == "It came out on disc in March."


def test_a_quote_over_two_sentences_comes_with_both():
    assert around(TEXT, "hands. The") == "She speaks with her hands. The piano stands on the beach, in the rain."


def test_a_quote_outside_every_sentence_stands_for_itself():
    assert around("One.\n\n\n\nTwo.", "\n\n") == "\n\n"


def test_a_long_sentence_is_cut_around_the_quote_and_a_long_quote_has_none():
    text = "word " * 400 + "the quote " + "word " * 400

    kept = around(text, "the quote")

    assert kept.startswith("… word")
    assert kept.endswith("word …")
    assert "the quote" in kept
    assert len(kept) <= LONGEST + 4
    assert Sentences(text).around(0, LONGEST + 1) == ""


@given(st.text(alphabet="ab. \n!?", max_size=120), st.data())
def test_every_quote_stands_in_its_sentence(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    assert text[start:end] in Sentences(text).around(start, end)


WIKI_TEXT = "'''The Lantern''' is a 2012 film<ref>A note. Another.</ref> by [[Ana Ortiz|Ortiz]].\n\nIt cost {{US$|3 million}}. It sold.\n"


def test_sentences_of_wikitext_are_those_a_reader_sees():
    start = WIKI_TEXT.index("[[Ana")
    end = start + len("[[Ana Ortiz|Ortiz]]")
    sentences = Sentences(WIKI_TEXT, "text/x-wiki")

    assert sentences.around(start, end) == "The Lantern is a 2012 film by Ortiz."
    assert sentences.words(start, end) == "Ortiz"


def test_a_line_of_a_page_is_no_part_of_the_next():
    text = "Directed by\tAna Ortiz\nStarring\tVera Holm\nMax Lund\n"
    start = text.index("Vera")

    assert Sentences(text, "text/html").around(start, start + 9) == "Starring\tVera Holm"
    assert Sentences(text, "text/html").around(start, start + 18) == "Starring\tVera Holm\nMax Lund"


def test_data_has_no_sentences():
    assert Sentences('{"title": "The Lantern", "runtime": 92}', "application/json").around(26, 39) == ""


def test_a_quote_of_wikitext_is_shown_without_its_markup():
    assert shown_quote("[[Ana Ortiz|Ortiz]]", "text/x-wiki") == "Ortiz"
    assert shown_quote("<ref>A note.</ref>", "text/x-wiki") == "<ref>A note.</ref>"
    assert shown_quote("[[Ana Ortiz|Ortiz]]", "text/plain") == "[[Ana Ortiz|Ortiz]]"


@given(st.text("ab .'[]{}|=\n*", max_size=80), st.data())
def test_the_way_from_prose_to_wikitext_leads_back(text, data):
    opened = open_wikitext(text)
    if not opened.prose:
        return
    start = data.draw(st.integers(0, len(opened.prose) - 1))
    end = data.draw(st.integers(start + 1, len(opened.prose)))

    left, right = opened.prose_span(*opened.span(start, end))

    assert 0 <= left <= right <= len(opened.prose)
    assert (left, right) == (0, 0) or (left <= start and end <= right)
