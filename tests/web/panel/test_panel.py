"""The quick panel on a film's page, a member's own page of a film, and the forms of viewings; all without script."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from factories.viewings import ViewingFactory
from onesheet.reviews.models import MemberFilm, Viewing
from onesheet.reviews.pure.viewing_entries import ViewingEntry
from onesheet.reviews.services.viewings import log_viewing

QUERIES = 23
"""Of a film's page for a member: session, member, roles, new notices, nine of the record, five of what members say, one of lists."""


@pytest.fixture
def film(db):
    return FilmFactory(title="The Tide", slug="the-tide", year=2014)


@pytest.fixture
def member(db):
    return MemberFactory(username="ben")


@pytest.fixture
def ben(member):
    browser = Client()
    browser.force_login(member)
    return browser


def typed(**changed):
    """What a browser sends for a viewing of today."""
    told = {"day": timezone.localdate().isoformat(), "rating": "", "visibility": "public", "token": str(uuid4())}
    return told | changed


def messages(answer) -> str:
    return " ".join(re.findall(r'<p class="notice[^>]*>(.*?)</p>', answer.content.decode()))


def test_a_visitor_is_asked_to_sign_in_and_has_no_form(visit, film):
    page = visit("/films/the-tide")

    assert "/sign-in?next=/films/the-tide" in page.links
    assert "Your rating" not in page.words
    assert "csrfmiddlewaretoken" not in page.html
    assert "panel.js" not in page.html


def test_a_member_has_the_whole_panel(visit, film, ben):
    page = visit("/films/the-tide", by=ben, queries=QUERIES)

    assert page.html.count('type="radio" name="rating"') == 11
    for words in ("Your rating", "Like", "Watched", "Watchlist", "Log a viewing", "You and this film"):
        assert words in page.words
    assert 'aria-label="3½ out of 5"' in page.html
    assert "/films/the-tide/log" in page.links
    form = visit("/films/the-tide/log", by=ben)
    assert f'value="{timezone.localdate().isoformat()}"' in form.html


@pytest.mark.parametrize(
    ("sent", "says", "row"),
    [
        ({"rating": "7"}, "You rated it 3½ out of 5.", {"rating": 7, "watched": True}),
        ({"liked": "yes"}, "You like it.", {"liked": True}),
        ({"watched": "yes"}, "Marked as watched.", {"watched": True}),
        ({"wanted": "yes"}, "On your watchlist.", {}),
    ],
)
def test_one_press_is_one_act_and_leads_back(ben, film, sent, says, row):
    answer = ben.post("/films/the-tide/mark", sent, follow=True)

    assert answer.redirect_chain == [("/films/the-tide#me", 302)]
    assert says in messages(answer)
    kept = MemberFilm.objects.get()
    assert {name: getattr(kept, name) for name in row} == row
    assert (kept.watchlisted_at is not None) == ("wanted" in sent)


@pytest.mark.parametrize("name", ["liked", "watched", "wanted"])
def test_each_press_is_taken_back_by_the_next(ben, film, name):
    ben.post("/films/the-tide/mark", {name: "yes"})
    assert f'name="{name}" value="no" aria-pressed="true"' in ben.get("/films/the-tide").content.decode()

    ben.post("/films/the-tide/mark", {name: "no"})
    assert f'name="{name}" value="yes" aria-pressed="false"' in ben.get("/films/the-tide").content.decode()


def test_a_rating_is_cleared(ben, film):
    ben.post("/films/the-tide/mark", {"rating": "7"})
    answer = ben.post("/films/the-tide/mark", {"rating": ""}, follow=True)

    assert "No rating." in messages(answer)
    assert MemberFilm.objects.get().rating is None


@pytest.mark.parametrize("rating", ["11", "0", "x", "7.5", "٧", "99999999999"])
def test_a_rating_that_is_none_changes_nothing(ben, film, rating):
    answer = ben.post("/films/the-tide/mark", {"rating": rating}, follow=True)

    assert "from half a star to five" in messages(answer)
    assert not MemberFilm.objects.exists()


def test_a_script_is_answered_with_the_state(ben, film):
    told = ben.post("/films/the-tide/mark", {"rating": "9"}, headers={"Accept": "application/json"}).json()

    assert told == {
        "rating": 9, "liked": False, "watched": True, "wanted": False, "sentence": "You rated it 4½ out of 5.",
    }  # fmt: skip

    refused = ben.post("/films/the-tide/mark", {"watched": "no"}, headers={"Accept": "application/json"})

    assert refused.status_code == 409
    assert "Clear the rating first" in refused.json()["sentence"]


def test_a_script_that_is_signed_out_is_told_so_and_led_back(client, film):
    sent = {"liked": "yes"}
    page = "http://testserver/films/the-tide?reviews=all#me"
    answer = client.post("/films/the-tide/mark", sent, headers={"Accept": "application/json", "Referer": page})

    assert answer.status_code == 401
    told = answer.json()
    assert told["sentence"] == "You are signed out."
    assert told["address"] == "/sign-in?next=/films/the-tide%3Freviews%3Dall"
    assert told["link"] == "Sign in"


@pytest.mark.parametrize(
    ("came_from", "back"),
    [("http://testserver/films/the-tide", "/films/the-tide"), ("https://elsewhere.example/x", "/films/the-tide/mark")],
)
def test_a_form_that_is_signed_out_leads_back_to_its_page_and_no_other_site(client, film, came_from, back):
    answer = client.post("/films/the-tide/mark", {"liked": "yes"}, headers={"Referer": came_from})

    assert answer["Location"] == f"/sign-in?next={back}"


def test_a_script_on_a_page_older_than_the_session_is_told_so(member, film):
    asked = {"Accept": "application/json"}
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/films/the-tide/mark", {"liked": "yes"}, headers=asked).status_code == 401

    browser.force_login(member)
    answer = browser.post("/films/the-tide/mark", {"liked": "yes"}, headers=asked)

    assert answer.status_code == 403
    assert "Reload it" in answer.json()["sentence"]


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        (["2017-05"], ", last May 2017"),
        (["2016-12-31", "2017", ""], ", last 2017"),
        (["2017-05", "2017-05-02"], ", last 2 May 2017"),
        ([""], ""),
    ],
)
def test_the_latest_viewing_is_dated_no_closer_than_it_is_known(visit, ben, member, film, dates, says):
    for date in dates:
        log_viewing(by=member, film=film.pk, entry=ViewingEntry(date), token=uuid4(), now=NOON)
    log_viewing(
        by=MemberFactory(username="cy"), film=film.pk, entry=ViewingEntry("2020-01-01"), token=uuid4(), now=NOON
    )

    page = visit("/films/the-tide", by=ben, queries=QUERIES)

    count = "1 viewing" if len(dates) == 1 else f"{len(dates)} viewings"
    assert f"{count} in your diary{says} Write a review" in page.words


def test_logging_takes_two_actions_and_a_message_says_the_day(ben, film):
    answer = ben.post("/films/the-tide/log", typed(rating="8", liked="on"), follow=True)

    assert "It is in your diary" in messages(answer)
    viewing = Viewing.objects.get()
    assert (viewing.date, viewing.rating, viewing.liked) == (timezone.localdate().isoformat(), 8, True)
    assert "1 viewing in your diary" in answer.content.decode()


def test_a_second_press_of_the_button_logs_nothing_more(ben, film):
    sent = typed()
    ben.post("/films/the-tide/log", sent)
    ben.post("/films/the-tide/log", sent)

    assert Viewing.objects.count() == 1


def test_the_same_from_a_form_made_anew_is_asked_about_once(ben, film):
    """So does a browser after going back: fresh token, restored fields."""
    ben.post("/films/the-tide/log", typed(rating="8", place="Orion", note="Row F"))
    again = typed(rating="8", place=" Orion ", note="Row F, again")
    asked = ben.post("/films/the-tide/log", again)

    assert asked.status_code == 422
    html = asked.content.decode()
    assert "You logged this a moment ago. Log it again?" in html
    assert '<input type="hidden" name="again" value="on">' in html
    assert "Row F, again" in html
    assert Viewing.objects.count() == 1

    assert ben.post("/films/the-tide/log", again | {"again": "on"}).status_code == 302
    assert Viewing.objects.count() == 2


@pytest.mark.parametrize("other", [{"rating": "7"}, {"place": "Lux"}, {"format": "home"}, {"day": "2020-02-29"}])
def test_what_differs_is_logged_without_asking(ben, film, other):
    ben.post("/films/the-tide/log", typed(rating="8", place="Orion"))
    ben.post("/films/the-tide/log", typed(rating="8", place="Orion") | other)

    assert Viewing.objects.count() == 2


def test_what_was_logged_long_ago_or_without_a_day_is_logged_without_asking(ben, film):
    ben.post("/films/the-tide/log", typed())
    Viewing.objects.update(made_at=timezone.now() - timedelta(minutes=61))
    ben.post("/films/the-tide/log", typed())
    for _ in range(2):
        ben.post("/films/the-tide/log", typed(day="", unknown="on"))

    assert Viewing.objects.count() == 4


def test_a_second_viewing_is_suggested_as_one(ben, film):
    assert 'name="rewatch" id="log-rewatch">' in ben.get("/films/the-tide/log").content.decode()

    ben.post("/films/the-tide/log", typed())

    assert 'name="rewatch" id="log-rewatch" checked>' in ben.get("/films/the-tide/log").content.decode()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"day": "2020-02-29"}, "2020-02-29"),
        ({"about": "2019-06"}, "2019-06"),
        ({"about": "6/2019"}, "2019-06"),
        ({"about": "2019"}, "2019"),
        ({"unknown": "on", "about": "2019"}, ""),
        ({"day": ""}, ""),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(ben, film, sent, kept):
    ben.post("/films/the-tide/log", typed(**sent))

    assert Viewing.objects.get().date == kept


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"day": "2999-01-01"}, "still to come"),
        ({"day": "yesterday"}, "This is no date"),
        ({"about": "2019-13"}, "This is no date"),
        ({"about": "1887"}, "no films before 1888"),
        ({"about": "201X"}, "Only a day, a month or a year"),
        ({"about": "2012"}, "The film is of 2014, and you saw it in 2012?"),
        ({"rating": "11"}, "from half a star to five"),
        ({"tags": "club, " + "x" * 61}, "has 61 signs; up to 60 fit"),
        ({"companions": ", ".join(f"Ada {number}" for number in range(21))}, "There are 21; up to 20 fit"),
    ],
)
def test_what_will_not_do_is_shown_again_with_everything_typed(ben, film, sent, says):
    answer = ben.post("/films/the-tide/log", typed(place="Roxy", note="Row F", **sent))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert says in html
    assert 'value="Roxy"' in html
    assert "Row F" in html
    assert not Viewing.objects.exists()


def test_a_doubtful_year_is_confirmed(ben, film):
    sent = typed(about="2012")
    assert "I am sure of the year" in ben.post("/films/the-tide/log", sent).content.decode()

    ben.post("/films/the-tide/log", sent | {"sure": "on"})

    assert Viewing.objects.get().date == "2012"


def test_the_form_page_has_every_field(visit, ben, film):
    page = visit("/films/the-tide/log", by=ben)

    for label in ("Day", "Place", "How", "With", "Tags", "Note, for you alone", "Who sees it"):
        assert label in page.words


@pytest.mark.parametrize("number", [0, 1, 30])
def test_my_page_of_a_film_costs_the_same_for_any_number_of_viewings(visit, ben, member, film, number):
    for one in range(number):
        log_viewing(by=member, film=film.pk, entry=ViewingEntry(date=f"{1990 + one}"), token=uuid4(), now=NOON)

    page = visit("/films/the-tide/me", by=ben, queries=8)

    assert page.words.count("Delete the viewing") == min(number, 20)


def test_my_page_shows_everything_of_a_viewing_and_nobody_elses(visit, ben, member, film):
    log_viewing(
        by=member, film=film.pk, token=uuid4(), now=NOON,
        entry=ViewingEntry(
            "2019-06", 7, liked=True, rewatch=True, place="Roxy", format="festival", companions=("Ida",),
            tags=("rain",), note="<b>Row F</b>", visibility="followers",
        ),
    )  # fmt: skip
    ViewingFactory(member=MemberFactory(username="cy"), film=film, place="Elsewhere")

    page = visit("/films/the-tide/me", by=ben)

    for words in ("June 2019", "Roxy, at a festival, with Ida", "#rain", "<b>Row F</b>", "those who follow you see it"):
        assert words in page.words
    assert "Elsewhere" not in page.words


def test_a_viewing_is_changed(visit, ben, member, film):
    viewing = log_viewing(
        by=member, film=film.pk, token=uuid4(), now=NOON, entry=ViewingEntry("2019-06", 7, tags=("rain", "sea"))
    )
    page = visit(f"/viewings/{viewing.pk}", by=ben)
    assert 'value="2019-06"' in page.html
    assert 'value="rain, sea"' in page.html
    as_of = re.search(r'name="as_of" value="([^"]+)"', page.html)[1]

    answer = ben.post(
        f"/viewings/{viewing.pk}", typed(day="2019-06-05", rating="2", tags="sea", as_of=as_of), follow=True
    )

    assert answer.redirect_chain == [("/films/the-tide/me", 302)]
    viewing.refresh_from_db()
    assert (viewing.date, viewing.rating, viewing.tags.get().name) == ("2019-06-05", 2, "sea")


def test_the_second_of_two_tabs_is_told_and_keeps_what_was_typed(visit, ben, member, film):
    viewing = log_viewing(by=member, film=film.pk, token=uuid4(), now=NOON, entry=ViewingEntry("2019"))
    as_of = re.search(r'name="as_of" value="([^"]+)"', visit(f"/viewings/{viewing.pk}", by=ben).html)[1]
    ben.post(f"/viewings/{viewing.pk}", typed(place="First tab", as_of=as_of))

    answer = ben.post(f"/viewings/{viewing.pk}", typed(place="Second tab", as_of=as_of))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "changed since you opened it" in html
    assert 'value="Second tab"' in html
    assert Viewing.objects.get().place == "First tab"

    renewed = re.search(r'name="as_of" value="([^"]+)"', html)[1]
    ben.post(f"/viewings/{viewing.pk}", typed(place="Second tab", as_of=renewed))

    assert Viewing.objects.get().place == "Second tab"


def test_deleting_asks_first(visit, ben, member, film):
    viewing = log_viewing(by=member, film=film.pk, token=uuid4(), now=NOON, entry=ViewingEntry("2019", 7))
    page = visit(f"/viewings/{viewing.pk}/delete", by=ben)
    assert "The film stays watched" in page.words
    assert Viewing.objects.exists()

    answer = ben.post(f"/viewings/{viewing.pk}/delete", follow=True)

    assert "no longer in your diary" in messages(answer)
    assert not Viewing.objects.exists()
    assert MemberFilm.objects.get().rating == 7


@pytest.mark.parametrize("path", ["/viewings/404", "/viewings/404/delete", "/films/none/me", "/films/none/log"])
def test_what_is_not_there_is_said_to_be_so(visit, ben, path):
    visit(path, by=ben, status=404)
