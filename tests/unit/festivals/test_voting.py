"""When ballots are taken, and marks as they are typed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.voting import read_mark, sign_of, steps, window
from onesheet.scores.ballots import POINTS

SIX = datetime(2015, 9, 10, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("opens", "closes", "start", "end"),
    [
        (None, None, SIX, SIX + 26 * HOUR),
        (SIX - HOUR, SIX + 40 * HOUR, SIX, SIX + 26 * HOUR),
        (SIX + HOUR, SIX + 3 * HOUR, SIX + HOUR, SIX + 3 * HOUR),
    ],
)
def test_ballots_are_taken_from_the_start_within_the_bounds_of_the_poll(opens, closes, start, end):
    span = window(starts=SIX, minutes=120, hours=24, opens=opens, closes=closes)

    assert (span.start, span.end) == (start, end)
    assert [span.early(start - HOUR), span.early(start), span.late(end - HOUR), span.late(end)] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("scale", POINTS)
def test_every_step_of_a_scale_is_typed_as_it_is_printed(scale):
    assert [step.mark for step in steps(scale)] == list(range(1, len(POINTS[scale]) + 1))
    for step in steps(scale):
        assert read_mark(scale, step.sign) == step.mark
        assert read_mark(scale, f" {step.sign.lower()} ") == step.mark
        assert sign_of(scale, step.mark) == step.sign


@pytest.mark.parametrize(
    ("scale", "typed", "mark"),
    [
        ("letters", "5", 5), ("letters", "1", 1), ("letters", "a", 5), ("letters", "F", None), ("letters", "AB", None),
        ("halves", "3.5", 7), ("halves", "3,5", 7), ("halves", "35", 7), ("halves", "3½", 7), ("halves", "½", 1),
        ("halves", ".5", 1), ("halves", "05", 1), ("halves", "5", 10), ("halves", "5.5", None), ("halves", "0", None),
        ("halves", "3.3", None), ("halves", "", None), ("five", "0", None), ("five", "6", None), ("five", "3.5", None),
        ("five", "-", None), ("five", "٣", None), ("halves", "٣", None), ("letters", "", None), ("five", "4", 4),
    ],
)  # fmt: skip
def test_marks_as_they_are_typed(scale, typed, mark):
    assert read_mark(scale, typed) == mark


@given(st.sampled_from(sorted(POINTS)), st.text(max_size=8))
def test_anything_may_be_typed(scale, typed):
    mark = read_mark(scale, typed)

    assert mark is None or 1 <= mark <= len(POINTS[scale])
