"""Films that are not here yet are made at the desk, for an edition or for a panel's long list."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, SectionFactory
from factories.films import FilmFactory, TitleFactory
from factories.sources import NOON
from onesheet.festivals.models import Edition, Selection
from onesheet.festivals.services.panels import make_panel, seat
from onesheet.films.models import Film, Statement
from onesheet.sources.models import Document

TIDE = {
    "title": " The  Tide ", "original_title": "A Maré", "year": "2014", "directors": "Ann Marsh, Bo Quay", "countries": "Portugal, gb",
    "minutes": "98",
}  # fmt: skip


@pytest.fixture
def edition(db) -> Edition:
    return EditionFactory(state=Edition.State.DRAFT)


def answered(client: Client, edition: Edition, **given: str) -> tuple[int, str]:
    answer = client.post(f"/programme/editions/{edition.pk}/films/new", given)
    return answer.status_code, html.unescape(answer.text) if answer.status_code == 200 else answer["Location"]


def test_film_that_is_made_is_in_the_section_and_each_fact_shows_its_sentence(desk, edition):
    section = SectionFactory(edition=edition)

    status, where = answered(desk, edition, **TIDE, section=str(section.pk))

    selection = Selection.objects.get()
    assert (status, where, selection.section) == (302, f"/programme/films/{selection.pk}", section)
    film = selection.film
    assert (film.title, film.year, film.runtime_minutes, film.shown) == ("The Tide", 2014, 98, False)
    facts = Statement.objects.filter(film=film).order_by("start", "pk").values_list("property", "value", "sentence")
    assert ("director", "Bo Quay", "The Tide was directed by Ann Marsh and Bo Quay.") in facts
    assert ("country", "GB", "The Tide is from Portugal and United Kingdom.") in facts
    document = Document.objects.get()
    assert edition.festival.name not in document.text + document.source.name, "an edition in preparation stays unknown"
    assert "directed by Ann Marsh, Bo Quay" in " ".join(
        re.sub("<[^>]*>", " ", desk.get(f"/films/{film.slug}").text).split()
    )
    assert desk.get(f"/documents/{document.pk}").status_code == 200


def test_the_same_form_sent_twice_makes_one_film_and_leads_to_the_same_page(desk, edition):
    first, again = answered(desk, edition, **TIDE), answered(desk, edition, **TIDE, seen=str(Film.objects.get().pk))

    assert first == again
    assert (Film.objects.count(), Selection.objects.count()) == (1, 1)


def test_films_that_it_could_be_are_shown_first_and_one_of_them_can_be_taken(desk, edition):
    there = FilmFactory(title="The Tide", year=2014)
    TitleFactory(film=there, text="The Tide")
    old = FilmFactory(title="The Tide", year=1931, slug="the-tide-1931")
    TitleFactory(film=old, text="The Tide")
    like = FilmFactory(title="The Tide Comes In", year=2015)
    TitleFactory(film=like, text="The Tide Comes In")
    far = FilmFactory(title="The Tide Went Out", year=1950)
    TitleFactory(film=far, text="The Tide Went Out")

    status, page = answered(desk, edition, **TIDE)

    assert (status, Selection.objects.count()) == (200, 0)
    assert "Is it one of these?" in page
    assert page.index(f'value="{there.pk}"') < page.index(f'value="{old.pk}"') < page.index(f'value="{like.pk}"')
    assert far.title not in page
    assert 'value="Ann Marsh, Bo Quay"' in page, "what was typed is kept"
    seen = f"{there.pk},{old.pk}"
    assert answered(desk, edition, **TIDE, seen=seen)[0] == 200, "one of them was not seen"
    assert answered(desk, edition, **TIDE, seen=f"{seen},{like.pk}")[0] == 302
    assert Film.objects.count() == 5


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"title": "  "}, "title", "This field is required"),
        ({"countries": "Portugal, Ruritania"}, "countries", "“Ruritania” is not known here"),
        ({"year": "14"}, "year", "1870"),
        ({"minutes": "0"}, "minutes", "1"),
        ({"section": "999"}, "section", "valid choice"),
        ({"directors": ",".join(f"Ann {n}" for n in range(30))}, "", "up to 20 directors"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_made(desk, edition, given, field, sentence):
    status, page = answered(desk, edition, **(TIDE | given))

    assert (status, Film.objects.count()) == (200, 0)
    assert sentence in page
    assert 'value="A Maré"' in page
    if field:
        assert f'id="id_{field}_error"' in page or f'for="id_{field}"' in page


def test_next_one_begins_in_the_same_section(desk, edition):
    section = SectionFactory(edition=edition)

    _, where = answered(desk, edition, **TIDE, section=str(section.pk), next="yes")

    assert where == f"/programme/editions/{edition.pk}/films/new?to={section.pk}"
    assert f'<option value="{section.pk}" selected' in desk.get(where).text


def test_search_of_the_desk_offers_to_make_what_it_does_not_find(desk, edition):
    page = desk.get(f"/programme/editions/{edition.pk}/films?q=Zoë %26 Co").text

    assert f'/programme/editions/{edition.pk}/films/new?title=Zo%C3%AB+%26+Co"' in page
    begun = desk.get(f"/programme/editions/{edition.pk}/films/new?title=Zo%C3%AB+%26+Co").text
    assert 'value="Zoë &amp; Co"' in begun


def test_film_for_a_panel_is_on_its_long_list(desk, pia, edition):
    panel = make_panel(by=pia, edition=edition.pk, name="Choosers", now=NOON)
    olga = MemberFactory(username="olga")
    seat(by=pia, panel=panel.pk, username="olga", now=NOON)
    sitting = Client()
    sitting.force_login(olga)

    assert f"/panels/{panel.pk}/films/new?title=Salt" in desk.get(f"/panels/{panel.pk}?q=Salt").text
    assert "Those who make the programme can add it" in sitting.get(f"/panels/{panel.pk}?q=Salt").text
    answer = desk.post(f"/panels/{panel.pk}/films/new", TIDE)

    assert (answer.status_code, answer["Location"]) == (302, f"/panels/{panel.pk}")
    assert [one.film.title for one in panel.films.all()] == ["The Tide"]
    assert sitting.post(f"/panels/{panel.pk}/films/new", TIDE).status_code == 403


def test_words_that_stand_here_and_tell_of_no_film_are_refused(desk, edition):
    answered(desk, edition, **TIDE)
    Selection.objects.all().delete()
    Statement.objects.all().delete()

    status, words = answered(desk, edition, **TIDE, seen=str(Film.objects.get().pk))

    assert status == 200
    assert "A text with these words stands here that tells of no film; nothing was changed." in words
    assert Film.objects.count() == 1
