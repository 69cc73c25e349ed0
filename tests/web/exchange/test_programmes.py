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
