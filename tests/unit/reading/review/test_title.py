"""Which film a review is about: headlines of every kind, and films that are only mentioned."""

from __future__ import annotations

import pytest

from onesheet.reading import read_text

BODY = """Harbour Lights is the sort of film that waits for you. Director Petra Halvorsen keeps the camera low, and the
performances are superb. It recalls Night Boats (1951) and “The Long Quay”, but Harbour Lights has more fog.

I loved it. The film ends on a pier, and so should you.
"""


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour Lights",
        "Harbour Lights (1974)",
        "‘Harbour Lights’ Captures the Weight of Water: Movie Review",
        "“Harbour Lights” and the weight of water",
        "Review: Harbour Lights",
        "Film Review: Harbour Lights (1974)",
        "REVIEW – 'Harbour Lights'",
        "Harbour Lights review – fog, rope and a little hope",
        "Harbour Lights: Film Review",
        "Harbour Lights | Review",
        "Harbour Lights Review: Fog and Rope",
        "HARBOUR LIGHTS REVIEW",
        "HARBOUR LIGHTS",
        "*Harbour Lights* leaves things out",
        "_Harbour Lights_ leaves things out",
        "« Harbour Lights » : la critique",
        "„Harbour Lights“ – Filmkritik",
        "Kritik: Harbour Lights",
        "Harbour Lights Finds Hope in the Fog",
        "Harbour Lights: a pier of one's own",
        "Capsule: Harbour Lights (1974)",
        "Blu-ray Review: Harbour Lights",
        "Bad Weather, Good Company: ‘Harbour Lights’",
        "# Harbour Lights",
        "Film: Harbour Lights",
        "Harbour Lights, a ghost story at low tide",
        "Locked Doors and Herring: Harbour Lights",
        "HARBOUR LIGHTS (Petra Halvorsen, Norway 1974, 97 min)",
    ],
)
def test_review_names_its_film_from_the_headline(headline):
    reading = read_text(f"{headline}\n\nby Ines Marlow\n\n{BODY}", name="x")

    assert reading.head.kind == "review"
    assert [film.title for film in reading.films] == ["Harbour Lights"]
    assert reading.films[0].year == (1974 if "1974" in headline else None)
    assert reading.head.byline == ("Ines Marlow",)


@pytest.mark.parametrize(
    ("headline", "line"),
    [("The Weight of Water", "Harbour Lights (1974)"), ("The Weight of Water", "Film: Harbour Lights")],
)
def test_review_prefers_a_line_that_names_the_film_outright(headline, line):
    reading = read_text(f"{headline}\n\n{line}\n★★★★½\n\nBy Ines Marlow\n\n{BODY}", name="x")

    assert reading.films[0].title == "Harbour Lights"
    assert reading.head.title == headline


def test_review_finds_a_film_that_only_the_text_names():
    body = BODY.replace("Harbour Lights is the", "Petra Halvorsen’s new film, Harbour Lights, is the")

    reading = read_text(f"Waiting for the Fog\n\nBy Ines Marlow\n\n{body}", name="x")

    assert reading.films[0].title == "Harbour Lights"


@pytest.mark.parametrize(
    "deck",
    [
        "‘Harbour Lights’",
        "Petra Halvorsen’s ‘Harbour Lights’",
        "‘Harbour Lights’ and the art of waiting",
        "Harbour Lights: fog, with rope",
    ],
)
def test_review_finds_a_film_that_the_line_under_the_headline_names(deck):
    reading = read_text(f"Why Not Us?\n{deck}\n\nBy Ines Marlow\n\n{BODY}", name="x")

    assert reading.films[0].title == "Harbour Lights"
    assert reading.head.title == "Why Not Us?"


def test_review_takes_what_stands_before_a_tagline():
    reading = read_text(
        "Ferrywoman: No Roof, No Law, No Answers\n\nNils Aune, Norway, 1985\n\nBy Ines Marlow\n\nThe film is superb and I loved it.\n",
        name="x",
    )

    assert [(film.title, film.year) for film in reading.films] == [("Ferrywoman", 1985)]


def test_review_with_a_headline_that_is_no_title_says_that_the_film_is_not_named():
    body = (
        "The film is superb and I loved it, and the pier is good, and the fog comes in at four and stays all night. "
        * 8
    )

    reading = read_text(f"The Longest Herring\n\nBy Ines Marlow\n\n{body}\n", name="x")

    assert reading.films == ()
    assert "title" in reading.problems[0]


def test_review_takes_the_year_from_its_text():
    reading = read_text(
        f"Review: Harbour Lights\n\n{BODY}\nHarbour Lights (1974). Director: Petra Halvorsen.\n", name="x"
    )

    assert reading.films[0].year == 1974


def test_review_keeps_a_short_title_that_the_text_never_repeats():
    reading = read_text(
        "Ferrywoman\n\nI watched this movie on a plane and I loved it. A smart film, and short.\n", name="x"
    )

    assert [film.title for film in reading.films] == ["Ferrywoman"]


def test_review_of_a_series_names_no_film_and_says_why():
    text = "The Ferry 1x8\n★★★★\n\nShe is too strong for him. I liked the hat.\n"

    reading = read_text(text, name="x")

    assert reading.head.kind == "review"
    assert reading.films == ()
    assert reading.reviews[0].rating == {"value": 4.0, "scale": 5}
    assert "series" in reading.problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "Casa Lunde\n★★★★\n\nThe fish soup arrives in a broth so clear you could read the menu through it. The chef cooks well.\n",
        "Book review: The Long Quay\nBy Ines Marlow\n\nThe author takes three hundred pages to cross a harbour. I loved it. 8/10\n",
        "Album review: Rope Songs\n\nThe band's third album is loud, the guitars are out of tune and I loved it.\n",
        "The New Seagoers\n\nPeople go out more. I think films are cheap, movies are many, theaters are full, and movies in theaters are best.\n",
    ],
)
def test_review_of_something_else_names_no_film(text):
    assert read_text(text, name="x").films == ()
