"""The words of a film's reviews, as they are asked of the database."""

from __future__ import annotations

import pytest

from factories.critics import CriticReviewFactory
from factories.films import CreditFactory, FilmFactory
from factories.people import PersonFactory
from onesheet.critics.queries import digest
from onesheet.critics.queries.digest import film_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    return FilmFactory(title="The Tide")


def words(film, **given):
    return film_words(film.pk, film.title, **({"held": False} | given))


def test_those_who_made_the_film_are_cues_of_what_they_did(film):
    bo, ann = PersonFactory(name="Bo Reed"), PersonFactory(name="Ann Marsh")
    CreditFactory(film=film, person=bo, function="cast_member", position=0)
    CreditFactory(film=film, person=ann, function="cast_member", position=1)
    CreditFactory(film=film, person=ann, function="director", position=0)
    CreditFactory(film=film, person=PersonFactory(name="Cy Holt"), function="director", position=1, accepted=False)
    for _ in range(2):
        CriticReviewFactory(film=film, quote="Reed is electric. Marsh is unhurried. Holt is elsewhere.")

    found = words(film).digest

    assert [one.word for one in found.part("acting").tellings] == ["electric"]
    assert [one.word for one in found.part("direction").tellings] == ["unhurried"]
    assert [one.word for one in found.part("film").cues] == ["Holt"]


def test_negative_reviews_are_counted_unless_the_scores_are_held_back(film):
    for verdict in ("negative", "positive", "negative", "mixed", ""):
        CriticReviewFactory(film=film, quote="Slow.", verdict=verdict)

    (one,) = words(film).digest.part("pace").tellings
    assert (one.count, one.negative) == (5, 2)
    (one,) = words(film, held=True).digest.part("pace").tellings
    assert (one.count, one.negative) == (5, 0)


def test_only_so_many_reviews_are_read_those_dated_last(film, monkeypatch):
    monkeypatch.setattr(digest, "MOST", 3)
    for year in range(2010, 2015):
        CriticReviewFactory(film=film, quote="Slow.", date=str(year))

    found = words(film)

    assert found.cut
    assert sorted(line.date for line in found.quotes.values()) == ["2012", "2013", "2014"]
    assert found.digest.read == 3
