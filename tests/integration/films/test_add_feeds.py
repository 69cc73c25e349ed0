"""A member's diary, as a feed, becomes a document with one review for each film."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onesheet.films.models import Film
from onesheet.films.queries.film import Voices, film_page
from onesheet.films.services import Kind, add
from onesheet.reading import read
from onesheet.sources.models import Source

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ITEM = """<item><title>{title}, {year} - ★★★★</title><link>https://letterboxd.com/ada/film/{slug}/</link>
<pubDate>Fri, 2 Jan 2026 10:00:00 +0000</pubDate><letterboxd:watchedDate>2026-01-01</letterboxd:watchedDate>
<letterboxd:filmTitle>{title}</letterboxd:filmTitle><letterboxd:filmYear>{year}</letterboxd:filmYear><letterboxd:memberRating>4.0</letterboxd:memberRating>
<description><![CDATA[<p>A patient film about a long night, with an ending that I did not see coming.</p>]]></description><dc:creator>Ada</dc:creator></item>"""
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:letterboxd="https://letterboxd.com"><channel><title>Letterboxd - Ada</title><link>https://letterboxd.com/ada/</link>'
    + ITEM.format(title="The Long Hill", year=1987, slug="the-long-hill")
    + ITEM.format(title="Harbor Lights", year=1999, slug="harbor-lights")
    + "</channel></rss>"
)


def test_a_members_diary_gives_members_reviews():
    outcome = add(reading=read(FEED.encode(), name="diary.xml"), by=None, now=NOW)

    assert outcome.kind is Kind.NEW_FILM
    assert set(Film.objects.values_list("title", "year")) == {("The Long Hill", 1987), ("Harbor Lights", 1999)}
    assert Source.objects.get().kind == "members"
    for film in Film.objects.all():
        page = film_page(film.slug, shown=Voices.MEMBERS)
        assert page.voices == {Voices.ALL: 1, Voices.MEMBERS: 1, Voices.CRITICS: 0}
        assert [one.original for one in page.reviews] == ["★★★★"]
