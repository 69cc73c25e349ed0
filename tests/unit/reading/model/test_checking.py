"""What a language model says is kept only where it can be shown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading import read_document
from onesheet.reading.forms import open_bytes, open_text
from onesheet.reading.model import ModelError, read_beside
from onesheet.reading.model.answer import Nonsense, Proposal, proposals
from onesheet.reading.model.asking import MOST_PIECES, NOT_ASKED, PIECE, messages, pieces
from onesheet.reading.model.checking import Checker, Refused
from onesheet.reading.vocabulary import BY_MODEL, PROPERTIES, Film

TEXT = """The Salt Road is a 1994 drama directed by Ada Voss and written by Ben Oduya. It stars Cy Marsh as the ferryman.
The film runs 103 minutes, cost $2.5 million and was shot in French and Wolof near Saint-Louis.
It was released in Senegal on 4 May 1994 and won the Golden Bear for Best Film. It was rated R by the MPA.
On Rotten Tomatoes, 71% of 45 reviews are positive.
"""
FILMS = (Film("The Salt Road", 1994),)


def kept(name, value, quote, text=TEXT, films=FILMS, **more):
    said = Proposal(name, value, quote, **more)
    return Checker(text, films, "tiny").statement(said, 0, len(text))


@pytest.mark.parametrize(
    ("name", "value", "quote"),
    [
        ("director", "Ada Voss", "directed by Ada Voss"),
        ("screenwriter", "Ben Oduya", "written by Ben Oduya"),
        ("cast_member", "Cy Marsh", "It stars Cy Marsh as the ferryman."),
        ("duration", 103, "The film runs 103 minutes"),
        ("budget", {"amount": 2_500_000, "currency": "USD"}, "cost $2.5 million"),
        ("language", "wo", "shot in French and Wolof"),
        ("filming_location", "Saint-Louis", "was shot in French and Wolof near Saint-Louis"),
        ("release", "1994-05-04", "released in Senegal on 4 May 1994"),
        ("country", "SN", "released in Senegal"),
        ("genre", "Drama", "a 1994 drama"),
        ("award", "Golden Bear", "won the Golden Bear"),
        ("certificate", "R", "rated R by the MPA"),
    ],
)
def test_what_the_quote_shows_is_kept(name, value, quote):
    one = kept(name, value, quote)

    assert TEXT[one.start : one.end] == one.quote == quote
    assert one.value == (value if name != "genre" else "drama")
    assert one.qualifiers == {BY_MODEL: "tiny"}


@pytest.mark.parametrize(
    ("name", "value", "quote", "why"),
    [
        ("director", "Ada Voss", "directed by Ada  Vos", "does not stand in the text"),
        ("director", "Ada Voss", "directed by Ada Vos", "does not stand in the text"),
        ("director", "ada voss", "It stars Cy Marsh", "does not speak of the property"),
        ("director", "Cy Marsh", "It stars Cy Marsh as the ferryman.", "does not speak of the property"),
        ("director", "Rosa Lima", "directed by Ada Voss", "value is not in the quote"),
        ("director", "Ada", "directed by Ada Voss", "value is not in the quote"),
        ("director", "Voss and written by Ben", "directed by Ada Voss and written by Ben Oduya", "value is not in"),
        ("director", ["Ada Voss"], "directed by Ada Voss", "value is not in the quote"),
        ("director", {"special": "none"}, "directed by Ada Voss", "value is not in the quote"),
        ("duration", 102, "The film runs 103 minutes", "value is not in the quote"),
        ("duration", "103", "The film runs 103 minutes", "value is not in the quote"),
        ("duration", True, "The film runs 103 minutes", "value is not in the quote"),
        ("budget", {"amount": 2_500_000, "currency": "EUR"}, "cost $2.5 million", "value is not in the quote"),
        ("budget", {"amount": "2500000"}, "cost $2.5 million", "value is not in the quote"),
        ("release", "1994-05", "released in Senegal on 4 May 1994", "value is not in the quote"),
        ("country", "FR", "shot in French and Wolof near Saint-Louis", ""),
        ("country", "ML", "released in Senegal", "value is not in the quote"),
        ("language", "en", "shot in French and Wolof", "value is not in the quote"),
        (
            "score",
            {"value": 72, "scale": 100},
            "On Rotten Tomatoes, 71% of 45 reviews are positive.",
            "value is not in",
        ),
        ("sequel", "x", "directed by Ada Voss", "no such property"),
        ("external_id", "Ada", "directed by Ada Voss", "no such property"),
        ("year", 1994, "a 1994 drama", "no such property"),
        ("title", "Salt Road", "The Salt Road", "no such property"),
        ("duration", 103, "", "no quote"),
        ("duration", 103, TEXT * 9, "no quote"),
    ],
)
def test_what_it_does_not_show_is_refused(name, value, quote, why):
    if not why:
        assert kept(name, value, quote).value == value
        return
    with pytest.raises(Refused, match=why):
        kept(name, value, quote)


@pytest.mark.parametrize("film", [1, -1, "0", None, True, 0.0, [0]])
def test_a_film_that_the_rules_did_not_find_is_refused(film):
    with pytest.raises(Refused, match="no such film"):
        kept("director", "Ada Voss", "directed by Ada Voss", film=film)


@pytest.mark.parametrize(
    ("name", "value", "quote", "qualifiers", "expected"),
    [
        ("cast_member", "Cy Marsh", "It stars Cy Marsh as the ferryman.", {"character": "the ferryman"}, True),
        ("cast_member", "Cy Marsh", "It stars Cy Marsh as the ferryman.", {"character": "the king"}, False),
        ("release", "1994-05-04", "released in Senegal on 4 May 1994", {"place": "SN"}, True),
        ("release", "1994-05-04", "released in Senegal on 4 May 1994", {"place": "FR"}, False),
        ("release", "1994-05-04", "released in Senegal on 4 May 1994", {"kind": "premiere"}, False),
        ("release", "1994-05-04", "released in Senegal on 4 May 1994", {"mood": "Senegal"}, False),
        ("award", "Golden Bear", "won the Golden Bear for Best Film", {"result": "won", "category": "Best Film"}, True),
        ("award", "Golden Bear", "won the Golden Bear for Best Film", {"result": "nominated"}, False),
        ("certificate", "R", "rated R by the MPA", {"board": "MPA"}, True),
    ],
)
def test_qualifiers_must_be_shown_too(name, value, quote, qualifiers, expected):
    if expected:
        assert kept(name, value, quote, qualifiers=qualifiers).qualifiers == qualifiers | {BY_MODEL: "tiny"}
    else:
        with pytest.raises(Refused, match="a qualifier"):
            kept(name, value, quote, qualifiers=qualifiers)


def test_an_order_is_shown_by_no_quote_and_not_taken():
    assert kept(
        "cast_member", "Cy Marsh", "It stars Cy Marsh as the ferryman.", qualifiers={"billing": 1}
    ).qualifiers == {BY_MODEL: "tiny"}


def test_a_score_has_what_its_sentence_tells_and_not_what_the_model_says():
    quote = "On Rotten Tomatoes, 71% of 45 reviews are positive."
    one = kept("score", {"value": 71, "scale": 100}, quote, qualifiers={"by": "Metacritic", "count": 9})

    assert one.qualifiers["by"] == "Rotten Tomatoes"
    assert one.qualifiers["count"] == 45


def test_white_space_between_the_words_of_a_quote_may_differ():
    text = TEXT.replace("directed by Ada", "directed\n  by Ada")

    assert kept("director", "Ada Voss", "directed by Ada Voss", text=text).quote == "directed\n  by Ada Voss"


def test_in_a_text_without_capitals_the_name_is_restored_by_our_own_rules():
    one = kept("director", "Ada Voss", "directed by ada voss", text=TEXT.lower())

    assert one.value == "Ada Voss"
    assert one.quote == "directed by ada voss"


def test_in_a_document_about_several_films_the_title_before_the_quote_decides():
    text = """Films in March

The Salt Road (1994)
Directed by Ada Voss. The music is by Flo Ray, and the fog came back on the second day of it.

The Short Hill (1996)
Directed by Ben Oduya. The music is by Gus Po, and nobody spoke of the fog on that hill again.

The Long Hill (1997)
Directed by Cy Marsh. The music is by Di Hart, and the fog came back.
"""
    document = open_text(text)
    reading = read_document(document, name="x")
    assert [film.title for film in reading.films] == ["The Salt Road", "The Short Hill", "The Long Hill"]
    said = [
        {"film": 1, "property": "composer", "value": "Gus Po", "quote": "The music is by Gus Po"},
        {"film": 0, "property": "composer", "value": "Di Hart", "quote": "The music is by Di Hart"},
    ]

    added = read_beside(reading, document, lambda _: json.dumps(said), name="tiny")

    new = added.reading.statements[len(reading.statements) :]
    assert [(one.film, one.value) for one in new] == [(1, "Gus Po")]
    assert "said of another film of the document (1)" in added.notice


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(TEXT.split()) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
SAID = st.fixed_dictionaries(
    {
        "property": st.sampled_from(sorted(PROPERTIES)),
        "value": ANY_JSON,
        "quote": st.tuples(st.integers(0, len(TEXT)), st.integers(0, 90)).map(lambda at: TEXT[at[0] : at[0] + at[1]]),
    },
    optional={"film": ANY_JSON, "qualifiers": ANY_JSON},
)


@settings(deadline=None)
@given(st.lists(SAID, max_size=5))
def test_whatever_it_says_the_rules_stay_and_every_quote_is_exact(said):
    document = open_text(TEXT)
    reading = read_document(document, name="x")

    added = read_beside(reading, document, lambda _: json.dumps({"statements": said}), name="tiny").reading

    assert added.statements[: len(reading.statements)] == reading.statements
    assert (added.films, added.problems) == (reading.films, reading.problems)
    for one in added.statements[len(reading.statements) :]:
        assert TEXT[one.start : one.end] == one.quote
        assert one.qualifiers[BY_MODEL] == "tiny"
        assert one.property not in NOT_ASKED


@settings(deadline=None)
@given(
    st.text(max_size=200)
    | SAID.map(json.dumps)
    | st.lists(SAID).map(lambda all_: f"Sure!\n```json\n{json.dumps(all_)}\n```")
)
def test_an_answer_is_proposals_or_nonsense(answer):
    try:
        found = proposals(answer)
    except Nonsense:
        return
    assert all(isinstance(one, Proposal) for one in found)


def test_words_and_fences_around_the_json_do_no_harm():
    said = '<think>{"a": 1}</think>\nHere:\n```json\n{"statements": [{"property": "year", "value": 1994, "quote": "1994"}]}\n```'

    assert proposals(said) == [Proposal("year", 1994, "1994")]


@settings(deadline=None)
@given(st.text(alphabet="ab. \n", max_size=300).map(lambda text: text * 100))
def test_pieces_cover_the_text_in_order(text):
    at = 0
    for start, end in pieces(text):
        assert not text[at:start].strip()
        assert 0 < end - start <= PIECE
        at = end
    assert not text[at:].strip()


def test_a_long_text_is_given_in_part_and_that_is_said():
    text = TEXT + "\n".join(f"The fog came back on day {day} and nobody spoke of it." for day in range(2000))
    document, asked = open_text(text), []

    def ask(said):
        asked.append(said)
        return '{"statements": []}'

    notice = read_beside(read_document(document, name="x"), document, ask, name="tiny").notice

    assert len(asked) == MOST_PIECES
    assert "its end was read by the rules alone" in notice


def test_what_was_added_before_a_failure_stays():
    text = TEXT + "\n".join(f"The fog came back on day {day} and nobody spoke of it." for day in range(300))
    document, asked = open_text(text), []

    def ask(said):
        asked.append(said)
        if len(asked) > 1:
            raise ModelError("it fell asleep.")
        return json.dumps([{"property": "certificate", "value": "MPA", "quote": "rated R by the MPA"}])

    reading = read_document(document, name="x")
    added = read_beside(reading, document, ask, name="tiny")

    assert len(added.reading.statements) == len(reading.statements) + 1
    assert "added 1 statement" in added.notice
    assert "it fell asleep" in added.notice


def test_offsets_lead_back_through_markup():
    text = "'''''The Salt Road''''' is a 1994 film directed by [[Ada Voss|Ada Voss]], lit by [[Ed Kim (lens)|Ed Kim]].\n\n{{Infobox film|name=The Salt Road|director=[[Ada Voss]]}}\n[[Category:1994 films]]"
    document = open_bytes(text.encode())
    reading = read_document(document, name="x")
    quote = "lit by Ed Kim" if "lit by Ed Kim" in document.prose else "Ed Kim"
    said = [{"property": "cast_member", "value": "Ed Kim", "quote": f"Ada Voss, {quote}"}]

    added = read_beside(reading, document, lambda _: json.dumps(said), name="tiny").reading

    assert all(text[one.start : one.end] == one.quote for one in added.statements)


def test_the_question_names_the_films_and_every_property_that_may_be_stated():
    system, user = (one["content"] for one in messages(TEXT, [(0, FILMS[0])]))

    assert "0. The Salt Road (1994)" in user
    assert TEXT in user
    assert all((f"\n{name}: " in system) != (name in NOT_ASKED) for name in PROPERTIES)


@pytest.mark.parametrize("piece", ["(", "directed by Ada Voss. ", "{{", " ", "\n", "a"])
def test_time_grows_with_length(piece):
    films = (Film("A"), Film("Ada"))

    def work(number):
        text = piece * number
        checker = Checker(text, films, "tiny")
        try:
            checker.statement(Proposal("director", "Ada Voss", "directed by Ada Voss"), 0, len(text))
        except Refused:
            return

    assert grows_linearly(work, 2000)
    assert grows_linearly(lambda number: pieces(piece * number), 2000)
