"""The pages of the desk: what they show, what they cost, what they say when there is nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factories.festivals import (
    EditionFactory,
    FestivalFactory,
    ScreenFactory,
    ScreeningFactory,
    SectionFactory,
    SelectionFactory,
    VenueFactory,
    shown,
)
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.festivals.models import Award, Edition, Festival

pytestmark = pytest.mark.django_db

SIX = datetime(2015, 9, 10, 17, tzinfo=UTC)
"""Six in the evening in Lisbon."""
SIGNED_IN = 4
"""Queries of every page for a member: the session, the member, their roles, their new notices."""


def full(films=3):
    """Make an edition with films in two sections, screenings on two screens, and an award."""
    edition = EditionFactory()
    sections = [SectionFactory(edition=edition) for _ in range(2)]
    screens = [ScreenFactory() for _ in range(2)]
    for number in range(films):
        film = FilmFactory(runtime_minutes=90)
        row = SelectionFactory(edition=edition, film=film, section=sections[number % 2], position=number)
        shown(row, screen=screens[number % 2], starts=SIX.replace(day=10 + number % 9))
        Award.objects.create(edition=edition, name=f"Anchor {number}", film=film, changed_at=NOON, position=number)
    return edition


def test_empty_desk_says_what_to_do(visit, desk):
    page = visit("/programme/", by=desk)

    assert "No festival is here yet" in page.words
    assert "/programme/festivals/new" in page.links


def test_desk_tells_what_is_missing_in_each_edition(visit, desk):
    edition = EditionFactory(state=Edition.State.DRAFT)
    alone = SelectionFactory(edition=edition, film=FilmFactory(runtime_minutes=90))
    short = SelectionFactory(edition=edition, film=FilmFactory(runtime_minutes=9))
    long = SelectionFactory(edition=edition, film=FilmFactory(), preceded_by=short)
    screen = ScreenFactory()
    shown(long, starts=SIX, screen=screen)
    ScreeningFactory(edition=edition, title="Talk", starts=SIX.replace(hour=18), screen=screen)
    ScreeningFactory(edition=edition, title="Late", starts=SIX.replace(day=28), screen=None)
    ScreeningFactory(edition=edition, title="Off", starts=SIX, screen=screen, state="cancelled")

    page = visit("/programme/", by=desk)

    for words in (
        "1 film without a screening", "1 screening without a screen", "1 film without a length",
        "2 screenings clash with others", "1 screening is doubtful", "in preparation",
    ):  # fmt: skip
        assert words in page.words
    assert alone.film.title in visit(f"/programme/editions/{edition.pk}/films?of=unshown", by=desk).words


def test_nothing_is_missing(visit, desk):
    full()

    assert "Nothing is missing" in visit("/programme/", by=desk).words


@pytest.mark.parametrize("size", [1, 3])
def test_pages_cost_the_same_for_much_and_for_little(visit, desk, size):
    edition = full(size)
    row = edition.selections.first()
    for address, queries in (
        ("/programme/", 7),
        (f"/programme/editions/{edition.pk}", 5),
        (f"/programme/editions/{edition.pk}/sections", 4),
        (f"/programme/editions/{edition.pk}/films", 4),
        (f"/programme/editions/{edition.pk}/screenings", 6),
        (f"/programme/editions/{edition.pk}/screenings/new", 4),
        (f"/programme/editions/{edition.pk}/awards", 4),
        (f"/programme/films/{row.pk}", 8),
        (f"/programme/screenings/{edition.screenings.first().pk}", 7),
        ("/programme/venues/", 2),
        (f"/programme/venues/{edition.screenings.first().screen.venue_id}", 4),
        ("/programme/festivals/", 2),
        (f"/programme/festivals/{edition.festival_id}", 2),
    ):
        visit(address, by=desk, queries=SIGNED_IN + queries)


def test_two_hundred_films_are_paged_and_narrowed_to_a_section(visit, desk):
    edition = EditionFactory()
    sections = [SectionFactory(edition=edition, name=name) for name in ("Gala", "Shorts")]
    for number in range(60):
        SelectionFactory(edition=edition, section=sections[number % 2], position=number)

    whole = visit(f"/programme/editions/{edition.pk}/films", by=desk, queries=SIGNED_IN + 4)
    part = visit(f"/programme/editions/{edition.pk}/films?of={sections[1].pk}", by=desk)

    assert "60 films" in whole.words
    assert "Page 1 of 3" in whole.words
    assert "30 films" in part.words
    assert part.html.count('name="row"') == 25


def test_screenings_of_a_day_show_local_times_and_doubts(visit, desk):
    edition = full()
    one = edition.screenings.order_by("starts").first()
    shown(SelectionFactory(edition=edition), screen=one.screen, starts=SIX.replace(minute=30))

    page = visit(f"/programme/editions/{edition.pk}/screenings?day=2015-09-10", by=desk)

    assert "18:00" in page.words
    assert "18:30" in page.words
    assert page.words.count("On the same screen at the same time") == 2
    assert "Thursday 10 September" in page.words
    assert "Nothing is doubtful" in visit(f"/programme/editions/{edition.pk}/screenings?only=outside", by=desk).words
    odd = visit(f"/programme/editions/{edition.pk}/screenings?day=yesterday&only=sleep&page=x", by=desk)
    assert "18:00" in odd.words


def test_day_with_many_screenings_is_paged_and_opens_where_one_was_saved(visit, desk):
    edition = EditionFactory()
    there = [
        ScreeningFactory(
            edition=edition,
            title=f"Talk {number}",
            screen=None,
            starts=SIX.replace(hour=8 + number // 60, minute=number % 60),
        )
        for number in range(45)
    ]
    address = f"/programme/editions/{edition.pk}/screenings?day=2015-09-10"

    assert "Page 1 of 2" in visit(address, by=desk).words
    assert (
        f'id="screening-{there[-1].pk}"' in visit(f"{address}&at={there[-1].pk}", by=desk, queries=SIGNED_IN + 6).html
    )
    saved = desk.post(f"/programme/screenings/{there[-1].pk}/sold-out", {"sold_out": "yes"}, follow=True)
    assert f'id="screening-{there[-1].pk}"' in saved.content.decode()


def test_draft_is_shown_to_programmers_and_festivals_of_documents_stand_apart(visit, desk):
    EditionFactory(state=Edition.State.DRAFT)
    FestivalFactory(name="Lido Festival", run_here=False)
    FestivalFactory(name="Pier Festival")

    page = visit("/programme/", by=desk)

    assert "Pier Festival" in page.words
    assert "Lido Festival" not in page.words
    assert "Lido Festival" in visit("/programme/festivals/", by=desk).words


def test_venue_page_offers_ways_to_the_others(visit, desk):
    one, other = ScreenFactory().venue, VenueFactory(name="Lido")

    page = visit(f"/programme/venues/{one.pk}", by=desk)

    assert f'name="to-{other.pk}"' in page.html
    assert "On foot from here" in page.words
    assert f'name="to-{one.pk}"' not in page.html


@pytest.mark.parametrize(
    "address",
    ["editions/4711", "festivals/4711", "films/4711", "screenings/4711", "sections/4711", "venues/4711", "awards/4711"],
)
def test_what_is_gone_is_said_to_be(visit, desk, address):
    page = visit(f"/programme/{address}", by=desk, status=404)

    assert "not on the programmers' desk any more" in page.words.replace("’", "'")


def test_menu_of_programmers_leads_to_the_desk(visit, desk, client):
    assert "/programme/" in visit("/lists/", by=desk).links
    assert "/programme/" not in visit("/lists/").links
    assert not Festival.objects.exists()
