"""Critics, outlets and their reviews."""

from __future__ import annotations

import factory

from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.critics.models import Critic, CriticReview, Outlet
from onesheet.critics.pure.entries import sort_date
from onesheet.critics.pure.judging import judged
from onesheet.critics.services.tallies import recount
from onesheet.values.names import fold, slug


class CriticFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Critic

    name = factory.Sequence(lambda number: f"Critic {number}")
    slug = factory.LazyAttribute(lambda one: slug(one.name))
    folded = factory.LazyAttribute(lambda one: fold(one.name))


class OutletFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Outlet

    name = factory.Sequence(lambda number: f"Outlet {number}")
    slug = factory.LazyAttribute(lambda one: slug(one.name))
    folded = factory.LazyAttribute(lambda one: fold(one.name))


class CriticReviewFactory(factory.django.DjangoModelFactory):
    """A review that stands; no tally is made of it."""

    class Meta:
        model = CriticReview

    film = factory.SubFactory(FilmFactory)
    critic = factory.SubFactory(CriticFactory)
    outlet = factory.SubFactory(OutletFactory)
    date = "2014-11-06"
    sort_date = factory.LazyAttribute(lambda one: sort_date(one.date))
    key = factory.Sequence(lambda number: f"{number:040x}")
    made_at = NOON
    changed_at = NOON


def gave(printed: str, *, scale: str = "", **given: object) -> CriticReview:
    """Make a review with this mark, understood as everywhere; the film's tally counts it."""
    made = CriticReviewFactory(**(judged(printed, scale).columns() | given))
    recount([made.film_id], now=NOON)
    return made
