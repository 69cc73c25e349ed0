"""What was typed of a viewing, made into what is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onesheet.reviews.pure.viewing_entries import (
    DateDoubt,
    DateFault,
    ViewingEntry,
    fold_tag,
    read_date,
    sort_date,
    split_names,
    tidy,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "kept", "sorted_by"),
    [
        ("2026-11-21", "2026-11-21", "2026-11-21"),
        ("2026-11", "2026-11", "2026-11-01"),
        ("11/2026", "2026-11", "2026-11-01"),
        ("3.1999", "1999-03", "1999-03-01"),
        (" 2026 ", "2026", "2026-01-01"),
        ("", "", ""),
    ],
)
def test_dates_as_far_as_they_are_known(typed, kept, sorted_by):
    assert read_date(typed, today=TODAY) == kept
    assert sort_date(kept) == sorted_by


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-11-22", "still to come"),
        ("2026-12", "still to come"),
        ("2027", "still to come"),
        ("21 November", "This is no date"),
        ("2026-02-30", "This is no date"),
        ("2026-22", "Only a day, a month or a year"),
        ("199X", "Only a day, a month or a year"),
        ("XXXX-05-06", "Only a day, a month or a year"),
        ("2020~", "Only a day, a month or a year"),
        ("2020/2021", "This is no date"),
        ("1700", "no films before"),
    ],
)
def test_dates_that_will_not_do_are_refused_in_a_sentence(typed, says):
    with pytest.raises(DateFault, match=says):
        read_date(typed, today=TODAY)


def test_a_film_may_be_seen_a_year_before_the_one_it_stands_under_and_earlier_when_sure():
    assert read_date("2013", today=TODAY, film_year=2014) == "2013"
    with pytest.raises(DateDoubt, match="The film is of 2014, and you saw it in 2012"):
        read_date("2012", today=TODAY, film_year=2014)
    assert read_date("2012", today=TODAY, film_year=2014, sure=True) == "2012"


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed):
    said = ""
    try:
        kept = read_date(typed, today=TODAY)
    except DateFault as fault:
        said = str(fault)
        kept = ""

    assert said == "" or said.endswith((".", "?"))
    assert read_date(kept, today=TODAY) == kept
    assert len(kept) <= 10


@given(st.dates(date(1888, 1, 1), TODAY))
def test_every_day_that_was_is_kept(day):
    assert read_date(day.isoformat(), today=TODAY) == sort_date(day.isoformat()) == day.isoformat()


def test_names_are_parted_by_commas_and_stand_once():
    assert split_names(" Ida,  Cy Holt;ida\n, ,Bo") == ("Ida", "Cy Holt", "Bo")


@given(
    st.builds(ViewingEntry, tags=st.lists(st.text(max_size=90), max_size=40).map(tuple), place=st.text(max_size=400))
)
@example(ViewingEntry(tags=("\r#", "a" * 59 + " b"), place="b" * 199 + " c"))
def test_what_is_tidy_stays_as_it_is(entry):
    once = tidy(entry)

    assert tidy(once) == once
    assert len(once.tags) <= 20
    assert len({fold_tag(tag) for tag in once.tags}) == len(once.tags)
    assert all(0 < len(tag) <= 60 for tag in once.tags)
    assert len(once.place) <= 200


@pytest.mark.parametrize("wrong", [{"rating": 0}, {"rating": 11}, {"date": "2020-22"}, {"date": "x"}])
def test_what_no_form_sends_is_no_entry(wrong):
    with pytest.raises(ValueError, match=r"."):
        tidy(replace(ViewingEntry(), **wrong))
