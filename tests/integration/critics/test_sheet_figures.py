"""What a film's sheet has in figures: asked for in four queries, and silent while held back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from factories.accounts import MemberFactory
from factories.critics import CriticReviewFactory, gave
from factories.films import FilmFactory
from factories.sources import NOON, DocumentFactory
from onesheet.critics.models import Consensus, CriticTally
from onesheet.critics.queries.scores import film_scores
from onesheet.critics.queries.sheet import sheet_figures
from onesheet.reviews.models import FilmTally
from onesheet.reviews.queries.scores import film_scores as members_scores
from onesheet.scorebook.models import Badge, BadgeAward, Band

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 2)


@pytest.fixture
def film():
    """Seven reviews, five of them positive; eight ratings, a consensus, two badges of which one was taken back."""
    film = FilmFactory(title="The Tide")
    for mark in ("4/5", "5/5", "3/5", "9/10", "A", "2/5", "1/5"):
        gave(mark, film=film, quote=f"Salt, {mark}.")
    FilmTally.objects.create(film=film, half_7=6, half_8=2, unproven_7=1, watched=9)
    ada = MemberFactory(username="ada")
    Consensus.objects.create(film=film, text="Salt.", by=ada, at=NOON)
    Consensus.objects.create(film=film, text="Salt and light.", by=ada, at=NOON)
    for name in ("Seal", "Anchor"):
        badge = Badge.objects.create(name=name, slug=name.lower(), conditions="Seen.", since=NOON.date())
        gone = NOON if name == "Anchor" else None
        BadgeAward.objects.create(badge=badge, film=film, at=NOON, revoked_at=gone)
    Band.objects.create(rule="percent-positive", low=60, high=100, label="liked", since=NOON.date())
    return film


def test_figures_are_those_of_the_rules(film, django_assert_num_queries):
    with django_assert_num_queries(4):
        found = sheet_figures(film.pk, TODAY)

    assert found.critics == film_scores(film.pk)
    assert found.members == members_scores(film.pk).results
    assert found.critics.results[0].value == Decimal(71)
    assert (found.band, found.badge, found.badges) == ("liked", "Seal", 1)
    assert (found.consensus.text, found.consensus.by) == ("Salt and light.", "Ada")
    assert found.tally.watched == 9
    assert len(found.reviews) == 3


def test_nothing_is_told_while_scores_are_held_back(film, django_assert_num_queries):
    CriticTally.objects.filter(film=film).update(held=True)

    with django_assert_num_queries(4):
        found = sheet_figures(film.pk, TODAY)

    assert found.critics == film_scores(film.pk)
    assert (found.critics.held, found.critics.results, found.critics.counts.positive) == (True, [], 0)
    assert (found.band, found.badge, found.badges, found.consensus) == ("", "", 0, None)
    assert found.members[0].value == Decimal("3.6")


def test_film_of_which_nobody_says_anything_has_figures_of_nothing(django_assert_num_queries):
    film = FilmFactory()

    with django_assert_num_queries(4):
        found = sheet_figures(film.pk, TODAY)

    assert [one.value for one in (*found.critics.results, *found.members)] == [None] * 7
    assert (found.consensus, found.badge, found.reviews) == (None, "", [])


def test_only_reviews_that_stand_without_a_document_of_their_own_are_on_the_sheet():
    film = FilmFactory()
    shown = CriticReviewFactory(film=film, quote="Salt.", date="2014")
    newer = CriticReviewFactory(film=film, quote="Salt.", date="2015")
    CriticReviewFactory(film=film, quote="")
    CriticReviewFactory(film=film, quote="Held.", held_until=NOON + timedelta(days=1))
    CriticReviewFactory(film=film, quote="Gone.", withdrawn_at=NOON)
    CriticReviewFactory(film=film, quote="Carried.", document=DocumentFactory())
    CriticReviewFactory(quote="Of another film.")

    assert [one.id for one in sheet_figures(film.pk, TODAY).reviews] == [newer.pk, shown.pk]


def test_consensus_that_was_taken_back_is_none():
    film = FilmFactory()
    Consensus.objects.create(film=film, text="Salt.", at=NOON)
    Consensus.objects.create(film=film, text="", at=NOON)

    assert sheet_figures(film.pk, TODAY).consensus is None
