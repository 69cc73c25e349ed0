"""What lists and courses of a film's scores tell is what the scores were made of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.critics import CriticFactory, OutletFactory, gave
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.critics.models import Critic, CriticTally, Outlet
from onesheet.critics.queries.by_date import by_date
from onesheet.critics.queries.inputs import all_critic_inputs, critic_inputs, left_out_count
from onesheet.critics.queries.scores import counts_of_tally, film_scores
from onesheet.critics.services.tallies import recount
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries.curve import course, evenly, first_days

pytestmark = pytest.mark.django_db

PRINTED = ("4/5", "B+", "1/4", "", "★★★", "8/10", "thumbs up", "2/5")


@pytest.fixture
def reviewed():
    """A film with reviews of all kinds, by critics and outlets of several weights, one held back and one withdrawn."""
    film = FilmFactory(title="The Tide")
    outlets = [OutletFactory() for _ in range(3)]
    Outlet.objects.filter(pk=outlets[0].pk).update(weight=400)
    Outlet.objects.filter(pk=outlets[1].pk).update(weight=0)
    heavy = CriticFactory()
    Critic.objects.filter(pk=heavy.pk).update(weight=37)
    for number, printed in enumerate(PRINTED):
        gave(
            printed, film=film, outlet=[*outlets, None][number % 4], critic=(heavy, None)[number % 2],
            date=("2014-11-06", "2014-11", "2015", "2016-01-31")[number % 4],
        )  # fmt: skip
    gave("5/5", film=film, held_until=NOON + timedelta(days=1), date="2013")
    gave("5/5", film=film, withdrawn_at=NOON, date="2013")
    recount([film.pk], now=NOON)
    return film


def test_months_add_up_to_the_tally(reviewed):
    found = by_date(reviewed.pk)

    assert [up_to.month for up_to in found.months] == ["2014-11", "2015-01", "2016-01"]
    assert found.months[-1].counts == counts_of_tally(CriticTally.objects.get(film=reviewed))
    assert found.undated == 0
    gave("4/5", film=reviewed, date="")
    assert by_date(reviewed.pk).undated == 1
    assert by_date(reviewed.pk).months == found.months


def test_counted_and_left_out_are_all_that_is_not_held_back(reviewed):
    for result in film_scores(reviewed.pk).results:
        counted = critic_inputs(reviewed.pk, result.rule)
        left = critic_inputs(reviewed.pk, result.rule, counted=False)

        assert counted.total == result.count
        assert counted.total + left.total == len(PRINTED) + 1
        assert left.total == left_out_count(reviewed.pk, result.rule)
        assert {one.left_out(result.rule) for one in counted.rows} == {""}
        assert "" not in {one.left_out(result.rule) for one in left.rows}
        assert list(all_critic_inputs(reviewed.pk, result.rule)) == counted.rows


def test_course_has_few_points_the_first_and_the_last_among_them():
    film = FilmFactory()
    for number in range(100):
        ScoreDay.objects.create(
            film=film, of="members", day=NOON.date() + timedelta(days=number), counts={}, results=[], at=NOON
        )

    found = course(film.pk, "members", 10)

    assert len(found.days) == 10
    assert (found.days[0].day, found.days[-1].day) == (NOON.date(), NOON.date() + timedelta(days=99))
    assert found.total == 100
    assert course(film.pk, "critics", 10).days == []
    assert first_days(film.pk) == {"members": NOON.date()}


def test_evenly_leaves_short_lists_alone():
    assert evenly([1, 2, 3], 3) == [1, 2, 3]
    assert evenly([], 2) == []
    assert evenly(list(range(11)), 3) == [0, 5, 10]
