"""The kept sums of critics' reviews: shifted at the same cost whatever their number, and equal to what a recount finds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from factories.critics import CriticFactory, CriticReviewFactory, OutletFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.critics.models import CriticReview, CriticTally
from onesheet.critics.queries.scores import film_scores
from onesheet.critics.services.tallies import counts_of, recount, shift
from onesheet.reviews.services.tallies import difference
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import as_of, history
from onesheet.scores.counts import CriticCounts
from onesheet.scores.rules import CRITICS

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=1)


@pytest.fixture
def film():
    return FilmFactory(title="The Tide")


def sums(film) -> dict[str, int]:
    """The sums of a film that are not nought."""
    row = CriticTally.objects.filter(film=film).values().first() or {}
    return {name: number for name, number in row.items() if number and name != "film_id"}


def add(review: CriticReview, now=NOON) -> None:
    with transaction.atomic():
        shift(film=review.film_id, by=counts_of(review), now=now)


def various(film) -> list[CriticReview]:
    """Reviews of every kind: weighed and not, unsigned, without outlet, value or verdict."""
    heavy, light = OutletFactory(weight=400), OutletFactory(weight=0)
    keen = CriticFactory(weight=400)
    return [
        CriticReviewFactory(film=film, verdict="positive", value=10_000, outlet=heavy, critic=keen),
        CriticReviewFactory(film=film, verdict="positive", value=7_500, outlet=light, critic=keen),
        CriticReviewFactory(film=film, verdict="mixed", value=5_050, outlet=None),
        CriticReviewFactory(film=film, verdict="negative", value=0, critic=None),
        CriticReviewFactory(film=film, verdict="", value=3_333, outlet=None, critic=None),
        CriticReviewFactory(film=film, verdict="positive", value=None),
        CriticReviewFactory(film=film),
    ]


def test_a_review_adds_what_it_has():
    critic, outlet = CriticFactory(weight=50), OutletFactory(weight=300)

    assert counts_of(CriticReviewFactory(verdict="positive", value=7_500, critic=critic, outlet=outlet)) == {
        "positive": 1, "scored": 1, "values": 7_500, "squares": 7_500**2, "weighed": 1, "weights": 15_000,
        "weights_squared": 15_000**2, "weighted": 15_000 * 7_500, "weighted_squares": 15_000 * 7_500**2,
    }  # fmt: skip
    assert counts_of(CriticReviewFactory(verdict="", value=None)) == {"undecided": 1}
    # A value of nought counts, and adds nothing to the sums of values.
    assert counts_of(CriticReviewFactory(verdict="negative", value=0, critic=None, outlet=None)) == {
        "negative": 1, "scored": 1, "weighed": 1, "weights": 10_000, "weights_squared": 10_000**2,
    }  # fmt: skip
    assert counts_of(CriticReviewFactory(verdict="mixed", value=100, outlet=OutletFactory(weight=0))) == {
        "mixed": 1, "scored": 1, "values": 100, "squares": 10_000,
    }  # fmt: skip


def test_shifted_one_by_one_they_are_what_a_recount_finds(film):
    for review in various(film):
        add(review)
    shifted, kept = sums(film), film_scores(film.pk)

    recount([film.pk], now=NOON)

    assert sums(film) == shifted
    assert shifted["weights"] == 160_000 + 3 * 10_000
    assert (shifted["scored"], shifted["weighed"], shifted["undecided"]) == (5, 4, 2)
    assert film_scores(film.pk) == kept


def test_what_was_added_and_taken_leaves_nothing(film):
    for review in (reviews := various(film)):
        add(review)
    with transaction.atomic():
        for review in reviews:
            shift(film=film.pk, by=difference(counts_of(review), {}), now=NOON)

    assert sums(film) == {}
    assert [one.count for one in film_scores(film.pk).results] == [0, 0, 0]


def test_a_recount_mends_whatever_stands_there(film):
    for review in various(film):
        add(review)
    right = sums(film)
    CriticTally.objects.filter(film=film).update(positive=99, weighted=7, undecided=0)

    recount([film.pk], now=NOON)

    assert sums(film) == right


def test_what_is_held_back_or_withdrawn_does_not_count(film):
    CriticReviewFactory(film=film, verdict="positive", value=9_000)
    CriticReviewFactory(film=film, verdict="positive", value=9_000, withdrawn_at=NOON)
    # Its time is over and no service released it: it is held back.
    CriticReviewFactory(film=film, verdict="positive", value=9_000, held_until=NOON - timedelta(days=9))

    recount([film.pk], now=NOON)

    assert (sums(film)["positive"], sums(film)["scored"]) == (1, 1)


def test_scores_of_the_day_are_kept_with_the_sums(film):
    for number in range(5):
        add(CriticReviewFactory(film=film, verdict="positive" if number else "negative", value=2_000 * number))
    add(CriticReviewFactory(film=film, verdict="negative", value=4_000), now=LATER)

    assert as_of(film.pk, CRITICS, NOON.date()).result("percent-positive").value == 80
    assert as_of(film.pk, CRITICS, LATER.date()).result("percent-positive").value == 67
    assert as_of(film.pk, CRITICS, LATER.date()).results == film_scores(film.pk).results
    assert len(history(film.pk, CRITICS)) == 2


def test_a_recount_that_finds_the_same_makes_no_new_day(film):
    for review in various(film):
        add(review)

    recount([film.pk], now=LATER)

    assert [one.day for one in history(film.pk, CRITICS)] == [NOON.date()]


def test_nothing_is_given_out_while_scores_are_held_back(film):
    CriticTally.objects.create(film=film, held=True)
    for number in range(6):
        add(CriticReviewFactory(film=film, verdict="positive", value=1_000 * number))

    figures = film_scores(film.pk)
    assert (figures.held, figures.results, figures.counts) == (True, [], CriticCounts())
    assert not ScoreDay.objects.exists()

    CriticTally.objects.update(held=False)
    recount([film.pk], now=LATER)

    assert film_scores(film.pk).counts.positive == 6
    assert as_of(film.pk, CRITICS, LATER.date()).result("percent-positive").value == 100
    assert as_of(film.pk, CRITICS, NOON.date()) is None


def test_a_film_nobody_reviewed(film):
    recount([film.pk], now=NOON)

    figures = film_scores(film.pk)
    assert (figures.held, figures.counts) == (False, CriticCounts())
    assert all(one.value is None for one in figures.results)
    assert not ScoreDay.objects.exists()
    assert film_scores(FilmFactory().pk).counts == CriticCounts()


def test_nothing_to_add_touches_nothing(film, django_assert_num_queries):
    with django_assert_num_queries(0):
        shift(film=film.pk, by={}, now=NOON)


def test_a_sum_is_not_changed_alone(transactional_db):
    film = FilmFactory()
    with pytest.raises(AssertionError, match="together"):
        shift(film=film.pk, by={"positive": 1}, now=NOON)


@pytest.mark.parametrize("before", [1, 3])
def test_one_review_costs_the_same_whatever_is_there(film, before, django_assert_num_queries):
    for review in various(film)[:before]:
        add(review)
    by = counts_of(CriticReviewFactory(film=film, verdict="positive", value=9_000))

    with transaction.atomic(), django_assert_num_queries(5):
        shift(film=film.pk, by=by, now=NOON)


@pytest.mark.parametrize("films", [1, 3])
def test_a_recount_costs_the_same_for_many_films(films, django_assert_num_queries):
    every = FilmFactory.create_batch(films)
    for film in every:
        various(film)

    # A savepoint opened and closed, rows made, locked, counted, written; rules, what was kept, what is kept now.
    with django_assert_num_queries(10):
        recount([film.pk for film in every], now=NOON)
    assert ScoreDay.objects.count() == films


def test_scores_cost_two_queries(film, django_assert_num_queries):
    for review in various(film):
        add(review)
    film_scores(film.pk)
    with django_assert_num_queries(2):
        film_scores(film.pk)
