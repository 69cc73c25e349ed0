"""A member's feed: entries, reviews and lists as its items tell them."""

from __future__ import annotations

import pytest
from tests.unit.exchange.letterboxd.making import alone, of

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.letterboxd_feed import LETTERBOXD_FEED
from onesheet.exchange.pure.rows import Enlist, FilmTold, Left, OpenList, Refused, Row, View, Write

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:letterboxd="https://letterboxd.com" '
    'xmlns:tmdb="https://themoviedb.org"><channel><title>Letterboxd - Someone</title>'
    "<link>https://letterboxd.com/someone/</link>\n"
)
POSTER = '<p><img src="https://a.ltrbxd.com/resized/film-poster/3/4/7/2/2/34722-x-0-600-0-900-crop.jpg?v=1"/></p>'


def item(guid: str = "letterboxd-watch-97564", description: str = "", **elements: str) -> str:
    told = {
        "title": "Night Ferry, 1987 - ★★★½",
        "link": "https://letterboxd.com/someone/film/night-ferry/",
        "guid": guid,
        "pubDate": "Tue, 4 Aug 2026 00:20:04 +1200",
        "letterboxd:watchedDate": "2026-08-03",
        "letterboxd:rewatch": "No",
        "letterboxd:filmTitle": "Night Ferry",
        "letterboxd:filmYear": "1987",
        "letterboxd:memberRating": "3.5",
        "letterboxd:memberLike": "Yes",
        "tmdb:movieId": "27205",
    } | {name.replace("__", ":"): value for name, value in elements.items()}
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in told.items() if value)
    return f"<item>{inside}<description><![CDATA[ {POSTER} {description} ]]></description></item>\n"


def feed(*items: str, end: str = "</channel></rss>") -> str:
    return HEAD + "".join(items) + end


def read(text: str | bytes):
    return list(LETTERBOXD_FEED.read(alone("rss.xml", text), {}))


def only(text: str):
    (row,) = read(text)
    return row


FERRY = FilmTold(
    "Night Ferry",
    1987,
    identifiers=frozenset({("tmdb", "27205"), ("letterboxd", "night-ferry"), ("letterboxd-film", "boxd.it/1skk")}),
)


def test_an_entry_is_a_viewing_and_has_the_address_that_exports_give_it():
    row = only(feed(item(guid="letterboxd-watch-975644964", description="<p>Watched on Monday August 3, 2026.</p>")))
    assert row.deed == View(
        "boxd.it/aEh4eZ", date="2026-08-03", rating=7, liked=True, logged="2026-08-04T00:20:04+12:00"
    )
    assert row.film == FERRY
    assert (row.line, row.said) == (1, "Night Ferry, 1987 - ★★★½")


def test_words_make_it_a_review():
    row = only(feed(item("letterboxd-review-97564", "<p>Wet, <i>very</i>.</p><p>Go.</p>", letterboxd__rewatch="Yes")))
    assert isinstance(row.deed, Write)
    assert (row.deed.text, row.deed.rewatch, row.deed.spoilers) == ("Wet, *very*.\n\nGo.", True, False)


def test_what_the_site_writes_above_a_review_is_no_part_of_it():
    row = only(
        feed(item("letterboxd-review-97564", "<p><em>This review may contain spoilers.</em></p> <p>He did it.</p>"))
    )
    assert (row.deed.text, row.deed.spoilers) == ("He did it.", True)


def test_an_entry_without_a_mark_or_a_day_has_none():
    row = only(
        feed(item(title="Night Ferry, 1987", letterboxd__memberRating="", letterboxd__watchedDate="", pubDate="?"))
    )
    assert (row.deed.rating, row.deed.date, row.deed.logged) == (None, "", "")


def test_film_year_and_mark_are_told_by_the_title_where_no_element_does():
    title = "One, Two, 1987 - ★★½"
    row = only(feed(item(title=title, letterboxd__filmTitle="", letterboxd__filmYear="", letterboxd__memberRating="")))
    assert (row.film.title, row.film.year, row.deed.rating) == ("One, Two", 1987, 5)


def test_series_are_left_alone():
    (left,) = of(Left, read(feed(item(tmdb__movieId="", tmdb__tvId="71365"))))
    assert "series" in left.sentence


def test_lists_tell_their_films_and_say_where_there_are_more():
    description = (
        '<p>Wet ones.</p><ul><li><a href="https://letterboxd.com/film/night-ferry/">Night &amp; Ferry</a> <p>Best.</p></li>'
        '<li><a href="https://letterboxd.com/film/fog-1990/">Fog</a></li><li><a href="https://example.org/">No</a></li></ul>'
        "<p>...plus 12 more. View the full list on Letterboxd.</p>"
    )
    told = read(feed(item("letterboxd-list-77", description, title="Boats")))
    rows = of(Row, told)
    assert rows[0].deed == OpenList("boxd.it/cs", "Boats", "Wet ones.", at="2026-08-04T00:20:04+12:00")
    assert "only the first films" in rows[0].notices[0]
    assert [(row.deed, row.film) for row in rows[1:]] == [
        (
            Enlist("boxd.it/cs", 1, "Best."),
            FilmTold("Night & Ferry", identifiers=frozenset({("letterboxd", "night-ferry")})),
        ),
        (Enlist("boxd.it/cs", 2), FilmTold("Fog", identifiers=frozenset({("letterboxd", "fog-1990")}))),
    ]
    assert len(of(Left, told)) == 1


def test_an_item_that_cannot_be_understood_is_refused_and_the_rest_read():
    told = read(feed(item(letterboxd__memberRating="9"), item(), item(letterboxd__filmTitle="", title="")))
    assert [type(one) for one in told] == [Refused, Row, Refused]


def test_a_feed_that_breaks_off_gives_what_came_before_and_one_refused():
    told = read(feed(item(), item(), end="<item><title>Half"))
    assert [type(one) for one in told] == [Row, Row, Refused]
    assert "no sound XML" in told[-1].sentence


def test_a_feed_with_entities_of_its_own_is_refused():
    bomb = HEAD.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss')
    with pytest.raises(NotUnderstood, match="entities of its own"):
        read(bomb + item() + "</channel></rss>")


def test_elements_that_nest_too_deep_are_refused():
    with pytest.raises(NotUnderstood, match="hundred deep"):
        read(feed("<a>" * 100_000))


def test_an_element_too_long_to_be_true_is_refused():
    told = read(feed(item(), item(description="x" * 2_100_000)))
    assert [type(one) for one in told] == [Row, Refused]


def test_a_feed_without_entries_says_so():
    with pytest.raises(NotUnderstood, match="no entries"):
        read(feed())


def test_feeds_and_pages_of_others_are_not_taken():
    assert LETTERBOXD_FEED.recognises(alone("rss.xml", feed(item()))) == 95
    for text in (
        "<rss><channel></channel></rss>",
        "<html><a href='https://letterboxd.com/film/x/'>x</a></html>",
        "a,b\n",
    ):
        assert LETTERBOXD_FEED.recognises(alone("rss.xml", text)) == 0
        with pytest.raises(NotUnderstood):
            read(text)
