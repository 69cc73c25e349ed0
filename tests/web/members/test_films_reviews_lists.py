"""A member's films with their filters and orders, their reviews, their lists."""

from __future__ import annotations

import re

import pytest

from factories.accounts import MemberFactory
from factories.films import FactFactory
from factories.members import SIGNED_IN, browser, busy, film_with_record, for_each_visibility, saw, stands, wrote
from factories.sources import NOON
from factories.viewings import MemberFilmFactory
from onesheet.accounts.models import Member
from onesheet.lists.models import FilmList
from onesheet.reviews.models import FilmTally

QUERIES = 6


@pytest.fixture
def olga(db):
    return MemberFactory(username="olga", display_name="Olga Niemi")


def names(page) -> list[str]:
    """Return the numbers of the films on the wall, in order."""
    return re.findall(r"<b>Harbour (\d+)</b>", page.html)


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    "query",
    ["", "show=rated&sort=average", "show=liked&sort=seen", "genre=drama&country=FI&rating=1&year=1960s&sort=title"],
)
def test_films_cost_the_same_for_one_and_for_thirty(visit, olga, count, query):
    busy(olga, count)

    visit(f"/members/olga/films?{query}", queries=QUERIES)
    visit(f"/members/olga/films?{query}", queries=QUERIES + SIGNED_IN, by=browser(olga))


def test_tabs_choose_which_films(visit, olga):
    rated = {"rating": 8, "rated_at": NOON, "liked": True}
    MemberFilmFactory(member=olga, film=film_with_record(1), **rated)
    MemberFilmFactory(member=olga, film=film_with_record(2))
    MemberFilmFactory(member=olga, film=film_with_record(3), watched=False, watchlisted_at=NOON)

    found = {
        show: set(names(visit(f"/members/olga/films?show={show}")))
        for show in ("watched", "rated", "unrated", "liked", "watchlist", "nonsense")
    }

    assert found == {
        "watched": {"001", "002"}, "rated": {"001"}, "unrated": {"002"}, "liked": {"001"}, "watchlist": {"003"},
        "nonsense": {"001", "002"},
    }  # fmt: skip


def test_filters_narrow_together(visit, olga):
    for number, rating in ((1, 8), (2, 8), (12, 8), (13, 5)):
        MemberFilmFactory(member=olga, film=film_with_record(number), rating=rating, rated_at=NOON)
    FactFactory(film=olga.films.first().film, property="country", value="SE")

    def shown(query):
        return set(names(visit(f"/members/olga/films?{query}")))

    assert shown("year=1960s") == {"001", "002"}
    assert shown("year=1972") == {"012"}
    assert shown("rating=8") == {"001", "002", "012"}
    assert shown("rating=8&year=1960s&country=se") == {"001"}
    assert shown("genre=Drama&country=SE") == {"001"}
    assert shown("genre=western") == set()
    assert "No film fits all of that." in visit("/members/olga/films?genre=western").words
    options = visit("/members/olga/films").html
    assert '<option value="fi">Finland (4)</option>' in options
    assert '<option value="se">Sweden (1)</option>' in options
    assert '<option value="1960s">1960s (2)</option>' in options
    assert '<option value="drama">drama (4)</option>' in options


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["001", "002", "003"]),
        ("newest", ["003", "002", "001"]),
        ("oldest", ["001", "002", "003"]),
        ("rating", ["002", "001", "003"]),
        ("lowest", ["001", "002", "003"]),
        ("longest", ["003", "002", "001"]),
        ("shortest", ["001", "002", "003"]),
        ("seen", ["002", "003", "001"]),
        ("average", ["003", "001", "002"]),
        ("rated", ["002", "001", "003"]),
    ],
)
def test_orders(visit, olga, sort, expected):
    first, second, third = (film_with_record(number) for number in (1, 2, 3))
    saw(olga, first, "2001-01-01", rating=3)
    saw(olga, second, "2020", rating=9)
    saw(olga, third, "2010-01", rating=None)
    FilmTally.objects.create(film=third, half_10=5)
    FilmTally.objects.create(film=first, half_4=5)
    FilmTally.objects.create(film=second, half_10=4)

    assert names(visit(f"/members/olga/films?sort={sort}")) == expected


def test_the_order_of_viewings_does_not_tell_of_those_kept_private(visit, olga):
    first, second = film_with_record(1), film_with_record(2)
    saw(olga, first, "2010-01-01")
    saw(olga, first, "2024-01-01", visibility="me")
    saw(olga, second, "2020-01-01")

    assert names(visit("/members/olga/films?sort=seen")) == ["002", "001"]
    assert names(visit("/members/olga/films?sort=seen", by=browser(olga))) == ["001", "002"]


def test_films_are_paged_by_24_and_keep_their_filters(visit, olga):
    busy(olga, 25)

    first, second = (visit(f"/members/olga/films?country=fi&sort=title{page}") for page in ("", "&page=2"))

    assert len(names(first)) == 24
    assert names(second) == ["024"]
    assert "/members/olga/films?country=fi&amp;sort=title" in second.html
    assert "/members/olga/films?country=fi&sort=title&page=2" in first.links


def test_films_kept_to_others_are_not_shown(visit, olga):
    busy(olga, 1)
    sees = {"public": 3 + 1, "members": 3, "followers": 2, "me": 1}
    people = stands(olga)

    for visibility, expected in sees.items():
        Member.objects.filter(pk=olga.pk).update(films_visibility=visibility)
        shown = 0
        for who in ("visitor", "stranger", "follower", "owner"):
            page = visit("/members/olga/films", by=browser(people[who]) if people[who] else None)
            shown += bool(names(page))
            assert bool(names(page)) != ("keeps their films" in page.words)
        assert shown == expected, visibility


def test_what_others_rate_is_not_kept_with_a_members_page(client, olga):
    busy(olga, 1)

    assert "no-store" in client.get("/members/olga/films?sort=average")["Cache-Control"]
    assert "Cache-Control" not in client.get("/members/olga/films?sort=title")


@pytest.mark.parametrize("show", ["watched", "rated", "unrated", "liked", "watchlist"])
def test_empty_walls_say_so(visit, olga, show):
    assert "Olga Niemi" in visit(f"/members/olga/films?show={show}").words
    assert "/films/" in visit(f"/members/olga/films?show={show}", by=browser(olga)).links


@pytest.mark.parametrize("count", [1, 30])
def test_reviews_cost_the_same_for_one_and_for_thirty(visit, olga, count):
    busy(olga, count)

    visit("/members/olga/reviews", queries=3)
    visit("/members/olga/reviews", queries=3 + SIGNED_IN, by=browser(MemberFactory(username="mia")))


def test_reviews_are_those_the_viewer_may_read(visit, olga):
    film = film_with_record(1)
    for_each_visibility(lambda visibility: wrote(olga, film, f"Told to {visibility}.", visibility=visibility))
    wrote(olga, film, "Hidden.", hidden_at=NOON)
    wrote(olga, film, "Unfinished.", state="draft", published_at=None)
    sees = {"visitor": "1 review ", "stranger": "2 reviews", "follower": "3 reviews", "owner": "5 reviews"}
    people = stands(olga)

    for who, words in sees.items():
        page = visit("/members/olga/reviews", by=browser(people[who]) if people[who] else None)
        assert words in page.words
        assert "Unfinished" not in page.words
        assert ("Hidden." in page.words) == (who == "owner")


def test_reviews_are_paged_by_twenty(visit, olga):
    busy(olga, 21)

    assert "/members/olga/reviews?page=2" in visit("/members/olga/reviews").links
    assert visit("/members/olga/reviews?page=2").html.count("<article") == 1
    assert visit("/members/olga/reviews?page=9").html.count("<article") == 1


def test_empty_reviews_and_lists_say_what_to_do(visit, olga):
    assert "No review by Olga Niemi is to be seen." in visit("/members/olga/reviews").words
    assert "a draft stays yours alone" in visit("/members/olga/reviews", by=browser(olga)).words
    assert "No list of Olga Niemi is to be seen." in visit("/members/olga/lists").words
    assert "You have no lists yet." in visit("/members/olga/lists", by=browser(olga)).words


@pytest.mark.parametrize("count", [1, 30])
def test_lists_cost_the_same_for_one_and_for_thirty(visit, olga, count):
    for number in range(count):
        FilmList.objects.create(member=olga, name=f"Piers {number}", made_at=NOON, changed_at=NOON)

    page = visit("/members/olga/lists", queries=4)

    assert f"{count} list" in page.words
    visit("/members/olga/lists", queries=4 + SIGNED_IN, by=browser(MemberFactory(username="mia")))
