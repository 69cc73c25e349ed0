"""Adding, changing, withdrawing and putting back critics' reviews."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Q

from factories.accounts import MemberFactory
from factories.critics import CriticFactory, OutletFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, CriticReviewChange, CriticTally, Outlet
from onesheet.critics.services.reviews import add_review, change_review, restore_review, withdraw_review
from onesheet.critics.services.tallies import counted
from onesheet.scorebook.models import ScoreDay

pytestmark = pytest.mark.django_db

TOLD = {
    "critic": "Ida Ross", "outlet": "The Pier", "date": "2014-09", "printed": "3/4", "quote": "Salt and light.",
    "address": "https://pier.example/tide", "language": "en",
}  # fmt: skip


@pytest.fixture
def ada():
    return MemberFactory(username="ada")


@pytest.fixture
def film():
    return FilmFactory(title="The Tide")


def sums(film) -> dict[str, int]:
    tally = CriticTally.objects.get(film=film)
    names = ("positive", "mixed", "negative", "undecided", "scored", "values", "weights", "weighted")
    return {name: getattr(tally, name) for name in names if getattr(tally, name)}


def agrees(film) -> bool:
    """Whether the tally is what counting again gives."""
    tally = CriticTally.objects.get(film=film)
    return all(getattr(tally, name) == number for name, number in counted(Q(film=film)).get(film.pk, {}).items())


def test_a_review_is_added_with_its_voices_understood_and_counted(film, ada):
    added = add_review(film=film.pk, by=ada, now=NOON, said="Ida Ross gives it 3/4.", **TOLD)

    review = CriticReview.objects.get()
    assert added.made
    assert (review.critic.name, review.outlet.name) == ("Ida Ross", "The Pier")
    assert (review.critic.slug, review.outlet.slug) == ("ida-ross", "the-pier")
    assert (review.printed, review.scale, review.mark, review.value) == ("3/4", "stars-4", Decimal(3), 7500)
    assert (review.verdict, review.verdict_by, review.verdict_name) == ("positive", "rule", "verdict-of-mark/1")
    assert (review.date, review.sort_date) == ("2014-09", "2014-09-01")
    assert (review.made_by, review.said) == (ada, "Ida Ross gives it 3/4.")
    assert sums(film) == {"positive": 1, "scored": 1, "values": 7500, "weights": 10_000, "weighted": 75_000_000}
    assert ScoreDay.objects.get(film=film).counts["positive"] == 1


def test_the_same_review_told_again_is_one(film, ada):
    first = add_review(film=film.pk, by=ada, now=NOON, **TOLD)
    again = add_review(film=film.pk, by=None, now=NOON, **(TOLD | {"critic": " ida  ROSS"}))

    assert (first.made, again.made) == (True, False)
    assert first.review == again.review
    assert sums(film)["positive"] == 1
    assert Critic.objects.count() == Outlet.objects.count() == 1


def test_the_same_told_again_stays_withdrawn(film, ada):
    added = add_review(film=film.pk, by=ada, now=NOON, **TOLD)
    withdraw_review(review=added.review.pk, reason="Of another film.", by=ada, now=NOON)

    again = add_review(film=film.pk, by=ada, now=NOON, **TOLD)

    assert not again.made
    assert again.review.withdrawn_at == NOON
    assert sums(film) == {}


def test_another_date_or_mark_is_another_review(film, ada):
    for change in ({}, {"date": "2015-01-02"}, {"printed": "2/4"}, {"outlet": "The Quay"}, {"critic": ""}):
        assert add_review(film=film.pk, by=ada, now=NOON, **(TOLD | change)).made

    assert CriticReview.objects.count() == 5


def test_what_is_held_back_counts_nowhere(film, ada):
    add_review(film=film.pk, by=ada, now=NOON, held_until=NOON + timedelta(days=1), **TOLD)

    assert CriticReview.objects.get().held_until == NOON + timedelta(days=1)
    assert not CriticTally.objects.exclude(positive=0, scored=0).exists()
    assert not ScoreDay.objects.exists()


def test_a_bare_number_is_understood_on_the_scale_of_critic_then_outlet(film, ada):
    OutletFactory(name="The Pier", scale="stars-5")
    by_outlet = add_review(film=film.pk, by=ada, now=NOON, **(TOLD | {"printed": "3.5"})).review
    CriticFactory(name="Cy Holt", scale="stars-4")
    by_critic = add_review(film=film.pk, by=ada, now=NOON, **(TOLD | {"printed": "3.5", "critic": "Cy Holt"})).review
    left = add_review(film=film.pk, by=ada, now=NOON, **(TOLD | {"printed": "3.5", "outlet": ""})).review

    assert (by_outlet.scale, by_outlet.value) == ("stars-5", 7000)
    assert (by_critic.scale, by_critic.value) == ("stars-4", 8750)
    assert (left.scale, left.value, left.unread, left.verdict) == ("", None, "no-scale", "")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"critic": "", "outlet": ""}, "Name the critic or the outlet; best both."),
        ({"date": "last autumn"}, "This is no date. Write it as 2015-11-06, 2015-11 or 2015."),
        ({"address": "javascript:alert(1)"}, "This is no address of a page. It begins with https:// or http://."),
        ({"address": "https://[::1"}, "This is no address of a page. It begins with https:// or http://."),
        ({"language": "xx-klingon"}, "This language is not known here."),
        ({"verdict": "positive"}, "Say who decided the verdict."),
        ({"verdict": "splendid", "verdict_by": "critic"}, "A verdict is positive, mixed or negative."),
        ({"critic": "x" * 201}, "This has up to 200 signs."),
        ({"printed": "", "quote": "", "address": ""}, "Give the mark, a verdict, a quote or the address: something that was said."),
    ],
)  # fmt: skip
def test_what_will_not_do_is_refused_and_leaves_nothing(film, ada, change, sentence):
    with pytest.raises(Refusal, match="^" + sentence.replace("?", r"\?").replace(".", r"\.") + "$"):
        add_review(film=film.pk, by=ada, now=NOON, **(TOLD | change))

    assert not CriticReview.objects.exists()
    assert not Critic.objects.exists()


def test_a_change_keeps_what_was_before_and_moves_the_sums(film, ada):
    review = add_review(film=film.pk, by=ada, now=NOON, **TOLD).review
    later = NOON + timedelta(days=1)

    change_review(
        review=review.pk, by=ada, now=later, reason="Misread.", **(TOLD | {"printed": "1/4", "critic": "Ida Rossi"})
    )

    review.refresh_from_db()
    change = CriticReviewChange.objects.get()
    assert (review.critic.name, review.value, review.verdict, review.changed_at) == (
        "Ida Rossi",
        2500,
        "negative",
        later,
    )
    assert change.before == {
        "critic": "Ida Ross", "printed": "3/4", "mark": "3", "value": 7500, "verdict": "positive",
    }  # fmt: skip
    assert (change.reason, change.by, change.at) == ("Misread.", ada, later)
    assert sums(film) == {"negative": 1, "scored": 1, "values": 2500, "weights": 10_000, "weighted": 25_000_000}
    assert agrees(film)


def test_a_change_to_the_same_writes_nothing(film, ada):
    review = add_review(film=film.pk, by=ada, now=NOON, **TOLD).review

    change_review(review=review.pk, by=ada, now=NOON + timedelta(days=1), **TOLD)

    review.refresh_from_db()
    assert review.changed_at == NOON
    assert not CriticReviewChange.objects.exists()


def test_withdrawing_takes_it_from_the_sums_and_restoring_gives_it_back(film, ada):
    review = add_review(film=film.pk, by=ada, now=NOON, **TOLD).review

    withdraw_review(review=review.pk, reason="Of another film.", by=ada, now=NOON)
    assert sums(film) == {}
    withdraw_review(review=review.pk, reason="Twice.", by=ada, now=NOON)
    assert CriticReview.objects.get().withdrawn_reason == "Of another film."

    restore_review(review=review.pk, by=ada, now=NOON)
    assert sums(film)["positive"] == 1
    assert [change.before for change in CriticReviewChange.objects.order_by("pk")] == [
        {"withdrawn_at": None, "withdrawn_reason": ""},
        {"withdrawn_at": NOON.isoformat(), "withdrawn_reason": "Of another film."},
    ]
    assert agrees(film)


def test_a_withdrawal_needs_a_reason(film, ada):
    review = add_review(film=film.pk, by=ada, now=NOON, **TOLD).review

    with pytest.raises(Refusal, match="Say why"):
        withdraw_review(review=review.pk, reason="  ", by=ada, now=NOON)

    assert sums(film)["positive"] == 1


def test_a_withdrawn_review_is_not_changed(film, ada):
    review = add_review(film=film.pk, by=ada, now=NOON, **TOLD).review
    withdraw_review(review=review.pk, reason="Of another film.", by=ada, now=NOON)

    with pytest.raises(Refusal, match="put it back first"):
        change_review(review=review.pk, by=ada, now=NOON, **(TOLD | {"printed": "1/4"}))

    assert CriticReview.objects.get().printed == "3/4"


def test_what_is_not_here_is_refused(film, ada):
    with pytest.raises(Refusal, match="This film is not here any more"):
        add_review(film=film.pk + 1, by=ada, now=NOON, **TOLD)
    with pytest.raises(Refusal, match="This review is not here any more"):
        withdraw_review(review=7, reason="Gone.", by=ada, now=NOON)
