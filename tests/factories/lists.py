"""Lists and what is on them."""

from __future__ import annotations

import factory

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.lists.models import FilmList, ListEditor, ListItem, Participant
from onesheet.reviews.models import Viewing


class ListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FilmList

    member = factory.SubFactory(MemberFactory)
    name = "Harbours"
    made_at = NOON
    changed_at = NOON


class ListItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ListItem

    list = factory.SubFactory(ListFactory)
    film = factory.SubFactory(FilmFactory)
    position = 1
    added_at = NOON


class ListEditorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ListEditor

    at = NOON


class ParticipantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participant

    at = NOON


def list_of(count: int, **given: object) -> FilmList:
    """Make a list of so many films, called `Film 1` and so on in their order."""
    made = ListFactory(items_count=count, **given)
    for place in range(1, count + 1):
        ListItemFactory(
            list=made, film=FilmFactory(title=f"Film {place} of {made.pk}", year=1900 + place), position=place
        )
    return made


def saw(member: object, film: object, date: str = "2017-05-04", **given: object) -> Viewing:
    """Put a viewing into a diary; `date` is a day, a month or a year."""
    earliest = {10: date, 7: f"{date}-01", 4: f"{date}-01-01", 0: ""}[len(date)]
    return Viewing.objects.create(
        member=member, film=film, date=date, sort_date=earliest, made_at=NOON, changed_at=NOON, **given
    )
