"""How far two members agree."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.members import SIGNED_IN, browser, film_with_record
from factories.viewings import MemberFilmFactory
from onesheet.accounts.models import Member
from onesheet.scores.compatibility import RULE

QUERIES = 3 + SIGNED_IN


@pytest.fixture
def two(db):
    return MemberFactory(username="olga", display_name="Olga Niemi"), MemberFactory(username="mia")


def both(two, pairs):
    """Let the two rate as many films as there are pairs."""
    for number, ratings in enumerate(pairs):
        film = film_with_record(number)
        for member, rating in zip(two, ratings, strict=True):
            MemberFilmFactory(member=member, film=film, rating=rating)


@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_the_same_for_one_and_for_thirty_films(visit, two, count):
    both(two, [(5, 7)] * count)

    visit("/members/olga/with-me", queries=QUERIES, by=browser(two[1]))


def test_the_figure_is_told_with_its_numbers(visit, two):
    both(two, [(8, 8), (8, 8), (8, 8), (4, 6), (2, 10)])
    MemberFilmFactory(member=two[0], film=film_with_record(50), rating=3)
    MemberFilmFactory(member=two[1], film=film_with_record(51), rating=3)

    words = visit("/members/olga/with-me", by=browser(two[1])).words

    assert "56 out of 100 from 5 films you both rated" in words
    assert "Your films count 3.67 together: 3.67 ÷ 5 × 100 = 73.3." in words
    assert "50 + (73.3 − 50) × 5 ÷ 20 = 55.8." in words
    assert f"Rule {RULE}" in words
    assert "the same 3" in words
    assert "one star apart 1" in words
    assert "Harbour 050" not in words


def test_it_is_the_same_from_either_side(visit, two):
    both(two, [(8, 7), (8, 2), (1, 8), (4, 6), (2, 10), (5, 5)])

    one, other = (visit(f"/members/{whose.username}/with-me", by=browser(by)).words for whose, by in (two, two[::-1]))

    assert one.partition("out of 100")[0][-4:] == other.partition("out of 100")[0][-4:]


def test_twenty_films_alike_make_a_hundred(visit, two):
    both(two, [(number % 10 + 1,) * 2 for number in range(20)])

    words = visit("/members/olga/with-me", by=browser(two[1])).words

    assert "100 out of 100 from 20 films" in words
    assert "drawn towards 50" in words
    assert "× 20 ÷ 20" not in words


def test_under_five_films_there_is_no_figure(visit, two):
    both(two, [(8, 8)] * 4)

    words = visit("/members/olga/with-me", by=browser(two[1])).words

    assert "No figure yet from 4 films you both rated" in words
    assert "Under 5 films in common no figure is given" in words
    assert "out of 100" not in words


def test_films_stand_with_both_ratings_most_agreed_or_most_different_first(visit, two):
    both(two, [(2, 10), (8, 7)])

    near, far = (visit(f"/members/olga/with-me{order}", by=browser(two[1])).words for order in ("", "?sort=farthest"))

    assert "Film You Olga Niemi Harbour 001 1961 ★★★½ ★★★★ Harbour 000" in near
    assert "Film You Olga Niemi Harbour 000 1960 ★★★★★ ★ Harbour 001" in far


def test_common_films_are_paged_by_forty(visit, two):
    both(two, [(5, 5)] * 41)

    assert "/members/olga/with-me?page=2" in visit("/members/olga/with-me", by=browser(two[1])).links
    assert visit("/members/olga/with-me?page=2", by=browser(two[1])).html.count('<th scope="row"><a href="/films/') == 1


def test_nothing_in_common_says_what_to_do(visit, two):
    page = visit("/members/olga/with-me", by=browser(two[1]))

    assert "You two have rated no film in common yet." in page.words
    assert "/members/olga/films?show=rated" in page.links


def test_ratings_kept_private_are_not_compared(visit, two):
    both(two, [(5, 5)] * 6)
    Member.objects.filter(username="olga").update(films_visibility="followers")

    words = visit("/members/olga/with-me", by=browser(two[1])).words

    assert "there is nothing to compare" in words
    assert "Harbour" not in words


def test_a_visitor_is_asked_to_sign_in_and_nobody_is_compared_with_themself(client, two):
    assert client.get("/members/olga/with-me")["Location"] == "/sign-in?next=/members/olga/with-me"
    assert browser(two[0]).get("/members/olga/with-me")["Location"] == "/members/olga"
