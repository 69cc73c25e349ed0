"""Accounts that nobody vouched for: how their ratings are counted, and how they prove themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.moderation.services import keep_house
from onesheet.moderation.services.suspending import end_suspensions
from onesheet.reviews.models import FilmTally, MemberFilm
from onesheet.reviews.services.films import set_liked, set_rating
from onesheet.reviews.services.proving import prove_all
from onesheet.reviews.services.tallies import recount

pytestmark = pytest.mark.django_db
OLD = NOON + timedelta(days=30)
DAY = timedelta(days=1)


@pytest.fixture
def nell():
    """Nell came in by open sign-up, at noon."""
    return MemberFactory(username="nell", unproven=True, date_joined=NOON)


@pytest.fixture
def films():
    return [FilmFactory(title=f"Film no. {number}").pk for number in range(11)]


def rate(member, films, rating=7, now=NOON):
    for film in films:
        set_rating(by=member, film=film, rating=rating, now=now)


def tally(film: int) -> dict[str, int]:
    """The counts of a film that are not nought, having checked them against a recount."""
    kept = FilmTally.objects.filter(film=film).values().first() or {}
    recount([film], now=OLD)
    assert FilmTally.objects.filter(film=film).values().first() in (kept, None)
    return {name: number for name, number in kept.items() if number and name != "film_id"}


def test_their_ratings_are_counted_among_all_and_by_themselves(nell, films):
    rate(nell, films[:1])
    rate(MemberFactory(username="ben"), films[:1])

    assert tally(films[0]) == {"half_7": 2, "unproven_7": 1, "watched": 2}


def test_another_rating_moves_both_counts_and_taking_it_back_both(nell, films):
    rate(nell, films[:1])
    rate(nell, films[:1], rating=2)
    assert tally(films[0]) == {"half_2": 1, "unproven_2": 1, "watched": 1}

    rate(nell, films[:1], rating=None)
    assert tally(films[0]) == {"watched": 1}


def test_a_like_of_theirs_is_a_like(nell, films):
    set_liked(by=nell, film=films[0], liked=True, now=NOON)

    assert tally(films[0]) == {"liked": 1}


def test_the_tenth_rating_of_an_old_account_proves_it_and_all_it_rated(nell, films):
    rate(nell, films[:9])
    assert tally(films[0])["unproven_7"] == 1

    rate(nell, films[9:10], rating=3, now=OLD)

    nell.refresh_from_db()
    assert not nell.unproven
    assert [tally(film) for film in films[:10]] == [{"half_7": 1, "watched": 1}] * 9 + [{"half_3": 1, "watched": 1}]


def test_the_next_rating_of_an_account_that_grew_old_proves_it(nell, films):
    rate(nell, films[:10])

    rate(nell, films[3:4], rating=9, now=OLD)

    assert not Member.objects.get().unproven
    assert [tally(film).get("unproven_7", 0) for film in films[:10]] == [0] * 10
    assert tally(films[3]) == {"half_9": 1, "watched": 1}


def test_neither_age_nor_ratings_alone_prove_an_account(nell, films):
    rate(nell, films, now=OLD - timedelta(seconds=1))
    young = Member.objects.get().unproven
    rate(nell, films, rating=None)
    rate(nell, films[:9], now=OLD)

    assert (young, Member.objects.get().unproven) == (True, True)
    assert prove_all(now=OLD) == 0
    assert tally(films[0]) == {"half_7": 1, "unproven_7": 1, "watched": 1}


def test_a_rating_that_is_taken_back_does_not_prove(nell, films):
    rate(nell, films[:10])

    rate(nell, films[:1], rating=None, now=OLD)

    assert Member.objects.get().unproven


def test_a_like_proves_nobody_and_asks_no_more(nell, films):
    rate(nell, films[:10])

    set_liked(by=nell, film=films[0], liked=True, now=OLD)

    assert Member.objects.get().unproven


def test_the_timer_proves_those_who_are_due_and_those_alone(nell, films):
    rate(nell, films[:10])
    idle = MemberFactory(username="idle", unproven=True, date_joined=NOON)
    rate(idle, films[:9])
    young = MemberFactory(username="young", unproven=True, date_joined=NOON + DAY)
    rate(young, films[:10])

    keep_house(now=OLD)

    assert set(Member.objects.filter(unproven=True)) == {idle, young}
    assert tally(films[0]) == {"half_7": 3, "unproven_7": 2, "watched": 3}


def test_who_is_suspended_is_proven_once_the_account_is_open(nell, films):
    rate(nell, films[:10])
    Member.objects.filter(pk=nell.pk).update(is_active=False, suspended_until=OLD + DAY)
    recount(films, now=NOON)

    keep_house(now=OLD)
    assert Member.objects.get().unproven
    assert tally(films[0]) == {}

    end_suspensions(now=OLD + DAY)
    assert tally(films[0]) == {"half_7": 1, "unproven_7": 1, "watched": 1}
    keep_house(now=OLD + DAY)
    assert tally(films[0]) == {"half_7": 1, "watched": 1}


def test_the_page_s_old_notion_of_a_member_decides_nothing(nell, films):
    """A page may have read the member before the timer proved them."""
    before = Member.objects.get()
    Member.objects.update(unproven=False)

    rate(before, films[:1])

    assert tally(films[0]) == {"half_7": 1, "watched": 1}


@pytest.mark.parametrize("others", [0, 5])
def test_a_timer_with_nobody_due_costs_one_query(nell, films, others, django_assert_num_queries):
    rate(nell, films[:10])
    for number in range(others):
        MemberFactory(username=f"other-{number}", unproven=True, date_joined=NOON)

    with django_assert_num_queries(1):
        assert prove_all(now=OLD - timedelta(seconds=1)) == 0


@pytest.mark.parametrize("more", [0, 1])
def test_proving_costs_the_same_however_many_films_were_rated(nell, films, more, django_assert_num_queries):
    rate(nell, films[: 10 + more])

    with django_assert_num_queries(13):
        assert prove_all(now=OLD) == 1
    assert MemberFilm.objects.count() == 10 + more
