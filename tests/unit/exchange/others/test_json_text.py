"""JSON files of any size, value by value."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.exchange.json_text import NotJson, lines_of, values_of
from onesheet.exchange.parcels import Damaged, Entry

WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
"""What a database keeps."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


class _Slow(io.BytesIO):
    """Gives a few bytes at a time, so that values and signs are torn apart."""

    def read(self, size=-1):
        return super().read(min(size, 7) if size > 0 else 7)


def _entry(content: bytes, *, slow: bool = False) -> Entry:
    return Entry("x.json", len(content), lambda: _Slow(content) if slow else io.BytesIO(content))


@given(
    st.lists(JSON, max_size=8),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([None, 2]),
)
def test_an_array_gives_each_of_its_values(values, ascii_only, encoding, indent):
    """However it is written down and torn apart."""
    content = json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode(
        encoding, "replace" if not ascii_only else "strict"
    )
    read = list(values_of(_entry(content, slow=True)))
    assert [number for number, _ in read] == list(range(1, len(values) + 1))
    if ascii_only:
        assert [value for _, value in read] == values


@given(st.dictionaries(WORDS, JSON, max_size=4))
def test_what_is_no_array_is_one_value(value):
    """With the number 0."""
    assert list(values_of(_entry(json.dumps(value).encode()))) == [(0, value)]


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_give_values_or_a_sentence(content):
    """Nothing else is raised."""
    try:
        list(values_of(_entry(content)))
        list(lines_of(_entry(content)))
    except (NotJson, Damaged) as fault:
        assert str(fault).endswith(".")  # noqa: PT017 - most bytes raise nothing


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"a":' * 100_000, b"[" + b"[" * 100_000, b'[{"a": 1}, ' + b"[" * 100_000]
)
def test_what_is_nested_too_deep_gives_a_sentence(content):
    """And what came before stands."""
    read = []
    with pytest.raises(NotJson):
        read.extend(values_of(_entry(content)))


def test_a_number_too_long_is_told_as_that_and_not_read_on(monkeypatch):
    monkeypatch.setattr("onesheet.exchange.json_text.LONGEST", 100_000)
    found = values_of(_entry(b'[1, {"a": ' + b"9" * 20_000 + b"}" + b", 2" * 100_000 + b"]"))
    assert next(found) == (1, 1)
    with pytest.raises(NotJson, match="A number in this file is longer"):
        next(found)


def test_a_million_numbers_are_read_one_after_the_other():
    """Numbers are not torn apart where pieces end."""
    content = ("[" + ",".join(str(number) for number in range(300_000)) + "]").encode()
    assert all(number == value + 1 for number, value in values_of(_entry(content)))


def test_lines_that_are_no_json_do_not_stop_the_others():
    """Each has its number; empty ones are passed over."""
    read = list(lines_of(_entry(b'{"a": 1}\n\nno\n[2]', slow=True)))
    assert [(number, value if not isinstance(value, NotJson) else None) for number, value in read] == [
        (1, {"a": 1}),
        (3, None),
        (4, [2]),
    ]
