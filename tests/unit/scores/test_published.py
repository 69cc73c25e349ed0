"""Why a published percentage is another than ours."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.scores.published import Change, Way, explain_difference, in_words

counts = st.integers(1, 600).flatmap(lambda counted: st.tuples(st.integers(0, counted), st.just(counted)))
percentages = st.integers(0, 100).map(Decimal)


def percent(positive: int, counted: int) -> Decimal:
    """A whole percentage, a half rounded up, in whole numbers alone."""
    return Decimal((200 * positive + counted) // (2 * counted))


def test_what_it_would_take():
    found = explain_difference(Decimal(75), 119, 160)

    assert found is not None
    assert (found.ours, found.higher) == (Decimal(74), True)
    assert found.ways == (
        Way(Change.OTHER_VERDICTS, 1, 120, 160),
        Way(Change.FEWER, 1, 119, 159),
        Way(Change.MORE, 1, 120, 161),
    )
    assert in_words(found) == (
        "Published is 75 %; here 119 of 160 reviews are positive, which is 74.38 %. To come to 75 % it would take another "
        "verdict on 1 review (120 of 160); or 1 review fewer of those that are not positive (119 of 159); or 1 positive "
        "review more (120 of 161)."
    )


def test_where_less_was_published():
    found = explain_difference(Decimal(70), 119, 160)

    assert found is not None
    assert found.ways[0] == Way(Change.OTHER_VERDICTS, 7, 112, 160)
    assert "9 reviews more of those that are not positive (119 of 169)" in in_words(found)


@given(counts)
def test_the_same_percentage_needs_no_words(pair):
    positive, counted = pair

    assert explain_difference(percent(positive, counted), positive, counted) is None


@given(percentages, counts)
def test_every_way_leads_to_what_was_published_and_none_is_shorter(published, pair):
    positive, counted = pair

    found = explain_difference(published, positive, counted)

    if found is None:
        assert percent(positive, counted) == published
        return
    assert found.ours == percent(positive, counted) != published
    for way in found.ways:
        assert percent(way.positive, way.counted) == published
        assert way.number == max(abs(way.positive - positive), abs(way.counted - counted))
    shorter = {way.change: way.number for way in found.ways}
    if (number := shorter.get(Change.OTHER_VERDICTS)) is not None and number > 1:
        step = 1 if found.higher else -1
        assert percent(positive + step * (number - 1), counted) != published


@pytest.mark.parametrize(("published", "positive", "counted"), [(50, 1, 0), (50, 3, 2), (50, -1, 2), (101, 1, 2)])
def test_what_cannot_be_is_refused(published, positive, counted):
    with pytest.raises(ValueError, match=r"."):
        explain_difference(Decimal(published), positive, counted)
