"""Marking a text, and parting it into pages."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onesheet.web.documents.marking import Span, marked
from onesheet.web.documents.stretches import QUOTED, page_holding, pages, paragraphs, used_sentences


class Marked(HTMLParser):
    """Which characters of a text are in which marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.inside: dict[str, list[int]] = {}
        self.first: list[str] = []
        self.numbers: list[str] = []
        self._open: list[str] = []
        self._number = False
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "mark":
            if "id" in given:
                self.first.append(given["id"])
            self._open.append(given.get("id") or given["data-s"])
        self._number = self._number or tag == "sup"

    def handle_endtag(self, tag):
        if tag == "mark":
            self._open.pop()
        if tag == "sup":
            self._number = False

    def handle_data(self, data):
        if self._number:
            self.numbers.append(data)
            return
        for name in self._open:
            self.inside.setdefault(name, []).extend(range(len(self.text), len(self.text) + len(data)))
        self.text += data


@st.composite
def spans(draw):
    text = draw(st.text(alphabet="ab <&>\"'\n é", min_size=1, max_size=40))
    made = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        made.append((start, draw(st.integers(start + 1, len(text)))))
    made.sort(key=lambda one: (one[0], -one[1]))
    return text, [Span(at, f"s{at}", "who", start, end) for at, (start, end) in enumerate(made, 1)]


@given(spans())
def test_every_span_marks_just_its_characters_whatever_crosses_it(given_spans):
    text, wanted = given_spans

    read = Marked(str(marked(text, 0, wanted)))

    assert read.text == text
    assert read.inside == {one.anchor: list(range(one.start, one.end)) for one in wanted}
    assert sorted(read.first) == sorted(one.anchor for one in wanted)
    assert sorted(read.numbers) == sorted(str(one.number) for one in wanted)


@given(spans(), st.integers(0, 40))
def test_text_in_two_stretches_is_marked_as_one(given_spans, cut):
    text, wanted = given_spans
    cut = min(cut, len(text))

    left = Marked(str(marked(text[:cut], 0, wanted)))
    right = Marked(str(marked(text[cut:], cut, wanted)))

    assert left.text + right.text == text
    assert sorted(left.first + right.first) == sorted(one.anchor for one in wanted)
    assert sorted(left.numbers + right.numbers) == sorted(str(one.number) for one in wanted)
    for one in wanted:
        places = left.inside.get(one.anchor, []) + [cut + place for place in right.inside.get(one.anchor, [])]
        assert places == list(range(one.start, one.end))


def test_long_span_is_tinted():
    text = "word " * 100

    assert 'class="about long"' in marked(text, 0, [Span(1, "s1", "about", 0, 400)])
    assert 'class="about"' in marked(text, 0, [Span(1, "s1", "about", 0, 40)])


@given(st.text(alphabet="a.= \n\t", max_size=120))
def test_paragraphs_hold_every_word_in_its_place(text):
    made = paragraphs(text)

    assert all(text[one.at : one.end] == one.text for one in made)
    assert "".join("".join(one.text.split()) for one in made) == "".join(text.split())
    assert all(before.end <= after.at for before, after in pairwise(made))


def test_headings_stand_alone():
    made = paragraphs("Lead.\n\n== Plot ==\nIt begins.\nIt ends.\n=== More ===\n\n* One\n* Two\na = b = c\n")

    assert [one.text for one in made] == [
        "Lead.", "== Plot ==", "It begins.\nIt ends.", "=== More ===", "* One\n* Two\na = b = c",
    ]  # fmt: skip


def test_very_long_paragraph_is_parted_between_words():
    made = paragraphs("word " * 3000)

    assert len(made) > 2
    assert all(len(one.text) <= 4000 and one.text.startswith("word") for one in made)


@given(st.lists(st.integers(0, 60_000), max_size=300))
def test_every_place_of_a_text_is_on_one_page(starts):
    text = ("A sentence of the text that is not very long.\n\n") * 1300
    stretches = paragraphs(text)

    made = pages(stretches, sorted(starts))

    assert [one for page in made for one in page] == stretches
    assert all(page_holding(made, one.at) == number for number, page in enumerate(made, 1) for one in page)
    assert made[0][-1].end >= 3000


def test_text_without_words_has_one_empty_page():
    assert pages(paragraphs(" \n \n"), []) == [[]]
    assert page_holding([[]], 7) == 1


def test_used_sentences_stand_in_order_and_once():
    text = "Ada made it. Nobody saw. Ben is in it, and so is Cleo. The end."
    sentence = "Ben is in it, and so is Cleo."

    made = used_sentences(
        [(text.index("Cleo"), "Cleo", sentence), (text.index("Ben"), "Ben", sentence), (0, "Ada", "Ada made it.")]
    )

    assert [(one.text, one.at, one.after_gap) for one in made] == [
        ("Ada made it.", 0, False),
        (sentence, text.index("Ben"), True),
    ]


def test_no_more_than_a_few_sentences_of_a_long_quote_are_used():
    plot = "Something happens to somebody. " * 60

    (made,) = used_sentences([(10, plot, plot)])

    assert len(made.text) <= QUOTED
    assert made.cut
    assert plot.startswith(made.text)


def test_quote_that_its_sentence_does_not_hold_stands_alone():
    (made,) = used_sentences([(5, "a quote", "another sentence")])

    assert (made.text, made.at) == ("a quote", 5)


def test_marks_survive_escaping():
    text = '<b> & "x"'

    html = str(marked(text, 0, [Span(1, "s1", "who", 0, 3)]))

    assert unescape(re.sub(r"<sup>.*?</sup>|</?mark[^>]*>", "", html)) == text
