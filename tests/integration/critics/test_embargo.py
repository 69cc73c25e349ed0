"""Holding reviews and scores back: what counts meanwhile, who let them go and when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import editor
from factories.embargo import SECRET, TOMORROW, five_reviews, held_review, reviewed
from factories.films import FilmFactory
from factories.sources import NOON, DocumentFactory
from onesheet.accounts.services import Refusal
from onesheet.critics.models import CriticReview, CriticReviewChange, CriticTally, ScoreHold
from onesheet.critics.queries.held import all_held, held_scores, review_to_hold
from onesheet.critics.queries.inputs import critic_inputs
from onesheet.critics.queries.scores import film_scores
from onesheet.critics.services import embargo
from onesheet.critics.services.reviews import add_review, restore_review, withdraw_review
from onesheet.critics.services.tallies import recount
from onesheet.moderation.services import keep_house
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import as_of

MOMENT = timedelta(minutes=1)


@pytest.fixture
def film(db):
    return FilmFactory(title="The Tide", year=2014)


@pytest.fixture
def ada(db):
    return editor("ada")


def figures(film) -> dict:
    return {result.rule: result.value for result in film_scores(film.pk).results}


def days(film) -> list[tuple]:
    return list(
        ScoreDay.objects.filter(film=film, of="critics").order_by("day").values_list("day", "counts", "results")
    )


def test_a_review_that_comes_in_held_back_leaves_every_figure_as_it_was(film):
    five_reviews(film)
    before, kept = film_scores(film.pk), days(film)

    held_review(film)

    assert film_scores(film.pk) == before
    assert days(film) == kept


def test_holding_a_review_takes_it_out_of_the_tally_and_releasing_puts_it_back(film, ada):
    *_, last = five_reviews(film)
    before = CriticTally.objects.values().get()

    embargo.hold_review(review=last.pk, until=TOMORROW, by=ada, now=NOON, reason=" Print first. ")
    held = CriticTally.objects.values().get()
    recount([film.pk], now=NOON)
    assert CriticTally.objects.values().get() == held
    assert held["scored"] == 4
    assert as_of(film.pk, "critics", NOON.date()).results[0].value is None

    embargo.release_review(review=last.pk, by=ada, now=NOON + MOMENT)
    assert CriticTally.objects.values().get() == before
    assert as_of(film.pk, "critics", NOON.date()).results[0].value is not None
    assert list(CriticReviewChange.objects.order_by("pk").values_list("before", "reason", "by", "at")) == [
        ({"held_until": None}, "Print first.", ada.pk, NOON),
        ({"held_until": TOMORROW.isoformat()}, "", ada.pk, NOON + MOMENT),
    ]


def test_the_time_of_a_held_review_can_be_moved(film, ada):
    review = held_review(film)

    embargo.hold_review(review=review.pk, until=TOMORROW + MOMENT, by=ada, now=NOON)

    review.refresh_from_db()
    assert review.held_until == TOMORROW + MOMENT
    assert not film_scores(film.pk).counts.scored
    assert CriticReviewChange.objects.count() == 1
    embargo.hold_review(review=review.pk, until=TOMORROW + MOMENT, by=ada, now=NOON)
    assert CriticReviewChange.objects.count() == 1


def test_time_releases_a_review_when_it_has_come_and_not_before(film):
    review = held_review(film)

    assert embargo.release_due(now=TOMORROW - MOMENT) == embargo.Released(0, 0)
    assert embargo.release_due(now=TOMORROW) == embargo.Released(1, 0)

    review.refresh_from_db()
    assert review.held_until is None
    assert review.changed_at == TOMORROW
    [change] = CriticReviewChange.objects.all()
    assert (change.by, change.at, change.before) == (None, TOMORROW, {"held_until": TOMORROW.isoformat()})
    assert film_scores(film.pk).counts.scored == 1
    assert [day for day, *_ in days(film)] == [TOMORROW.date()]
    assert embargo.release_due(now=TOMORROW + MOMENT) == embargo.Released(0, 0)


def test_a_held_review_that_is_withdrawn_stays_out_when_its_time_has_come(film):
    review = held_review(film)
    CriticReview.objects.filter(pk=review.pk).update(withdrawn_at=NOON)

    assert embargo.release_due(now=TOMORROW).reviews == 0

    assert all_held().total == 0
    assert film_scores(film.pk).counts.scored == 0


def test_a_review_withdrawn_before_its_time_is_in_no_list_of_what_was_left_out(film):
    five_reviews(film)
    held = held_review(film)
    withdraw_review(review=held.pk, reason="He never saw it.", by=None, now=NOON)

    embargo.release_due(now=TOMORROW + MOMENT)
    with pytest.raises(Refusal, match="before anybody saw it"):
        embargo.release_review(review=held.pk, by=None, now=NOON)

    assert critic_inputs(film.pk, "percent-positive", counted=False).rows == []
    restore_review(review=held.pk, by=None, now=NOON)
    assert embargo.release_due(now=TOMORROW + MOMENT).reviews == 1


def test_a_review_is_not_added_until_a_time_that_is_over_or_far_away(film):
    told = {"film": film.pk, "critic": "Ida Ross", "printed": "4/5", "by": None, "now": NOON}
    for until, says in ((NOON, "is over"), (NOON + timedelta(days=4000), "five years")):
        with pytest.raises(Refusal, match=says):
            add_review(held_until=until, **told)

    assert not CriticReview.objects.exists()


def test_nothing_due_costs_two_queries_and_no_transaction(film, django_assert_num_queries):
    held_review(film)
    embargo.hold_scores(film=film.pk, until=TOMORROW, by=None, now=NOON)

    with django_assert_num_queries(2):
        embargo.release_due(now=NOON)


def test_held_scores_are_told_by_nothing_and_kept_by_nothing_until_they_go_out(film, ada):
    five_reviews(film)
    first = days(film)
    known = figures(film)

    embargo.hold_scores(film=film.pk, until=TOMORROW, by=ada, now=NOON, reason="The premiere is tomorrow.")
    reviewed(film, by="Late Guest", printed="0/4", now=NOON + timedelta(hours=20))

    told = film_scores(film.pk)
    assert (told.results, told.held, told.counts.scored) == ([], True, 0)
    assert days(film) == first
    assert embargo.release_due(now=TOMORROW) == embargo.Released(0, 1)
    assert figures(film) != known
    assert [day for day, *_ in days(film)] == [NOON.date(), TOMORROW.date()]
    [hold] = ScoreHold.objects.all()
    assert (hold.by, hold.at, hold.lifted_by, hold.lifted_at) == (ada, NOON, None, TOMORROW)


def test_an_editor_lets_scores_go_and_holds_them_again(film, ada):
    five_reviews(film)

    embargo.hold_scores(film=film.pk, until=TOMORROW, by=ada, now=NOON)
    embargo.hold_scores(film=film.pk, until=TOMORROW + MOMENT, by=ada, now=NOON + MOMENT)
    assert held_scores(film.pk).until == TOMORROW + MOMENT
    assert embargo.release_due(now=TOMORROW) == embargo.Released(0, 0)
    embargo.release_scores(film=film.pk, by=ada, now=NOON + 2 * MOMENT)

    assert held_scores(film.pk) is None
    assert not film_scores(film.pk).held
    assert list(ScoreHold.objects.order_by("pk").values_list("until", "lifted_at", "lifted_by")) == [
        (TOMORROW, NOON + MOMENT, ada.pk),
        (TOMORROW + MOMENT, NOON + 2 * MOMENT, ada.pk),
    ]


def test_scores_of_a_film_without_reviews_can_be_held_before_the_first_comes_in(film):
    embargo.hold_scores(film=film.pk, until=TOMORROW, by=None, now=NOON)

    five_reviews(film)

    assert film_scores(film.pk).held
    assert not days(film)


def test_housekeeping_releases_what_is_due(film):
    held_review(film)

    keep_house(now=TOMORROW)

    assert all_held().total == 0


@pytest.mark.parametrize("until", [NOON, NOON - MOMENT, NOON + timedelta(days=6 * 366)])
def test_a_time_that_is_over_or_far_away_is_refused(film, until):
    review = reviewed(film)

    with pytest.raises(Refusal, match=r"not held back"):
        embargo.hold_review(review=review.pk, until=until, by=None, now=NOON)
    with pytest.raises(Refusal, match=r"not held back"):
        embargo.hold_scores(film=film.pk, until=until, by=None, now=NOON)

    assert all_held().total == 0
    assert film_scores(film.pk).counts.scored == 1


def test_a_review_that_a_document_carries_is_refused(film):
    review = reviewed(film)
    CriticReview.objects.filter(pk=review.pk).update(document=DocumentFactory())

    with pytest.raises(Refusal, match="Leave a document that is not to be read yet among those that wait"):
        embargo.hold_review(review=review.pk, until=TOMORROW, by=None, now=NOON)


def test_what_is_withdrawn_gone_or_not_held_is_refused(film):
    withdrawn, shown = reviewed(film), reviewed(film, by="Bea Lund")
    CriticReview.objects.filter(pk=withdrawn.pk).update(withdrawn_at=NOON)

    for act, of in (
        (embargo.hold_review, {"review": withdrawn.pk, "until": TOMORROW}),
        (embargo.hold_review, {"review": 999_999, "until": TOMORROW}),
        (embargo.release_review, {"review": shown.pk}),
        (embargo.release_review, {"review": 999_999}),
        (embargo.hold_scores, {"film": 999_999, "until": TOMORROW}),
        (embargo.release_scores, {"film": film.pk}),
    ):
        with pytest.raises(Refusal):
            act(by=None, now=NOON, **of)

    assert not CriticReviewChange.objects.exists()
    assert not ScoreHold.objects.exists()


def test_the_same_review_told_again_stays_held(film):
    review = held_review(film)

    again = add_review(film=film.pk, by=None, now=NOON, **SECRET)

    assert (again.review.pk, again.made) == (review.pk, False)
    assert again.review.held_until == TOMORROW


def test_all_that_is_held_is_listed_in_the_order_in_which_it_goes_out(film, django_assert_num_queries):
    late = held_review(film, printed="12/20", critic="Ola Berg")
    CriticReview.objects.filter(pk=late.pk).update(held_until=TOMORROW + MOMENT)
    early = held_review(film)
    embargo.hold_scores(film=film.pk, until=TOMORROW, by=None, now=NOON)

    with django_assert_num_queries(4):
        found = all_held()

    assert [row.film for row in found.scores] == ["The Tide"]
    assert [row.id for row in found.reviews] == [early.pk, late.pk]
    assert (found.total, found.page, found.pages) == (3, 1, 1)
    assert review_to_hold(early.pk) == found.reviews[0]


def test_a_long_list_of_what_is_held_has_pages(film):
    embargo.hold_scores(film=film.pk, until=TOMORROW, by=None, now=NOON)
    for number in range(30):
        held_review(film, critic=f"Critic {number}", date="", address="")

    first, second = all_held(1), all_held(2)

    assert (len(first.scores), len(first.reviews), len(second.scores), len(second.reviews)) == (1, 24, 0, 6)
    assert len({row.id for row in first.reviews + second.reviews}) == 30
    assert all_held(99) == second
