"""Which statements are one, and which say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.films.pure.statements import agree, digest, exactness, same_key
from onesheet.reading.vocabulary import HOLE

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def test_digest_is_the_same_for_qualifiers_in_another_order():
    one = digest("gross", {"amount": 5, "currency": "USD"}, {"scope": "run", "territory": "US"})

    assert one == digest("gross", {"currency": "USD", "amount": 5.0}, {"territory": "US", "scope": "run"})
    assert len(one) == 40


def test_digest_differs_where_property_value_or_qualifiers_differ():
    told = {
        digest("director", "Jane Campion", {}),
        digest("screenwriter", "Jane Campion", {}),
        digest("director", "Jane  Campion", {}),
        digest("director", "Jane Campion", {"note": "uncredited"}),
    }

    assert len(told) == 4


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("director", "Chloé Zhao", "chloe zhao"),
        ("genre", "Sci-Fi", "science fiction"),
        ("genre", "Comedy-drama", "comedy drama"),
        ("distributor", "Entertainment One Ltd.", "Entertainment One"),
        ("score", {"value": 6.0, "scale": 10}, {"value": 6, "scale": 10.0}),
        ("release", "2015~", "2015"),
    ],
)
def test_values_that_are_only_written_otherwise_have_one_key(name, left, right):
    assert same_key(name, left) == same_key(name, right)


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("release", "XXXX-11-06", "2015-11-06"),
        ("release", "2015", "2015-11-06"),
        ("run", "2015-11-06/..", "2015-11-06/2015-11-22"),
        ("director", "J. Campion", "Jane Campion"),
        ("director", "Chlo Zhao", "Chloé Zhao"),
        (
            "budget",
            {"amount": 4_000_000, "currency": "USD", "approximate": True},
            {"amount": 3_987_650, "currency": "USD"},
        ),
        ("budget", {"amount": 15, "currency": "USD", "low": 10, "high": 20}, {"amount": 12, "currency": "USD"}),
        ("festival", "Toronto Film Festival", "Toronto International Film Festival"),
        ("genre", "comedy drama", "romantic comedy-drama"),
        ("main_subject", "amiti", "amitié"),
    ],
)
def test_a_vaguer_value_agrees_with_an_exacter_one(name, left, right):
    assert agree(name, left, right)
    assert agree(name, right, left)
    assert exactness(name, left) < exactness(name, right)


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("release", "2015-11-06", "2015-11-13"),
        ("release", "2015-11-06", "2015-11-06/2015-11-22"),
        ("director", "Jane Campion", "Anna Campion"),
        (
            "budget",
            {"amount": 4_000_000, "currency": "USD", "approximate": True},
            {"amount": 4_600_000, "currency": "USD"},
        ),
        ("budget", {"amount": 4, "currency": "USD"}, {"amount": 4, "currency": "GBP"}),
        ("festival", "Cannes Film Festival", "Toronto International Film Festival"),
        ("genre", "drama", "comedy drama"),
        ("duration", 112, 113),
        ("duration", 112, HOLE),
        ("score", {"value": 71, "scale": 100}, {"value": 7.1, "scale": 10}),
    ],
)
def test_values_that_differ_do_not_agree(name, left, right):
    assert not agree(name, left, right)
    assert not agree(name, right, left)


@given(st.sampled_from(["title", "year", "release", "budget", "score", "genre", "cast_member", "no such"]), JSON, JSON)
def test_any_value_has_a_key_and_agreement_goes_both_ways(name, left, right):
    assert agree(name, left, left)
    assert agree(name, left, right) == agree(name, right, left)
    assert same_key(name, left) == same_key(name, left)
    assert exactness(name, left) >= (0,)
