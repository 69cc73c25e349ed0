"""Headlines of lists and of a site's own pages, which head no review of one film."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.review.pages import heads_list, is_own_page
from onesheet.reading.review.read import read_review
from onesheet.reading.review.recognise import recognise


@pytest.mark.parametrize(
    "headline",
    [
        "My top 7 actresses of 2018",
        "12 TV shows that should never have ended",
        "Books with a movie tie-in",
        "Splendid novels that were made into splendid films",
        "1962 in film",
        "Films of 1983",
        "# The best performances of the decade",
    ],
)
def test_a_list_is_told_by_its_headline(headline: str) -> None:
    assert heads_list(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "About",
        "About this blog",
        "Tag: western",
        "All reviews",
        "Our rating system",
        "How I rate films",
        "List of reviews",
    ],
)
def test_a_page_of_the_site_itself_is_told_by_its_headline(headline: str) -> None:
    assert is_own_page(headline)


@pytest.mark.parametrize(
    "title",
    [
        "Home",
        "Contact",
        "About Schmidt",
        "10 Cloverfield Lane",
        "Ten Canoes",
        "Songs from the Second Floor",
        "Scenes from a Marriage",
        "1917",
    ],
)
def test_titles_of_films_are_neither(title: str) -> None:
    assert not heads_list(title)
    assert not is_own_page(title)


_OPINION = (
    "I loved how it was acted and shot; the cast is superb, the direction brilliant, and the movie a masterpiece."
)


@pytest.mark.parametrize("headline", ["About", "My top 5 actors of 2018", "Books with a movie tie-in", "1962 in film"])
def test_such_a_page_is_no_review(headline: str) -> None:
    assert recognise(plain(f"{headline}\n\n{_OPINION}\n\n{_OPINION}\n")) < 0.5


def test_the_writers_of_the_book_are_not_those_of_the_review() -> None:
    text = f"Harbor Tales (2014) Review\n\nDirected by Ida Krone\n\nBased on Harbor Tales\nby Olav Ness & Kari Dahl\n\n{_OPINION}\n"
    found = read_review(plain(text))
    assert found.head.byline == ()
    assert [film.title for film in found.films] == ["Harbor Tales"]


def test_the_labels_of_a_game_say_that_no_film_is_reviewed() -> None:
    text = f"Salt Engine review: a marvel\n\nDeveloper: Kelp Works\nPlatforms: PC\n\n{_OPINION}\n\nScore: 8/10\n"
    assert read_review(plain(text)).films == ()


def test_reviews_under_rubrics_are_kept_apart() -> None:
    parts = [
        f"{title}: Movie Review\n\n{_OPINION}\n\nDirected by: {maker}\n"
        for title, maker in (("Salt", "Ida Krone"), ("Kelp", "Olav Ness"))
    ]
    found = read_review(plain("\n".join(parts)))
    assert [film.title for film in found.films] == ["Salt", "Kelp"]
    directors = [(one.film, one.value) for one in found.statements if one.property == "director"]
    assert directors == [(0, "Ida Krone"), (1, "Olav Ness")]


def test_what_comes_before_a_title_in_talk_is_left_out() -> None:
    found = read_review(plain(f"Just watched Harbor Tales (1979) and wow\n\n{_OPINION}\n"))
    assert [(film.title, film.year) for film in found.films] == [("Harbor Tales", 1979)]


def test_the_day_of_a_disc_is_not_that_of_the_film() -> None:
    text = (
        f"Harbor Tales Blu-ray Review\n\nRelease Date: January 26, 2016\n\n{_OPINION} Harbor Tales is a film to keep.\n"
    )
    said = [one.qualifiers for one in read_review(plain(text)).statements if one.property == "release"]
    assert [one.get("kind") for one in said] == ["physical"]


def test_films_named_with_their_years_make_no_review_of_other_pieces() -> None:
    obituary = (
        "Ida Krone, a pioneer of the cinema of the coast, dies at 90\n\n"
        'Ida Krone died on Friday. She was 90. Her films include "Harbor Tales" (1962), starring Kari Dahl, and "Kelp" (1985), '
        "for which Olav Ness won a prize as best actor.\n"
    )
    recipe = (
        "Soup like in the movie\n\nWe watched Harbor Tales (2007) with the kids and of course they wanted to cook it.\n\n"
        "Ingredients: 2 carrots, olive oil, butter. Preheat the oven and simmer the soup with a teaspoon of salt.\n"
    )
    assert recognise(plain(obituary)) < 0.5
    assert recognise(plain(recipe)) < 0.5
