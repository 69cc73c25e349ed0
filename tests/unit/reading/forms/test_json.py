"""JSON as a form: what it holds, where each part stands, and what is said where it is damaged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.document import JSON
from onesheet.reading.forms import open_bytes, open_text
from onesheet.reading.forms.json import MOST_DEPTH, NOTHING, Broken, Found, parse

SIGNS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(SIGNS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(SIGNS, max_size=6), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


def plainly(found: Found):
    """The value without its places, as `json.loads` gives it."""
    if isinstance(found.value, dict):
        return {key: plainly(one) for key, one in found.value.items()}
    if isinstance(found.value, list):
        return [plainly(one) for one in found.value]
    return found.value


def everything_in(found: Found):
    yield found
    for one in [*found.members.values(), *found.entries]:
        yield from everything_in(one)


@settings(deadline=None)
@given(ANYTHING, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_it_is_what_the_standard_library_reads(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)

    assert plainly(parse(text)) == json.loads(text)


@settings(deadline=None)
@given(ANYTHING, st.sampled_from([None, 2]))
def test_every_value_stands_where_it_is_said_to_stand(value, indent):
    text = json.dumps(value, indent=indent)

    for found in everything_in(parse(text)):
        assert json.loads(text[found.start : found.end]) == plainly(found)


@settings(deadline=None)
@given(st.dictionaries(st.text(SIGNS, max_size=6), st.integers(), min_size=1, max_size=4))
def test_a_member_starts_at_its_key(value):
    text = json.dumps(value)

    for key, found in parse(text).members.items():
        assert json.loads("{" + text[found.key_start : found.end] + "}") == {key: found.value}


@settings(deadline=None)
@given(st.text(alphabet='{}[],:"\\ntrue0e.-+ \n', max_size=40))
def test_what_the_standard_library_refuses_is_refused(text):
    try:
        known = json.loads(text, strict=False)
    except ValueError:
        with pytest.raises(Broken):
            parse(text)
    else:
        assert plainly(parse(text)) == known


def test_a_path_leads_to_a_value_or_to_nothing():
    found = parse('{"film": {"cast": [{"name": " Ann Lee "}, 3]}}')

    assert found.get("film", "cast", 0, "name").text == "Ann Lee"
    assert found.get("film", "cast", 1).number == 3
    assert found.get("film", "cast", 9, "name") is NOTHING
    assert not found.get("film", "crew")
    assert found.get("film").text == ""
    assert parse("true").number is None


def test_half_a_surrogate_pair_and_a_zero_byte_become_the_sign_for_what_is_broken():
    assert parse(r'["\ud800 and \ud83c\udf9e"]').get(0).text == "\N{REPLACEMENT CHARACTER} and 🎞"
    assert parse(r'["Ann\u0000 Lee"]').get(0).text == "Ann\N{REPLACEMENT CHARACTER} Lee"


@pytest.mark.parametrize("text", ['{"a": 1}', '  {\n"a": [1]}\n', "{}", '["a"]', '[{"a": 1}]', "[]", "[[1], [2]]"])
def test_json_is_told_from_its_content(text):
    document = open_bytes(text.encode())

    assert document.form == JSON
    assert document.text == document.prose == text


@pytest.mark.parametrize(
    "text",
    [
        "{{Infobox film\n| name = The Hill}}", "{| class=wikitable\n|}", "[[The Hill]] is a film.", "[[[[The Hill]]]]", "[1] The Hill (1965)",
        '["A quote" in brackets] opens this review.', "{a: 1}", "12", "A film.",
    ],
)  # fmt: skip
def test_other_texts_that_start_alike_are_none(text):
    assert open_text(text).form != JSON


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"title": "The Hill", "year":', "in line 1, at sign 30, it breaks off"),
        ('{"title": "The Hi', "at sign 11, a string has no end"),
        ('{\n"a": 1\n"b": 2}', "in line 3, at sign 1, a comma is missing"),
        ('{"a": 1,}', "at sign 9, there is a } where none can be"),
        ('{"a": nothing}', "there is something that is no JSON"),
        ('{"a": 1}\n{"a": 2}', "in line 2, at sign 1, the first value ends, and another follows"),
        ('{"a": ' * (MOST_DEPTH + 1), f"more than {MOST_DEPTH} lists and objects stand in one another"),
        ("[" * (MOST_DEPTH + 1), f"more than {MOST_DEPTH} lists and objects stand in one another"),
        ('[{"a": 1}, ' + '{"a": [' * MOST_DEPTH, f"more than {MOST_DEPTH} lists and objects stand in one another"),
        ('[{"a": ' + "9" * 301 + "}]", "a number has more than 300 signs"),
        ('{"a": ' + "9" * 301 + "}", "a number has more than 300 signs"),
        (r'{"a": "\q"}', "a string has a backslash that means nothing"),
    ],
)
def test_damaged_json_says_where_and_holds_nothing(text, said):
    document = open_text(text)

    assert document.form == JSON
    assert document.data is None
    assert document.text == text
    assert said in document.problems[-1]


def test_what_was_mended_in_the_bytes_is_told_too():
    document = open_bytes(b'{"title": "Caf\xe9", "more": "\xe9t\xe9"}')

    assert document.data.get("title").text == "Café"
    assert "windows-1252" in document.problems[0]


@pytest.mark.parametrize(
    "made",
    [
        lambda n: '{"a":' * n,
        lambda n: '{"a":"' + "\\\\" * n,
        lambda n: '{"a":[' + "1," * n + "1]}",
        lambda n: "{" + ",".join(f'"k{i}":{i}' for i in range(n)) + "}",
        lambda n: "{" + " " * n + '"',
        lambda n: "[" * n,
    ],
)
def test_time_grows_with_length(made):
    assert grows_linearly(lambda n: open_text(made(n)), 2000)
