"""The sample site's critics come in once, through the services that an editor uses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import editor
from onesheet.critics.models import Consensus, CriticReview, Outlet, Weight
from onesheet.critics.queries.scores import film_scores
from onesheet.films.models import Film
from onesheet.ops.demo import fill
from onesheet.ops.doctor import doctor
from onesheet.ops.sample_critics import fill_critics
from onesheet.ops.sample_members import fill_members
from onesheet.scorebook.models import BadgeAward, ScoreDay

pytestmark = pytest.mark.django_db


def test_everything_in_the_file_comes_in_and_nothing_twice():
    fill()
    ada = editor()

    told = fill_critics(editor=ada, now=timezone.now())

    assert told == CriticReview.objects.exclude(said="").count() > 30
    assert Outlet.objects.filter(name="The Harbour Review", weight=150).exists()
    assert (Weight.objects.count(), Consensus.objects.count(), BadgeAward.objects.count()) == (3, 2, 1)
    assert fill_critics(editor=ada, now=timezone.now()) == 0
    assert CriticReview.objects.exclude(said="").count() == told
    _marks_are_read_on_the_scale_of_each_outlet()
    _scores_have_a_past_and_the_held_review_is_nowhere()


def _marks_are_read_on_the_scale_of_each_outlet():
    left = dict(CriticReview.objects.exclude(said="").exclude(unread="").values_list("printed", "unread"))

    assert left == {"7": "no-scale", "3.5.5": "broken-number"}
    assert CriticReview.objects.filter(outlet__name="Kinoblatt", scale="school").count() >= 5
    assert CriticReview.objects.get(printed="BOMB").value == 0


def _scores_have_a_past_and_the_held_review_is_nowhere():
    film = Film.objects.get(slug="cleo-from-5-to-7-1962")
    held = CriticReview.objects.get(held_until__isnull=False)

    assert film_scores(film.pk).results[0].value is not None
    assert ScoreDay.objects.filter(of="critics").values("day").distinct().count() > 5
    assert held.quote not in Client().get(f"/films/{held.film.slug}").content.decode()


def test_doctor_finds_nothing_wrong_on_the_sample_site(capsys):
    fill()
    ada = editor()
    fill_members(password="a long pass phrase", editor=ada, now=timezone.now())
    fill_critics(editor=ada, now=timezone.now())

    assert doctor(check=True) == 0, capsys.readouterr().out
