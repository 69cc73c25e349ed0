"""What changed between two states of a screening; what is doubtful of many."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.changes import Stand, concerns_planners, differences, is_another_date
from onesheet.festivals.pure.desk import OVERLAP, Slot, day_of, doubts

LISBON = ZoneInfo("Europe/Lisbon")
WORDS = st.sampled_from(["", "Ebb", "Flow"])
STANDS = st.builds(
    Stand,
    starts=st.sampled_from(["2015-09-10T17:00:00+00:00", "2015-09-11T17:00:00+00:00"]),
    place=WORDS,
    minutes=st.sampled_from([90, 120]),
    state=st.sampled_from(["planned", "cancelled"]),
    sold_out=st.booleans(),
    films=st.sampled_from([(), ("Ebb",), ("Ebb", "Flow"), ("Flow", "Ebb")]),
    title=WORDS,
    talk_minutes=st.sampled_from([0, 15]),
    guests=WORDS,
    price=WORDS,
    relaxed=st.booleans(),
    audience=st.sampled_from(["public", "press"]),
)


def put(stand, side):
    """Return the screening with what one side of a change tells of it."""
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in side.items()}
    return replace(stand, **told)


@given(STANDS)
def test_what_stays_is_no_change(one):
    assert differences(one, one) == []
    assert not is_another_date(one, one)


@given(STANDS, STANDS)
def test_changes_tell_all_that_is_unlike_and_lead_from_one_to_the_other(before, after):
    found = differences(before, after)

    for name in (field.name for field in fields(Stand)):
        told = any(one.before.get(name) != one.after.get(name) for one in found)
        assert told == (getattr(before, name) != getattr(after, name)), name
    there, back = before, after
    for one in found:
        there, back = put(there, one.after), put(back, one.before)
    assert (there, back) == (after, before)


@given(STANDS, STANDS)
def test_back_again_is_told_by_the_opposites(before, after):
    opposite = {"cancelled": "back", "back": "cancelled", "sold-out": "on-sale", "on-sale": "sold-out"}

    there, back = differences(before, after), differences(after, before)

    assert [opposite.get(one.kind, one.kind) for one in there] == [one.kind for one in back]
    assert [(one.before, one.after) for one in there] == [(one.after, one.before) for one in back]
    assert len({one.kind for one in there}) == len(there)


@given(STANDS, STANDS)
def test_another_date_is_always_told_to_planners(before, after):
    if is_another_date(before, after):
        assert any(concerns_planners(one) for one in differences(before, after))


@given(STANDS)
def test_new_screening_is_one_change_with_time_and_place(one):
    (found,) = differences(None, one)

    assert (found.kind, found.before, found.after["starts"]) == ("added", {}, one.starts)
    assert not concerns_planners(found)


# What is doubtful.

SIX = datetime(2015, 9, 10, 17, tzinfo=UTC)
SLOTS = st.lists(st.tuples(st.integers(0, 600), st.integers(1, 200), st.sampled_from([1, 2, None])), max_size=12).map(
    lambda drawn: [
        Slot(number, SIX + timedelta(minutes=start), minutes, screen)
        for number, (start, minutes, screen) in enumerate(drawn)
    ]
)


def told(*slots, **bounds):
    days = {"first": date(2015, 9, 10), "last": date(2015, 9, 19), **bounds}
    return {number: [one.kind for one in some] for number, some in doubts(slots, **days, zone=LISBON).items()}


@given(SLOTS)
def test_overlaps_are_those_that_a_slow_search_finds(slots):
    expected = {
        one.id
        for one in slots
        for other in slots
        if one.id != other.id and one.screen == other.screen is not None
        if one.starts < other.ends and other.starts < one.ends
    }

    found = doubts(slots, first=None, last=None, zone=LISBON)

    assert {number for number, some in found.items() if OVERLAP in {one.kind for one in some}} == expected
    for number, some in found.items():
        for one in some:
            if one.kind == OVERLAP:
                slot, other = slots[number], slots[one.other]
                both = min(slot.ends, other.ends) - max(slot.starts, other.starts)
                assert timedelta(minutes=one.minutes) == both


def test_one_after_the_other_is_no_overlap():
    assert told(Slot(1, SIX, 60, 7), Slot(2, SIX + timedelta(minutes=60), 60, 7)) == {}


def test_each_doubt_has_its_reason():
    assert told(Slot(1, SIX, 100, 7, talk_minutes=15, films=(86,))) == {1: ["short"]}
    assert told(Slot(1, SIX, 100, 7, talk_minutes=15, films=(85, None))) == {}
    assert told(Slot(1, SIX, 100, None)) == {1: ["nowhere"]}
    assert told(Slot(1, SIX, 100, 7, withdrawn=True)) == {1: ["withdrawn"]}
    assert told(Slot(1, SIX - timedelta(days=1), 100, 7)) == {1: ["outside"]}


def test_night_belongs_to_the_evening_before():
    last_night = datetime(2015, 9, 20, 0, 30, tzinfo=LISBON)

    assert day_of(last_night, LISBON) == date(2015, 9, 19)
    assert told(Slot(1, last_night, 100, 7)) == {}
    assert told(Slot(1, last_night + timedelta(hours=6), 100, 7)) == {1: ["outside"]}
