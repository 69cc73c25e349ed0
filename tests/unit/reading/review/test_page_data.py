"""What a page tells of itself for machines is used where it agrees with its text, and told where it does not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading import read, read_document
from onesheet.reading.document import plain
from onesheet.reading.review.metadata import told_by

TEXT = """Harbour Lights review

By Ines Marlow, 4 March 2019

Two sisters wait on a pier, and the film waits with them. Anna Sund is terrific as Marit, and the fog by Petra Halvorsen
is the best there is.

Rating: {mark}
"""
REVIEW = {
    "@type": "Review",
    "author": {"@type": "Person", "name": "Ines Marlow"},
    "datePublished": "2019-03-04T22:30:00+00:00",
    "publisher": {"@type": "Organization", "name": "The Pier"},
    "inLanguage": "en-GB",
    "itemReviewed": {
        "@type": "Movie",
        "name": "Harbour Lights",
        "director": {"@type": "Person", "name": "Petra Halvorsen"},
    },
    "reviewRating": {"@type": "Rating", "ratingValue": "3.5", "bestRating": "4"},
}


def reading_of(*things, mark="3.5/4", text=TEXT):
    return read_document(replace(plain(text.format(mark=mark)), things=things), name="x")


def facts(reading, name):
    return [(one.value, one.quote) for one in reading.statements if one.property == name]


def test_data_that_agree_add_outlet_language_and_director():
    reading = reading_of(REVIEW)

    assert reading.head.outlet == "The Pier"
    assert reading.head.language == "en"
    assert reading.head.byline == ("Ines Marlow",)
    assert reading.head.published == "2019-03-04"
    assert [film.title for film in reading.films] == ["Harbour Lights"]
    assert facts(reading, "director") == [("Petra Halvorsen", "Petra Halvorsen")]
    assert reading.problems == ()


def test_data_give_the_scale_to_a_mark_printed_without_one():
    (review,) = reading_of(REVIEW, mark="3.5").reviews

    assert (review.original, review.rating) == ("3.5", {"value": 3.5, "scale": 4})


def test_data_give_stars_their_scale_where_none_is_printed():
    (review,) = reading_of(REVIEW, mark="★★★½").reviews

    assert (review.original, review.rating) == ("★★★½", {"value": 3.5, "scale": 4})


def test_a_mark_that_only_the_data_have_has_no_printed_form():
    (review,) = reading_of(REVIEW, text=TEXT.replace("Rating: {mark}", "")).reviews

    assert (review.original, review.rating) == (None, {"value": 3.5, "scale": 4})


def test_data_without_a_highest_mark_give_no_scale():
    unsaid = {**REVIEW, "reviewRating": {"@type": "Rating", "ratingValue": "4"}}
    (review,) = reading_of(unsaid, mark="4").reviews

    assert (review.original, review.rating) == ("4", None)


def test_contradictions_are_told_and_the_text_is_followed():
    other = {
        **REVIEW,
        "author": {"@type": "Person", "name": "Kim Lee"},
        "datePublished": "2019-03-12",
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5},
    }
    reading = reading_of(other, mark="4/5")

    assert reading.head.byline == ("Ines Marlow",)
    assert reading.head.published == "2019-03-04"
    assert reading.reviews[0].rating == {"value": 4, "scale": 5}
    assert reading.problems == (
        "The page prints the date 2019-03-04, while its own data say 2019-03-12; the printed one was kept.",
        "The byline names Ines Marlow, while the page's own data name Kim Lee; the byline was kept.",
        "The page prints the mark 4/5, while its own data say 1 of 5; the printed one was kept.",
    )


def test_a_film_that_the_text_does_not_name_is_not_taken_from_the_data():
    other = {**REVIEW, "itemReviewed": {"@type": "Movie", "name": "Bilge"}}
    reading = reading_of(other)

    assert [film.title for film in reading.films] == ["Harbour Lights"]
    assert any("Bilge" in problem for problem in reading.problems)


def test_a_director_that_the_text_does_not_name_is_not_taken_from_the_data():
    other = {**REVIEW, "itemReviewed": {**REVIEW["itemReviewed"], "director": {"name": "Hugo Stein"}}}

    assert facts(reading_of(other), "director") == []


@pytest.mark.parametrize("kind", ["Book", "TVSeries", "MusicAlbum", "VideoGame", "Restaurant", "Hotel"])
def test_data_that_name_another_thing_make_no_film(kind):
    reading = reading_of({**REVIEW, "itemReviewed": {"@type": kind, "name": "Harbour Lights"}})

    assert reading.films == ()


def test_the_reviews_and_averages_of_members_are_not_the_reviewers():
    members = [{"@type": "Review", "reviewRating": {"ratingValue": n, "bestRating": 5}} for n in (1, 2)]
    movie = {
        "@type": "Movie",
        "name": "Harbour Lights",
        "review": members,
        "aggregateRating": {"ratingValue": 4.1, "bestRating": 5},
    }

    told = told_by((movie,))
    assert told.rating is None
    assert told.film == "Harbour Lights"


PAGE = """<!DOCTYPE html><html lang="en"><head><title>‘Harbour Lights’ Review: Fog – The Pier</title>
<script type="application/ld+json">{data}</script></head>
<body><nav><a href="/">Home</a> <a href="/r">Reviews</a></nav><main><article><h1>‘Harbour Lights’ Review: Fog</h1>
<p>By Ines Marlow</p><table><tr><td>Director</td><td>Petra Halvorsen</td></tr><tr><td>Running time</td><td>97 minutes</td></tr></table>
<p>Two sisters wait on a pier, and the film waits with them. It is terrific, and the fog is the best there is in any film.</p>
<p>Rating: <img src="s.png" alt="3.5 stars out of 4"></p></article></main><footer>© The Pier</footer></body></html>"""


def test_a_saved_page_is_read_with_its_data_its_table_and_its_drawn_stars():
    data = json.dumps({"@context": "https://schema.org", "@graph": [REVIEW]})
    reading = read(PAGE.replace("{data}", data).encode(), name="x.html")

    assert reading.head.title == "‘Harbour Lights’ Review: Fog"
    assert reading.head.outlet == "The Pier"
    assert facts(reading, "director") == [("Petra Halvorsen", "Petra Halvorsen")]
    assert facts(reading, "duration") == [(97, "97 minutes")]
    assert [one.original for one in reading.reviews] == ["3.5 stars out of 4"]
    assert reading.problems == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.sampled_from(["Movie", "Review", "Person"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "@type name author review itemReviewed reviewRating ratingValue bestRating publisher director".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(st.lists(st.dictionaries(st.sampled_from(["@type", "review", "author", "name"]), JSON, max_size=4), max_size=3))
def test_told_by_takes_whatever_a_page_holds(things):
    told = told_by(things)

    assert told.rating is None or 0 <= told.rating[0] <= told.rating[1] <= 100
    assert all(isinstance(name, str) and name for name in (*told.authors, *told.directors))


def test_time_grows_linearly_with_what_a_page_holds():
    assert grows_linearly(lambda size: told_by(({"@type": "Movie", "review": [REVIEW] * size},)), 500)
