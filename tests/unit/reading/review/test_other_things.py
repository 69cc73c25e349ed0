"""No film is made of laptops, hotels, concerts, books, series, news and people, however often they mention films."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesheet.reading import read, read_text

TEXTS = sorted((Path(__file__).parent / "other_things").glob("*.txt"))
"""Each about what its name says; all of it is invented."""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_film_is_made_of_another_thing(path):
    reading = read(path.read_bytes(), name=path.name)

    assert reading.films == ()
    assert reading.statements == ()
    assert reading.head.kind in {"review", "other", "listing"}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("album", "This reviews music, not a film; no film was made."),
        ("game", "This reviews a game, not a film; no film was made."),
        ("miniseries", "This reviews a television series, not a film; no film was made."),
        ("musical", "This reviews a stage production, not a film; no film was made."),
        ("wine", "This reviews food, not a film; no film was made."),
        ("laptop", "This reviews something else, not a film; no film was made."),
    ],
)
def test_what_is_reviewed_is_told(name, what):
    path = next(path for path in TEXTS if path.stem == name)

    assert read(path.read_bytes(), name=path.name).problems == (what,)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("The Grand Bergen", "a hotel: the lobby, the staff and the breakfast"),
        ("Starters", "a restaurant: the chef, the menu, the dishes and the dessert"),
        ("Encore", "a band: the songs, the guitar, the drummer and the album"),
        ("Page One", "an author: the novel, the chapters, the prose and the publisher"),
    ],
)
def test_a_film_about_another_thing_stays_a_film(title, about):
    text = f"""{title} (2018)

This film is about {about}. The director, Petra Halvorsen, keeps the camera low, and the cast is superb. The movie is
funny, and its best scene has no words at all. I enjoyed the performances, and the film's ending is perfect.

★★★★
"""
    reading = read_text(text, name="x")

    assert [(film.title, film.year) for film in reading.films] == [(title, 2018)]
