"""A small festival: two venues, three sections' worth of films, screenings over two days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.festivals.models import Edition, Festival, Screen, Screening, Section, Selection, Showing, Venue
from onesheet.festivals.pure.stated import section_key
from onesheet.values.names import festival_key

ZONE = ZoneInfo("Europe/Lisbon")
FIRST_DAY = date(2015, 9, 10)


class FestivalFactory(DjangoModelFactory):
    """A festival that this house runs."""

    class Meta:
        model = Festival

    name = factory.Sequence(lambda number: f"Harbour{number} Film Festival")
    slug = factory.Sequence(lambda number: f"harbour{number}-film-festival")
    key = factory.LazyAttribute(lambda made: festival_key(made.name))
    run_here = True
    made_at = changed_at = NOON


class EditionFactory(DjangoModelFactory):
    """An announced edition in Lisbon, ten days of September 2015."""

    class Meta:
        model = Edition

    festival = factory.SubFactory(FestivalFactory)
    slug = "2015"
    year = 2015
    starts, ends = FIRST_DAY, FIRST_DAY + timedelta(days=9)
    zone = ZONE.key
    state = Edition.State.ANNOUNCED
    currency = "EUR"
    made_at = changed_at = NOON


class SectionFactory(DjangoModelFactory):
    """A section."""

    class Meta:
        model = Section

    edition = factory.SubFactory(EditionFactory)
    name = factory.Sequence(lambda number: f"Section {number}")
    slug = factory.LazyAttribute(lambda made: made.name.lower().replace(" ", "-"))
    key = factory.LazyAttribute(lambda made: section_key(made.name))
    position = factory.Sequence(lambda number: number + 1)


class SelectionFactory(DjangoModelFactory):
    """A film in an edition, entered by the house, in no section unless told."""

    class Meta:
        model = Selection

    edition = factory.SubFactory(EditionFactory)
    film = factory.SubFactory(FilmFactory)
    entered = True
    changed_at = NOON


class VenueFactory(DjangoModelFactory):
    """A venue."""

    class Meta:
        model = Venue

    name = factory.Sequence(lambda number: f"Cinema {number}")
    slug = factory.LazyAttribute(lambda made: made.name.lower().replace(" ", "-"))
    changed_at = NOON


class ScreenFactory(DjangoModelFactory):
    """The one screen of a venue, with a hundred seats."""

    class Meta:
        model = Screen

    venue = factory.SubFactory(VenueFactory)
    seats = 100


class ScreeningFactory(DjangoModelFactory):
    """Two hours from six in the evening of the first day."""

    class Meta:
        model = Screening

    edition = factory.SubFactory(EditionFactory)
    screen = factory.SubFactory(ScreenFactory)
    starts = datetime(2015, 9, 10, 18, tzinfo=ZONE)
    minutes = 120
    made_at = changed_at = NOON


def shown(selection: Selection, **told: Any) -> Screening:
    """Make a screening of a selected film."""
    screening = ScreeningFactory(edition=selection.edition, **told)
    Showing.objects.create(screening=screening, selection=selection)
    return screening
