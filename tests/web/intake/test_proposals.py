"""A document that waits: what was read, what is asked, publishing and discarding."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories.accounts import editor
from factories.films import FilmFactory
from factories.readings import review, said
from factories.sources import NOON
from onesheet.films.models import Film, QuotedReview, Statement
from onesheet.films.services import publish
from onesheet.reading.vocabulary import Film as ReadFilm
from onesheet.sources.models import Document
from web.intake.conftest import REVIEW, TEXT, words

ADDED = TEXT.replace("★★★★", "")


def director(text=REVIEW, film=0):
    return said(text, "director", "Ann Marsh", "Directed by Ann Marsh", film=film)


def role(text=REVIEW):
    return said(text, "cast_member", "Bo Reed", "Kit (Bo Reed)", character="Kit")


def opening(text=REVIEW):
    return said(text, "release", "XXXX-11-06", "opens in US theaters Nov. 6", kind="theatrical", place="US")


def test_empty_list_says_what_to_do(browser):
    page = browser.get("/proposals/")

    assert "Nothing waits." in words(page)
    assert 'href="/add"' in page.content.decode()


def test_list_shows_the_latest_first_and_those_the_command_line_left(browser, wait, ada):
    wait("First. Directed by Ann Marsh.", title="First", now=NOON)
    wait("Second. Directed by Ann Marsh.", title="Second", year=2014, by=ada, now=NOON + timedelta(hours=1))
    published = wait("Third. Directed by Ann Marsh.", title="Third")
    publish(document=published, by=ada, now=NOON)

    page = words(browser.get("/proposals/"))

    assert "2 documents were read and wait" in page
    assert page.index("Second") < page.index("First")
    assert "about Second (2014)" in page
    assert ", ada" in page
    assert ", from the command line" in page
    assert "Third" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_one_and_three(browser, wait, django_assert_num_queries, count):
    for number in range(count):
        wait(f"Film {number}. Directed by Ann Marsh.", title=f"Film {number}")

    with django_assert_num_queries(6):
        browser.get("/proposals/")


def test_long_list_is_paged(browser, wait):
    for number in range(51):
        wait(
            f"Film {number:02}. Directed by Ann Marsh.", title=f"Film {number:02}", now=NOON + timedelta(minutes=number)
        )

    first, second = browser.get("/proposals/"), browser.get("/proposals/?page=2")

    assert "Film 50" in words(first)
    assert "Film 00" not in words(first)
    assert "Film 00" in words(second)
    assert "Page 2 of 2" in words(second)
    assert words(browser.get("/proposals/?page=9")) == words(second)
    for odd in ("0", "-1", "x", "²", "9" * 40):
        assert words(browser.get("/proposals/", {"page": odd})) == words(first)


def test_page_shows_each_statement_with_the_words_that_say_it(browser, wait):
    document = wait(REVIEW, director(), role(), reviews=[review(REVIEW, "She never looks back.", author="Ines")])

    page = browser.get(f"/proposals/{document.pk}")

    assert "The Tide : 2 statements, 1 review" in words(page)
    assert "Bo Reed as Kit" in words(page)
    assert "follows <mark>Kit (Bo Reed)</mark> from the harbor" in page.content.decode()
    assert "Ines She never looks back." in words(page).replace(" ,", "")
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_with_one_statement_and_three(browser, wait, django_assert_num_queries, count):
    document = wait(REVIEW, *(director(), role(), opening())[:count])

    with django_assert_num_queries(9):
        browser.get(f"/proposals/{document.pk}")


def test_text_is_shown_as_text_and_never_as_markup(browser, wait):
    text = "<script>alert(1)</script> Directed by Ann Marsh."
    document = wait(text, said(text, "synopsis", "<img src=x>", "Directed by Ann Marsh"), title="<b>The Tide</b>")

    page = browser.get(f"/proposals/{document.pk}").content.decode()

    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b>The Tide" not in page


def test_problems_of_the_reading_are_told(browser):
    text = ADDED.replace("boat", "café").encode("latin-1")

    page = browser.post("/add", {"file": SimpleUploadedFile("tide.txt", text)}, follow=True)

    assert "Worth a look" in words(page)
    assert "windows-1252 was assumed. Check its accents." in words(page)


def test_publishing_makes_the_film_and_leads_to_it(browser, ada, wait):
    text = REVIEW + "It is from 2014.\n"
    document = wait(text, director(text), role(text), said(text, "year", 2014, "2014"), year=2014)

    answer = browser.post(f"/proposals/{document.pk}/publish", {"film-0": "new"})

    film = Film.objects.get()
    assert answer["Location"] == f"/films/{film.slug}"
    assert (film.title, film.year) == ("The Tide", 2014)
    document.refresh_from_db()
    assert (document.state, document.settled_by) == ("published", ada)
    assert "Published as a new film" in browser.get("/add").content.decode()


def test_document_of_which_all_is_left_out_leads_to_a_page_that_is_there(browser, wait):
    document = wait(REVIEW, director())

    answer = browser.post(f"/proposals/{document.pk}/publish", {"leave": ["0"]}, follow=True)

    assert answer.status_code == 200


def test_plain_press_of_publish_takes_what_is_certain(browser, wait):
    document = wait(REVIEW, director())

    browser.post(f"/proposals/{document.pk}/publish")

    assert Film.objects.get().title == "The Tide"


def test_ticked_statements_are_left_out(browser, wait):
    document = wait(REVIEW, director(), role())

    browser.post(f"/proposals/{document.pk}/publish", {"leave": ["1", "x", "-1", "99", "²"]})

    assert set(Statement.objects.values_list("property", flat=True)) == {"director", "title"}


def test_publishing_twice_is_harmless(browser, wait):
    document = wait(REVIEW, director(), role())
    browser.post(f"/proposals/{document.pk}/publish")
    before = set(Statement.objects.values_list("pk", flat=True))

    again = browser.post(f"/proposals/{document.pk}/publish")

    assert again["Location"] == f"/documents/{document.pk}"
    assert set(Statement.objects.values_list("pk", flat=True)) == before
    assert Film.objects.count() == 1
    assert "is published already" in browser.get("/add").content.decode()


@pytest.fixture
def doubtful(wait):
    """A document that does not tell year or people, and the film of its title."""
    film = FilmFactory(title="The Tide", year=2014, slug="the-tide-2014")
    text = "The Tide. She never looks back."
    return wait(text, said(text, "title", "The Tide", "The Tide")), film


def test_doubtful_film_is_asked_and_nothing_is_chosen_beforehand(browser, doubtful):
    document, film = doubtful

    page = browser.get(f"/proposals/{document.pk}").content.decode()

    assert "This is not certain." in page
    assert f'<a href="/films/{film.slug}">The Tide (2014)</a>' in page
    assert not re.search(r'name="film-0"[^>]*checked', page)


def test_doubtful_film_has_to_be_chosen_and_other_choices_are_kept(browser, doubtful):
    document, _ = doubtful

    page = browser.post(f"/proposals/{document.pk}/publish", {"leave": "0"})

    assert "Say which film “The Tide” is." in words(page)
    assert re.search(r'name="leave" value="0"[^>]*checked', page.content.decode())
    document.refresh_from_db()
    assert document.state == "proposed"


@pytest.mark.parametrize(
    "choice",
    [
        lambda film: {"film-0": str(film.pk)},
        lambda film: {"film-0": "other", "film-0-address": "/films/the-tide-2014"},
        lambda film: {"film-0": "other", "film-0-address": " https://films.example/films/the-tide-2014/record?x#y "},
        lambda film: {"film-0": "other", "film-0-address": "the-tide-2014"},
    ],
)
def test_chosen_film_gets_the_document(browser, doubtful, choice):
    document, film = doubtful

    answer = browser.post(f"/proposals/{document.pk}/publish", choice(film))

    assert answer["Location"] == "/films/the-tide-2014"
    assert Film.objects.count() == 1
    assert set(Statement.objects.values_list("film", flat=True)) == {film.pk}


def test_chosen_new_film_stands_beside_the_one_of_the_same_title(browser, doubtful):
    document, film = doubtful

    browser.post(f"/proposals/{document.pk}/publish", {"film-0": "new"})

    assert Film.objects.exclude(pk=film.pk).get().title == "The Tide"


@pytest.mark.parametrize(
    "address", ["", "/films/nowhere", "/people/the-tide-2014", "https://films.example/", "/films/"]
)
def test_address_that_is_no_film_here_is_told_and_kept(browser, doubtful, address):
    document, _ = doubtful

    page = browser.post(f"/proposals/{document.pk}/publish", {"film-0": "other", "film-0-address": address})

    assert "There is no film here with this address." in words(page)
    assert f'name="film-0-address" value="{address}"' in page.content.decode()


def test_choice_that_was_never_offered_is_asked_again(browser, doubtful):
    document, _ = doubtful
    stranger = FilmFactory(title="Another")

    page = browser.post(f"/proposals/{document.pk}/publish", {"film-0": str(stranger.pk)})

    assert "Say which film “The Tide” is." in words(page)


def test_day_without_a_year_is_asked_with_likely_years(browser, wait):
    document = wait(REVIEW, director(), opening(), year=2014)

    page = browser.get(f"/proposals/{document.pk}")

    assert "Which year was it?" in words(page)
    assert 'name="date-1" value="2014-11-06"' in page.content.decode()
    assert re.search(r'name="date-1" value="open" checked', page.content.decode())


@pytest.mark.parametrize(
    ("fields", "dates"),
    [
        ({}, {"XXXX-11-06"}),
        ({"date-1": "open"}, {"XXXX-11-06"}),
        ({"date-1": "2014-11-06"}, {"XXXX-11-06", "2014-11-06"}),
        ({"date-1": "year", "date-1-year": " 2013 "}, {"XXXX-11-06", "2013-11-06"}),
        ({"date-1": "1066-11-06"}, {"XXXX-11-06"}),
        ({"date-1": "year", "date-1-year": "nonsense", "leave": "1"}, set()),
    ],
)
def test_answer_stands_beside_what_the_document_says(browser, ada, wait, fields, dates):
    document = wait(REVIEW, director(), opening(), year=2014)

    browser.post(f"/proposals/{document.pk}/publish", fields)

    releases = Statement.objects.filter(property="release")
    assert set(releases.values_list("value", flat=True)) == dates
    assert {one.stated_by for one in releases if one.value != "XXXX-11-06"} <= {ada}


@pytest.mark.parametrize("year", ["", "14", "1492", "99999999", "２０１４", "x"])
def test_year_that_is_none_is_told_and_kept(browser, wait, year):
    document = wait(REVIEW, director(), opening())

    page = browser.post(f"/proposals/{document.pk}/publish", {"date-1": "year", "date-1-year": year})

    assert "Give the year in four digits" in words(page)
    assert f'name="date-1-year" value="{year}"' in page.content.decode()
    assert re.search(r'name="date-1" value="year" checked', page.content.decode())


def test_29_february_of_a_common_year_is_told(browser, wait):
    text = "Directed by Ann Marsh. It opens Feb. 29."
    document = wait(text, director(text), said(text, "release", "XXXX-02-29", "opens Feb. 29"))

    page = browser.post(f"/proposals/{document.pk}/publish", {"date-1": "year", "date-1-year": "2015"})

    assert "There is no such day in 2015." in words(page)


@pytest.mark.parametrize("value", ["XXXX-09-07/..", "XXXX-09-07/XXXX-10-01", "XXXX-09"])
def test_interval_without_a_year_does_not_break_the_page(browser, wait, value):
    text = "Directed by Ann Marsh. Shooting began in September."
    document = wait(text, director(text), said(text, "filming", value, "began in September"), year=2014)

    assert browser.get(f"/proposals/{document.pk}").status_code == 200


def test_document_about_two_films_asks_for_each(browser, wait):
    text = "The Tide and The Ebb. Directed by Ann Marsh."
    films = [ReadFilm("The Tide", 2014), ReadFilm("The Ebb", 2016)]
    document = wait(text, director(text), said(text, "year", 2016, "The Ebb", film=1), films=films)

    page = browser.get(f"/proposals/{document.pk}").content.decode()
    browser.post(f"/proposals/{document.pk}/publish", {"film-0": "new", "film-1": "new"})

    assert 'id="film-0"' in page
    assert 'id="film-1"' in page
    assert set(Film.objects.values_list("title", flat=True)) == {"The Tide", "The Ebb"}


def test_newer_text_of_the_same_address_says_whose_place_it_takes(browser, wait):
    old = wait(REVIEW, address="https://example.org/tide")
    browser.post(f"/proposals/{old.pk}/publish")
    text = "The Tide, seen again. Directed by Ann Marsh."
    new = wait(text, director(text), address="https://example.org/tide")

    page = browser.get(f"/proposals/{new.pk}")
    browser.post(f"/proposals/{new.pk}/publish")

    assert "This looks like a newer text of a document that is here" in words(page)
    assert f'href="/documents/{old.pk}"' in page.content.decode()
    old.refresh_from_db()
    assert old.state == "superseded"
    assert f"/documents/{old.pk}" in browser.get(f"/proposals/{old.pk}")["Location"]


def test_discarding_keeps_nothing_and_twice_is_harmless(browser, wait):
    document = wait(REVIEW, director(), reviews=[review(REVIEW, "She never looks back.")])

    first = browser.post(f"/proposals/{document.pk}/discard")
    second = browser.post(f"/proposals/{document.pk}/discard")

    assert first["Location"] == second["Location"] == "/proposals/"
    document.refresh_from_db()
    assert (document.state, document.text) == ("discarded", "")
    assert not Film.objects.exists()
    assert not QuotedReview.objects.exists()
    page = words(browser.get("/proposals/"))
    assert "Nothing waits." in page


def test_discarded_document_says_so_at_its_address(browser, wait):
    document = wait()
    browser.post(f"/proposals/{document.pk}/discard")

    answer = browser.get(f"/proposals/{document.pk}", follow=True)

    assert answer.redirect_chain == [("/proposals/", 302)]
    assert "was discarded before" in answer.content.decode()


@pytest.mark.parametrize("act", ["publish", "discard"])
def test_links_alone_change_nothing(browser, wait, act):
    document = wait()

    answer = browser.get(f"/proposals/{document.pk}/{act}")

    assert answer["Location"] == f"/proposals/{document.pk}"
    document.refresh_from_db()
    assert document.state == "proposed"


def test_two_editors_at_once_the_second_is_told(browser, wait, client):
    document = wait(REVIEW, director())
    client.force_login(editor("eve"))
    client.get(f"/proposals/{document.pk}")
    browser.post(f"/proposals/{document.pk}/discard")

    answer = client.post(f"/proposals/{document.pk}/publish", follow=True)

    assert answer.redirect_chain == [("/proposals/", 302)]
    assert not Film.objects.exists()


@pytest.mark.parametrize("path", ["/proposals/999", "/proposals/999/publish", "/proposals/999/discard"])
def test_document_that_never_was_is_not_found(browser, path):
    assert browser.post(path).status_code == 404
    assert not Document.objects.exists()
