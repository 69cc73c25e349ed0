"""The buzz of an edition: page, one film, JSON, feed, big screen, download, and films like one of its."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.embargo import TRACES, five_reviews, held_review
from factories.festivals import SelectionFactory
from factories.films import FilmFactory
from onesheet.accounts.models import Visibility
from onesheet.critics.services.embargo import hold_scores
from onesheet.festivals.models import Edition, Festival, Selection
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.films import set_rating
from web.buzz.conftest import HERE, NIGHT

SURFACES = (
    "/buzz",
    "/buzz.json",
    "/buzz-feed.atom",
    "/buzz-feed.rss",
    "/buzz-feed.json",
    "/big-screen",
    "/buzz/the-tide",
)

committed = pytest.mark.django_db(transaction=True)
"""PostgreSQL raises versions when a transaction ends, so that these must end."""


def told(client) -> dict:
    return client.get(f"{HERE}/buzz.json").json()


def test_films_stand_by_buzz_with_what_is_told_of_each(visit, buzzing):
    page = visit(f"{HERE}/buzz")

    assert "44 ratings, with a mean of 3.50 of 5" in page.words
    assert "1 Lantern Galas 3 ratings: too few to say much quiet, 0 in the last day" in page.words
    assert "Rope Galas 1 rating: too few to say much" in page.words
    assert "The Tide Galas 3.4 between 3.2 and 3.6 40 ratings most agree" in page.words
    assert "rising +0.69, 10 in the last day" in page.words
    assert "no rank Weed no rating yet" in page.words
    order = [page.words.index(name) for name in ("Lantern", "Rope", "The Tide", "Weed")]
    assert order == sorted(order)


def test_only_ratings_since_the_first_midnight_there_count(client, buzzing):
    rope = next(one for one in told(client)["films"] if one["title"] == "Rope")

    # Lisbon is an hour ahead of UTC: 23:00 UTC of the day before is midnight.
    assert rope["ratings"] == 1
    assert told(client)["since"] == "2015-09-09T23:00:00Z"


def test_ratings_count_until_a_week_after_the_last_day(client, buzzing):
    buzzing.rate(buzzing.weed, 9, at=NIGHT.replace(day=26, hour=22, minute=59))
    buzzing.rate(buzzing.weed, 9, at=NIGHT.replace(day=26, hour=23, minute=0))

    assert next(one for one in told(client)["films"] if one["title"] == "Weed")["ratings"] == 1


@committed
def test_what_somebody_rates_is_counted_at_once(client, buzzing):
    before = told(client)
    weed = next(one for one in before["films"] if one["title"] == "Weed")
    assert (weed["rank"], weed["ratings"]) == (None, 0)

    set_rating(by=MemberFactory(), film=buzzing.weed.pk, rating=8, now=NIGHT + timedelta(hours=5))

    after = told(client)
    weed = next(one for one in after["films"] if one["title"] == "Weed")
    assert (weed["ratings"], weed["last_day"]) == (1, 1)
    assert after["ratings"] == before["ratings"] + 1
    assert after["last_day_since"] != before["last_day_since"]


@committed
def test_a_rating_that_is_changed_or_taken_back_is_counted_again(client, buzzing):
    member = MemberFactory()
    for rating, count in ((8, 1), (3, 1), (None, 0)):
        set_rating(by=member, film=buzzing.weed.pk, rating=rating, now=NIGHT)
        assert next(one for one in told(client)["films"] if one["title"] == "Weed")["ratings"] == count


@committed
def test_counting_costs_no_query_while_nothing_was_said(visit, buzzing):
    visit(f"{HERE}/buzz")
    visit(f"{HERE}/buzz", queries=1)

    buzzing.rate(buzzing.weed, 9)
    visit(f"{HERE}/buzz", queries=5)
    visit(f"{HERE}/buzz", queries=1)


@pytest.mark.parametrize("films", [0, 30])
def test_pages_cost_the_same_for_many_films(visit, buzzing, films):
    for number in range(films):
        SelectionFactory(edition=buzzing.edition, film=FilmFactory(title=f"More {number}", slug=f"more-{number}"))
    visit(f"{HERE}/buzz")

    visit(f"{HERE}/buzz", queries=2)
    visit(f"{HERE}/buzz/the-tide", queries=2)
    visit(f"{HERE}/films/the-tide/more", queries=4)


def test_a_long_edition_has_pages(visit, buzzing):
    for number in range(30):
        SelectionFactory(edition=buzzing.edition, film=FilmFactory(title=f"More {number:02}", slug=f"more-{number}"))

    assert "Page 1 of 2" in visit(f"{HERE}/buzz").words
    assert "More 29" in visit(f"{HERE}/buzz?page=2").words
    assert "Page 2 of 2" in visit(f"{HERE}/buzz?page=99").words


def test_a_film_shows_its_formula_and_every_rating_named_where_that_is_open(visit, buzzing):
    buzzing.rate(buzzing.rope, 7, username="secretive", films_visibility=Visibility.ME)
    page = visit(f"{HERE}/buzz/rope")

    assert "secretive" not in page.html.lower()
    assert "not named" in page.words
    assert "Rosa" in page.words
    assert "(10 × 3.5000 + 7.5) ÷ (10 + 2) = 3.54" in page.html
    assert visit(f"{HERE}/buzz/nothing", status=404)


def test_the_download_makes_every_score_again(client, buzzing, tmp_path):
    buzzing.rate(buzzing.tide, *[1] * 200, unproven=True)
    scores = {
        one["address"].rpartition("/")[2]: (one["score"], one["ratings"])
        for one in told(client)["films"]
        if one["rank"]
    }

    for name, films in ((f"{HERE}/buzz.zip", list(scores)), (f"{HERE}/buzz/the-tide/inputs.zip", ["the-tide"])):
        with zipfile.ZipFile(io.BytesIO(b"".join(client.get(name).streaming_content))) as archive:
            archive.extractall(tmp_path)
        ended = subprocess.run(
            [sys.executable, "-I", tmp_path / "recompute.py"], capture_output=True, text=True, check=True
        )
        lines = [line.split("\t") for line in ended.stdout.splitlines()]
        assert {film: (score, int(count)) for score, count, film in lines} == {film: scores[film] for film in films}


def test_a_page_without_ratings_says_so(visit, buzzing):
    MemberFilm.objects.all().delete()
    page = visit(f"{HERE}/buzz")

    assert "Nobody has rated a film of this edition yet." in page.words
    assert "Nobody has rated a film yet" in visit_screen(visit, f"{HERE}/big-screen")


def visit_screen(visit, path: str) -> str:
    """Open the big screen, which has no way to skip to."""
    return Client().get(path).content.decode()


def test_the_big_screen_turns_its_pages_by_itself(client, buzzing):
    for number in range(14):
        film = FilmFactory(title=f"More {number}", slug=f"more-{number}")
        SelectionFactory(edition=buzzing.edition, film=film)
        buzzing.rate(film, 5)

    first, second = (client.get(f"{HERE}/big-screen{query}").content.decode() for query in ("", "?page=2"))

    assert f'content="15;url={HERE}/big-screen?page=2"' in first
    assert f'content="15;url={HERE}/big-screen?page=1"' in second
    assert (first.count("<li>"), second.count("<li>")) == (10, 7)
    assert client.get(f"{HERE}/big-screen?page=9").content.decode().count("<li>") == 10
    assert "<a " not in first


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_the_feed_has_the_films_that_stand_highest(client, buzzing, form):
    feed = client.get(f"{HERE}/buzz-feed.{form}").content.decode()

    ET.fromstring(feed)
    assert feed.index("1. Lantern") < feed.index("2. ") < feed.index("3. ")
    assert "3.4 of 5, between 3.2 and 3.6. 40 ratings" in feed


@pytest.mark.parametrize("path", [*SURFACES, "/buzz.zip", "/buzz/the-tide/inputs.zip"])
def test_where_buzz_is_off_or_the_edition_is_a_draft_there_is_nothing(client, buzzing, path):
    assert client.get(HERE + path).status_code == 200
    Edition.objects.update(buzz=False)
    assert client.get(HERE + path).status_code == 404
    Edition.objects.update(buzz=True, state=Edition.State.DRAFT)
    assert client.get(HERE + path).status_code == 404


@committed
def test_critics_stars_stand_beside_and_change_no_rank(client, visit, buzzing):
    before = [one["title"] for one in told(client)["films"]]
    five_reviews(buzzing.weed)

    assert [one["title"] for one in told(client)["films"]] == before
    assert "3.3 by 5 critics" in visit(f"{HERE}/buzz").words


@pytest.mark.parametrize("path", SURFACES)
@committed
def test_what_is_held_back_leaves_no_trace(client, buzzing, path):
    bare = client.get(HERE + path).content
    held_review(buzzing.weed)
    assert client.get(HERE + path).content == bare

    held_review(buzzing.tide, critic="Another One")
    body = client.get(HERE + path).content
    assert body == bare
    assert not any(trace.encode() in body for trace in TRACES)


@pytest.mark.parametrize("path", SURFACES)
@committed
def test_while_scores_are_held_back_nothing_is_told_of_critics(client, buzzing, path):
    bare = client.get(HERE + path).content
    five_reviews(buzzing.tide)
    hold_scores(film=buzzing.tide.pk, until=NIGHT + timedelta(days=30), reason="", by=MemberFactory(), now=NIGHT)

    assert client.get(HERE + path).content == bare


def test_films_like_one_are_explained(visit, buzzing):
    page = visit(f"{HERE}/films/the-tide/more")

    assert (
        "Most in common Lantern 2015 directed by Ann Marsh too, drama too, in Galas too Rope 2015 from Portugal too, in Galas too"
        in page.words
    )
    assert "Weed" not in page.words
    assert "Nothing that is known of the other films is the same." in visit(f"{HERE}/films/weed/more").words
    visit(f"{HERE}/films/nothing/more", status=404)


def test_a_withdrawn_film_is_in_no_buzz(client, visit, buzzing):
    Selection.objects.filter(film=buzzing.lantern).update(withdrawn_at=NIGHT)

    assert "Lantern" not in json.dumps(told(client))
    assert "Lantern" not in visit(f"{HERE}/films/the-tide/more").words


def test_a_club_has_a_season(visit, buzzing):
    Festival.objects.update(kind=Festival.Kind.CLUB)

    assert "the films of this season" in visit(f"{HERE}/buzz").words
