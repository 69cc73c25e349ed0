"""A whole film's page: title, synopsis, listed facts, members' reviews of many paragraphs, and no chrome."""

from __future__ import annotations

import pytest

from onesheet.reading import read_text

PAGE = """Harbour Lights

Two sisters wait on a pier for a boat that is eleven years late.


Add a review


See more films


  • ★★★½ review by Lucy on Quay

    i would wait on any pier with anna sund and i always have

  • ★★★★ review by Tomas Vik on Quay

    “You kind of look like a lighthouse.”

    Petra Halvorsen may be known for Night Boats (1951) and "The Long Quay" (1960), but Halvorsen's latest movie is her best. I liked
    every minute.

    The friendship between Anna Sund’s Marit and Lena Voss’s Tove is at its center. The men (Olav Berg and Jon Vik) get less.

  • ½ review by graham_p on Quay

    Film #31 of my 52 Films With Boats 2017

    THE BOAT NEVER COMES....

    Marit marries a pilot named Jens (Olav Berg), and then we wait.

    More fog than film.

  • See all reviews

Popular this week: Night Boats, Bilge, The Long Quay

About · Help · Terms
© 2020 Quay Ltd
"""


@pytest.fixture(scope="module")
def reading():
    return read_text(PAGE, name="x")


def test_film_page_is_known_and_names_its_film(reading):
    assert reading.head.kind == "film-page"
    assert [(film.title, film.year) for film in reading.films] == [("Harbour Lights", None)]
    assert reading.head.byline == ()
    assert reading.problems == ()


def test_film_page_keeps_every_review_with_its_mark_and_all_its_paragraphs(reading):
    found = [(one.author, one.source, one.original, one.rating["value"]) for one in reading.reviews]

    assert found == [
        ("Lucy", "Quay", "★★★½", 3.5),
        ("Tomas Vik", "Quay", "★★★★", 4),
        ("graham_p", "Quay", "½", 0.5),
    ]
    assert reading.reviews[1].text.startswith("“You kind of look")
    assert reading.reviews[1].text.endswith("(Olav Berg and Jon Vik) get less.")
    assert reading.reviews[2].text.startswith("Film #31")
    assert reading.reviews[2].text.endswith("More fog than film.")


def test_film_page_takes_facts_of_this_film_alone(reading):
    found = {(one.property, one.value, one.qualifiers.get("character")) for one in reading.statements}

    assert found == {
        ("title", "Harbour Lights", None),
        ("synopsis", "Two sisters wait on a pier for a boat that is eleven years late.", None),
        ("director", "Petra Halvorsen", None),
        ("cast_member", "Anna Sund", "Marit"),
        ("cast_member", "Lena Voss", "Tove"),
        ("cast_member", "Olav Berg", "Jens"),
        ("cast_member", "Jon Vik", None),
    }


def test_film_page_reads_what_it_lists():
    text = """Harbour Lights (1974)
Directed by Petra Halvorsen

Synopsis: Two sisters wait.

97 mins · Drama, Romance | Norway
Cast: Anna Sund (Marit), Lena Voss

Member reviews (2)

Ana Souza 4/5
Anna Sund is wonderful, and so is the fog.

12 likes

Bo Lund 2/5
I slept.

Load more
"""

    reading = read_text(text, name="x")

    assert reading.films[0].year == 1974
    found = [(one.property, one.value) for one in reading.statements]
    assert found == [
        ("title", "Harbour Lights"),
        ("year", 1974),
        ("director", "Petra Halvorsen"),
        ("synopsis", "Two sisters wait."),
        ("duration", 97),
        ("genre", "drama"),
        ("genre", "romance"),
        ("country", "NO"),
        ("cast_member", "Anna Sund"),
        ("cast_member", "Lena Voss"),
    ]
    assert [one.text for one in reading.reviews] == ["Anna Sund is wonderful, and so is the fog.", "I slept."]


def test_film_page_takes_no_director_from_members_where_it_lists_its_own():
    text = (
        "Harbour Lights (1974)\nDirected by Petra Halvorsen\n\nTwo sisters wait.\n\nReviews\n\nAna Souza 4/5\n"
        "Karl Oster directed the old one with more heat. Petra Halvorsen directs with care.\n\nBo Lund 2/5\nI slept.\n"
    )

    reading = read_text(text, name="x")

    assert [one.value for one in reading.statements if one.property == "director"] == ["Petra Halvorsen"]


def test_film_page_leaves_the_dates_of_reviews_out_of_their_words():
    text = "Harbour Lights · film page\n\nhannah_m\n★★★★½\n12 January 2021\nI cried at the pier.\n\nBig Dave\n★★★\n3 May 2021\nFine hats.\n"

    reading = read_text(text, name="x")

    assert reading.films[0].title == "Harbour Lights"
    assert [one.text for one in reading.reviews] == ["I cried at the pier.", "Fine hats."]


def test_film_page_of_a_series_names_no_film():
    text = (
        "The Ferry: Season 2\n\nEight episodes on a boat.\n\n★★★ review by Lucy on Quay\n\nThe second season is slow.\n\n"
        "★★ review by Bo on Quay\n\nThis show needs fewer episodes.\n"
    )

    reading = read_text(text, name="x")

    assert reading.films == ()
    assert len(reading.reviews) == 2
    assert "series" in reading.problems[0]


def test_film_page_without_a_title_says_what_to_do():
    text = "★★★ review by Lucy on Quay\n\nGood.\n\n★★ review by Bo on Quay\n\nBad.\n"

    reading = read_text(text, name="x")

    assert reading.films == ()
    assert "title" in reading.problems[0]
