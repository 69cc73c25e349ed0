"""What a printed mark and a told verdict come to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.judging import Judged, judged, judged_again, told_of
from onesheet.scores.verdicts import RULE, verdict_of
from onesheet.values.scales import SCALES

marks = st.sampled_from(
    ("3/4", "B+", "★★★½", "3.5", "71%", "Recommended", "not recommended", "thumbs down", "3.5.5", "", "BOMB")
)
scales = st.sampled_from(("", *(name for name, scale in SCALES.items() if scale.declared)))


def test_a_mark_is_kept_as_printed_and_understood_by_a_table():
    assert judged("3/4") == Judged(
        "3/4", "stars-4", Decimal(3), 7500, "stars-4/1", "", "positive", "rule", RULE
    )  # fmt: skip


def test_a_mark_that_is_not_understood_says_why_and_decides_nothing():
    assert judged("3.5") == Judged("3.5", unread="no-scale")
    assert judged("3.5.5") == Judged("3.5.5", unread="broken-number")
    assert judged("") == Judged()


def test_a_known_scale_is_for_marks_that_tell_none():
    assert judged("3.5", "stars-5").value == 7000
    assert judged("3/4", "stars-5") == judged("3/4")


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("Recommended", "positive"),
        ("Not recommended", "negative"),
        ("thumbs up", "positive"),
        ("thumbs down", "negative"),
    ],
)
def test_words_that_are_a_verdict_are_the_critics_own(printed, verdict):
    found = judged(printed)

    assert (found.verdict, found.verdict_by, found.verdict_name) == (verdict, "critic", "")


def test_a_verdict_that_was_told_goes_before_the_mark():
    found = judged("1/4", "", "positive", "aggregator", "The Tally")

    assert (found.value, found.verdict, found.verdict_by, found.verdict_name) == (
        2500,
        "positive",
        "aggregator",
        "The Tally",
    )


@pytest.mark.parametrize(("verdict", "by"), [("great", "critic"), ("positive", ""), ("positive", "rule")])
def test_a_verdict_that_nobody_could_tell_is_no_verdict(verdict, by):
    with pytest.raises(ValueError, match="no verdict that somebody told"):
        judged("3/4", "", verdict, by)


@given(marks, scales)
def test_who_decided_is_told_wherever_there_is_a_verdict(printed, scale):
    found = judged(printed, scale)

    assert bool(found.verdict) == bool(found.verdict_by)
    assert (found.value is None) == (found.table == "") == (found.scale == "")
    if found.verdict_by == "rule":
        assert found.verdict == verdict_of(found.value)


@given(marks, scales, scales)
def test_reading_again_is_reading_with_the_other_scale(printed, before, after):
    assert judged_again(judged(printed, before), after) == judged(printed, after)


@given(marks, scales, scales, st.sampled_from(("positive", "mixed", "negative")))
def test_a_told_verdict_stays_whatever_the_scale(printed, before, after, verdict):
    first = judged(printed, before, verdict, "aggregator", "The Tally")

    again = judged_again(first, after)

    assert told_of(first) == told_of(again) == (verdict, "aggregator", "The Tally")
    assert again == judged(printed, after, verdict, "aggregator", "The Tally")


def test_verdict_that_the_critic_told_against_the_thumb_stays():
    told = judged("thumbs up", "", "negative", "critic")

    assert judged_again(told, "thumbs") == told
    assert told_of(judged("thumbs up")) == ("", "", "")
