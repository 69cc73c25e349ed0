"""A programme that is taken in finds the venues of its own town, and the section of a film that the house entered in none."""

from __future__ import annotations

from datetime import date

import pytest

from factories.festivals import (
    EditionFactory,
    ScreenFactory,
    ScreeningFactory,
    SectionFactory,
    SelectionFactory,
    VenueFactory,
)
from factories.films import FilmFactory
from factories.imports import given, noon
from onesheet.exchange import services
from onesheet.exchange.pure.columns import guess_mapping
from onesheet.festivals.models import Edition, Screen, Screening, Selection, Venue

pytestmark = pytest.mark.django_db
HEAD = "Title,Year,Director,Section,Date,Time,Venue"
OPTIONS = {
    "columns": guess_mapping(HEAD.split(",")), "source": "Harbour Film Festival", "festival": "Harbour Film Festival"
}  # fmt: skip


@pytest.fixture
def edition() -> Edition:
    return EditionFactory(festival__name="Harbour Film Festival", place="Toronto", zone="America/Toronto")


@pytest.fixture
def lisbon() -> Venue:
    return VenueFactory(name="Rialto", slug="rialto", place="Lisbon")


def brought(folder, *, venue: str = '"Rialto, Screen 1"', section: str = "Galas", day: int = 11) -> int:
    """Take a programme of one film in; return the number of the import."""
    path = folder / f"programme {day} {section}.csv"
    path.write_text(f"{HEAD}\nThe Tide,2014,,{section},2015-09-{day},18:00,{venue}\n", encoding="utf-8")
    found = given(path, None, options=OPTIONS)
    services.preview(number=found.pk, clock=noon)
    services.apply(number=found.pk, clock=noon)
    return found.pk


def held_at() -> tuple[str, str]:
    """Return the address and place of the venue of the table's screening."""
    venue = Screening.objects.get(stated__isnull=False).screen.venue
    return venue.slug, venue.place


def test_the_venue_of_a_name_that_the_edition_uses_is_meant(tmp_path, edition, lisbon):
    ours = VenueFactory(name="Rialto", slug="rialto-2", place="Kensington")
    ScreeningFactory(edition=edition, screen=ScreenFactory(venue=ours))

    brought(tmp_path)

    assert held_at() == ("rialto-2", "Kensington")
    assert not Screen.objects.filter(venue=lisbon).exists()


def test_else_that_of_an_earlier_edition_in_this_town_is(tmp_path, edition, lisbon):
    VenueFactory(name="Rialto", slug="rialto-of-the-place", place="Toronto")
    ours = VenueFactory(name="Rialto", slug="rialto-3", place="Kensington")
    before = {
        "festival": edition.festival,
        "year": 2014,
        "slug": "2014",
        "starts": date(2014, 9, 1),
        "ends": date(2014, 9, 9),
    }
    last = EditionFactory(**before, place="Toronto")
    ScreeningFactory(edition=last, screen=ScreenFactory(venue=ours))
    on_tour = EditionFactory(**before | {"year": 2013, "slug": "2013"}, place="Lisbon")
    ScreeningFactory(edition=on_tour, screen=ScreenFactory(venue=lisbon))

    brought(tmp_path)

    assert held_at() == ("rialto-3", "Kensington")


@pytest.mark.parametrize("place", ["Toronto", "toronto, Canada", "Toronto West", ""])
def test_else_that_of_the_place_or_of_none_is(tmp_path, edition, lisbon, place):
    VenueFactory(name="Rialto", slug="rialto-2", place=place)

    brought(tmp_path)

    assert held_at() == ("rialto-2", place)


def test_a_town_whose_name_ends_alike_is_another(tmp_path, edition, lisbon):
    Venue.objects.update(place="New Toronto")

    brought(tmp_path)

    assert held_at() == ("rialto-2", "Toronto")


def test_where_all_are_in_another_town_one_is_made_here_and_found_again(tmp_path, edition, lisbon):
    number = brought(tmp_path)

    assert held_at() == ("rialto-2", "Toronto")
    assert not Screen.objects.filter(venue=lisbon).exists()

    services.undo(number=number, by=None, clock=noon)
    brought(tmp_path, day=12)

    assert held_at() == ("rialto-2", "Toronto")
    assert Venue.objects.count() == 2


@pytest.mark.parametrize("place", ["", "Portugal"])
def test_an_edition_that_tells_no_town_means_any(tmp_path, edition, lisbon, place):
    Edition.objects.update(place=place, zone="Europe/Lisbon")
    VenueFactory(name="Rialto", slug="rialto-2", place="Toronto")

    brought(tmp_path)

    assert held_at() == ("rialto", "Lisbon")


def test_a_film_that_the_house_entered_in_no_section_takes_that_of_the_table(tmp_path, edition):
    mine = SelectionFactory(edition=edition, film=FilmFactory(title="The Tide", year=2014))

    brought(tmp_path)

    assert Selection.objects.get().pk == mine.pk
    assert (Selection.objects.get().section.name, Selection.objects.get().entered) == ("Galas", True)

    Selection.objects.update(section=None)
    brought(tmp_path, day=12)

    assert Selection.objects.get().section is None, "who took it out of the section meant that"
    brought(tmp_path, day=12, section="Late")
    assert Selection.objects.get().section.name == "Late"


def test_a_film_that_the_house_entered_in_a_section_stays_there(tmp_path, edition):
    mine = SelectionFactory(
        edition=edition,
        film=FilmFactory(title="The Tide", year=2014),
        section=SectionFactory(edition=edition, name="Shorts"),
    )

    brought(tmp_path)

    mine.refresh_from_db()
    assert mine.section.name == "Shorts"
