"""What a member reads who planned a screening that changes: on the page, in a letter, in the settings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.festivals import ScreenFactory, SelectionFactory, shown
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.queries.notices import notices_page
from onesheet.festivals.models import Pick, Plan
from onesheet.festivals.services import screenings, selections
from onesheet.festivals.services.entry import ScreeningEntry
from onesheet.web.feed.sentences import tell
from onesheet.web.wording.changes import change_words, when_and_where

pytestmark = pytest.mark.django_db

SIX = datetime(2015, 9, 10, 17, tzinfo=UTC)
"""Six in the evening in Lisbon."""


@pytest.fixture
def tide():
    return SelectionFactory(film=FilmFactory(title="The Tide"))


@pytest.fixture
def screening(tide):
    return shown(tide, starts=SIX, screen=ScreenFactory(venue__name="Odeon", name="1"))


@pytest.fixture
def olga(screening):
    member = MemberFactory(username="olga")
    plan = Plan.objects.create(member=member, edition=screening.edition, made_at=NOON, changed_at=NOON)
    Pick.objects.create(plan=plan, screening=screening, at=NOON)
    return member


def test_notice_says_where_from_and_where_to_and_leads_to_the_changes(visit, olga, pia, screening, tide):
    entry = ScreeningEntry(SIX + timedelta(hours=2), 120, (tide.pk,), screen=ScreenFactory(venue__name="Lido").pk)
    screenings.change_screening(by=pia, screening=screening.pk, entry=entry, now=NOON, reason="A pipe burst.")
    browser = Client()
    browser.force_login(olga)

    page = visit("/notices", by=browser)

    assert (
        "The Tide is moved: Thursday 10 September, 20:00, Lido, not Thursday 10 September, 18:00, Odeon, 1. "
        "The reason given: A pipe burst."
    ) in page.words
    edition = screening.edition
    assert f"/festivals/{edition.festival.slug}/{edition.slug}/changes" in page.links


def test_each_kind_of_change_is_a_sentence(olga, pia, screening, tide):
    at = {"by": pia, "screening": screening.pk, "now": NOON}
    screenings.cancel_screening(**at)
    screenings.restore_screening(**at)
    screenings.set_sold_out(**at, sold_out=True)
    screenings.set_sold_out(**at, sold_out=False)
    screenings.change_screening(
        **at, entry=ScreeningEntry(SIX, 150, (tide.pk,), screen=screening.screen_id, guests="Ann Marsh", relaxed=True)
    )
    selections.withdraw_film(by=pia, selection=tide.pk, now=NOON)
    selections.put_film_back(by=pia, selection=tide.pk, now=NOON)

    there = "Thursday 10 September, 18:00, Odeon, 1"
    assert [one.words for one in reversed(tell(notices_page(olga.pk).rows, olga.pk))] == [
        f"The Tide is cancelled: {there}.",
        f"The Tide takes place after all: {there}.",
        f"The Tide is sold out: {there}.",
        f"There are tickets again for The Tide: {there}.",
        f"The Tide, {there}, is changed. Length: 150 minutes, not 120 minutes. Guests: Ann Marsh. With relaxed screening.",
        "The Tide is withdrawn from the programme.",
        "The Tide is in the programme again.",
    ]


def test_what_becomes_of_the_screenings_of_a_withdrawn_film_is_said():
    told = {"what": "The Tide", "screenings": {"cancelled": ["a", "b"], "parts": [["c", 1]]}}

    assert change_words("film-withdrawn", told, "UTC") == (
        "The Tide is withdrawn from the programme. Its 2 screenings are cancelled. A programme is shown without it."
    )
    assert change_words("film-back", told, "UTC") == (
        "The Tide is in the programme again. Its 2 screenings take place after all. A programme shows it again."
    )


def test_place_that_is_not_known_and_odd_data_are_said_without_a_fault():
    assert when_and_where({"starts": "2015-09-10T17:00:00+00:00", "place": ""}, "Europe/Lisbon") == (
        "Thursday 10 September, 18:00, place not known yet"
    )
    assert when_and_where({"starts": "soon"}, "Europe/Lisbon") == ""
    assert when_and_where({"starts": "2015-09-10T17:00:00+00:00", "place": "Odeon"}, "Nowhere/At_all").endswith(
        "17:00, Odeon"
    )
    assert change_words("strange", {}, "UTC").startswith("A screening")


def test_settings_offer_to_be_told(visit, olga):
    browser = Client()
    browser.force_login(olga)

    page = visit("/settings/notices", by=browser)

    assert "A screening that I planned is changed" in page.words
    browser.post("/settings/notices", {"programme": "mail"})
    olga.refresh_from_db()
    assert olga.notice_choices["programme"] == "mail"
