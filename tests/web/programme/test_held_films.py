"""A film made at the desk for an edition in preparation is held: programmers and editors alone see it until that is announced."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, ScreeningFactory
from factories.sources import NOON
from onesheet.accounts.models import Role
from onesheet.festivals.models import Edition, Selection
from onesheet.festivals.pure.film_text import NewFilm
from onesheet.festivals.services.editions import announce_edition
from onesheet.festivals.services.new_films import propose_new_film, put_new_film
from onesheet.festivals.services.panels import make_panel
from onesheet.festivals.services.selections import add_film, delete_selection
from onesheet.films.models import Film
from onesheet.films.services import rebuild_all
from onesheet.sources.models import Document

KELP = NewFilm("Kelpwater", year=2024, directors=("Zora Quill",), countries=("PT",), minutes=93)
PAGE = "/films/kelpwater-2024"


@pytest.fixture
def edition(db) -> Edition:
    return EditionFactory(
        festival__name="Harbour Film Festival", state=Edition.State.DRAFT, starts=NOON.date(), ends=NOON.date()
    )


def made(pia, edition: Edition) -> Selection:
    return put_new_film(by=pia, edition=edition.pk, film=KELP, section=None, source="Onesheet", now=NOON)


def browser(**told) -> Client:
    role = told.pop("role", None)
    member = MemberFactory(**told)
    if role:
        member.groups.add(Group.objects.get_or_create(name=role.value)[0])
    client = Client()
    client.force_login(member)
    return client


def test_programmers_and_editors_look_at_it_and_nobody_else(client, desk, pia, edition):
    selection = made(pia, edition)
    editor, olga = browser(username="ed", role=Role.EDITOR), browser(username="olga")

    seen = {
        name: one.get(PAGE) for name, one in (("pia", desk), ("editor", editor), ("olga", olga), ("nobody", client))
    }

    assert {name: one.status_code for name, one in seen.items()} == {
        "pia": 200,
        "editor": 200,
        "olga": 404,
        "nobody": 404,
    }
    for one in (seen["pia"], seen["editor"]):
        assert "no-store" in one["Cache-Control"]
        assert "Not announced yet" in one.text
        assert "Kelpwater was directed by Zora Quill." in one.text
        assert 'content="noindex"' in one.text
    assert f'href="/programme/films/{selection.pk}"' in seen["pia"].text
    assert "Harbour" not in seen["editor"].text, "what edition is prepared programmers alone know"
    assert "/documents/" not in seen["editor"].text
    assert desk.get(f"/documents/{Document.objects.get().pk}").status_code == 200
    assert rebuild_all()[1] == 0


def test_the_desk_finds_it_for_another_edition(client, desk, pia, edition):
    made(pia, edition)
    other = EditionFactory(state=Edition.State.DRAFT, year=2031)
    page = f"/programme/editions/{other.pk}/films"

    answer = desk.get(page, {"q": "KELP"})

    assert f'name="film" value="{Film.objects.get().pk}"' in answer.text
    assert "not announced yet" in answer.text
    assert "No film here has such a title" not in answer.text
    assert "in this edition already" in desk.get(f"/programme/editions/{edition.pk}/films", {"q": "kelpwater"}).text
    assert "No film here has such a title" in desk.get(page, {"q": "kelp forest"}).text


def test_announced_it_is_shown_like_any_other(client, desk, pia, edition):
    made(pia, edition)

    announce_edition(by=pia, edition=edition.pk, now=NOON)

    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "Zora Quill" in answer.text
    assert "Not announced yet" not in desk.get(PAGE).text
    assert {one.state for one in Document.objects.filter(reader__startswith="film-entry")} == {"published"}
    assert rebuild_all()[1] == 0


def test_a_film_for_an_announced_edition_is_shown_at_once(client, pia, edition):
    Edition.objects.update(state=Edition.State.ANNOUNCED)

    made(pia, edition)

    assert client.get(PAGE).status_code == 200


def test_one_that_was_taken_out_again_stays_held(client, desk, pia, edition):
    selection = made(pia, edition)
    delete_selection(by=pia, selection=selection.pk, now=NOON)
    ScreeningFactory(edition=edition)

    announce_edition(by=pia, edition=edition.pk, now=NOON)

    assert client.get(PAGE).status_code == 404
    assert desk.get(PAGE).status_code == 200


def test_of_two_editions_the_first_that_is_announced_shows_it(client, pia, edition):
    other = EditionFactory(state=Edition.State.DRAFT, year=2031, starts=NOON.date(), ends=NOON.date())
    made(pia, edition)
    made(pia, other)
    assert (Film.objects.count(), Selection.objects.count()) == (1, 2)

    announce_edition(by=pia, edition=other.pk, now=NOON)

    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert edition.festival.name not in answer.text
    announce_edition(by=pia, edition=edition.pk, now=NOON)
    assert edition.festival.name in client.get(PAGE).text


def test_put_into_an_announced_edition_it_is_shown(client, pia, edition):
    film = made(pia, edition).film
    other = EditionFactory(year=2031)

    add_film(by=pia, edition=other.pk, film=film.pk, now=NOON)

    assert client.get(PAGE).status_code == 200


def test_the_same_words_for_a_panel_show_it(client, pia, edition):
    made(pia, edition)
    panel = make_panel(by=pia, edition=edition.pk, name="Choosers", now=NOON)

    propose_new_film(by=pia, panel=panel.pk, film=KELP, source="Onesheet", now=NOON)

    assert client.get(PAGE).status_code == 200
    assert Film.objects.count() == 1


def test_the_desk_knows_it_where_one_like_it_is_made(desk, pia, edition):
    film = made(pia, edition).film
    other = EditionFactory(state=Edition.State.DRAFT, year=2031)

    page = desk.post(f"/programme/editions/{other.pk}/films/new", {"title": "Kelpwater", "year": "2024"}).text

    assert f'value="{film.pk}"' in page
    answer = desk.post(f"/programme/editions/{other.pk}/films/add", {"film": film.pk})
    assert answer.status_code == 302
    assert Selection.objects.filter(edition=other, film=film).exists()
    assert not Film.objects.get().shown


def test_the_form_says_who_sees_it(desk, edition):
    address = f"/programme/editions/{edition.pk}/films/new"
    assert "Programmers and editors alone see that page until the edition is announced." in desk.get(address).text

    Edition.objects.update(state=Edition.State.ANNOUNCED)

    assert "Everybody sees that page at once" in desk.get(address).text
