"""The front page, the list of films, and searching."""

from __future__ import annotations

import pytest

from factories.accounts import editor
from factories.embargo import held_review, reviewed
from factories.films import CreditFactory, FactFactory, FilmFactory, QuotedReviewFactory, StatementFactory, TitleFactory
from factories.people import PersonFactory
from factories.sources import NOON, DocumentFactory
from onesheet.critics.services.reviews import withdraw_review


def film(title, year=None, genre="", *others, **more):
    made = FilmFactory(title=title, year=year, genre=genre, **more)
    for text in (title, *others):
        TitleFactory(film=made, text=text)
    if genre:
        FactFactory(film=made, value=genre)
    return made


def test_home_shows_what_came_in_last(visit, tide):
    page = visit("/", queries=8)

    assert "1 film, read from 3 documents" in page.words
    assert "New films All films The Tide" in page.words
    assert "Latest reviews elsewhere The Tide" in page.words
    assert "The Matinee · about The Tide (2014)" in page.words


def test_home_costs_the_same_for_one_and_for_three_films(visit, db):
    for count in (1, 2):
        for number in range(count):
            made = film(f"Film {count} {number}")
            CreditFactory(film=made)
            document = DocumentFactory(text=f"{count} {number}")
            StatementFactory(film=made, document=document)
            QuotedReviewFactory(film=made, document=document)

        visit("/", queries=8)


def test_empty_home_says_what_to_do(visit, ada, db):
    assert "onesheet add FILE" in visit("/", queries=8).words
    assert "/add" in visit("/", by=ada).links


def test_films_are_listed_by_title_without_article_24_a_page(visit, db):
    for number in range(25):
        film(f"The Film {number:02}", 1990 + number)

    first, second = visit("/films/", queries=5), visit("/films/?page=2", queries=5)

    assert "25 films" in first.words
    assert first.words.index("The Film 00") < first.words.index("The Film 23")
    assert "The Film 24" not in first.words
    assert "The Film 24" in second.words
    assert "/films/?page=2" in first.links
    assert "/films/" in second.links


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("", ["Apple", "Bread", "Cheese"]),
        ("?sort=newest", ["Cheese", "Apple", "Bread"]),
        ("?sort=oldest", ["Bread", "Apple", "Cheese"]),
        ("?sort=genre", ["Bread", "Apple", "Cheese"]),
        ("?genre=drama", ["Apple", "Cheese"]),
        ("?year=1990s", ["Apple", "Bread"]),
        ("?year=1999", ["Apple"]),
        ("?genre=drama&year=1990s&sort=newest", ["Apple"]),
        ("?genre=western", []),
        ("?sort=nonsense&year=nonsense&page=-3", ["Apple", "Bread", "Cheese"]),
        ("?page=99", ["Apple", "Bread", "Cheese"]),
    ],
)
def test_films_can_be_narrowed_and_ordered(visit, db, query, listed):
    film("Bread", 1990, "comedy")
    film("Apple", 1999, "drama")
    film("Cheese", 2010, "drama")

    page = visit(f"/films/{query}", queries=5)

    shown = page.html.partition('<ul class="posters">')[2]
    assert sorted(listed, key=shown.find) == listed
    assert all((f"<b>{title}</b>" in shown) == (title in listed) for title in ("Apple", "Bread", "Cheese"))


def test_list_costs_the_same_for_one_and_for_three_films(visit, db):
    for title in ("One", "Two", "Three"):
        CreditFactory(film=film(title, 2000, "drama"))
        visit("/films/", queries=5)


def test_full_list_stays_within_the_weight_of_a_page(visit, db):
    for number in range(30):
        made = film(f"A Title of More Than Usual Length, Number {number}", 1900 + number, f"genre number {number}")
        CreditFactory(film=made, person=PersonFactory(name=f"Somebody with a Long Name {number}"))

    visit("/films/", queries=5)
    visit("/", queries=8)
    visit("/search?q=title", queries=6)


def test_search_finds_titles_whatever_their_accents_exact_ones_first(visit, db):
    film("Cléopâtre et la mer", 1970)
    film("Cléo from 5 to 7", 1962, "", "Cléo de 5 à 7")
    film("Cléo", 2019)
    film("The Mirror", 1975)

    page = visit("/search?q=CLEO", queries=6)

    places = [page.words.index(words) for words in ("Cléo 2019", "Cléo from 5 to 7 1962", "Cléopâtre et la mer 1970")]
    assert places == sorted(places)
    assert "The Mirror" not in page.words
    assert "Cléo from 5 to 7" in visit("/search?q=de+5+a+7", queries=6).words


def test_search_without_an_article_finds_the_title_with_one_before_longer_titles(visit, db):
    for title, sort_title in (
        ("Piano Lessons", ""),
        ("An Old Piano", "old piano"),
        ("The Piano", "piano"),
        ("Piano", ""),
    ):
        film(title, 1993, **({"sort_title": sort_title} if sort_title else {}))
    film("The Piano Teacher", 2001, sort_title="piano teacher")

    words = visit("/search?q=piano", queries=6).words

    titles = ("Piano 1993", "The Piano 1993", "Piano Lessons 1993", "The Piano Teacher 2001", "An Old Piano 1993")
    places = [words.index(one) for one in titles]
    assert places == sorted(places)


@pytest.mark.parametrize("asked", ["tide", "the ti", "tide the", "TIDE, THE", "The Tide 2014", "the tide (2014)"])
def test_search_takes_beginnings_of_words_in_any_order_and_a_year(visit, tide, asked):
    film("Untidy Work", 2014)

    page = visit(f"/search?q={asked}")

    assert "The Tide" in page.words
    assert "Untidy" not in page.words


def test_year_puts_films_of_that_year_first(visit, db):
    film("Suspense", 1930)
    film("Suspense", 1913, slug="suspense-1913")

    words = visit("/search?q=suspense+1913", queries=7).words

    assert words.index("Suspense 1913") < words.index("Suspense 1930")


def test_search_finds_people_and_counts_their_films(visit, tide):
    page = visit("/search?q=marsh", queries=6)

    assert "People Ann Marsh 1 film" in page.words
    assert "/people/ann-marsh" in page.links


@pytest.mark.parametrize("number", [1, 3])
def test_search_finds_critics_and_outlets_whose_reviews_are_to_be_seen(visit, db, number):
    for at in range(number):
        made = film(f"Film {at}")
        reviewed(made, by="Zoë Quillon", at="Zoe's Post")
        reviewed(made, by=f"Ann Quillon {at}", at="The Pier")

    page = visit("/search?q=quil+zo", queries=6)

    count = f"{number} review" if number == 1 else f"{number} reviews"
    assert f"Critics Zoë Quillon {count}" in page.words
    assert "Ann Quillon" not in page.words
    assert "/critics/zoe-quillon" in page.links
    assert f"Outlets Zoe's Post {count}" in visit("/search?q=ZO", queries=6).words


def test_search_finds_nobody_whose_reviews_are_held_back_withdrawn_or_of_a_film_without_a_page(visit, db):
    held_review(film("Film"))
    withdraw_review(review=reviewed(film("Other"), by="Zebulon Gone").pk, reason="Twice.", by=editor(), now=NOON)
    reviewed(film("Third", shown=False), by="Zebulon Hidden")

    page = visit("/search?q=zebulon", queries=6)

    assert "Nothing here is called “zebulon”" in page.words
    assert "Xylophone" not in visit("/search?q=xylophone", queries=6).words.replace("“xylophone”", "")


def test_search_shows_twelve_critics_and_where_the_others_are(visit, db):
    made = film("Film")
    for at in range(13):
        reviewed(made, by=f"Marsh & Sons {at:02}", at="")

    page = visit("/search?q=marsh+sons", queries=6)

    assert page.words.count("Marsh & Sons") == 12
    assert "More critics of this name" in page.words
    assert "13 critics of this name" in visit("/critics/?q=marsh+sons").words
    assert "/critics/?q=marsh+sons" in page.links


def test_search_in_a_script_without_spaces_finds_words_within(visit, db):
    film("千と千尋の神隠し", 2001)

    assert "千と千尋の神隠し" in visit("/search?q=神隠し", queries=6).words


@pytest.mark.parametrize("asked", ["zzz", "%", "_", "'", "\\", "a" * 500, "☃ ☃"])
def test_search_that_finds_nothing_says_so(visit, tide, asked):
    page = visit("/search?q=" + "".join(f"%{byte:02x}" for byte in asked.encode()))

    assert "The Tide" not in page.words


def test_search_for_nothing_asks_for_words(visit, db):
    assert "Write a title or a name" in visit("/search", queries=0).words
    assert "Write a title or a name" in visit("/search?q=++", queries=0).words
