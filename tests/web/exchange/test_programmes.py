"""A programme that a programmer brings as a table: the preview says what becomes of it, and its page leads to the edition."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from factories.accounts import editor
from factories.brought import looked_through, received, upload
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


BARE = b"Title,Year,Section,Screening date,Time,Venue\nThe Tide,2014,Galas,11.09.,18:00,Rialto\nSalt,2014,Galas,,,\n"


def test_a_table_that_the_desk_asks_for_needs_no_columns_for_festival_and_year(visit, by):
    edition = EditionFactory(festival__name="Harbour Film Festival", year=2015, state="draft")
    address = f"/imports/new?edition={edition.pk}"
    assert address in visit(f"/programme/editions/{edition.pk}/films", by=by).links
    assert "Harbour Film Festival 2015" in visit(address, by=by).words

    answer = by.post(address, {"file": upload(BARE, "any.csv")})
    made = Import.objects.get()
    assert answer["Location"] == f"/imports/{made.pk}"
    assert made.options == {"festival": "Harbour Film Festival", "edition": 2015}
    Import.objects.update(
        options={**made.options, "columns": {one: MEANT[one] for one in BARE.decode().splitlines()[0].split(",")}}
    )
    looked_through(made)
    services.apply(number=made.pk, clock=timezone.now)
    assert [one.film.title for one in edition.selections.order_by("film__title")] == ["Salt", "The Tide"]
    assert edition.screenings.get().starts.date().isoformat() == "2015-09-11"


def test_only_who_makes_the_programme_sets_an_edition(visit):
    edition = EditionFactory(festival__name="Harbour Film Festival", state="draft")
    browser = Client()
    browser.force_login(editor("ben"))

    assert "Harbour" not in visit(f"/imports/new?edition={edition.pk}", by=browser).words
    for nonsense in ("x", "99999", "-1"):
        assert "Bring your diary along" in visit(f"/imports/new?edition={nonsense}", by=browser).words
    browser.post(f"/imports/new?edition={edition.pk}", {"file": upload(BARE, "any.csv")})
    assert Import.objects.get().options == {}


def test_a_table_that_changes_nothing_leads_to_its_edition_too(visit, by, ada):
    edition = EditionFactory(festival__name="Harbour Film Festival", state="announced")
    for _ in range(2):
        made = received(ada, TABLE, "harbour.csv")
        Import.objects.filter(pk=made.pk).update(options={"columns": MEANT})
        looked_through(made)
        services.apply(number=made.pk, clock=timezone.now)

    made.refresh_from_db()
    assert made.same == made.rows
    page = visit(f"/imports/{made.pk}", by=by)
    assert f"/festivals/{edition.festival.slug}/{edition.slug}" in page.links


def test_screenings_that_a_newer_table_does_not_tell_are_counted_and_listed(visit, by, ada):
    edition = EditionFactory(festival__name="Harbour Film Festival", state="announced")
    whole = (
        TABLE.replace(b"31.02.2015", b"2015-09-12") + b"Harbour Film Festival,Gull,2014,Galas,2015-09-13,18:00,Rialto\n"
    )
    lines = whole.splitlines(keepends=True)
    shorter = b"".join(lines[:1]) + lines[1].replace(b"18:00", b"19:00") + lines[3]
    for data in (whole, shorter):
        made = received(ada, data, "harbour.csv", source="Harbour")
        Import.objects.filter(pk=made.pk).update(options={"columns": MEANT, "source": "Harbour"})
        looked_through(made)
        told = visit(f"/imports/{made.pk}", by=by)
        services.apply(number=made.pk, clock=timezone.now)

    assert "1 screening is planned here and not in this table; it stays as it is: Salt, 12 Sep 18:00." in told.words
    page = visit(f"/imports/{made.pk}", by=by)
    assert "Screenings that are not in this table" in page.words
    salt = edition.screenings.get(showings__selection__film__title="Salt")
    assert f"/programme/screenings/{salt.pk}" in page.links
    edition.screenings.update(state="cancelled")
    assert f"/programme/screenings/{salt.pk}" not in visit(f"/imports/{made.pk}", by=by).links
