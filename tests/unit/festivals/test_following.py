"""How the screenings of a plan follow one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.following import follow, meetings
from onesheet.festivals.pure.planning import Option, Terms, propose

TERMS = Terms({}, pause=10, walks={(1, 2): 12}, far=20)


def option(number: int, start: int, end: int, venue: int | None = 1, day: int = 0) -> Option:
    return Option(number, (number,), start, end, venue, day)


def test_ways_and_what_is_left_of_the_time_between():
    tight, late, unknown, next_day = follow(
        [
            option(1, 0, 100),
            option(2, 117, 200, 2),
            option(3, 207, 300),
            option(4, 360, 400, 3),
            option(5, 1440, 1500, 1, 1),
        ],
        TERMS,
    )[1:]

    assert (tight.walk, tight.spare, tight.tight, tight.late) == (12, 5, True, False)
    assert (late.walk, late.spare, late.tight, late.late) == (12, -5, False, True)
    assert (unknown.walk, unknown.known, unknown.spare) == (20, False, 40)
    assert (next_day.before, next_day.overlaps) == (None, ())


def test_what_overlaps_says_with_what_and_by_how_much():
    steps = follow([option(1, 0, 100), option(2, 80, 300), option(3, 90, 95)], TERMS)

    assert [step.overlaps for step in steps] == [(), ((1, 20),), ((1, 5), (2, 5))]


_OPTIONS = st.lists(
    st.builds(
        lambda number, start, length, venue: option(number, start, start + length, venue),
        st.integers(1, 99),
        st.integers(0, 600),
        st.integers(1, 150),
        st.sampled_from([1, 2, 3, None]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(_OPTIONS)
def test_a_plan_that_is_proposed_has_nothing_that_cannot_be_done(options):
    terms = Terms({one.id: 2 for one in options}, pause=10, walks={(1, 2): 12}, far=20)
    proposal, _ = propose(options, terms, solver=False)
    chosen = [one for one in options if one.id in proposal.chosen]

    for step in follow(chosen, terms):
        assert not step.overlaps
        assert not step.late
        assert not step.tight


@given(_OPTIONS.filter(bool))
def test_a_screening_meets_those_it_collides_with(options):
    one, *others = options
    terms = Terms({}, pause=10, walks={(1, 2): 12}, far=20)

    met = dict(meetings(one, others, terms))

    assert set(met) == {other.id for other in others if terms.collide(one, other)}
    for step in met.values():
        assert step.overlaps or step.spare < 10
