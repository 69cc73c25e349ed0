"""A film's scores of a day: the last of that day stays, days before stay as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test.utils import override_settings
from django.utils import timezone

from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import as_of, history
from onesheet.scorebook.services import keep, keep_all
from onesheet.scores.counts import CriticCounts, MemberCounts
from onesheet.scores.critics import critic_scores
from onesheet.scores.members import member_scores
from onesheet.scores.rules import CRITICS, MEMBERS, rulebook

pytestmark = pytest.mark.django_db


def counts(fives: int) -> MemberCounts:
    return MemberCounts((0,) * 9 + (fives,))


def keep_fives(film: int, fives: int, now: datetime) -> None:
    keep(film=film, of=MEMBERS, counts=counts(fives), results=member_scores(counts(fives), rulebook()), now=now)


@pytest.fixture
def film():
    return FilmFactory(title="The Tide").pk


def test_the_last_of_a_day_is_kept_and_other_days_stay(film):
    keep_fives(film, 5, NOON)
    keep_fives(film, 6, NOON + timedelta(hours=1))
    keep_fives(film, 7, NOON + timedelta(days=2))

    told = history(film, MEMBERS)
    assert [(one.day, one.counts, one.at) for one in told] == [
        (NOON.date(), counts(6), NOON + timedelta(hours=1)),
        ((NOON + timedelta(days=2)).date(), counts(7), NOON + timedelta(days=2)),
    ]
    assert told[0].results == member_scores(counts(6), rulebook())
    assert str(told[0].result("members-mean").value) == "5.0"
    assert told[0].result("rule-of-tomorrow") is None


def test_scores_as_of_a_day_are_those_that_held_then(film):
    keep_fives(film, 5, NOON)
    keep_fives(film, 7, NOON + timedelta(days=10))
    day = NOON.date()

    assert as_of(film, MEMBERS, day - timedelta(days=1)) is None
    assert as_of(film, MEMBERS, day).counts == counts(5)
    assert as_of(film, MEMBERS, day + timedelta(days=9)).counts == counts(5)
    assert as_of(film, MEMBERS, day + timedelta(days=10)).counts == counts(7)
    assert as_of(film, MEMBERS, day + timedelta(days=3000)).counts == counts(7)
    assert as_of(film, CRITICS, day) is None


def test_critics_and_members_are_kept_apart(film):
    critics = CriticCounts(positive=3, negative=2, scored=1, values=5000, squares=5000**2)
    keep_fives(film, 5, NOON)
    keep(film=film, of=CRITICS, counts=critics, results=critic_scores(critics, rulebook()), now=NOON)

    assert as_of(film, CRITICS, NOON.date()).counts == critics
    assert as_of(film, MEMBERS, NOON.date()).counts == counts(5)


def test_a_day_is_one_of_the_sites_time_zone(film):
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    with override_settings(TIME_ZONE="Europe/Helsinki"), timezone.override("Europe/Helsinki"):
        keep_fives(film, 5, late)

    assert [one.day for one in history(film, MEMBERS)] == [date(2026, 3, 2)]


def test_history_is_told_in_pages_of_the_newest(film):
    for day in range(5):
        keep_fives(film, 5 + day, NOON + timedelta(days=day))

    assert [sum(one.counts.halves) for one in history(film, MEMBERS, limit=2)] == [8, 9]
    assert [sum(one.counts.halves) for one in history(film, MEMBERS, limit=2, offset=2)] == [6, 7]


def test_day_kept_before_a_change_of_the_day_before_has_that_change_too(film):
    keep_fives(film, 5, NOON + timedelta(days=1))
    keep_fives(film, 4, NOON - timedelta(days=1))
    keep_fives(film, 6, NOON)

    told = {one.day: sum(one.counts.halves) for one in history(film, MEMBERS)}

    assert list(told.values()) == [4, 6, 6]


def test_costs(film, django_assert_num_queries):
    with django_assert_num_queries(2):
        keep_fives(film, 5, NOON)
    with django_assert_num_queries(2):
        keep_fives(film, 6, NOON)
    scores = [(one.pk, counts(5), []) for one in FilmFactory.create_batch(3)]
    with django_assert_num_queries(2):
        keep_all(of=MEMBERS, scores=scores, now=NOON)
    with django_assert_num_queries(1):
        assert as_of(film, MEMBERS, NOON.date()) is not None
    with django_assert_num_queries(1):
        assert len(history(film, MEMBERS)) == 1
    assert ScoreDay.objects.count() == 4


def test_keeping_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        keep_all(of=MEMBERS, scores=[], now=NOON)
