"""The sample site's members come in once, through the same services as everybody, and disagree."""

from __future__ import annotations

import pytest
from django.db import transaction

from factories.accounts import editor
from factories.sources import NOON
from onesheet.accounts.models import Follow, Member, Notice
from onesheet.films.models import Film
from onesheet.lists.models import FilmList
from onesheet.ops.demo import fill
from onesheet.ops.sample_members import fill_members, sample_names
from onesheet.people.models import Person
from onesheet.reviews.models import Comment, FilmTally, Review, Viewing
from onesheet.reviews.services.tallies import recount

LATER = NOON.replace(year=2027)


@pytest.fixture(scope="module")
def sample_site(django_db_setup, django_db_blocker):
    """The sample site with its members, made once for the tests here; what each of them changes is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        made = fill_members(password="a long pass phrase", editor=editor(), now=LATER)
        with django_db_blocker.block():
            yield made
        transaction.set_rollback(True)


@pytest.fixture
def members(sample_site, db):
    assert len(sample_names()) == sample_site
    return sample_site, list(Member.objects.exclude(username="ada"))


def tallies():
    return list(FilmTally.objects.order_by("film_id").values())


def test_eight_members_with_diaries_reviews_lists_and_a_challenge(members):
    made, people = members

    assert made == len(people) == 8
    assert Viewing.objects.count() > 70
    assert Review.objects.filter(state="published").count() > 20
    assert Comment.objects.filter(parent__isnull=False).exists()
    assert FilmList.objects.filter(is_challenge=True, rule__isnull=False, participants__isnull=False).exists()
    assert Follow.objects.count() > 15
    assert Notice.objects.filter(kind=Notice.Kind.COMMENT).exists()
    assert not Person.objects.filter(credits__function="director", gender="").exists()


def test_they_disagree(members):
    long = Film.objects.get(slug__startswith="jeanne-dielman")
    ratings = Viewing.objects.filter(film=long).values_list("rating", flat=True)

    assert max(ratings) - min(ratings) >= 6


def test_counts_are_those_of_a_recount(members):
    kept = tallies()
    recount([one["film_id"] for one in kept], now=NOON)

    assert tallies() == kept
    assert sum(one["watched"] for one in kept) > 60


def test_nothing_comes_again_where_one_of_them_was(members):
    Viewing.objects.first().delete()
    before = Viewing.objects.count(), FilmList.objects.count()

    assert fill_members(password="a long pass phrase", editor=editor(), now=LATER) == 0
    assert (Viewing.objects.count(), FilmList.objects.count()) == before
