"""A programme that a programmer brings as a table: the preview says what becomes of it, and its page leads to the edition."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from factories.accounts import editor
from factories.brought import looked_through, received
from factories.festivals import EditionFactory
from onesheet.accounts.models import Role
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.festivals.models import Screening, Section, Venue

pytestmark = pytest.mark.django_db
TABLE = (
    b"Festival,Title,Year,Section,Screening date,Time,Venue\n"
    b"Harbour Film Festival,The Tide,2014,Galas,2015-09-11,18:00,Rialto\n"
    b"Harbour Film Festival,Salt,2014,Galas,31.02.2015,18:00,Rialto\n"
)
MEANT = {
    "Festival": "festival", "Title": "title", "Year": "year", "Section": "section", "Screening date": "screening", "Time": "time",
    "Venue": "venue",
}  # fmt: skip


@pytest.fixture
def ada():
    member = editor("ada")
    member.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    return member


@pytest.fixture
def by(ada):
    browser = Client()
    browser.force_login(ada)
    return browser


@pytest.mark.parametrize("state", ["announced", "draft"])
def test_preview_tells_what_becomes_of_it_and_the_end_leads_to_the_edition(visit, by, ada, state):
    edition = EditionFactory(festival__name="Harbour Film Festival", state=state)
    made = received(ada, TABLE, "harbour.csv")
    Import.objects.filter(pk=made.pk).update(options={"columns": MEANT})
    looked_through(made)

    page = visit(f"/imports/{made.pk}", by=by)
    assert "The programme of Harbour Film Festival 2015: 1 screening made" in page.words
    assert "1 row tells no day and time that are understood" in page.words
    assert ("in preparation" in page.words) == (state == "draft")

    services.apply(number=made.pk, clock=timezone.now)
    page = visit(f"/imports/{made.pk}", by=by)
    assert "The programme of Harbour Film Festival 2015: 1 screening made" in page.words
    assert f"/festivals/{edition.festival.slug}/{edition.slug}" in page.links
    assert "Look at the diary" not in page.words


def test_the_page_before_an_undo_tells_what_of_the_programme_goes(visit, by, ada):
    EditionFactory(festival__name="Harbour Film Festival", festival__slug="harbour")
    made = received(ada, TABLE, "harbour.csv")
    Import.objects.filter(pk=made.pk).update(options={"columns": MEANT})
    looked_through(made)
    services.apply(number=made.pk, clock=timezone.now)
    old = f"/festivals/harbour/2015/screenings/{Screening.objects.get().pk}"
    visit(old)

    page = visit(f"/imports/{made.pk}/undo", by=by)
    assert "Of the programme of Harbour Film Festival 2015 go 2 films and 1 screening." in page.words
    assert "say from then on what stood there and that it was taken back" in page.words

    services.undo(number=made.pk, by=ada, clock=timezone.now)
    assert (Screening.objects.count(), Venue.objects.count(), Section.objects.count()) == (0, 0, 0)
    assert "The Tide" in visit(old, status=410).words


def test_of_a_programme_that_moved_the_undo_says_what_is_where_it_was(visit, by, ada):
    EditionFactory(festival__name="Harbour Film Festival", festival__slug="harbour")
    for place in (b"18:00", b"21:00"):
        made = received(ada, TABLE.replace(b"11,18:00", b"11," + place), "harbour.csv")
        Import.objects.filter(pk=made.pk).update(options={"columns": MEANT})
        looked_through(made)
        services.apply(number=made.pk, clock=timezone.now)

    page = visit(f"/imports/{made.pk}/undo", by=by)

    assert "1 screening of Harbour Film Festival 2015 is again when and where it was before." in page.words
    assert "Of the programme" not in page.words
