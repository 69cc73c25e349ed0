"""Reviews as they are told: what will do, what is the same review, and what is quoted of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.entries import (
    EntryFault,
    ReviewEntry,
    excerpt,
    folded,
    is_address,
    place_key,
    review_key,
    sort_date,
    tidy,
)

ENTRY = ReviewEntry(critic="Ida Ross", outlet="The Pier", date="2014-09", printed="3/4", quote="Salt and light.")


def test_tidying_takes_idle_space_and_what_nobody_told():
    found = tidy(
        replace(ENTRY, critic="  Ida \n Ross ", quote=" Salt\r\nand light. ", verdict_by="critic", verdict_name="x")
    )

    assert found == replace(ENTRY, quote="Salt\nand light.")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=40), st.text(max_size=60))
def test_tidying_again_changes_nothing(critic, quote, printed, address):
    try:
        once = tidy(ReviewEntry(critic=critic, quote=quote, printed=printed, address=address))
    except EntryFault:
        return
    assert tidy(once) == once


@pytest.mark.parametrize(
    ("change", "field"),
    [({"critic": "", "outlet": ""}, "critic"), ({"date": "soon"}, "date"), ({"date": "2014-13"}, "date"),
     ({"address": "pier.example"}, "address"), ({"language": "Klingonese"}, "language"),
     ({"verdict": "great", "verdict_by": "critic"}, "verdict"), ({"verdict": "mixed", "verdict_by": "rule"}, "verdict_by"),
     ({"quote": "x" * 2001}, "quote"), ({"printed": "", "quote": "", "verdict": ""}, "printed")],
)  # fmt: skip
def test_a_fault_names_its_field(change, field):
    with pytest.raises(EntryFault) as fault:
        tidy(replace(ENTRY, **change))

    assert fault.value.field == field


def test_the_same_review_has_the_same_key_however_its_names_are_written():
    key = review_key(7, ENTRY)

    assert len(key) == 40
    assert review_key(7, replace(ENTRY, critic="IDA ROSS", outlet="the pier", language="en", licence="own")) == key
    assert len({key, review_key(8, ENTRY), review_key(7, replace(ENTRY, date="2014-10")), review_key(7, replace(ENTRY, printed="2/4")),
                review_key(7, replace(ENTRY, critic="")), place_key(7, 1, 0, 9), place_key(7, 1, 0, 8)}) == 7  # fmt: skip


@given(st.text(min_size=1, max_size=300))
def test_every_name_is_found_by_something_no_longer_than_its_column(name):
    assert len(folded(name)) <= 200
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize(
    ("edtf", "day"),
    [("2014-11-06", "2014-11-06"), ("2014-11", "2014-11-01"), ("2014", "2014-01-01"), ("2014~", "2014-01-01"),
     ("2014-22", "2014-06-01"), ("201X", "2010-01-01"), ("XXXX-11-06", ""), ("../2014-05", "2014-05-01"), ("", "")],
)  # fmt: skip
def test_reviews_are_sorted_by_the_earliest_day_their_date_can_mean(edtf, day):
    assert sort_date(edtf) == day


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("https://pier.example/a?b=1", True), ("http://pier.example", True), ("ftp://pier.example", False), ("https://", False),
     ("javascript:alert(1)", False), ("https://a b.example", False), ("https://[::1", False), ("//pier.example", False),
     ("https://pier.example/\n", False), ("", False)],
)  # fmt: skip
def test_only_addresses_of_pages_are_linked(text, is_one):
    assert is_address(text) is is_one


@given(st.text(max_size=900))
def test_an_excerpt_is_one_short_line_of_the_text(text):
    found = excerpt(text)

    assert len(found) <= 300
    assert "\n" not in found
    assert " ".join(text.split()).startswith(found.removesuffix("…").rstrip())


def test_an_excerpt_ends_with_a_sentence_where_it_can():
    text = "The first says what it is about, at some length, and takes its time. " * 5

    assert excerpt(text) == ("The first says what it is about, at some length, and takes its time. " * 4).strip()
    assert excerpt("word " * 100).endswith("word…")
