"""Rules of challenges: read, written, and what is no rule."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.lists.pure.rules import GENDERS, LONGEST_FILM, MOST_VALUES, Rule, RuleError, as_json, parse
from onesheet.people.genders import GENDERS as STATED

words = st.lists(
    st.text("abc é-'", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool),
    max_size=MOST_VALUES,
    unique=True,
).map(tuple)
years = st.lists(st.integers(1870, 2200), min_size=2, max_size=2).map(sorted)
minutes = st.lists(st.integers(1, LONGEST_FILM), min_size=2, max_size=2).map(sorted)


@st.composite
def rules(draw):
    from_year, to_year = draw(years)
    at_least, at_most = draw(minutes)
    maybe = st.booleans()
    return Rule(
        director=draw(words),
        director_gender=draw(st.sampled_from(["", *GENDERS])),
        cast=draw(words),
        country=draw(words),
        language=draw(words),
        genre=draw(words),
        festival=draw(words),
        from_year=from_year if draw(maybe) else None,
        to_year=to_year if draw(maybe) else None,
        at_least=at_least if draw(maybe) else None,
        at_most=at_most if draw(maybe) else None,
        new=draw(maybe),
    )


@given(rules().filter(bool))
def test_what_is_written_is_read_as_the_same_rule(rule):
    assert parse(json.loads(json.dumps(as_json(rule)))) == rule


@given(rules().filter(bool))
def test_only_what_is_asked_is_written(rule):
    assert all(as_json(rule).values())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*Rule.__slots__, "x"]), inner, max_size=3)
    ),
)


@given(anything)
def test_anything_else_is_refused_in_a_sentence(value):
    rule, sentence = None, ""
    try:
        rule = parse(value)
    except RuleError as fault:
        sentence = str(fault)

    assert sentence.endswith(".") if rule is None else parse(as_json(rule)) == rule


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"director": []},
        {"director": [" "]},
        {"director": "Ann Marsh"},
        {"director": [1]},
        {"colour": ["red"]},
        {"director_gender": "woman"},
        {"from_year": "1970"},
        {"from_year": True},
        {"from_year": 1700},
        {"at_most": 0},
        {"from_year": 1980, "to_year": 1970},
        {"at_least": 90, "at_most": 60},
        {"new": 1},
        {"genre": ["a" * 201]},
        {"genre": ["a\x00b"]},
        {"genre": [str(number) for number in range(MOST_VALUES + 1)]},
    ],
)
def test_no_rule(value):
    with pytest.raises(RuleError, match=r"\.$"):
        parse(value)


def test_values_are_trimmed_and_said_once():
    assert parse({"director": ["  Ann  Marsh ", "Ann Marsh", ""]}) == Rule(director=("Ann Marsh",))


def test_genders_are_those_that_can_be_stated():
    assert GENDERS == STATED
