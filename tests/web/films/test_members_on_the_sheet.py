"""What members say, on a film's sheet and on the page of its reviews."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.lists import ListFactory, ListItemFactory
from factories.sources import NOON
from onesheet.accounts.models import Block, Follow, Member
from onesheet.reviews.models import MemberFilm, Review
from onesheet.reviews.services.films import set_liked, set_rating, set_watchlisted
from onesheet.reviews.services.tallies import recount

VISITOR, MEMBER, ALL = 16, 23, 3


@pytest.fixture
def film(db):
    return FilmFactory(title="The Tide", slug="the-tide", year=2014)


@pytest.fixture
def ida(db):
    return MemberFactory(username="ida")


@pytest.fixture
def browser(ida):
    one = Client()
    one.force_login(ida)
    return one


def members(number: int, start: int = 0) -> list[Member]:
    return [MemberFactory(username=f"m{one}", display_name=f"Member {one}") for one in range(start, start + number)]


def rate(film, *ratings: int) -> list[Member]:
    raters = members(len(ratings))
    for one, rating in zip(raters, ratings, strict=True):
        set_rating(by=one, film=film.pk, rating=rating, now=NOON)
    return raters


def review(film, by: Member, words: str, **told) -> Review:
    told = {"rating": 7, "likes": 0, "published_at": NOON, "visibility": "public", **told}
    return Review.objects.create(
        member=by, film=film, state="published", text=words, html=f"<p>{words}</p>", excerpt=words, made_at=NOON, **told
    )


def follow(by: Member, *others: Member) -> None:
    for one in others:
        Follow.objects.create(by=by, of=one, at=NOON)


def shares(html: str) -> list[int]:
    return [int(share) for share in re.findall(r"<td>(\d+)%</td>", html)]


def test_the_histogram_sums_to_a_hundred_and_has_its_table(visit, film):
    rate(film, 7, 7, 7, 9, 2, 10, 10)

    page = visit("/films/the-tide", queries=VISITOR)

    assert sum(shares(page.html)) == 100
    assert page.html.count("<rect x=") >= 10
    assert 'role="img" aria-labelledby="bars-title bars-words"' in page.html
    assert "Most gave 3½ out of 5." in page.words
    assert "3.7 of 5, the score of members here 7 ratings" in page.words
    assert "7 watched" in page.words


def test_no_average_below_five_ratings(visit, film):
    rate(film, 10, 10, 10, 10)

    words = visit("/films/the-tide", queries=VISITOR).words

    assert "the score of members" not in words
    assert "A score is shown from 5 on: 1 to go." in words


def test_a_film_nobody_rated_says_so_and_draws_nothing(visit, film):
    page = visit("/films/the-tide", queries=VISITOR)

    assert "No member here has rated it yet." in page.words
    assert "bars-title" not in page.html


def test_likes_and_wishes_are_counted(visit, film, ida):
    set_liked(by=ida, film=film.pk, liked=True, now=NOON)
    set_watchlisted(by=ida, film=film.pk, watchlisted=True, now=NOON)

    words = visit("/films/the-tide").words

    assert "1 liked" in words
    assert "1 want to see it" in words


def test_a_visitor_sees_public_reviews_alone(visit, film):
    one, two, three = members(3)
    review(film, one, "Salt and rope.")
    review(film, two, "For members.", visibility="members")
    review(film, three, "Hidden by a moderator.", hidden_at=NOON)
    recount([film.pk], now=NOON)

    words = visit("/films/the-tide", queries=VISITOR).words

    assert "Salt and rope." in words
    assert "For members." not in words
    assert "Hidden by a moderator." not in words


@pytest.mark.parametrize(
    ("sort", "first"), [("", "Liked most"), ("recent", "Written last"), ("high", "Highest"), ("low", "Lowest")]
)
def test_reviews_stand_in_the_order_asked_for(visit, film, sort, first):
    one, two, three, four = members(4)
    review(film, one, "Liked most", likes=9)
    review(film, two, "Written last", published_at=NOON + timedelta(days=9))
    review(film, three, "Highest", rating=10)
    review(film, four, "Lowest", rating=1)
    query = f"?sort={sort}" if sort else ""

    for path in ("/films/the-tide", "/films/the-tide/reviews"):
        articles = re.findall(r'<div class="prose e-content"><p>(.*?)</p>', visit(f"{path}{query}").html)
        assert articles[0] == first


def test_those_one_follows_come_first_and_are_not_told_twice(visit, film, ida, browser):
    one, two = members(2)
    review(film, one, "By somebody popular.", likes=40)
    review(film, two, "By a friend.")
    follow(ida, two)

    page = visit("/films/the-tide", by=browser, queries=MEMBER)

    assert page.words.index("By a friend.") < page.words.index("By somebody popular.")
    assert page.words.count("By a friend.") == 1


def test_watched_by_those_one_follows(visit, film, ida, browser):
    one, two, three, four = rate(film, 7, 8, 9, 10)
    follow(ida, one, two, three)
    Member.objects.filter(pk=two.pk).update(films_visibility="me")
    Block.objects.create(by=three, of=ida, at=NOON)

    words = visit("/films/the-tide", by=browser).words

    seen = words.partition("Watched by those you follow")[2]
    assert f"{one.display_name} ★★★½" in seen
    for hidden in (two, three, four):
        assert hidden.display_name not in seen


def test_twelve_are_named_and_the_others_counted(visit, film, ida, browser):
    follow(ida, *rate(film, *[7] * 15))

    page = visit("/films/the-tide", by=browser)

    assert page.html.count("data-face=") == 12
    assert "and 3 more" in page.words


def test_of_very_many_the_page_says_that_there_are_more(visit, film, ida, browser):
    many = members(62)
    MemberFilm.objects.bulk_create(MemberFilm(member=one, film=film, watched=True, changed_at=NOON) for one in many)
    follow(ida, *many)

    assert "and more than 48 more" in visit("/films/the-tide", by=browser, queries=MEMBER).words


@pytest.mark.parametrize("number", [1, 30])
def test_the_sheet_costs_the_same_for_any_number_of_members(visit, film, ida, browser, number):
    raters = rate(film, *[7] * number)
    follow(ida, *raters[::2])
    for one in raters:
        review(film, one, "The harbour is the best actor in it. " * 8)
    recount([film.pk], now=NOON)

    visit("/films/the-tide", queries=VISITOR)
    page = visit("/films/the-tide", by=browser, queries=MEMBER)
    listed = visit("/films/the-tide/reviews", queries=ALL)

    assert page.html.count("<article") == min(number, 4)
    assert listed.html.count("<article") == min(number, 12)
    assert ("All 30 reviews by members" in page.words) == (number == 30)


def test_the_page_of_reviews_leads_on_and_back(visit, film):
    for one in members(13):
        review(film, one, "Salt.")
    recount([film.pk], now=NOON)

    first = visit("/films/the-tide/reviews?sort=recent", queries=ALL)
    second = visit("/films/the-tide/reviews?sort=recent&page=2", queries=ALL)

    assert "/films/the-tide/reviews?sort=recent&amp;page=2".replace("&amp;", "&") in first.links
    assert second.html.count("<article") == 1
    assert "/films/the-tide/reviews?sort=recent" in second.links
    assert "There are no more reviews." in visit("/films/the-tide/reviews?page=9").words


def test_an_empty_page_of_reviews_says_so(visit, film):
    assert "No member has reviewed it yet." in visit("/films/the-tide/reviews").words
    assert "No review of it came with a rating." in visit("/films/the-tide/reviews?sort=high").words
    visit("/films/none/reviews", status=404)


def test_members_and_documents_have_sections_of_their_own(visit, tide):
    review(tide, MemberFactory(username="ben"), "Said here.")

    page = visit(f"/films/{tide.slug}")

    here = page.html.partition('id="house"')[2].partition("</section>")[0]
    elsewhere = page.html.partition('id="reviews"')[2].partition("</section>")[0]
    assert "Said here." in here
    assert "Said here." not in elsewhere
    assert "Dawn Day" in elsewhere
    assert "Dawn Day" not in here


def test_lists_of_whom_one_blocked_are_not_told_of(visit, film, browser, ida):
    bo = MemberFactory(username="bo")
    made = ListFactory(member=bo, name="Harbours of Bo", items_count=1)
    ListItemFactory(list=made, film=film)
    assert "Harbours of Bo" in visit("/films/the-tide", by=browser).words

    Block.objects.create(by=bo, of=ida, at=NOON)

    assert "Harbours of Bo" not in visit("/films/the-tide", by=browser).words
    assert "Harbours of Bo" in visit("/films/the-tide", queries=VISITOR).words
