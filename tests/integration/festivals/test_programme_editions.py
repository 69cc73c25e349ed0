"""Festivals, editions, sections and venues: making, changing, deleting, copying, announcing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from factories.accounts import MemberFactory
from factories.festivals import (
    EditionFactory,
    FestivalFactory,
    ScreenFactory,
    ScreeningFactory,
    SectionFactory,
    SelectionFactory,
    VenueFactory,
)
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Award, Change, Edition, Festival, Screen, Section, Venue, Walk
from onesheet.festivals.services import awards, editions, festivals, sections, venues
from onesheet.festivals.services.entry import (
    AwardEntry,
    EditionEntry,
    FestivalEntry,
    Overtaken,
    ScreenEntry,
    SectionEntry,
    VenueEntry,
)
from onesheet.films.models import Fact

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
DRAFT = Edition.State.DRAFT


@pytest.fixture
def pia():
    return MemberFactory(username="pia")


# Festivals.


def test_festival_gets_an_address_and_a_key_of_its_name(pia):
    one = festivals.make_festival(by=pia, entry=FestivalEntry("Harbour  Film Festival", text="*Salt.*"), now=NOON)

    assert (one.name, one.slug, one.run_here) == ("Harbour Film Festival", "harbour-film-festival", True)
    assert "<em>Salt.</em>" in one.html


def test_festival_of_the_same_name_is_refused_and_another_gets_another_address(pia):
    festivals.make_festival(by=pia, entry=FestivalEntry("Harbour Film Festival", slug="harbour"), now=NOON)

    with pytest.raises(Refusal, match="is here already"):
        festivals.make_festival(by=pia, entry=FestivalEntry("HARBOUR film festival"), now=NOON)
    with pytest.raises(Refusal, match="this address"):
        festivals.make_festival(by=pia, entry=FestivalEntry("Port Film Festival", slug="harbour"), now=NOON)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "x" * 201}, "up to 200 signs"),
        ({"country": "XX"}, "country is not known"),
        ({"website": "example.org"}, "must be whole"),
        ({"website": "ftp://example.org/"}, "https"),
        ({"kind": "circus"}, "as it was sent"),
    ],
)
def test_what_makes_no_festival_is_refused_in_words(pia, told, sentence):
    with pytest.raises(Refusal, match=sentence):
        festivals.make_festival(by=pia, entry=replace(FestivalEntry("Harbour"), **told), now=NOON)

    assert not Festival.objects.exists()


def test_address_of_a_festival_moves_only_before_an_edition_is_announced(pia):
    one = FestivalFactory(name="Harbour", slug="harbour")
    EditionFactory(festival=one, state=DRAFT)
    festivals.change_festival(by=pia, festival=one.pk, entry=FestivalEntry("Harbour", slug="port"), now=LATER)
    Edition.objects.update(state="announced")

    with pytest.raises(Refusal, match="never move"):
        festivals.change_festival(by=pia, festival=one.pk, entry=FestivalEntry("Harbour", slug="sea"), now=LATER)
    festivals.change_festival(by=pia, festival=one.pk, entry=FestivalEntry("Harbour Days"), now=LATER)

    one.refresh_from_db()
    assert (one.name, one.slug) == ("Harbour Days", "port")


def test_festival_with_editions_stays(pia):
    one, empty = EditionFactory().festival, FestivalFactory()

    with pytest.raises(Refusal, match="has editions"):
        festivals.delete_festival(by=pia, festival=one.pk)
    festivals.delete_festival(by=pia, festival=empty.pk)

    assert list(Festival.objects.all()) == [one]


def test_festival_that_another_programmer_changed_meanwhile_is_not_overwritten(pia):
    one = FestivalFactory()
    festivals.change_festival(by=pia, festival=one.pk, entry=FestivalEntry("A Feast"), now=LATER, as_of=NOON)

    with pytest.raises(Overtaken, match="Somebody else"):
        festivals.change_festival(by=pia, festival=one.pk, entry=FestivalEntry("A Fast"), now=LATER, as_of=NOON)


# Editions.


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"year": 1066}, "from 1890"),
        ({"starts": date(2016, 5, 2), "ends": date(2016, 5, 1)}, "before the first"),
        ({"starts": date(2016, 5, 2), "ends": date(2018, 5, 1)}, "400 days"),
        ({"zone": "Europe/Atlantis"}, "not known"),
        ({"currency": "EURO"}, "3 signs"),
        ({"currency": "E€"}, "three letters"),
        ({"number": 0}, "from 1"),
    ],
)
def test_what_makes_no_edition_is_refused_in_words(pia, told, sentence):
    with pytest.raises(Refusal, match=sentence):
        editions.make_edition(
            by=pia, festival=FestivalFactory().pk, entry=replace(EditionEntry(2016), **told), now=NOON
        )


def test_second_edition_of_a_year_needs_an_address_of_its_own(pia):
    one = EditionFactory()

    with pytest.raises(Refusal, match="“2015”"):
        editions.make_edition(by=pia, festival=one.festival_id, entry=EditionEntry(2015), now=NOON)
    made = editions.make_edition(
        by=pia, festival=one.festival_id, entry=EditionEntry(2015, slug="Winter 2015"), now=NOON
    )

    assert (made.slug, made.state) == ("winter-2015", "draft")


def test_screenings_keep_their_time_of_day_in_another_zone_until_it_is_announced(pia):
    one = EditionFactory(state=DRAFT, zone="UTC")
    screening = ScreeningFactory(edition=one, starts=datetime(2015, 9, 10, 18, tzinfo=UTC))
    entry = EditionEntry(2015, zone="Europe/Lisbon", starts=one.starts, ends=one.ends)

    editions.change_edition(by=pia, edition=one.pk, entry=entry, now=LATER)

    screening.refresh_from_db()
    assert screening.starts == datetime(2015, 9, 10, 17, tzinfo=UTC)
    Edition.objects.update(state="announced")
    with pytest.raises(Refusal, match="zone stays"):
        editions.change_edition(by=pia, edition=one.pk, entry=replace(entry, zone="UTC"), now=LATER)


def test_announced_edition_is_public_logged_once_and_never_deleted(pia):
    one = SelectionFactory(edition=EditionFactory(state=DRAFT)).edition

    editions.announce_edition(by=pia, edition=one.pk, now=LATER)
    editions.announce_edition(by=pia, edition=one.pk, now=LATER)

    one.refresh_from_db()
    assert one.state == "announced"
    assert Change.objects.get().kind == "announced"
    with pytest.raises(Refusal, match="for good"):
        editions.delete_edition(by=pia, edition=one.pk)
    with pytest.raises(Refusal, match="never move"):
        editions.change_edition(by=pia, edition=one.pk, entry=EditionEntry(2015, slug="fifteen"), now=LATER)


def test_edition_without_days_or_without_anything_is_not_announced(pia):
    one = EditionFactory(state=DRAFT, starts=None)

    with pytest.raises(Refusal, match="which days"):
        editions.announce_edition(by=pia, edition=one.pk, now=NOON)
    Edition.objects.update(starts=date(2015, 9, 10))
    with pytest.raises(Refusal, match="Nothing is in the programme"):
        editions.announce_edition(by=pia, edition=one.pk, now=NOON)


def test_edition_is_deleted_only_when_nothing_hangs_on_it(pia):
    full = SelectionFactory(edition=EditionFactory(state=DRAFT)).edition
    empty = EditionFactory(state=DRAFT)
    SectionFactory(edition=empty)

    with pytest.raises(Refusal, match="has films"):
        editions.delete_edition(by=pia, edition=full.pk)
    editions.delete_edition(by=pia, edition=empty.pk)

    assert list(Edition.objects.all()) == [full]


# Sections.


def test_sections_stand_within_each_other_but_not_within_themselves(pia):
    edition = EditionFactory()
    make = lambda name, **told: sections.make_section(  # noqa: E731
        by=pia, edition=edition.pk, entry=SectionEntry(name, **told), now=NOON
    )
    one = make("Competition")
    two = make("Shorts", parent=one.pk)
    three = make("Shorts 1", parent=two.pk)

    with pytest.raises(Refusal, match="3 deep"):
        make("Deeper", parent=three.pk)
    with pytest.raises(Refusal, match="within itself"):
        sections.change_section(by=pia, section=one.pk, entry=SectionEntry("C", parent=three.pk), now=LATER)
    with pytest.raises(Refusal, match="not one of this edition"):
        make("Other", parent=SectionFactory().pk)
    with pytest.raises(Refusal, match="already"):
        make("SHORTS")
    assert list(edition.sections.order_by("position").values_list("position", flat=True)) == [1, 2, 3]


def test_section_that_comes_to_stand_within_another_is_told_in_the_log(pia):
    shorts = SectionFactory(name="Shorts")
    night = SectionFactory(name="Night", edition=shorts.edition)
    draft = SectionFactory(edition=EditionFactory(state=DRAFT))

    def change(one: Section, parent: Section | None, text: str = "") -> None:
        entry = SectionEntry(one.name, text=text, parent=parent and parent.pk)
        sections.change_section(by=pia, section=one.pk, entry=entry, now=LATER)

    change(night, shorts)
    change(night, shorts, "Late.")
    change(night, None)
    change(draft, SectionFactory(edition=draft.edition))

    told = Change.objects.order_by("pk").values_list(
        "kind", "told__what", "told__before__section", "told__after__section"
    )
    assert list(told) == [("section-moved", "Night", "", "Shorts"), ("section-moved", "Night", "Shorts", "")]


def test_section_moves_among_those_beside_it(pia):
    edition = EditionFactory()
    a, b, c = (SectionFactory(edition=edition, name=name, position=at) for at, name in enumerate("abc", start=1))
    within = SectionFactory(edition=edition, name="a1", parent=a, position=4)

    sections.move_section(by=pia, section=c.pk, step=-1)
    sections.move_section(by=pia, section=a.pk, step=-1)
    sections.move_section(by=pia, section=within.pk, step=-1)

    assert list(edition.sections.order_by("position")) == [a, c, b, within]


def test_sections_are_copied_once_with_what_they_were_and_within_what(pia):
    before = EditionFactory(year=2014, slug="2014")
    outer = SectionFactory(edition=before, name="Competition", competition=True, position=1)
    SectionFactory(edition=before, name="Shorts", parent=outer, position=2)
    after = EditionFactory(festival=before.festival, state=DRAFT)
    SectionFactory(edition=after, name="SHORTS", slug="s", position=1)

    first = sections.copy_sections(by=pia, edition=after.pk, now=NOON)
    again = sections.copy_sections(by=pia, edition=after.pk, now=NOON)

    assert (first, again) == (1, 0)
    copied = {one.name: one for one in after.sections.all()}
    assert copied.keys() == {"Competition", "SHORTS"}
    assert (copied["Competition"].was, copied["Competition"].competition) == (outer, True)
    assert (copied["SHORTS"].was.name, copied["SHORTS"].parent) == ("Shorts", copied["Competition"])
    with pytest.raises(Refusal, match="No earlier edition"):
        sections.copy_sections(by=pia, edition=before.pk, now=NOON)


def test_renamed_section_of_an_announced_edition_keeps_its_address(pia):
    open_one = SectionFactory(name="Gala", slug="gala")
    draft = SectionFactory(name="Gala", slug="gala", edition=EditionFactory(state=DRAFT))

    for one in (open_one, draft):
        sections.change_section(by=pia, section=one.pk, entry=SectionEntry("Gala Presentations"), now=LATER)

    assert set(Section.objects.values_list("name", "slug")) == {
        ("Gala Presentations", "gala"), ("Gala Presentations", "gala-presentations"),
    }  # fmt: skip


def test_section_with_films_stays(pia):
    film = SelectionFactory()
    section = SectionFactory(edition=film.edition)
    film.section = section
    film.save()

    with pytest.raises(Refusal, match="has films"):
        sections.delete_section(by=pia, section=section.pk, now=LATER)
    film.delete()
    sections.delete_section(by=pia, section=section.pk, now=LATER)

    assert not Section.objects.exists()


# Venues.


def test_venue_with_its_screens_is_made_and_changed(pia):
    made = venues.make_venue(
        by=pia, entry=VenueEntry("Odeon", (ScreenEntry(name="1"), ScreenEntry(name="2"))), now=NOON
    )
    one, two = made.screens.order_by("name")
    swapped = VenueEntry(
        "Odeon Harbour",
        (ScreenEntry(one.pk, "2", 90), ScreenEntry(two.pk, "1", step_free=True), ScreenEntry(name="3")),
        latitude=38.7,
        longitude=-9.1,
    )

    venues.change_venue(by=pia, venue=made.pk, entry=swapped, now=LATER, as_of=NOON)

    assert list(made.screens.order_by("pk").values_list("name", "seats", "step_free")) == [
        ("2", 90, None), ("1", None, True), ("3", None, None),
    ]  # fmt: skip
    with pytest.raises(Overtaken):
        venues.change_venue(by=pia, venue=made.pk, entry=swapped, now=LATER, as_of=NOON)


def test_screen_and_venue_in_use_stay(pia):
    used = ScreeningFactory().screen
    other = Screen.objects.create(venue=used.venue, name="2")

    with pytest.raises(Refusal, match="has screenings"):
        venues.change_venue(
            by=pia, venue=used.venue_id, entry=VenueEntry("V", (ScreenEntry(other.pk, "2"),)), now=LATER
        )
    with pytest.raises(Refusal, match="has screenings"):
        venues.delete_venue(by=pia, venue=used.venue_id)
    free = ScreenFactory().venue
    venues.delete_venue(by=pia, venue=free.pk)

    assert set(Screen.objects.all()) == {used, other}
    assert list(Venue.objects.all()) == [used.venue]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"screens": ()}, "a screen at least"),
        ({"screens": (ScreenEntry(name="1"), ScreenEntry(name=" 1"))}, "same name"),
        ({"latitude": 38.7}, "needs both"),
        ({"latitude": 91.0, "longitude": 0.0}, "-90 to 90"),
    ],
)
def test_what_makes_no_venue_is_refused_in_words(pia, told, sentence):
    with pytest.raises(Refusal, match=sentence):
        venues.make_venue(by=pia, entry=replace(VenueEntry("Odeon"), **told), now=NOON)

    assert not Venue.objects.exists()


def test_ways_are_the_same_in_both_directions(pia):
    one, other = VenueFactory(), VenueFactory()

    venues.set_walks(by=pia, venue=other.pk, minutes={one.pk: 12})
    venues.set_walks(by=pia, venue=one.pk, minutes={other.pk: 9})

    assert list(Walk.objects.values_list("one", "other", "minutes")) == [(one.pk, other.pk, 9)]
    with pytest.raises(Refusal, match="600 minutes"):
        venues.set_walks(by=pia, venue=one.pk, minutes={other.pk: 601})
    with pytest.raises(Refusal, match="not here"):
        venues.set_walks(by=pia, venue=one.pk, minutes={one.pk: 1})
    venues.set_walks(by=pia, venue=one.pk, minutes={other.pk: None})
    assert not Walk.objects.exists()


# Awards.


def test_awards_are_made_moved_changed_and_deleted(pia):
    edition = EditionFactory(state=DRAFT)
    film = FilmFactory()
    first = awards.make_award(by=pia, edition=edition.pk, entry=AwardEntry("Golden Anchor", film=film.pk), now=NOON)
    second = awards.make_award(by=pia, edition=edition.pk, entry=AwardEntry("Silver Anchor", kind="mention"), now=NOON)

    awards.move_award(by=pia, award=second.pk, step=-1)
    awards.change_award(
        by=pia, award=first.pk, entry=AwardEntry("Golden Anchor", jury="Ann Marsh"), now=LATER, as_of=first.changed_at
    )

    assert list(Award.objects.order_by("position").values_list("name", "jury", "film")) == [
        ("Silver Anchor", "", None), ("Golden Anchor", "Ann Marsh", None),
    ]  # fmt: skip
    with pytest.raises(Overtaken):
        awards.change_award(by=pia, award=first.pk, entry=AwardEntry("Anchor"), now=LATER, as_of=NOON)
    awards.delete_award(by=pia, award=second.pk, now=LATER)
    assert Award.objects.get() == first


def test_award_of_an_announced_edition_is_a_fact_of_its_film(pia):
    edition, film = EditionFactory(), FilmFactory(title="The Tide", year=2015)

    made = awards.make_award(by=pia, edition=edition.pk, entry=AwardEntry("Golden Anchor", film=film.pk), now=NOON)

    made.refresh_from_db()
    assert (made.statement.film, made.statement.property) == (film, "award")
    assert "Golden Anchor" in made.statement.document.text
    assert Fact.objects.filter(film=film, property="award").count() == 1

    awards.delete_award(by=pia, award=made.pk, now=LATER)

    assert not Fact.objects.filter(film=film, property="award").exists()


def test_award_points_into_its_own_edition(pia):
    with pytest.raises(Refusal, match="not one of this edition"):
        awards.make_award(
            by=pia, edition=EditionFactory().pk, entry=AwardEntry("A", section=SectionFactory().pk), now=NOON
        )
    with pytest.raises(Refusal, match="film is not here"):
        awards.make_award(by=pia, edition=EditionFactory().pk, entry=AwardEntry("A", film=4711), now=NOON)
