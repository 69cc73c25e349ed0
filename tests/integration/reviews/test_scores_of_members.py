"""The members' scores of a film: kept with each rating, made of ratings that are told without telling on anybody."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.reviews import review
from factories.sources import NOON
from onesheet.accounts.models import Block, Follow, Member, Visibility
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries import scores
from onesheet.reviews.queries.scores import film_scores, inputs, left_out, stream_inputs
from onesheet.reviews.services.films import set_liked, set_rating, set_watched, set_watchlisted
from onesheet.reviews.services.tallies import recount
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import history

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def film():
    return FilmFactory(title="The Tide").pk


def rated(film, *ratings, name="m", now=NOON, **given):
    """Have a new member give each of the ratings."""
    made = [MemberFactory(username=f"{name}{number}", **given) for number in range(len(ratings))]
    for member, rating in zip(made, ratings, strict=True):
        set_rating(by=member, film=film, rating=rating, now=now)
    return made


def values(film):
    return {one.rule: one.value for one in film_scores(film).results}


def test_every_rule_speaks_of_the_same_counts(film):
    rated(film, 6, 7, 8, 9, 10)

    figures = film_scores(film)

    assert figures.counts.halves == (0, 0, 0, 0, 0, 1, 1, 1, 1, 1)
    assert [one.name for one in figures.results] == [
        "members-score/1", "members-mean/1", "members-bayes/1", "members-wilson/1",
    ]  # fmt: skip
    assert {one.count for one in figures.results} == {5}
    assert (values(film)["members-score"], values(film)["members-mean"]) == (Decimal("4.0"), Decimal("4.0"))


def test_unproven_ones_weigh_together_at_most_a_tenth(film):
    rated(film, *[8] * 9)
    rated(film, *[1] * 20, name="new", unproven=True)

    assert (values(film)["members-score"], values(film)["members-mean"]) == (Decimal("3.7"), Decimal("1.6"))


def test_a_film_nobody_rated_has_no_score(film, django_assert_num_queries):
    with django_assert_num_queries(2):
        figures = film_scores(film)

    assert [(one.value, one.count) for one in figures.results] == [(None, 0)] * 4


@pytest.mark.parametrize("others", [1, 3])
def test_figures_cost_two_queries_however_many_rated(film, others, django_assert_num_queries):
    rated(film, *[7] * others)

    with django_assert_num_queries(2):
        film_scores(film)


@pytest.mark.parametrize("others", [1, 3, 30])
def test_one_more_rating_costs_the_same_however_many_there_are(film, others, django_assert_num_queries):
    rated(film, *[7] * others)
    ben = MemberFactory(username="ben")

    with django_assert_num_queries(11):
        set_rating(by=ben, film=film, rating=4, now=NOON)
    with django_assert_num_queries(10):
        set_rating(by=ben, film=film, rating=5, now=NOON)
    with django_assert_num_queries(6):
        set_liked(by=ben, film=film, liked=True, now=NOON)


def test_a_rating_is_kept_in_the_scores_of_its_day(film):
    rated(film, 6, 7, 8, 9, 10)

    (day,) = history(film, "members")

    assert (day.day, day.at, day.counts, day.results) == (
        NOON.date(), NOON, film_scores(film).counts, film_scores(film).results,
    )  # fmt: skip


def test_another_day_has_its_own_and_leaves_the_first_alone(film):
    ben, *_ = rated(film, 6, 7, 8, 9, 10)
    first = history(film, "members")

    set_rating(by=ben, film=film, rating=1, now=NOON + DAY)
    set_rating(by=ben, film=film, rating=2, now=NOON + DAY)

    days = history(film, "members")
    assert days[:1] == first
    assert [(one.day, one.counts.halves[:2]) for one in days[1:]] == [(NOON.date() + DAY, (0, 1))]


def test_what_is_no_rating_writes_no_scores(film):
    ben = MemberFactory(username="ben")
    set_liked(by=ben, film=film, liked=True, now=NOON)
    set_watched(by=ben, film=film, watched=True, now=NOON)
    set_watchlisted(by=ben, film=film, watchlisted=True, now=NOON)
    review(by=ben)
    recount([film], now=NOON)

    assert not ScoreDay.objects.exists()


def test_a_recount_that_finds_nothing_new_writes_no_scores(film):
    rated(film, 7)

    recount([film], now=NOON + DAY)

    assert ScoreDay.objects.get().day == NOON.date()


def test_a_recount_that_finds_other_ratings_writes_todays_scores(film):
    rated(film, 7)
    Member.objects.update(is_active=False)

    recount([film], now=NOON + DAY)

    assert [sum(one.counts.halves) for one in history(film, "members")] == [1, 0]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_recounting_other_ratings_costs_the_same_for_any_number_of_films(number, django_assert_num_queries):
    films = [FilmFactory(title=f"Film no. {one}").pk for one in range(number)]
    ben = MemberFactory(username="ben")
    for film in films:
        set_rating(by=ben, film=film, rating=7, now=NOON)
    Member.objects.update(is_active=False)

    with django_assert_num_queries(9):
        recount(films, now=NOON)


def told(film):
    return [(one.rating, one.username, one.name, one.rated_at) for one in inputs(film).rows]


@pytest.mark.parametrize("visibility", [one for one in Visibility if one != Visibility.PUBLIC])
def test_who_hides_their_films_counts_without_name_and_time(film, visibility):
    rated(film, 7, name="ben")
    hidden, *_ = rated(film, 9, name="olga")
    Follow.objects.create(by=MemberFactory(username="finn"), of=hidden, at=NOON)
    assert told(film) == [(7, "ben0", "Ben0", NOON), (9, "olga0", "Olga0", NOON)]

    Member.objects.filter(pk=hidden.pk).update(films_visibility=visibility)

    assert told(film) == [(7, "ben0", "Ben0", NOON), (9, "", "", None)]
    assert [one.username for one in stream_inputs(film)] == ["ben0", ""]
    assert film_scores(film).counts.halves[8] == 1


def test_a_block_hides_nothing_more_and_nothing_less(film):
    """The list is that of a visitor, for everybody: it neither tells who blocked whom nor changes with who asks."""
    ben, *_ = rated(film, 7, name="ben")
    Block.objects.create(by=ben, of=MemberFactory(username="bo"), at=NOON)

    assert told(film) == [(7, "ben0", "Ben0", NOON)]


def test_closed_accounts_are_left_out_and_counted(film):
    rated(film, 7, name="ben")
    rated(film, 1, 2, name="spam")
    assert (len(told(film)), left_out(film).closed) == (3, 0)

    Member.objects.filter(username__startswith="spam").update(is_active=False)

    assert (told(film), left_out(film).closed) == ([(7, "ben0", "Ben0", NOON)], 2)
    assert left_out(FilmFactory(title="Another").pk).closed == 0


def test_who_rated_nothing_or_another_film_is_no_input(film):
    set_liked(by=MemberFactory(username="ben"), film=film, liked=True, now=NOON)
    rated(FilmFactory(title="Another").pk, 7)

    assert told(film) == []


def test_inputs_say_who_is_unproven(film):
    rated(film, 7, name="ben")
    rated(film, 1, name="new", unproven=True)

    assert [(one.username, one.unproven) for one in inputs(film).rows] == [("ben0", False), ("new0", True)]


@pytest.mark.parametrize("number", [0, 1, 100, 101, 205])
def test_pages_and_the_stream_have_every_rating_once(film, number, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(scores, "AT_ONCE", 50)
    members = Member.objects.bulk_create(Member(username=f"m{one}") for one in range(number))
    MemberFilm.objects.bulk_create(
        MemberFilm(member=member, film_id=film, rating=7, rated_at=NOON, changed_at=NOON) for member in members
    )

    found, after = [], 0
    while after is not None:
        with django_assert_num_queries(1):
            page = inputs(film, after)
        assert len(page.rows) <= scores.INPUTS_A_PAGE
        found += page.rows
        after = page.after
    with django_assert_num_queries(number // 50 + 1):
        streamed = list(stream_inputs(film))

    assert [one.username for one in found] == [one.username for one in members]
    assert streamed == found
