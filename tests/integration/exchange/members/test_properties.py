"""What holds of any rows: a look says what taking in does, the same again changes nothing, taking back leaves nothing."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from factories.taking_in import look, order, take, take_back, told
from factories.whole_state import differences, state
from onesheet.exchange.handler import FILE, KEEP
from onesheet.exchange.pure.rows import Fate, FilmTold, Row, View, Write
from onesheet.reviews.services.tallies import forget_empty, recount
from strategies.deeds import FILMS, rows

_LEFT = {Fate.SAME, Fate.WAITING, Fate.REFUSED}


class AnyRows(TestCase):
    """Each example has a member of its own, whose account may be unproven."""

    def _member(self, *, unproven: bool):
        films = [FilmFactory(title=title, year=2014, shown=True) for title in FILMS]
        joined = NOON - timedelta(days=90)
        return MemberFactory(username="olga", unproven=unproven, date_joined=joined), [film.pk for film in films]

    @settings(deadline=None, max_examples=30)
    @given(rows, st.sampled_from((KEEP, FILE)), st.integers(1, 6), st.booleans())
    def test_they_are_taken_in_as_foretold_once_and_back(self, given_rows, conflict, size, unproven):
        member, films = self._member(unproven=unproven)
        asked = order(member, conflict=conflict)
        before = state()
        foretold = look(asked, given_rows, size)
        assert not differences(before, state())

        done = take(asked, given_rows, size)
        assert told(done) == told(foretold)
        after = state(numbers=True)

        recount(films, now=NOON)
        forget_empty(films, now=NOON)
        assert not differences(after, state(numbers=True)), "kept counts are those that are counted"

        again = order(member, conflict=conflict, now=NOON + timedelta(hours=1))
        assert {one.fate for one in take(again, given_rows, size)} <= _LEFT
        assert not differences(after, state(numbers=True))

        for start in range(len(done) - len(done) % size, -1, -size):
            assert take_back(asked, done[start : start + size]) == []
        assert not differences(before, state())

    def test_a_file_that_wins_does_not_overrule_what_it_made_itself(self):
        member, _ = self._member(unproven=False)
        tide = FilmTold(FILMS[0], 2014)
        given_rows = [
            Row("diary.csv", 2, "a viewing", View(key="b", date="2019-03", rewatch=True), tide),
            Row("reviews.csv", 2, "a review without words", Write(key="b", text="", date="2020-01-02"), tide),
            Row("reviews.csv", 3, "a review", Write(key="b", text="Salt.", date="2019-03"), tide),
        ]

        first = take(order(member, conflict=FILE), given_rows)
        again = take(order(member, conflict=FILE, now=NOON + timedelta(hours=1)), given_rows)

        assert [one.fate for one in first] == [Fate.MADE, Fate.SAME, Fate.MADE]
        assert {one.fate for one in again} == {Fate.SAME}

    @settings(deadline=None, max_examples=30)
    @given(rows, rows, st.sampled_from((KEEP, FILE)))
    def test_what_was_there_before_is_there_afterwards(self, first, second, conflict):
        member, _ = self._member(unproven=False)
        take(order(member), first)
        before = state()
        asked = order(member, conflict=conflict, now=NOON + timedelta(days=1))
        foretold = look(asked, second)
        done = take(asked, second)
        assert told(done) == told(foretold)
        assert take_back(asked, done) == []
        assert not differences(before, state())
