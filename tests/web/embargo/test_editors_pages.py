"""The pages on which editors hold reviews and scores back, and let them go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.embargo import held_review, reviewed
from factories.films import FilmFactory
from factories.sources import DocumentFactory
from onesheet.critics.models import CriticReview, CriticReviewChange, ScoreHold
from onesheet.critics.queries.held import held_scores
from onesheet.critics.services import embargo

SCORES = "/films/the-tide/scores/hold"


@pytest.fixture
def film(db):
    return FilmFactory(title="The Tide", year=2014)


@pytest.fixture
def soon():
    """A time that is still to come, to the minute."""
    return (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)


def typed(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def test_an_editor_holds_a_review_back_and_finds_it_among_all(visit, ada, film, soon):
    review = reviewed(film)
    path = f"/critic-reviews/{review.pk}/hold"
    assert "in the time zone of this site: UTC" in visit(path, by=ada).words

    answer = ada.post(path, {"until": typed(soon), "reason": "Print first."})

    assert (answer.status_code, answer["Location"]) == (302, "/critic-reviews/held")
    review.refresh_from_db()
    assert review.held_until == soon
    assert CriticReviewChange.objects.get().reason == "Print first."
    page = visit("/critic-reviews/held", by=ada)
    assert "Ann Marsh, The Matinee: 3/4" in page.words
    assert f"until {soon:%-d %B %Y, %H:%M} (UTC)" in page.words
    assert f'value="{typed(soon)}"' in visit(path, by=ada).html


def test_an_editor_lets_a_review_go(ada, film):
    review = held_review(film)

    answer = ada.post(f"/critic-reviews/{review.pk}/release", follow=True)

    assert answer.status_code == 200
    assert "can be read from now on, and counts" in answer.content.decode()
    assert CriticReview.objects.get().held_until is None
    again = ada.post(f"/critic-reviews/{review.pk}/release", follow=True)
    assert "is not held back, or no longer" in again.content.decode()


def test_an_editor_holds_scores_and_lets_them_go(visit, ada, film, soon):
    assert ada.post(SCORES, {"until": typed(soon)}).status_code == 302
    assert held_scores(film.pk).until == soon
    assert "the critics’ scores" in visit("/critic-reviews/held", by=ada).words
    assert "Held back until" in visit(SCORES, by=ada).words

    assert ada.post("/films/the-tide/scores/release")["Location"] == "/films/the-tide"
    assert held_scores(film.pk) is None
    again = ada.post("/films/the-tide/scores/release", follow=True)
    assert "are not held back, or no longer" in again.content.decode()


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("2001-01-01T10:00", "This time is over."),
        ("9999-12-31T23:59", "more than five years away"),
        ("0001-01-01T00:00", "This time is over."),
        ("", "Give the day and the time"),
        ("soon", "This is no day with a time."),
    ],
)
def test_a_time_that_will_not_do_is_said_beside_its_field(ada, film, until, sentence):
    review = reviewed(film)

    for path in (f"/critic-reviews/{review.pk}/hold", SCORES):
        answer = ada.post(path, {"until": until, "reason": "Print <b>first</b>."})
        assert answer.status_code == 200
        words = answer.content.decode()
        assert sentence in words
        assert "Print &lt;b&gt;first&lt;/b&gt;." in words, "what was typed is kept"

    assert CriticReview.objects.get().held_until is None
    assert not ScoreHold.objects.exists()


def test_a_review_of_a_document_has_no_form_and_says_what_to_do(visit, ada, film, soon):
    review = reviewed(film)
    CriticReview.objects.filter(pk=review.pk).update(document=DocumentFactory())
    path = f"/critic-reviews/{review.pk}/hold"

    assert "among those that wait" in visit(path, by=ada).words
    ada.post(path, {"until": typed(soon)})

    assert CriticReview.objects.get().held_until is None


def test_nothing_held_says_where_to_hold(visit, ada, film):
    assert "Nothing is held back." in visit("/critic-reviews/held", by=ada).words


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_is_held(visit, ada, film, number, soon):
    for at in range(number):
        held_review(film, critic=f"Critic {at}", date="", address="")
        embargo.hold_scores(film=FilmFactory(title=f"Film {at}").pk, until=soon, by=None, now=timezone.now())

    visit("/critic-reviews/held", by=ada, queries=8)


def test_nobody_is_there_where_nothing_is(ada, film):
    assert ada.get("/critic-reviews/987654/hold").status_code == 404
    assert ada.get("/films/nothing/scores/hold").status_code == 404
    assert ada.post("/films/nothing/scores/release").status_code == 404
