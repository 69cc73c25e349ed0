"""Columns of short reviews: each head names a film with its year, and a mark stands beside it or below its words."""

from __future__ import annotations

import pytest

from onesheet.reading import read

WORDS = (
    "A girl keeps the light burning through one winter. The film is patient, and the performances are superb.",
    "Two brothers fight over a pier. The script is dull, the pacing is worse, and the film drags for two hours.",
    "A thriller on a ferry that never lets go. The acting is fine and the direction is sharp; a fun film.",
)
FILMS = [("The Lantern", 2012), ("The Harbor", 2014), ("Night Boat", 2017)]
DIRECTORS = [(0, "Ana Ortiz"), (1, "Ben Okri"), (2, "Max Lund")]
YEAR_FIRST = ("The Lantern (2012, Ana Ortiz)", "The Harbor (2014, Ben Okri)", "Night Boat (2017, Max Lund)")
NAME_FIRST = ("The Lantern (Ana Ortiz, 2012)", "The Harbor (dir. Ben Okri, 2014)", "Night Boat (Max Lund, 2017)")


def column(heads, marks, top="Three at the pictures\n\n"):
    blocks = ("\n\n".join(filter(None, one)) for one in zip(heads, WORDS, marks, strict=True))
    return read((top + "\n\n".join(blocks) + "\n").encode(), name="column.txt")


@pytest.mark.parametrize("heads", [YEAR_FIRST, NAME_FIRST])
@pytest.mark.parametrize("top", ["", "Three at the pictures\n\n"])
def test_each_capsule_is_a_film_with_its_director_and_its_own_mark(heads, top):
    reading = column(heads, ("★★★★", "★★", "B+"), top)

    assert [(one.title, one.year) for one in reading.films] == FILMS
    assert [(one.film, one.original) for one in reading.reviews] == [(0, "★★★★"), (1, "★★"), (2, "B+")]
    assert [(one.film, one.value) for one in reading.statements if one.property == "director"] == DIRECTORS
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


@pytest.mark.parametrize(
    ("heads", "marks"),
    [
        (("THE LANTERN (2012) ★★★★", "THE HARBOR (2014) ★★", "NIGHT BOAT (2017) ★★★"), ("", "", "")),
        (("The Lantern (2012)", "The Harbor (2014)", "Night Boat (2017)"), ("★★★★", "★★", "★★★")),
    ],
)
def test_a_mark_beside_or_below_a_dated_head_is_that_films(heads, marks):
    reading = column(heads, marks, "The films of this week\n\n")

    assert [(one.title.title(), one.year) for one in reading.films] == FILMS
    assert [(one.film, one.original) for one in reading.reviews] == [(0, "★★★★"), (1, "★★"), (2, "★★★")]


def test_a_country_beside_the_year_directs_nothing():
    heads = ("The Lantern (2012, United Kingdom)", "The Harbor (2014, New Zealand)", "Night Boat (2017, South Korea)")

    reading = column(heads, ("★★★★", "★★", "★★★"))

    assert [(one.title, one.year) for one in reading.films] == FILMS
    assert not [one for one in reading.statements if one.property == "director"]


def test_a_verdict_on_its_own_line_below_the_words_is_the_reviews():
    text = f"The Harbor (2014) – film review\n\nBy Rosa Lind\n\n{WORDS[1]}\n\nVerdict: Skip it.\n"

    assert [one.verdict for one in read(text.encode(), name="review.txt").reviews] == ["negative"]
