"""A festival in Lisbon with a section in a section, five films, four screenings, one of them cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.festivals import (
    ZONE,
    EditionFactory,
    FestivalFactory,
    ScreenFactory,
    SectionFactory,
    SelectionFactory,
    VenueFactory,
    shown,
)
from factories.films import CreditFactory, FactFactory, FilmFactory
from factories.people import PersonFactory
from onesheet.accounts.models import Role
from onesheet.festivals.models import Edition, Festival, Screen, Screening, Section, Selection, Showing
from onesheet.people.models import Person

HERE = "/festivals/harbour/2015"
BEFORE = datetime(2015, 9, 8, 12, tzinfo=UTC)
DURING = datetime(2015, 9, 11, 12, tzinfo=UTC)


@dataclass
class Programme:
    """What the tests speak of."""

    festival: Festival
    edition: Edition
    galas: Section
    late: Section
    """A part of the galas."""
    tide: Selection
    lantern: Selection
    shorts: list[Selection]
    first: Screening
    """The Tide, on the first evening at six in Hall 1."""
    night: Screening
    """The Lantern, fifteen minutes after the first midnight."""
    together: Screening
    """The shorts, on the second day."""
    cancelled: Screening
    """The Tide, on the second day."""
    hall: Screen


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of September 2015 in Lisbon."""
    return datetime(2015, 9, day, hour, minute, tzinfo=ZONE)


def film(title: str, director: str = "Ann Marsh", country: str = "PT", **told: object):
    """Make a film with what a line of a programme tells of it."""
    made = FilmFactory(title=title, year=2015, runtime_minutes=94, **told)
    CreditFactory(film=made, person=Person.objects.filter(name=director).first() or PersonFactory(name=director))
    FactFactory(film=made, property="country", value=country, folded=country.lower())
    return made


@pytest.fixture
def clock(monkeypatch):
    """Let it be some days before the festival; the function that is returned sets another time."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(BEFORE)
    return set_to


@pytest.fixture
def programme(db, clock) -> Programme:
    festival = FestivalFactory(name="Harbour Film Festival", slug="harbour", place="Lisbon", country="PT")
    edition = EditionFactory(festival=festival, number=12, place="Lisbon")
    galas = SectionFactory(edition=edition, name="Galas", slug="galas", position=1, competition=True)
    late = SectionFactory(edition=edition, name="Late Galas", slug="late-galas", position=2, parent=galas)
    tide = SelectionFactory(
        edition=edition, film=film("The Tide"), section=galas, premiere="world", part="opening", note="Salt, **slow**.",
        html="<p>Salt, <strong>slow</strong>.</p>", position=1,
    )  # fmt: skip
    lantern = SelectionFactory(edition=edition, film=film("Lantern", "Ida Sund", "FR"), section=late, position=1)
    shorts = [SelectionFactory(edition=edition, film=film(name, "Bo Reed", "KE")) for name in ("Gull", "Rope", "Weed")]
    cinema = VenueFactory(
        name="Harbour Cinema", slug="harbour-cinema", address="Quay 1", place="Lisbon", latitude=38.7, longitude=-9.14
    )
    hall = ScreenFactory(venue=cinema, name="Hall 1", step_free=True, hearing_loop=False)
    first = shown(tide, screen=hall, starts=at(10, 18), minutes=120)
    night = shown(lantern, screen=ScreenFactory(venue=cinema, name="Hall 2"), starts=at(11, 0, 15), minutes=100)
    together = shown(shorts[0], screen=hall, starts=at(11, 15), minutes=80, title="Three from the Shore", relaxed=True)
    for place, one in enumerate(shorts[1:], start=2):
        Showing.objects.create(screening=together, selection=one, position=place)
    off = shown(tide, screen=hall, starts=at(11, 20), minutes=120, state="cancelled", reason="The copy is lost.")
    return Programme(festival, edition, galas, late, tide, lantern, shorts, first, night, together, off, hall)


@pytest.fixture
def pia(db) -> Client:
    """The browser of Pia, who makes programmes."""
    member = MemberFactory(username="pia")
    member.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    browser = Client()
    browser.force_login(member, "allauth.account.auth_backends.AuthenticationBackend")
    return browser


def more(programme: Programme, count: int) -> None:
    """Add films with screenings, to see that pages cost the same."""
    for number in range(count):
        selection = SelectionFactory(
            edition=programme.edition,
            film=film(f"More {number}", f"Person {number}"),
            section=programme.galas,
            position=9,
        )
        shown(selection, screen=programme.hall, starts=at(12, 9) + timedelta(hours=number), minutes=50)
