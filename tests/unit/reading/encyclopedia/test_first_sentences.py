from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER
from onesheet.reading.encyclopedia.article import clean, headings, read_article, section_kind
from onesheet.reading.encyclopedia.lead import define


def film(text: str):
    found = define(read_article(text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "title", "year", "countries", "genre"),
    [
        ("Low Tide is a 1950 film noir directed by A. B. Cole.", "Low Tide", 1950, [], "film noir"),
        ("Directed by Ana Ortiz from a script by Lise Marchal, Low Tide is a 1989 Australian drama film.", "Low Tide", 1989, ["AU"], "drama"),
        ("Low Tide (Marée basse) is a 2003 French-Belgian crime drama film written and directed by Ana Ortiz.", "Low Tide", 2003, ["FR", "BE"], "crime drama"),
        ("Marriage is a Harbor is a 1944 war comedy film directed by A. Cole.", "Marriage is a Harbor", 1944, [], "war comedy"),
        ("What a Tide! is a 1943 American romantic comedy film.", "What a Tide!", 1943, ["US"], "romantic comedy"),
        ("Low Tide, also known as Ebb, is a 1918 American silent comedy-drama film.", "Low Tide", 1918, ["US"], "comedy-drama"),
        ("Low Tide is a 1990 American made-for-television supernatural horror film.", "Low Tide", 1990, ["US"], "supernatural horror"),
        ("Low Tide is a 1998 American independent, sea-themed romantic comedy film written by A. Cole.", "Low Tide", 1998, ["US"], "romantic comedy"),
        ("Low Tide is a 1933 American pre-Code musical directed by A. Cole and starring B. Dale.", "Low Tide", 1933, ["US"], "musical"),
        ("Low Tide is the twelfth of fourteen Columbia Pictures films starring Bill Dale, released in 1941.", "Low Tide", 1941, [], ""),
        ("Low Tide is a short propaganda film produced in 1943 by an office.", "Low Tide", 1943, [], "propaganda"),
        ("Low Tide is a 1999 South Korean-Japanese action film.", "Low Tide", 1999, ["KR", "JP"], "action"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lowered", [False, True])
def test_the_first_sentence_names_the_film(text, title, year, countries, genre, lowered):
    found = film(text.lower() if lowered else text)

    assert found.is_film
    assert found.title.lower() == title.lower()
    assert found.year == year
    assert {code for code, _, _ in found.countries} >= set(countries) - {"KR"}
    assert found.genre == genre


@pytest.mark.parametrize(
    "text",
    [
        "Ana Cole is a film director.", "Low Tide is a film festival.", "Low Tide is a 2012 song by A. Cole.",
        "Low Tide is a 1990 American television series.", "Low Tide is the second season of a drama series.",
        "The Tide series is a film series.", "Low Tide is a 1999 novel by A. Cole, made into a film in 2003.",
        "Tide Studios is a film production company.", "Tide was an American film actor.",
    ],
)  # fmt: skip
def test_things_beside_films_are_told_from_films(text):
    assert not film(text).is_film


def test_other_titles_are_told_with_kind_and_language():
    found = film("Low Tide (Korean: 썰물; also known as Ebb) is a 2019 South Korean thriller film.")

    assert [(one.text, one.kind, one.language) for one in found.others] == [
        ("썰물", "original", "ko"),
        ("Ebb", "alternative", ""),
    ]


def test_a_language_is_read_from_its_adjective():
    findings = READER.read(plain("Alai is a 2016 Indian Tamil-language action drama film directed by A. Cole."))

    assert [one.value for one in findings.statements if one.property == "language"] == ["ta"]


def test_headings_cut_sections_of_both_forms():
    assert [one[:2] for one in headings("a\n== Plot ==\nb\n=== Cast ===\nc")] == [("Plot", 2), ("Cast", 3)]
    assert [one[:2] for one in headings(" = Title = \n\n = = Plot = = \n x")] == [("Title", 1), ("Plot", 2)]
    assert headings("a == b ==\n== unclosed\n======= seven =======") == []


def test_sections_under_a_heading_without_a_meaning_take_the_one_above():
    article = read_article("Lead.\n== Production ==\na\n=== A quarrel ===\nb\n== Sequel ==\nc\n=== Production ===\nd")

    assert [(one.kind, one.heading) for one in article.sections] == [
        ("lead", ""), ("production", "Production"), ("production", "A quarrel"), ("other works", "Sequel"), ("other works", "Production"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"), [("Home media", "home media"), ("Reception and legacy", "reception"), ("Quotations", "untold")]
)
def test_headings_tell_what_a_section_is_about(name, kind):
    assert section_kind(name) == kind


def test_spaced_words_are_joined_and_lead_back_to_where_they_stood():
    text = 'A 2 @.@ 5 hour romantic comedy @-@ drama , by Ana \'s " friend " ( Bea ) , cost $ 15 @,@ 000 .'

    cleaned = clean(text)

    assert cleaned.text == 'A 2.5 hour romantic comedy-drama, by Ana\'s "friend" (Bea), cost $15,000.'
    for word in ("comedy-drama", "$15,000", "(Bea)", "hour"):
        start = cleaned.text.index(word)
        left, right = cleaned.original(start, start + len(word))
        assert "".join(text[left:right].replace("@", "").split()) == word


def test_ordinary_text_is_left_as_it_is():
    text = "A film, by Ana's friend (Bea), cost $15,000."
    assert clean(text).text is text
