"""Outcomes and journals come out as they went in, and take little room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.exchange.pure.packed import (
    fates_of,
    pack_journal,
    pack_outcomes,
    unpack_journal,
    unpack_outcomes,
)
from onesheet.exchange.pure.rows import Fate, Outcome

TEXTS = st.text(st.characters(), max_size=20) | st.just("\ud800 alone")
OUTCOMES = st.builds(
    Outcome,
    number=st.integers(1, 10**7),
    file=TEXTS,
    line=st.integers(0, 10**8),
    fate=st.sampled_from(Fate),
    said=TEXTS,
    sentence=TEXTS,
    film=st.none() | st.integers(1, 10**9),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(OUTCOMES, max_size=20))
def test_outcomes_come_out_as_they_went_in(outcomes):
    assert unpack_outcomes(pack_outcomes(outcomes)) == outcomes


@given(st.lists(OUTCOMES, max_size=20))
def test_the_letters_are_those_of_the_fates_that_occur(outcomes):
    letters = fates_of(outcomes)
    assert len(letters) == len(set(letters)) == len({one.fate for one in outcomes})


@given(
    st.lists(st.tuples(st.sampled_from(["members", "catalogue"]), st.lists(JSON, min_size=1, max_size=4)), max_size=5)
)
def test_a_journal_comes_out_as_it_went_in(journal):
    packed = pack_journal(journal)
    assert (packed is None) == (not journal)
    assert unpack_journal(packed) == journal


def test_a_journal_of_nothing_is_none():
    assert pack_journal([("members", [])]) is None


def test_two_thousand_rows_of_a_dataset_take_few_bytes():
    outcomes = [
        Outcome(
            one, "title.basics.tsv.gz", one + 1, Fate.SAME, f"tt{one:07}\tshort", "This is no film; it was left alone."
        )
        for one in range(1, 2001)
    ]
    assert len(pack_outcomes(outcomes)) < 12_000
