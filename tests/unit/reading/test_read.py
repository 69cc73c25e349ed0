"""Reading any document: choosing the reader, exact quotes, unread stretches, and the shapes that come out."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading import choose, read, read_text, unreadable
from onesheet.reading.as_json import as_json
from onesheet.reading.as_words import as_words, value_in_words
from onesheet.reading.document import plain
from onesheet.reading.reader import Findings, Reader
from onesheet.reading.vocabulary import KINDS, PROPERTIES, REVIEW, Film, Head, Reading, Statement

REVIEW_TEXT = """The Lighthouse Keeper's Wife (1974)
By Ines Marlow

Director Petra Halvorsen's second film is a small miracle. Anna Sund plays Marit, who waits.

I loved every minute of it. The performances are superb, and the fog deserves an award.

★★★★

More from The Tidal Review
Ten Films About Rope
© 2019 Tide Ltd
"""
PAGE_TEXT = """Harbour Lights

A pilot comes home after eleven years at sea.

  • ★★★ review by Nils on Quay

    Slow, but the sea is good.

  • ★★★★½ review by Maria T. on Quay

    Anna Sund's Marit and Olav Berg's Jens are my new best friends.
"""
WORDS = st.sampled_from(
    '‘Harbour Lights’|Review:|by Anna Sund|director|(1974)|★★★½|4/5|Grade: B+|\n|\n\n|. |, |"|“|”|the film|plays|as|Marit|(|)|'
    "More from|© 2019|starring|and|Nov. 6|premieres in theaters|• |review by|on Quay|== Plot ==|I loved it|'s|’s|120 minutes|*|—| ".split(
        "|"
    )
)
ANY_TEXT = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_read_text_holds_its_laws_for_any_text(text):
    reading = read_text(text, name="x")

    assert reading == read_text(text, name="x")
    assert reading.head.kind in KINDS
    for one in reading.statements:
        assert reading.text[one.start : one.end] == one.quote != ""
        assert one.property in PROPERTIES
        assert set(one.qualifiers) <= {*PROPERTIES[one.property].qualifiers, "derived", "approximate", "note"}
        assert 0 <= one.film < len(reading.films)
    for one in reading.reviews:
        assert reading.text[one.start : one.end] == one.text
    ends = [0]
    for start, end in reading.unread:
        assert ends[-1] <= start < end <= len(reading.text)
        ends.append(end)
    json.dumps(as_json(reading))
    assert as_words(reading)


@given(st.one_of(st.binary(max_size=300), ANY_TEXT.map(lambda text: text.encode("utf-16"))))
@settings(max_examples=150, deadline=None)
def test_read_never_raises_and_says_why_nothing_was_read(data):
    reading = read(data, name="x")

    assert reading.text or (reading.problems and not reading.reader and not reading.statements)


def test_read_gives_the_hash_of_the_text_and_the_reader_with_its_version():
    reading = read(REVIEW_TEXT.replace("\n", "\r\n").encode(), name="notes/keeper.txt")

    assert reading.text == REVIEW_TEXT
    assert reading.sha256 == hashlib.sha256(REVIEW_TEXT.encode()).hexdigest()
    assert reading.reader == "review/1"
    assert reading.name == "notes/keeper.txt"


def test_read_takes_nothing_from_chrome_and_leaves_it_out_of_what_is_unread():
    reading = read_text(REVIEW_TEXT, name="x")

    foot = REVIEW_TEXT.index("More from")
    assert all(one.end <= foot for one in reading.statements)
    assert all(end <= foot for _, end in reading.unread)


def test_unread_stretches_are_the_sentences_that_no_statement_touches():
    reading = read_text(REVIEW_TEXT, name="x")

    shown = [reading.text[start:end] for start, end in reading.unread]
    assert any("I loved every minute" in words for words in shown)
    assert not any("Anna Sund plays Marit" in words for words in shown)


def test_choose_tells_kinds_by_content():
    assert choose(plain(REVIEW_TEXT)).name == "review"
    assert choose(plain(PAGE_TEXT)).name == "film-page"
    assert choose(plain("The ferry was late. I read the paper and went home.\n")).name == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Grandmother's Plum Cake\n\nPreheat the oven. Mix the flour and the butter, add sugar and bake for 40 minutes.\n",
        "Minutes of the Harbour Board\n\nPresent: A. Lund, B. Moe. The budget of 4,000 crowns was approved on 3 May 2019.\n",
        "The Night Ferry Blues\n\nThis song opens with a guitar. The chorus returns three times, and the band plays it slow.\n",
        "x",
        "★",
        "\n\n\n",
    ],
)
def test_read_invents_no_film(text):
    reading = read_text(text, name="x")

    assert reading.films == ()
    assert reading.statements == ()
    assert reading.problems


def test_a_list_of_films_gives_each_film():
    entries = "\n".join(f"{n}. Harbour Tales {n} (19{50 + n})\nA boat goes out." for n in range(1, 11))

    reading = read_text(f"Ten Films With Boats\n\n{entries}\n", name="x")

    assert reading.head.kind == "listing"
    assert [(one.title, one.year) for one in reading.films] == [(f"Harbour Tales {n}", 1950 + n) for n in range(1, 11)]


def test_a_list_of_other_things_gives_no_film_and_says_why():
    entries = "\n".join(f"{n}. Harbour Tales {n} (19{50 + n})\nA boat goes out." for n in range(1, 11))

    reading = read_text(f"Ten Novels With Boats\n\n{entries}\n", name="x")

    assert reading.head.kind == "listing"
    assert reading.films == ()
    assert "10 titles" in reading.problems[0]


def test_findings_whose_quote_is_not_exact_are_dropped_and_told(monkeypatch):
    good = Statement("title", "Harbour Lights", "Harbour Lights", 0, 14)
    bad = Statement("director", "Anna Sund", "Anna Sund", 3, 12)
    liar = Reader("liar", 1, lambda _: 1.0, lambda _: Findings(Head(REVIEW), (Film("Harbour Lights"),), (good, bad)))
    monkeypatch.setattr("onesheet.reading.choosing.READERS", (liar,))

    reading = read_text("Harbour Lights, a film.", name="x")

    assert reading.statements == (good,)
    assert "1 finding" in reading.problems[0]
    assert "director" in reading.problems[0]


def test_as_json_has_the_published_keys_in_order():
    shown = as_json(read_text(REVIEW_TEXT, name="x"))

    assert list(shown) == ["document", "films", "statements", "reviews", "unread", "problems"]
    assert list(shown["document"]) == [
        "name", "kind", "title", "byline", "outlet", "published", "language", "sha256", "reader",
    ]  # fmt: skip
    assert list(shown["statements"][0]) == ["film", "property", "value", "qualifiers", "quote", "start", "end"]
    assert list(shown["reviews"][0]) == [
        "film", "author", "source", "rating", "original", "verdict", "text", "start", "end",
    ]  # fmt: skip


def test_as_json_tells_a_rank_that_is_not_normal_with_its_reason():
    one = Statement("year", 1974, "1974", 0, 4, rank="deprecated", reason="the article corrects it below")
    reading = Reading("x", "1974", "", "y/1", films=(Film("A"),), statements=(one,))

    shown = as_json(reading)["statements"][0]

    assert shown["rank"] == "deprecated"
    assert shown["reason"] == "the article corrects it below"


def test_as_words_tells_the_film_its_people_and_its_reviews():
    shown = as_words(read_text(REVIEW_TEXT, name="keeper.txt"))

    assert shown.splitlines()[0] == "keeper.txt"
    assert "The Lighthouse Keeper's Wife (1974)" in shown
    assert "Anna Sund as Marit" in shown
    assert "★★★★ by Ines Marlow in The Tidal Review" in shown


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("release", "2015-11-06", "6 November 2015"),
        ("release", "not a date", "not a date"),
        ("gross", {"amount": 552506, "currency": "USD"}, "$552,506"),
        ("score", {"value": 71, "scale": 100}, "71/100"),
        ("country", "GB", "United Kingdom"),
        ("language", "fr", "French"),
        ("duration", 97, "97 minutes"),
        ("budget", {"special": "hole"}, "lost from the text"),
        ("title", "Harbour Lights", "Harbour Lights"),
    ],
)
def test_value_in_words_prints_each_form(name, value, words):
    assert value_in_words(name, value) == words


def test_unreadable_is_a_reading_with_its_problem_alone():
    reading = unreadable("gone.txt", "there is no such file")

    assert reading.problems == ("there is no such file",)
    assert reading.reader == ""
    assert as_json(reading)["films"] == []


HOSTILE = {
    "brackets": "(",
    "stars": "★",
    "lines": "\n",
    "one line": "the film is good and Anna Sund's Marit is, ",
    "headings": "== a ==\n",
    "braces": "{{",
    "quotes": "“",
    "names": "Anna Sund ",
    "possessives": "A's ",
    "heads": "Ana Moe 4/5\nGood.\n",
    "sentences": "Director Anna Sund's film stars Olav Berg as Jens. ",
    "one word": "x",
    "menus": "Home | News | ",
    "bullets": "• ",
    "asterisks": "*",
    "numbers": "1.",
    "apostrophes": "O'",
    "spaces": " ",
    "full stops": ". ",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_as_the_text_does(name):
    unit = HOSTILE[name]

    assert grows_linearly(lambda size: read_text(unit * size, name=name), 20_000 // len(unit))


def test_a_value_that_is_told_with_more_is_printed_once():
    said = tuple(
        Statement("cast_member", "Ana Moe", "Ana Moe", 0, 7, qualifiers)
        for qualifiers in ({}, {"character": "Mara"}, {})
    )
    reading = Reading("x", "Ana Moe", "", "x/1", films=(Film("Harbour Lights"),), statements=said)

    assert as_words(reading).count("Ana Moe") == 1
    assert "Ana Moe as Mara" in as_words(reading)
