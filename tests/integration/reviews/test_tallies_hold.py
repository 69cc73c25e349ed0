"""Whatever members do and whatever happens to their accounts: kept counts are those of a recount, scores those of the counts."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.leaving.services.erase import erase
from onesheet.moderation.services import keep_house
from onesheet.moderation.services.suspending import suspend
from onesheet.reviews.models import FilmTally, MemberFilm
from onesheet.reviews.queries.scores import film_scores, inputs, left_out
from onesheet.reviews.services.films import set_liked, set_rating
from onesheet.reviews.services.tallies import recount
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import history

FILMS, MEMBERS = 12, 4
who = st.integers(0, MEMBERS - 1)
acts = st.one_of(
    st.tuples(st.just("rate"), who, st.integers(0, FILMS - 1), st.one_of(st.none(), st.integers(1, 10))),
    st.tuples(st.just("rate ten"), who, st.integers(0, FILMS - 1), st.integers(1, 10)),
    st.tuples(st.just("like"), who, st.integers(0, FILMS - 1), st.booleans()),
    st.tuples(st.just("suspend"), who, st.sampled_from([1, 30])),
    st.tuples(st.just("erase"), who),
    st.tuples(st.just("wait"), st.sampled_from([1, 30]), st.booleans()),
)


class Site:
    """Films and members, of whom two came in by open sign-up and have rated nine films, and a clock."""

    def __init__(self) -> None:
        self.now = NOON
        self.films = [FilmFactory(title=f"Film no. {number}").pk for number in range(FILMS)]
        self.members = [
            MemberFactory(username=f"m{number}", unproven=number < 2, date_joined=NOON, password="!")
            for number in range(MEMBERS)
        ]
        for member in self.members[:2]:
            MemberFilm.objects.bulk_create(
                MemberFilm(member=member, film_id=film, rating=6, watched=True, rated_at=NOON, changed_at=NOON)
                for film in self.films[:9]
            )
        recount(self.films[:9], now=NOON)

    def do(self, act: tuple) -> None:
        """Do one thing; what a closed account may not do is refused and changes nothing."""
        what, *given_ = act
        if what == "wait":
            self.now += timedelta(days=given_[0])
            if given_[1]:
                keep_house(now=self.now)
            return
        member = Member.objects.get(pk=self.members[given_[0]].pk)
        with contextlib.suppress(Refusal):
            self._by(member, what, *given_[1:])

    def _by(self, member: Member, what: str, *given_) -> None:
        if what == "rate":
            set_rating(by=member, film=self.films[given_[0]], rating=given_[1], now=self.now)
        elif what == "rate ten":
            for at in range(10):
                film = self.films[(given_[0] + at) % FILMS]
                set_rating(by=member, film=film, rating=given_[1], now=self.now)
        elif what == "like":
            set_liked(by=member, film=self.films[given_[0]], liked=given_[1], now=self.now)
        elif what == "erase":
            erase(by=member, confirmation=member.username, now=self.now)
        else:
            with transaction.atomic():
                suspend(members=[member.pk], until=self.now + timedelta(days=given_[0]), sessions=[], now=self.now)

    def past(self) -> list:
        """What the scorebook says of the days before today."""
        return list(ScoreDay.objects.filter(day__lt=localdate(self.now)).order_by("day", "film_id").values())

    def check(self) -> None:
        """Hold everything that is kept against what it is made of."""
        kept = list(FilmTally.objects.order_by("film_id").values())
        for film in self.films:
            figures = film_scores(film)
            last = history(film, "members", limit=1)
            if last:
                assert (last[0].counts, last[0].results) == (figures.counts, figures.results)
            else:
                assert sum(figures.counts.halves) == 0
            rows = inputs(film).rows
            assert figures.counts.halves == tuple(sum(one.rating == half for one in rows) for half in range(1, 11))
            assert figures.counts.unproven == tuple(
                sum(one.rating == half and one.unproven for one in rows) for half in range(1, 11)
            )
            assert len(rows) + left_out(film).closed <= MEMBERS
        recount(self.films, now=self.now)
        counted = {tally["film_id"]: tally for tally in FilmTally.objects.values()}
        assert kept == [counted[tally["film_id"]] for tally in kept]
        assert not any(any(list(counted[film].values())[1:]) for film in counted.keys() - {t["film_id"] for t in kept})


@pytest.mark.django_db
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(acts, min_size=3, max_size=12))
@example([("suspend", 0, 1), ("wait", 1, True)])
@example([("rate", 0, 9, 3), ("suspend", 1, 30), ("wait", 30, False), ("like", 0, 0, True), ("rate", 0, 0, None)])
@example([("rate", 0, 9, 3), ("wait", 30, True), ("suspend", 0, 30), ("erase", 0), ("wait", 30, True)])
def test_counts_and_scores_hold_whatever_happens(several):
    with transaction.atomic():
        site = Site()
        for act in several:
            past = site.past()
            site.do(act)
            assert site.past()[: len(past)] == past
        site.check()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_members_prove_themselves_on_the_way():
    """What the test above is about happens in it: one is proven by the timer, one by the next rating."""
    site = Site()
    for act in [("rate", 1, 9, 3), ("rate", 3, 0, 5), ("wait", 30, False)]:
        site.do(act)
    assert Member.objects.filter(unproven=True).count() == 2
    site.do(("rate", 0, 11, 10))
    assert Member.objects.get(unproven=True).username == "m1"
    site.do(("wait", 1, True))
    assert not Member.objects.filter(unproven=True).exists()
    site.check()
