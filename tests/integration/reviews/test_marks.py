"""Rating, liking, marking: the member's row, the film's tally, the feed's news."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.reviews.models import Activity, FilmTally, MemberFilm
from onesheet.reviews.services.films import (
    set_favourites,
    set_liked,
    set_rating,
    set_watched,
    set_watchlisted,
)
from onesheet.reviews.services.tallies import recount

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben():
    return MemberFactory(username="ben")


@pytest.fixture
def film():
    return FilmFactory(title="The Tide").pk


def tally(film: int) -> dict[str, int]:
    """The counts of a film that are not nought."""
    row = FilmTally.objects.filter(film=film).values().first() or {}
    return {name: number for name, number in row.items() if number and name != "film_id"}


def test_a_rating_is_kept_counted_and_means_watched(ben, film):
    standing = set_rating(by=ben, film=film, rating=7, now=NOON)

    row = MemberFilm.objects.get()
    assert (standing.rating, standing.watched) == (row.rating, row.watched) == (7, True)
    assert row.rated_at == row.changed_at == NOON
    assert tally(film) == {"half_7": 1, "watched": 1}


def test_another_rating_moves_the_count(ben, film):
    set_rating(by=ben, film=film, rating=7, now=NOON)
    set_rating(by=MemberFactory(username="cy"), film=film, rating=7, now=NOON)
    set_rating(by=ben, film=film, rating=10, now=NOON)

    assert tally(film) == {"half_7": 1, "half_10": 1, "watched": 2}


def test_a_rating_taken_back_leaves_the_film_watched(ben, film):
    set_rating(by=ben, film=film, rating=7, now=NOON)
    set_rating(by=ben, film=film, rating=None, now=NOON)

    row = MemberFilm.objects.get()
    assert (row.rating, row.rated_at, row.watched) == (None, None, True)
    assert tally(film) == {"watched": 1}


@pytest.mark.parametrize("rating", [0, 11, -3])
def test_a_rating_outside_the_scale_is_refused(ben, film, rating):
    with pytest.raises(Refusal, match="half a star to five"):
        set_rating(by=ben, film=film, rating=rating, now=NOON)

    assert not MemberFilm.objects.exists()


def test_doing_the_same_again_writes_nothing(ben, film):
    set_rating(by=ben, film=film, rating=7, now=NOON)

    set_rating(by=ben, film=film, rating=7, now=NOON + timedelta(days=1))

    assert MemberFilm.objects.get().changed_at == NOON
    assert tally(film) == {"half_7": 1, "watched": 1}


def test_what_was_seen_leaves_the_watchlist_and_the_news(ben, film):
    set_watchlisted(by=ben, film=film, watchlisted=True, now=NOON)
    assert tally(film) == {"watchlisted": 1}
    assert Activity.objects.get().kind == Activity.Kind.WATCHLIST

    set_watched(by=ben, film=film, watched=True, now=NOON)

    assert tally(film) == {"watched": 1}
    assert not Activity.objects.exists()


def test_a_film_seen_before_may_be_wanted_again(ben, film):
    set_watched(by=ben, film=film, watched=True, now=NOON)
    set_watchlisted(by=ben, film=film, watchlisted=True, now=NOON)

    assert tally(film) == {"watched": 1, "watchlisted": 1}


def test_a_like_is_counted_and_taken_back(ben, film):
    assert set_liked(by=ben, film=film, liked=True, now=NOON).liked
    assert tally(film) == {"liked": 1}
    set_liked(by=ben, film=film, liked=False, now=NOON)
    assert tally(film) == {}


def test_a_rated_film_cannot_be_unwatched(ben, film):
    set_rating(by=ben, film=film, rating=2, now=NOON)

    with pytest.raises(Refusal, match="Clear the rating first"):
        set_watched(by=ben, film=film, watched=False, now=NOON)

    assert tally(film) == {"half_2": 1, "watched": 1}


def test_a_closed_account_changes_nothing(ben, film):
    ben.is_active = False
    ben.save()

    with pytest.raises(Refusal, match="closed"):
        set_rating(by=ben, film=film, rating=7, now=NOON)

    assert tally(film) == {}


def test_a_film_that_is_gone_takes_no_rating(ben):
    with pytest.raises(Refusal, match="no longer here"):
        set_rating(by=ben, film=404, rating=7, now=NOON)


def test_recounting_leaves_out_closed_accounts(ben, film):
    cy = MemberFactory(username="cy")
    set_rating(by=ben, film=film, rating=7, now=NOON)
    set_rating(by=cy, film=film, rating=9, now=NOON)
    set_liked(by=cy, film=film, liked=True, now=NOON)
    cy.is_active = False
    cy.save()

    recount([film, film], now=NOON)

    assert tally(film) == {"half_7": 1, "watched": 1}


def test_recounting_makes_a_tally_that_was_lost(ben, film):
    set_rating(by=ben, film=film, rating=7, now=NOON)
    FilmTally.objects.all().delete()

    recount([film], now=NOON)

    assert tally(film) == {"half_7": 1, "watched": 1}


@pytest.mark.parametrize("number", [1, 30])
def test_recounting_costs_the_same_for_any_number_of_films(ben, number, django_assert_num_queries):
    films = [FilmFactory(title=f"Film no. {one}").pk for one in range(number)]
    for film in films:
        set_rating(by=ben, film=film, rating=7, now=NOON)

    with django_assert_num_queries(5):
        recount(films, now=NOON)


def test_favourites_have_an_order_and_change_places(ben):
    one, two, three = (FilmFactory(title=title).pk for title in ("One", "Two", "Three"))
    set_favourites(by=ben, films=[one, two, one], now=NOON)
    set_favourites(by=ben, films=[two, three], now=NOON)

    kept = MemberFilm.objects.filter(favourite__isnull=False).order_by("favourite")
    assert [row.film_id for row in kept] == [two, three]


def test_five_favourites_are_one_too_many(ben):
    films = [FilmFactory(title=f"Favourite {one}").pk for one in range(5)]

    with pytest.raises(Refusal, match="Four films"):
        set_favourites(by=ben, films=films, now=NOON)
