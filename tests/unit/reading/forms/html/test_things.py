"""What pages tell for machines, in whatever way, comes out in one shape."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.forms.html import open_html
from onesheet.reading.forms.html.things import names, objects, words


def things(markup):
    return open_html(f"<!doctype html>{markup}<p>Words.".encode(), "utf-8").things


def script(said):
    return f'<script type="application/ld+json">{said}</script>'


REVIEW = {
    "@context": "https://schema.org",
    "@type": "Review",
    "author": {"@type": "Person", "name": "Ann Marsh"},
    "reviewRating": {"@type": "Rating", "ratingValue": "3.5", "bestRating": 5},
    "itemReviewed": {"@type": "Movie", "name": "The Tide &amp; the Moon"},
}
SHAPED = {
    "@type": "Review",
    "@source": "json-ld",
    "author": {"@type": "Person", "name": "Ann Marsh"},
    "reviewRating": {"@type": "Rating", "ratingValue": "3.5", "bestRating": 5},
    "itemReviewed": {"@type": "Movie", "name": "The Tide & the Moon"},
}


@pytest.mark.parametrize(
    "said",
    [
        json.dumps(REVIEW),
        json.dumps([REVIEW]),
        json.dumps({"@context": "https://schema.org", "@graph": [REVIEW]}),
        "//<![CDATA[\n" + json.dumps(REVIEW) + "\n//]]>",
        "/* <![CDATA[ */" + json.dumps(REVIEW) + "/* ]]> */",
        "<!-- " + json.dumps(REVIEW) + " -->",
        json.dumps(REVIEW) + ";",
        json.dumps(REVIEW)[:-1] + ",}",
        json.dumps(REVIEW).replace('"Review"', '["Thing", "http://schema.org/Review"]'),
        '{"@type": "Organization", "name": } ' + json.dumps(REVIEW),
    ],
)
def test_json_ld_is_read_however_it_is_wrapped_or_damaged(said):
    assert SHAPED in things(script(said))


def test_what_another_object_names_by_its_id_stands_in_its_place():
    graph = [
        {"@type": "Review", "author": {"@id": "#ann"}, "name": "On the water"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Marsh"},
    ]

    review = things(script(json.dumps({"@graph": graph})))[0]

    assert names(review, "author") == ["Ann Marsh"]
    assert "@source" not in review["author"]


def test_microdata_gives_the_same_shape():
    markup = """<div itemscope itemtype="https://schema.org/Review"><h1 itemprop="name">On the <b>water</b></h1>
    <span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="name" href="/ann">Ann Marsh</a></span>
    <time itemprop="datePublished" datetime="1994-03-02">2 March</time>
    <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Movie"><span itemprop="name">The Tide</span></div>
    <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="bestRating" content="5">
    <span itemprop="ratingValue">4</span></div><div itemprop="reviewBody"><p>It waits.<script>no()</script></p></div></div>"""

    assert things(markup) == (
        {
            "@type": "Review",
            "@source": "microdata",
            "name": "On the water",
            "author": {"@type": "Person", "name": "Ann Marsh"},
            "datePublished": "1994-03-02",
            "itemReviewed": {"@type": "Movie", "name": "The Tide"},
            "reviewRating": {"@type": "Rating", "bestRating": "5", "ratingValue": "4"},
            "reviewBody": "It waits.",
        },
    )


def test_microdata_object_without_properties_is_named_by_its_words():
    markup = (
        '<p itemscope itemtype="https://schema.org/Review">By <b itemprop=author itemscope itemtype=Person>Bo Reed</b>'
    )

    assert things(markup)[0]["author"] == {"@type": "Person", "name": "Bo Reed"}


def test_properties_given_twice_are_a_list():
    markup = '<div itemscope itemtype="https://schema.org/Movie"><i itemprop=actor>Bo Reed</i><i itemprop=actor>Cy Holt</i></div>'

    assert things(markup)[0]["actor"] == ["Bo Reed", "Cy Holt"]


def test_rdfa_of_the_old_vocabulary_gives_the_same_shape():
    markup = """<div typeof="v:Review"><span property="v:itemreviewed">The Tide</span> by <b property="v:reviewer">Ann Marsh</b>,
    <span property="v:dtreviewed" content="1994-03-02">yesterday</span></div>"""

    review = things(markup)[0]

    assert (review["@type"], review["itemReviewed"], review["author"]) == ("Review", "The Tide", "Ann Marsh")
    assert review["datePublished"] == "1994-03-02"


@pytest.mark.parametrize(
    "markup",
    [
        """<article class="h-review"><a class="p-author h-card" href=/>Ann Marsh</a><time class="dt-published" datetime="1994-03-02">
        2 March</time><span class="p-item h-item">The Tide</span><data class="p-rating" value="4">four</data> of
        <span class="p-best">5</span><div class="e-content"><p>It waits.</div></article>""",
        """<div class="hreview"><span class="reviewer vcard"><span class="fn">Ann Marsh</span></span>
        <abbr class="dtreviewed" title="1994-03-02">2 March</abbr><div class="item"><span class="fn">The Tide</span></div>
        <span class="rating"><span class="value">4</span> of <span class="best">5</span></span>
        <div class="description">It waits.</div></div>""",
    ],
)
def test_microformats_new_and_old_give_the_same_shape(markup):
    review = things(markup)[0]

    assert (review["@type"], review["@source"], review["datePublished"]) == ("Review", "microformats", "1994-03-02")
    assert names(review, "author") == ["Ann Marsh"]
    assert names(review, "itemReviewed") == ["The Tide"]
    assert review["reviewRating"] == {"@type": "Rating", "ratingValue": "4", "bestRating": "5"}
    assert review["reviewBody"] == "It waits."


def test_meta_elements_tell_of_the_page():
    markup = """<html lang="en-GB"><head><meta property="og:type" content="article"><meta property="og:title" content="On the water">
    <meta name="author" content="Ann Marsh"><meta property="article:author" content="https://example.org/ann">
    <meta property="og:site_name" content="Our magazine"><meta property="article:published_time" content="1994-03-02T08:00">
    <meta name="description" content="A review."><link rel="canonical" href="https://example.org/water"></head>"""

    assert things(markup) == (
        {
            "@type": "Article",
            "@source": "meta",
            "headline": "On the water",
            "description": "A review.",
            "url": "https://example.org/water",
            "inLanguage": "en-GB",
            "datePublished": "1994-03-02T08:00",
            "author": {"@type": "Person", "name": "Ann Marsh"},
            "publisher": {"@type": "Organization", "name": "Our magazine"},
        },
    )


def test_page_of_a_film_is_named_as_such():
    film = things('<meta property="og:type" content="video.movie"><meta property="og:title" content="The Tide">')[0]

    assert (film["@type"], film["name"]) == ("Movie", "The Tide")


def test_objects_are_found_at_any_depth_and_properties_taken_as_words():
    movie = {"@type": "Movie", "review": [{"@type": "Review", "reviewRating": {"@type": "Rating", "ratingValue": 4}}]}

    assert [one["@type"] for one in objects([movie], "Review", "Rating")] == ["Review", "Rating"]
    assert words(next(objects([movie], "Rating")), "ratingValue") == "4"
    assert words(movie, "review") == ""
    assert names({"author": ["Ann Marsh", {"name": "Bo Reed"}, {"name": ["Cy Holt", "C. H."]}, 3]}, "author") == [
        "Ann Marsh",
        "Bo Reed",
        "Cy Holt",
    ]


@pytest.mark.parametrize(
    "said", ["", "[" * 100_000, '{"a":' * 50_000, "null", '"Review"', "{", '{"@type": NaN}', "[[1]]"]
)
def test_script_that_says_nothing_gives_nothing(said):
    assert not [one for one in things(script(said)) if one["@source"] != "json-ld"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@id", "@graph", "name", "author", "review"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON, st.integers(0, 80))
def test_any_json_whatever_gives_objects(value, cut):
    said = json.dumps(value)
    for one in things(script(said)) + things(script(said[:cut])):
        assert isinstance(one["@type"], str)
        json.dumps(one)
        list(objects([one], "Review"))
        names(one, "author", "name")


@pytest.mark.parametrize(
    "piece",
    [
        "<div itemscope>",
        "<div itemscope itemprop=a>",
        "<b itemprop=a>x",
        "<i itemscope><b itemprop=a>x</b>",
        "<div class=h-review>",
        "<b class=p-name>x",
        "<div class='h-entry p-item'>x",
        "<script type=application/ld+json>{",
        '<script type=application/ld+json>{"@id":"a","b":{"@id":"a"}}</script>',
        "<meta name=author content=x>",
    ],
)
def test_time_is_linear_whatever_is_repeated(piece):
    assert grows_linearly(lambda times: things("<i itemscope class=h-review>" + piece * times), 5_000 // len(piece))


@pytest.mark.parametrize("piece", ["{", '{"@id":', "[", '{"a":1},', '"a",', ",", "/*", '{"@type":"a"', "<!--"])
def test_time_of_a_broken_script_is_linear(piece):
    assert grows_linearly(lambda times: things(script(piece * times)), 5_000 // len(piece))
