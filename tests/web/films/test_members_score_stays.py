"""The figure on a film's page is the one that its score's page and its downloads have, whatever happens to accounts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.leaving.services.erase import erase
from onesheet.moderation.services import keep_house
from onesheet.moderation.services.suspending import suspend
from onesheet.reviews.queries.scores import film_scores
from onesheet.reviews.services.films import set_rating
from onesheet.scorebook.queries import history

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    return FilmFactory(title="The Tide", slug="the-tide", shown=True)


def rated(film, ratings, name, **given):
    made = []
    for number, rating in enumerate(ratings):
        made.append(MemberFactory(username=f"{name}{number}", password="!", **given))
        set_rating(by=made[-1], film=film.pk, rating=rating, now=NOON)
    return made


def shown(visit, film):
    """The score as the page has it, having compared what else tells it."""
    value = film_scores(film.pk).results[0].value
    (kept,) = history(film.pk, "members", limit=1)
    assert kept.result("members-score").value == value
    assert f"{value} of 5, the score of members here" in visit("/films/the-tide").words
    return str(value)


def test_a_burst_closed_accounts_and_time_change_every_place_alike(visit, film):
    honest = rated(film, [8] * 9, "honest")
    assert shown(visit, film) == "4.0"

    burst = rated(film, [1] * 20, "new", unproven=True, date_joined=NOON)
    assert shown(visit, film) == "3.7"

    with transaction.atomic():
        suspend(members=[one.pk for one in burst], until=NOON + timedelta(days=3), sessions=[], now=NOON)
    assert shown(visit, film) == "4.0"
    keep_house(now=NOON + timedelta(days=3))
    assert shown(visit, film) == "3.7"

    for one in burst:
        erase(by=Member.objects.get(pk=one.pk), confirmation=one.username, now=NOON + timedelta(days=3))
    assert shown(visit, film) == "4.0"
    set_rating(by=honest[0], film=film.pk, rating=None, now=NOON + timedelta(days=4))
    assert shown(visit, film) == "4.0"
