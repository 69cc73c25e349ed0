"""A whole review: writer, outlet, date, mark, verdict and facts, with nothing taken from the chrome around it."""

from __future__ import annotations

import pytest

from onesheet.reading import read_text

MAGAZINE = """Skip to content
Home
News
Reviews

‘Harbour Lights’ Waits for the Fog: Movie Review

by Ines Marlow and Tom Reed

Harbour Lights puts two sisters on a pier and leaves them there. Starring Anna Sund and Lena Voss, the film directed by
Petra Halvorsen is the best thing to come out of a harbour in years.

Marit (Sund) tells her sister, Tove (Voss), nothing. Her husband Jens (Olav Berg) knows even less. (Yes, that Olav Berg.)

Screenplay writer Arne Moe has few words for any of them. It is a film you shouldn’t miss.

Harbour Lights premieres in theaters Nov. 6.

Photos via Harbour Lights

More from PIER

Night Boats At The Old Quay: Concert Review

‘Bilge’ Is More Than Kari Holm’s Hats: Movie Review

You may also like

The best of PIER in your inbox!

Subscribe to Our Weekly Newsletter

About Us

Founded in 1988, PIER is the independent magazine for people who wait for boats, offering news and candid reporting.

©2023 Quay Media LLC.  All Rights Reserved.
"""


@pytest.fixture(scope="module")
def reading():
    return read_text(MAGAZINE, name="x")


def test_review_tells_what_the_page_says_of_itself(reading):
    assert reading.head.kind == "review"
    assert reading.head.byline == ("Ines Marlow", "Tom Reed")
    assert reading.head.outlet == "PIER"
    assert reading.head.published is None
    assert reading.head.title == "‘Harbour Lights’ Waits for the Fog: Movie Review"
    assert reading.problems == ()


def test_review_takes_its_facts_from_its_own_text(reading):
    found = {(one.property, one.value, one.qualifiers.get("character")) for one in reading.statements}

    assert found == {
        ("title", "Harbour Lights", None),
        ("director", "Petra Halvorsen", None),
        ("screenwriter", "Arne Moe", None),
        ("cast_member", "Anna Sund", "Marit"),
        ("cast_member", "Lena Voss", "Tove"),
        ("cast_member", "Olav Berg", "Jens"),
        ("release", "XXXX-11-06", None),
    }


def test_review_text_runs_from_the_first_to_the_last_line_of_the_article(reading):
    (review,) = reading.reviews

    assert review.text.startswith("Harbour Lights puts two sisters")
    assert review.text.endswith("premieres in theaters Nov. 6.")
    assert review.author == "Ines Marlow, Tom Reed"
    assert review.source == "PIER"
    assert review.rating is None
    assert review.original is None
    assert review.verdict == "positive"


PLAIN = (
    "{top}\n\nThe film waits. The performances are superb and I loved it, fog and all.\n\nIt ends on a pier.\n{tail}"
)


@pytest.mark.parametrize(
    ("top", "byline", "published"),
    [
        ("Harbour Lights\nBy Ines Marlow", ("Ines Marlow",), None),
        ("Harbour Lights\nWords: Ines Marlow", ("Ines Marlow",), None),
        ("Harbour Lights\nReview by Ines Marlow", ("Ines Marlow",), None),
        ("Harbour Lights\nReviewed by Ines Marlow on 3 May 2015", ("Ines Marlow",), "2015-05-03"),
        ("Harbour Lights\nBy Ines Marlow and Tom Reed | 3 May 2015", ("Ines Marlow", "Tom Reed"), "2015-05-03"),
        ("Harbour Lights\nMay 3, 2015 by Ines Marlow", ("Ines Marlow",), "2015-05-03"),
        ("Harbour Lights\nPosted on 3 May 2015 by Ines Marlow", ("Ines Marlow",), "2015-05-03"),
        ("Harbour Lights\nInes Marlow\nSun 3 May 2015 21.30 BST", ("Ines Marlow",), "2015-05-03"),
        ("Harbour Lights\n2015-05-03\nBY INES MARLOW", ("INES MARLOW",), "2015-05-03"),
        ("Harbour Lights\nPublished: 3 May 2015", (), "2015-05-03"),
        ("Harbour Lights\nPar Inès Marlow", ("Inès Marlow",), None),
        ("Harbour Lights\nBy the sea, by night", (), None),
    ],
)
def test_review_reads_bylines_and_dates(top, byline, published):
    reading = read_text(PLAIN.format(top=top, tail=""), name="x")

    assert reading.head.byline == byline
    assert reading.head.published == published
    assert reading.films[0].title == "Harbour Lights"


@pytest.mark.parametrize(
    ("tail", "outlet", "published"),
    [
        ("\nThis piece first appeared in Rope & Tide no. 4.", "Rope & Tide", None),
        ("\nMore from The Quay\n", "The Quay", None),
        ("\n© 2019 The Evening Quay", "The Evening Quay", None),
        ("\n© 2019 Quay Media LLC", None, None),
        ("\nReviewed 2008-10-03. Grade: B", None, "2008-10-03"),
        ("\nSubscribe to Rope & Tide\n", "Rope & Tide", None),
        ("\nMore from the author\n", None, None),
    ],
)
def test_review_reads_outlet_and_date_from_its_foot_and_never_the_year_of_a_copyright(tail, outlet, published):
    reading = read_text(PLAIN.format(top="Harbour Lights (1974)", tail=tail), name="x")

    assert reading.head.outlet == outlet
    assert reading.head.published == published


def test_review_takes_a_masthead_and_a_suffix_for_the_outlet():
    masthead = read_text(
        PLAIN.format(top="The Corner Seat\n\nReviews\n\nHarbour Lights: fog at last", tail=""), name="x"
    )
    suffix = read_text(PLAIN.format(top="Harbour Lights review – fog at last | The Evening Quay", tail=""), name="x")

    assert masthead.head.outlet == "The Corner Seat"
    assert masthead.head.title == "Harbour Lights: fog at last"
    assert suffix.head.outlet == "The Evening Quay"
    assert suffix.head.title == "Harbour Lights review – fog at last"


@pytest.mark.parametrize(
    ("top", "tail", "original", "rating"),
    [
        ("Harbour Lights\n★★★½", "", "★★★½", {"value": 3.5, "scale": 5}),
        ("Harbour Lights review – ★★★★☆", "", "★★★★☆", {"value": 4, "scale": 5}),
        ("Harbour Lights", "\nRating: 3.5/5", "3.5/5", {"value": 3.5, "scale": 5}),
        ("Harbour Lights", "\n8/10", "8/10", {"value": 8, "scale": 10}),
        ("Harbour Lights", "\nGrade: A-", "A-", None),
        ("Harbour Lights", "\nB+", "B+", None),
        ("Harbour Lights", "\nTwo and a half stars", "Two and a half stars", {"value": 2.5, "scale": 5}),
        ("Harbour Lights", "\nI give it 7 out of 10.", "7 out of 10", {"value": 7, "scale": 10}),
        ("Harbour Lights", "\nThree stars out of four.", "Three stars out of four", {"value": 3, "scale": 4}),
        ("Harbour Lights", "\nScore: 85%", "85%", {"value": 85, "scale": 100}),
        ("Harbour Lights", "\nScore: 7", "7", None),
        (
            "Harbour Lights",
            "\nHalfway through I thought, this is a 4-star movie, and then it got long and I slept.",
            None,
            None,
        ),
        ("Harbour Lights", "\nIt opened on 9/11 of that year, a 24/7 sort of a day, at half past 8.", None, None),
        ("Harbour Lights", "", None, None),
    ],
)
def test_review_reads_the_mark_in_any_scale_and_never_guesses_one(top, tail, original, rating):
    (review,) = read_text(PLAIN.format(top=top, tail=tail), name="x").reviews

    assert review.original == original
    assert review.rating == rating


def test_review_leaves_comments_and_related_pieces_alone():
    tail = "\nRelated Posts\nNight Boats, directed by Karl Oster\n\n3 comments\nKari says: I preferred Bilge (2002), directed by Karl Oster."

    reading = read_text(PLAIN.format(top="Harbour Lights (1974)", tail=tail), name="x")

    assert "Karl Oster" not in {one.value for one in reading.statements}
    assert "Kari" not in reading.reviews[0].text
