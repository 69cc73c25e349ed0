"""A member's year in review, as a page and as JSON."""

from __future__ import annotations

import pytest
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.members import SIGNED_IN, browser, busy, film_with_record, for_each_visibility, saw, stands

QUERIES = 7


@pytest.fixture
def olga(db):
    return MemberFactory(username="olga", display_name="Olga Niemi")


@pytest.mark.parametrize("count", [1, 30])
def test_a_year_costs_the_same_for_one_and_for_thirty_viewings(visit, client, olga, count, django_assert_num_queries):
    busy(olga, count)

    visit("/members/olga/year/2024", queries=QUERIES)
    visit("/members/olga/year/2024", queries=QUERIES + SIGNED_IN, by=browser(MemberFactory(username="mia")))
    with django_assert_num_queries(QUERIES):
        client.get("/members/olga/year/2024.json")


@pytest.fixture
def year(olga):
    saw(olga, film_with_record(1), "2024-03-05", rating=6, format="cinema")
    saw(olga, film_with_record(12, runtime_minutes=200), "2024-03-20", rating=10, format="cinema")
    saw(olga, film_with_record(13, runtime_minutes=None), "2024-01-02", format="disc", rating=3)
    saw(olga, olga.films.first().film, "2024-12-31", rewatch=True, rating=7)
    saw(olga, film_with_record(4), "2024")
    saw(olga, film_with_record(5), "2023-12-31")
    return olga


def test_it_tells_the_year(visit, year):
    words = visit("/members/olga/year/2024").words

    assert "2024 in review Olga Niemi saw 4 films in 5 viewings: 8 hours in the 4 whose length is known." in words
    assert "seen again 1" in words
    assert "1 viewing without a month is not drawn" in words
    for label, film, said in (
        ("First", "013", "2 Jan 2024"),
        ("Last", "001", "31 Dec 2024"),
        ("Longest and highest rated", "012", "200 min · ★★★★★"),
    ):
        shown = words[words.index(f" {label} ") :][:120]
        assert film in shown, label
        assert said in shown, label
    assert "Directors most seen" in words
    assert "Ann Marsh 4" in words
    assert "Bo Reed 4" in words
    assert "Finland 4" in words
    assert "in a cinema 2 on disc 1" in words


def test_every_chart_has_its_table(visit, year):
    page = visit("/members/olga/year/2024")

    assert "March 2024 2" in page.words
    assert "5 out of 5 1" in page.words
    assert "1960s 2 1970s 2" in page.words
    assert page.html.count('<svg class="columns" role="img"') == page.html.count("<summary>As a table") == 3
    assert "/members/olga/diary/2024/3" in page.links
    assert "/people/ann-marsh" in page.links


def test_the_same_comes_as_json(client, year):
    answer = client.get("/members/olga/year/2024.json")
    told = answer.json()

    assert answer["Content-Type"] == "application/json"
    assert told["viewings"] == 5
    assert told["films"] == 4
    assert told["minutes"] == {"total": 91 + 200 + 91 + 94, "viewings_with_known_length": 4}
    assert told["average_rating"] == 3.25
    assert told["by_month"]["2024-03"] == 2
    assert told["without_month"] == 1
    assert told["by_rating"]["5.0"] == 1
    assert told["films_by_decade"] == {"1960": 2, "1970": 2}
    assert told["films_by_country"] == {"FI": 4}
    assert told["directors"] == [{"name": "Ann Marsh", "films": 4}]
    assert told["highest_rated"]["title"] == "Harbour 012"
    assert told["highest_rated"]["url"].endswith("/films/harbour-012")
    assert told["first"]["date"] == "2024-01-02"


def test_only_what_the_viewer_may_see_is_counted(client, olga):
    film = film_with_record(1)
    for_each_visibility(lambda visibility: saw(olga, film, visibility=visibility))
    sees = {"visitor": 1, "stranger": 2, "follower": 3, "owner": 4}
    people = stands(olga)

    for who, count in sees.items():
        asking = browser(people[who]) if people[who] else client
        assert asking.get("/members/olga/year/2024.json").json()["viewings"] == count, who


def test_an_empty_year_says_so(visit, client, olga):
    assert "Of 2024 there is nothing in this diary to be seen." in visit("/members/olga/year/2024").words
    assert "Log a film with a date in that year" in visit("/members/olga/year/2024", by=browser(olga)).words
    assert client.get("/members/olga/year/2024.json").json()["first"] is None


def test_years_go_from_the_first_film_to_the_next_one(visit, olga):
    this = timezone.localdate().year
    for year, status in ((1888, 200), (this, 200), (this + 1, 200), (this + 2, 404)):
        visit(f"/members/olga/year/{year}", status=status)


def test_other_years_are_one_click_away(visit, year):
    assert {"/members/olga/year/2024", "/members/olga/year/2023"} <= set(visit("/members/olga/year/2024").links)


@pytest.mark.parametrize("path", ["12", "20240", "12.json", "1887", "1887.json", "9999", "9999.json"])
def test_what_is_no_year_has_no_page(visit, olga, path):
    assert "No year has this address." in visit(f"/members/olga/year/{path}", status=404).words
