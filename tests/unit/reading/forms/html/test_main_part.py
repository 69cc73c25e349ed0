"""A page's own text is found among what stands around it."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter

import pytest

from growth import grows_linearly
from onesheet.reading.forms.html import open_html

PARAGRAPH = "<p>They meet at the harbor one evening, and the film waits with them until it is late. It knows where it is going.</p>"
REVIEW = (
    f"<h1>On the water</h1><p>By <a href=/ann>Ann Marsh</a></p><p>4 March 1994</p><div class=body>{PARAGRAPH * 6}</div>"
)


def prose(markup):
    return open_html(f"<!doctype html><title>On the water - Our magazine</title>{markup}".encode(), "utf-8").prose


@pytest.mark.parametrize(
    "around",
    [
        "<div class='related-posts'><h3>More</h3><ul><li><a>The Moon</a></ul></div>",
        "<div id=comments><h3>2 comments</h3><p>I liked it very much, and so did everybody whom I asked about it.</div>",
        "<div class=cookieBanner><p>We use cookies to make this site better. Do you agree?</div>",
        "<footer><p>Our magazine is published by a company of that name. All rights reserved.</footer>",
        "<div class='c-newsletter_box2'>Never miss a review</div>",
        "<div class=sharedaddy><a>Facebook</a> <a>Mail</a></div>",
        "<form id=respond><label>Name</label><input></form>",
        "<ul><li><a>Home</a><li><a>Films</a><li><a>Books</a></ul>",
    ],
)
def test_what_stands_around_an_article_goes(around):
    alone = prose(REVIEW)

    assert alone.startswith("On the water\n\nBy Ann Marsh\n\n4 March 1994\n\nThey meet")
    assert prose(f"{REVIEW}<div class=end></div>{around}") == alone
    assert prose(f"{around}<div>{REVIEW}</div>") == alone


def test_lines_that_tell_of_the_review_below_it_stay():
    assert prose(f"<div>{REVIEW}</div><div>Verdict: four stars of five</div>").endswith("Verdict: four stars of five\n")


def test_name_of_a_part_that_holds_the_text_does_not_drop_it():
    assert "They meet" in prose(f"<div class='page with-sidebar related'>{REVIEW}</div>")


def test_page_of_a_film_keeps_what_members_say_and_its_facts():
    film = '<script type="application/ld+json">{"@type": "Movie", "name": "The Tide"}</script><h1>The Tide</h1>'
    facts = "<div class=social><ul><li><a>Ann Marsh</a></ul></div>"
    reviews = "".join(f"<div class=comment><h3>Member {n}</h3>{PARAGRAPH}</div>" for n in range(3))

    found = prose(f"<div>{film}{facts}</div><div id=comments>{reviews}</div>")

    assert "Ann Marsh" in found
    assert found.count("They meet") == 3


def test_listing_keeps_all_its_films():
    films = "".join(f"<div class=film><h2><a>Film number {n}</a></h2><a>Details</a>{PARAGRAPH}</div>" for n in range(9))

    found = prose(f"<div>{films}</div><ul><li><a>Next week</a></ul>")

    assert all(f"Film number {n}" in found for n in range(9))
    assert "Next week" in found


def test_chart_keeps_all_its_rows():
    table = "<table><tr><th>Rank<th>Film<th>Gross" + "".join(
        f"<tr><td>{n}<td><a>Film {n}</a><td>${n},000" for n in range(9)
    )

    assert prose(table).count("\n") > 9


@pytest.mark.parametrize(
    "piece", [PARAGRAPH, "<div>" + PARAGRAPH, "<div class=comment>" + PARAGRAPH, "<ul class=related><li>", "<main>x"]
)
def test_time_is_linear_whatever_is_repeated(piece):
    assert grows_linearly(lambda times: prose(piece * times), max(1, 5_000 // len(piece)))


@pytest.mark.samples
def test_text_of_real_articles_is_found(samples):
    """Held against the words that people marked as the article: their share of ours, and ours of theirs."""
    shares = []
    for path in sorted((samples / "documents-html").glob("ae-*.html.gz")):
        marked = json.loads(path.with_name(path.name.replace(".html.gz", ".json")).read_text(encoding="utf-8"))[
            "article_body"
        ]
        wanted = Counter(re.findall(r"\w+", marked.lower()))
        found = Counter(re.findall(r"\w+", open_html(gzip.decompress(path.read_bytes())).prose.lower()))
        right = (wanted & found).total()
        shares.append((right / found.total(), right / wanted.total()))
    precision, recall = (sum(share) / len(shares) for share in zip(*shares, strict=True))

    assert precision >= 0.88, shares
    assert recall >= 0.99, shares
