"""An import that is undone leaves a film its page and its facts where the programme goes on showing it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from factories.accounts import MemberFactory, editor
from factories.brought import looked_through, received
from factories.festivals import EditionFactory
from factories.imports import noon
from onesheet.accounts.models import Role
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.festivals.models import Edition, Pick, Plan, Screening
from onesheet.festivals.services.editions import announce_edition
from onesheet.films.models import Credit, Film, Statement
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db
MEANT = {
    "Title": "title", "Year": "year", "Director": "director", "Country": "country", "Cast": "cast_member", "Section": "section",
    "Date": "screening", "Time": "time", "Venue": "venue",
}  # fmt: skip
TABLE = (
    b"Title,Year,Director,Country,Cast,Section,Date,Time,Venue\n"
    b"The Tide,2014,Ann Marsh,Portugal,Eve Stone,Galas,2015-09-11,18:00,Rialto\n"
    b"Salt,2015,Bo Reed,Norway,Ida Holm,Galas,2015-09-12,20:00,Rialto\n"
)


@pytest.fixture
def ada():
    member = editor("ada")
    member.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    return member


@pytest.fixture
def edition() -> Edition:
    return EditionFactory(festival__name="Harbour Film Festival", festival__slug="harbour", place="Lisbon")


def brought(ada) -> Import:
    made = received(ada, TABLE, "harbour.csv")
    options = {
        "columns": MEANT,
        "source": "Harbour Film Festival",
        "festival": "Harbour Film Festival",
        "edition": 2015,
    }
    Import.objects.filter(pk=made.pk).update(options=options)
    looked_through(made)
    services.apply(number=made.pk, clock=noon)
    return made


def undone(made: Import, ada) -> list[str]:
    services.undo(number=made.pk, by=ada, clock=noon)
    made.refresh_from_db()
    return made.notices


def of_tide() -> Screening:
    return Screening.objects.get(showings__selection__film__title="The Tide")


def planned() -> None:
    plan = Plan.objects.create(member=MemberFactory(), edition=Edition.objects.get(), made_at=noon(), changed_at=noon())
    Pick.objects.create(plan=plan, screening=of_tide(), at=noon())


def moved() -> None:
    row = of_tide()
    row.starts += timedelta(hours=1)
    row.save()


@pytest.mark.parametrize("built", [planned, moved])
def test_a_film_that_is_still_shown_keeps_its_page_and_its_facts(visit, client, ada, edition, built):
    made = brought(ada)
    built()
    film = Film.objects.get(title="The Tide")
    page = visit(f"/films/{film.slug}").words

    notices = undone(made, ada)

    assert "The Tide (2014) stays with what was said of it, since Harbour Film Festival 2015 shows it." in notices
    again = visit(f"/films/{film.slug}")
    for one in ("Ann Marsh", "Portugal", "Eve Stone"):
        assert one in page
        assert one in again.words
    assert f"/films/{film.slug}" in visit("/films/").links
    assert "Ann Marsh" in visit("/festivals/harbour/2015").words + visit("/festivals/harbour/2015/films").words
    told = json.loads(client.get("/festivals/harbour/2015/programme.json").content)["selections"]
    assert [(one["film"]["title"], one["film"]["directors"], one["film"]["countries"]) for one in told] == [
        ("The Tide", ["Ann Marsh"], ["PT"])
    ]
    assert client.get(f"/films/{Film.objects.get(title='Salt').slug}").status_code == 410
    kept = Document.objects.get(state=Document.State.PUBLISHED)
    assert "Salt" not in kept.text, "of the other films nothing is told any more"
    for one in Statement.objects.filter(document=kept):
        assert kept.text[one.start : one.end] == one.quote


def test_it_is_the_same_when_the_table_comes_in_again_and_is_undone_again(visit, ada, edition):
    made = brought(ada)
    planned()
    undone(made, ada)

    assert undone(brought(ada), ada) == []

    film = Film.objects.get(title="The Tide")
    visit(f"/films/{film.slug}")
    assert Document.objects.filter(state=Document.State.PUBLISHED).count() == 1
    assert Credit.objects.filter(film=film, function="director").count() == 1


def test_of_an_edition_in_preparation_it_is_kept_until_that_is_announced(visit, client, ada, edition):
    Edition.objects.update(state=Edition.State.DRAFT)
    made = brought(ada)
    moved()
    film = Film.objects.get(title="The Tide")

    undone(made, ada)

    assert client.get(f"/films/{film.slug}").status_code == 404
    browser = Client()
    browser.force_login(editor("ben"))
    words = visit(f"/films/{film.slug}", by=browser).words
    assert "Ann Marsh" in words
    assert "Rialto" not in words, "the row tells of the programme"
    announce_edition(by=ada, edition=edition.pk, now=noon())
    assert "Ann Marsh" in visit(f"/films/{film.slug}").words
