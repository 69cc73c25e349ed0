"""Buttons to follow, block and mute, and what they change on other pages."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import browser, saw, wrote
from factories.sources import NOON
from onesheet.accounts.models import Block, Follow, Mute
from onesheet.accounts.services.ties import block, follow, mute

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera():
    return MemberFactory(username="vera")


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.mark.parametrize(("name", "model"), [("follow", Follow), ("block", Block), ("mute", Mute)])
def test_a_button_does_it_and_another_takes_it_back(vera, olga, name, model):
    by = browser(vera)

    done = by.post(f"/members/olga/{name}", {"set": "on", "next": "/films/?page=2"})
    assert done["Location"] == "/films/?page=2"
    assert model.objects.filter(by=vera, of=olga).exists()
    by.post(f"/members/olga/{name}", {"set": "on"})
    assert model.objects.count() == 1

    by.post(f"/members/olga/{name}", {"set": "off"})
    by.post(f"/members/olga/{name}", {"set": "off"})
    assert not model.objects.exists()


def test_the_message_says_what_was_done_and_leads_to_where_it_is_taken_back(visit, vera, olga):
    by = browser(vera)
    by.post("/members/olga/follow", {"set": "on", "next": "/films/"})

    page = visit("/films/", by=by)

    assert 'You follow Olga. <a href="/members/olga/follow">Undo</a>' in page.html
    assert "You follow Olga." in visit("/members/olga/follow", by=by).words


def test_a_name_in_the_message_is_escaped(visit, vera):
    MemberFactory(username="mal", display_name="<img src=x>")
    by = browser(vera)
    by.post("/members/mal/follow", {"set": "on", "next": "/films/"})

    assert "<img" not in visit("/films/", by=by).html


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "films/", ""]
)
def test_nobody_is_led_off_the_site(vera, olga, away):
    answer = browser(vera).post("/members/olga/mute", {"set": "on", "next": away})

    assert answer["Location"] == "/members/olga"


def test_a_form_that_does_not_say_what_to_do_changes_nothing(vera, olga):
    answer = browser(vera).post("/members/olga/follow", {"next": "/films/"})

    assert answer["Location"] == "/films/"
    assert not Follow.objects.exists()


def test_a_refusal_is_told_and_changes_nothing(visit, vera, olga):
    block(by=vera, of=olga, now=NOON)
    by = browser(vera)
    by.post("/members/olga/follow", {"set": "on", "next": "/films/"})

    assert "You blocked Olga. Unblock them first, then follow them." in visit("/films/", by=by).html


def test_to_one_who_is_blocked_there_is_nobody_to_follow(vera, olga):
    block(by=olga, of=vera, now=NOON)

    for answer in (
        browser(vera).get("/members/olga/follow"),
        browser(vera).post("/members/olga/follow", {"set": "on"}),
    ):
        assert answer.status_code == 404
    assert not Follow.objects.exists()


def test_two_who_blocked_each_other_can_both_take_it_back(visit, vera, olga):
    block(by=olga, of=vera, now=NOON)
    block(by=vera, of=olga, now=NOON)
    by = browser(vera)

    page = visit("/members/olga/block", by=by)
    assert "You blocked Olga." in page.words
    assert "/members/olga" not in page.links
    by.post("/members/olga/block", {"set": "off"})

    assert list(Block.objects.values_list("by__username", flat=True)) == ["olga"]


@pytest.mark.parametrize("name", ["follow", "block", "mute", "remove"])
def test_nobody_of_that_name_is_a_page_that_says_so(vera, name):
    for username in ("nobody", "vera"):
        assert browser(vera).post(f"/members/{username}/{name}", {"set": "on"}).status_code == 404


def test_a_follower_can_be_removed(vera, olga):
    follow(by=olga, of=vera, now=NOON)

    answer = browser(vera).post("/members/olga/remove", {"next": "/members/vera/followers"})

    assert answer["Location"] == "/members/vera/followers"
    assert not Follow.objects.exists()
    assert browser(vera).get("/members/olga/remove").status_code == 405


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_of_those_one_quieted(visit, vera, count):
    for number in range(count):
        (block if number % 2 else mute)(by=vera, of=MemberFactory(username=f"m{number:02}"), now=NOON)

    page = visit("/feed/blocked", by=browser(vera), queries=6)

    assert page.words.count("Unmute M") == (count + 1) // 2
    assert page.words.count("Unblock M") == count // 2


def test_an_empty_list_of_those_one_quieted_says_where_to_begin(visit, vera):
    assert "on their own page" in visit("/feed/blocked", by=browser(vera)).words


def test_a_block_hides_each_from_the_other_on_every_page(visit, vera, olga):
    film = FilmFactory(title="The Tide")
    saw(olga, film)
    review = wrote(olga, film, "Salt and patience.")
    pages = ("/films/the-tide", "/members/olga/diary", "/members/olga/reviews", "/members/", f"/reviews/{review.pk}")
    by = browser(vera)
    for page in pages:
        assert "Olga" in by.get(page).content.decode(), page

    block(by=olga, of=vera, now=NOON)

    for page in pages:
        assert "Olga" not in by.get(page).content.decode(), page
        assert "patience" not in by.get(page).content.decode(), page


def test_followers_see_what_is_for_followers_until_they_are_removed(visit, vera, olga):
    review = wrote(olga, FilmFactory(title="The Tide"), "Salt and patience.", visibility="followers")
    by = browser(vera)
    address = f"/reviews/{review.pk}"
    assert by.get(address).status_code == 404

    by.post("/members/olga/follow", {"set": "on"})
    assert "patience" in by.get(address).content.decode()

    browser(olga).post("/members/vera/remove")
    assert by.get(address).status_code == 404
