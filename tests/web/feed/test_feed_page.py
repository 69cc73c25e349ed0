"""The page of what those one follows do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.activity import did, fill, follows
from factories.films import FilmFactory
from factories.members import browser, saw
from factories.sources import NOON
from onesheet.accounts.services.ties import block, mute

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera():
    return MemberFactory(username="vera")


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


def test_the_feed_is_for_members(client):
    assert client.get("/feed")["Location"] == "/sign-in?next=/feed"


def test_each_kind_is_a_sentence_with_links(visit, vera, olga):
    follows(vera, olga)
    tide = FilmFactory(title="The Tide", year=2014)
    did(olga, "viewing", tide, rating=7, date="2024-05-01")
    review = did(olga, "review", FilmFactory(title="Salt"), text="The harbour is the best actor in it.")
    did(olga, "watchlist", FilmFactory(title="Pier"))
    did(olga, "like", FilmFactory(title="Gulls"), author=MemberFactory(username="ida"))
    made = did(olga, "list", name="Harbours at night")

    page = visit("/feed", by=browser(vera))

    assert "Olga saw The Tide 2014 ★★★½ 1 May 2024" in page.words
    assert "Olga wrote about Salt The harbour is the best actor in it. Read the review" in page.words
    assert "Olga wants to see Pier" in page.words
    assert "Olga likes what Ida wrote about Gulls" in page.words
    assert "Olga made the list Harbours at night 3 films" in page.words
    assert {"/films/the-tide", "/members/olga", f"/reviews/{review.ref}", f"/lists/{made.ref}"} <= set(page.links)


def test_several_wishes_of_a_day_are_one_sentence(visit, vera, olga):
    follows(vera, olga)
    for number in range(8):
        did(olga, "watchlist", FilmFactory(title=f"Pier {number}"), at=NOON + timedelta(minutes=number))
    did(olga, "watchlist", FilmFactory(title="Gulls"), at=NOON + timedelta(days=1))

    page = visit("/feed", by=browser(vera))

    assert "Olga wants to see Gulls" in page.words
    assert "Olga wants to see Pier 7 , Pier 6 , Pier 5 , Pier 4 , Pier 3 , Pier 2 and 2 more" in page.words


def test_a_viewing_with_its_review_is_told_once(visit, vera, olga):
    follows(vera, olga)
    film = FilmFactory(title="The Tide")
    one = did(olga, "viewing", film)
    did(olga, "review", film, viewing_id=one.ref)

    page = visit("/feed", by=browser(vera))

    assert page.words.count("The Tide") == 1
    assert "Olga wrote about The Tide seen 5 Mar 2024" in page.words


def test_no_word_of_a_review_that_is_a_spoiler_is_told(visit, vera, olga):
    follows(vera, olga)
    did(olga, "review", text="He was a ghost.", spoilers=True)

    page = visit("/feed", by=browser(vera))

    assert "ghost" not in page.html
    assert "The review tells the end, so it is folded away." in page.words


def test_lists_one_may_not_see_are_left_out(visit, vera, olga):
    follows(vera, olga)
    made = did(olga, "list", name="Harbours")
    olga.lists.filter(pk=made.ref).update(hidden_at=NOON)

    assert "Harbours" not in visit("/feed", by=browser(vera)).words


def test_what_members_write_is_escaped(visit, vera, olga):
    follows(vera, olga)
    type(olga).objects.filter(pk=olga.pk).update(display_name="<b>Olga</b>")
    did(olga, "review", text="<script>alert(1)</script>")
    did(olga, "list", name="<i>Nights</i>")

    html = visit("/feed", by=browser(vera)).html

    assert "<script>alert" not in html
    assert "<i>Nights" not in html
    assert "<b>Olga" not in html


def test_older_pages_follow(visit, vera):
    fill(vera, 65)

    first = visit("/feed", by=browser(vera))
    older = next(link for link in first.links if "before=" in link)
    second = visit(older, by=browser(vera))
    oldest = next(link for link in second.links if "before=" in link)
    third = visit(oldest, by=browser(vera))

    assert "Newest" in second.words
    assert not [link for link in third.links if "before=" in link]
    assert "Nothing older" not in third.words
    assert "This is the end" in visit("/feed?before=1", by=browser(vera)).words


@pytest.mark.parametrize("cursor", ["", "x", "-4", "1.5", "9" * 40, "١٢"])
def test_a_cursor_that_is_none_is_the_beginning(visit, vera, olga, cursor):
    follows(vera, olga)
    did(olga, "viewing", FilmFactory(title="The Tide"))

    assert "The Tide" in visit(f"/feed?before={cursor}", by=browser(vera)).words


def test_an_empty_feed_says_whom_to_follow(visit, vera, olga):
    film = FilmFactory()
    for one in (vera, olga):
        saw(one, film)
    did(olga, "viewing", film)

    page = visit("/feed", by=browser(vera))

    assert "Nothing stands here yet." in page.words
    assert "Olga 1 film that you saw too Follow Olga" in page.words


@pytest.mark.parametrize("count", [1, 29])
@pytest.mark.parametrize("follows_more", [0, 2000])
def test_a_page_of_the_feed_costs_eight_queries(visit, vera, count, follows_more):
    fill(vera, count)
    others = type(vera).objects.bulk_create(type(vera)(username=f"m{number}") for number in range(follows_more))
    vera.follows_made.bulk_create(vera.follows_made.model(by=vera, of=other, at=NOON) for other in others)

    visit("/feed", by=browser(vera), queries=8)


def test_a_page_that_the_newest_entries_fill_costs_seven(visit, vera):
    fill(vera, 31)

    visit("/feed", by=browser(vera), queries=7)


def test_an_empty_feed_costs_eight_queries(visit, vera):
    visit("/feed", by=browser(vera), queries=8)


def test_whom_one_blocked_or_muted_is_neither_told_nor_suggested(visit, vera):
    for name, act in (("ben", block), ("ida", mute)):
        other = MemberFactory(username=name)
        did(other, "viewing")
        act(by=vera, of=other, now=NOON)

    words = visit("/feed", by=browser(vera)).words

    assert "Ben" not in words
    assert "Ida" not in words


def test_a_page_of_thirty_long_reviews_stays_light(visit, vera, olga):
    follows(vera, olga)
    for number in range(31):
        film = FilmFactory(title=f"A film with quite a long title indeed, part {number}", year=1900 + number)
        did(
            olga, "review", film, text="Words upon words. " * 16, rating=9, liked=True, at=NOON + timedelta(days=number)
        )

    page = visit("/feed", by=browser(vera))  # which holds pages to 30 kB

    assert page.words.count("Read the review") == 30
