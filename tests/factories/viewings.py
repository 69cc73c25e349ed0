"""What members say of films: the row of a film and a member, viewings."""

from __future__ import annotations

import factory

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.reviews.models import MemberFilm, Viewing


class MemberFilmFactory(factory.django.DjangoModelFactory):
    """Made beside the services: call `recount` where the film's tally matters."""

    class Meta:
        model = MemberFilm

    member = factory.SubFactory(MemberFactory)
    film = factory.SubFactory(FilmFactory)
    watched = True
    changed_at = NOON


class ViewingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Viewing

    member = factory.SubFactory(MemberFactory)
    film = factory.SubFactory(FilmFactory)
    date = "2024-03-05"
    sort_date = factory.LazyAttribute(lambda one: (one.date + "-01-01")[:10] if one.date else "")
    made_at = NOON
    changed_at = NOON
