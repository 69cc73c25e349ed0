"""A feed of reviews gives a film and a review for each entry that is one, and no film for any other."""

from __future__ import annotations

import pytest

from onesheet.reading import read

DIARY = """<rss version="2.0" xmlns:letterboxd="https://letterboxd.com" xmlns:tmdb="https://themoviedb.org"><channel>
<title>Letterboxd - Ines</title>{items}</channel></rss>"""
ITEM = """<item><title>{shown}</title><link>https://letterboxd.com/ines/film/x/</link>
<letterboxd:watchedDate>2026-08-03</letterboxd:watchedDate><letterboxd:rewatch>No</letterboxd:rewatch>
<letterboxd:filmTitle>{title}</letterboxd:filmTitle><letterboxd:filmYear>{year}</letterboxd:filmYear>{rating}
<tmdb:movieId>{tmdb}</tmdb:movieId>
<description><![CDATA[ <p><img src="https://a.example/poster.jpg"/></p> {words} ]]></description><dc:creator>Ines Mora</dc:creator></item>"""
LIST = """<item><title>My favourites of 1999</title><description><![CDATA[<ul><li><a href="x">The Tide</a></li></ul>]]></description></item>"""
SERIES = "<item><title>Long Show, 2020 - ★★</title><letterboxd:filmTitle>Long Show</letterboxd:filmTitle><letterboxd:memberRating>2.0</letterboxd:memberRating><tmdb:tvId>7</tmdb:tvId></item>"


def item(
    shown: str, title: str, year: int, rating: str = "", words: str = "<p>Watched on Monday August 3, 2026.</p>"
) -> str:
    mark = f"<letterboxd:memberRating>{rating}</letterboxd:memberRating>" if rating else ""
    return ITEM.format(shown=shown, title=title, year=year, rating=mark, words=words, tmdb=1000 + year)


def read_diary(*items: str):
    return read(DIARY.format(items="".join(items)).encode(), name="feed")


def test_each_entry_of_a_diary_gives_its_film_with_the_words_that_say_it():
    reading = read_diary(
        item("Salt, Sand, 2019 - ★★★½", "Salt, Sand", 2019, "3.5"),
        item("Winter Bees, 2021 - ★★★★", "Winter Bees", 2021, "4.0", "<p>They hum.</p><p>I wept.</p>"),
    )

    assert reading.head.kind == "listing"
    assert reading.head.outlet == "Letterboxd"
    assert [(one.title, one.year) for one in reading.films] == [("Salt, Sand", 2019), ("Winter Bees", 2021)]
    told = {(one.film, one.property): (one.value, one.quote) for one in reading.statements}
    assert told[1, "title"] == ("Winter Bees", "Winter Bees")
    assert told[1, "year"] == (2021, "2021")
    assert told[1, "external_id"] == ("3021", "3021")
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
    first, second = reading.reviews
    assert (first.text, first.rating, first.original) == ("", {"value": 3.5, "scale": 5}, "★★★½")
    assert (second.text, second.rating, second.author, second.source) == (
        "They hum.\n\nI wept.", {"value": 4, "scale": 5}, "Ines Mora", "Letterboxd",
    )  # fmt: skip
    assert not reading.problems


def test_a_film_seen_twice_is_one_film_with_two_reviews():
    reading = read_diary(item("Salt, 2019 - ★★", "Salt", 2019, "2.0"), item("Salt, 2019 - ★★★", "Salt", 2019, "3.0"))

    assert len(reading.films) == 1
    assert [one.film for one in reading.reviews] == [0, 0]
    assert [one.property for one in reading.statements] == ["title", "year", "external_id"]


def test_lists_series_and_viewings_without_mark_or_words_are_left_out_and_counted():
    reading = read_diary(item("Salt, 2019 - ★★", "Salt", 2019, "2.0"), LIST, SERIES, item("Sand, 2018", "Sand", 2018))

    assert [one.title for one in reading.films] == ["Salt"]
    assert reading.problems[0].startswith("3 entries are no film's review")


def test_a_review_without_a_mark_has_none():
    reading = read_diary(item("Sand, 2018", "Sand", 2018, words="<p>Dry.</p>"))

    assert (reading.reviews[0].text, reading.reviews[0].rating) == ("Dry.", None)


def test_what_the_site_writes_itself_is_no_part_of_a_review():
    words = "<p><em>This review may contain spoilers.</em></p> <p>The pier falls.</p>"

    assert read_diary(item("Sand, 2018 - ★", "Sand", 2018, "1.0", words)).reviews[0].text == "The pier falls."


def test_a_title_that_the_entry_does_not_show_is_quoted_from_the_element():
    reading = read_diary(item("Logged today", "Sand", 2018, "1.5"))

    title, year = reading.statements[:2]
    assert reading.text[title.start - 11 : title.end] == "filmTitle: Sand"
    assert (year.quote, reading.reviews[0].original) == ("2018", "1.5")


def test_a_diary_whose_elements_name_no_film_is_read_by_its_titles():
    entry = "<item><title>Salt, Sand, 2019 - ★★★½</title><link>https://letterboxd.com/ines/film/salt/</link><description>Dry.</description></item>"
    reading = read_diary(entry)

    assert [(one.title, one.year) for one in reading.films] == [("Salt, Sand", 2019)]
    assert (reading.reviews[0].text, reading.reviews[0].rating) == ("Dry.", {"value": 3.5, "scale": 5})


MAGAZINE = """<rss version="2.0"><channel><title>Harbour Review</title>
<item><title>Film review: The Salt Road (2018) ★★★★</title><dc:creator>Tom Abbot</dc:creator>
<description><![CDATA[<p>Directed by Ingrid Solberg, this film is a brilliant and moving drama. The performances are superb and the script never fails.</p>]]></description></item>
<item><title>Trailer for Winter Bees arrives</title><description>The studio has released the first trailer. It opens in May.</description></item>
<item><title>Album review: Kites by The Rooks</title><description><![CDATA[<p>The album has ten tracks, and the guitars, drums and vocals of the band are superb. A brilliant record.</p>]]></description></item>
<item><title>Harbour, season 2 episode 3 recap</title><description>This episode of the series is the best of the season. The show is superb and I loved it.</description></item>
<item><title>Ten films to see this summer</title><description>1. Salt (2018) 2. Sand (2019) 3. Sea (2020)</description></item>
</channel></rss>"""


def test_a_magazine_s_feed_gives_the_films_that_are_reviewed_and_no_others():
    reading = read(MAGAZINE.encode(), name="feed")

    assert [(one.title, one.year) for one in reading.films] == [("The Salt Road", 2018)]
    assert ("director", "Ingrid Solberg") in {(one.property, one.value) for one in reading.statements}
    review = reading.reviews[0]
    assert (review.author, review.source, review.rating) == ("Tom Abbot", "Harbour Review", {"value": 4, "scale": 5})
    assert reading.text[review.start : review.end] == review.text
    assert reading.problems[0].startswith("4 entries are")


@pytest.mark.parametrize("title", ["Recipes", "News", "Weather"])
def test_a_feed_of_other_things_makes_no_film(title):
    entry = (
        "<item><title>Rain tomorrow</title><description>It will rain on the coast, with sun later.</description></item>"
    )
    reading = read(f"<rss><channel><title>{title}</title>{entry * 5}</channel></rss>".encode(), name="feed")

    assert reading.head.kind == "other"
    assert reading.films == ()
    assert "no film was made" in reading.problems[0]


@pytest.mark.samples
def test_a_real_diary_is_read_whole(samples):
    reading = read((samples / "letterboxd/rss/member-r.rss.xml").read_bytes(), name="feed")

    assert len(reading.reviews) == 50
    assert {one.rating["scale"] for one in reading.reviews} == {5}
    assert {one.property for one in reading.statements} == {"title", "year", "external_id"}
    assert len({(one.film, one.property) for one in reading.statements}) == 3 * len(reading.films)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Pier Screen</title><author><name>Rosa Lind</name></author>{}</feed>"""


def entry(title: str, words: str, author: str = "") -> str:
    signed = f"<author><name>{author}</name></author>" if author else ""
    return f"<entry><title>{title}</title>{signed}<summary>{words}</summary></entry>"


def read_atom(*entries: str):
    return read(ATOM.format("".join(entries)).encode(), name="feed")


def test_entries_that_say_they_review_a_film_are_reviews_by_the_author_of_the_feed():
    reading = read_atom(
        entry("Film review: The Harbor (2014)", "Two brothers fight over a pier, and nobody wins. 4/10"),
        entry("Film review: Night Boat (2017)", "Max Lund keeps it short.", "Tom Ek"),
        entry("Film review: The Harbor (2014)", "Seen again: a better film than I thought. 6/10"),
    )

    assert [(one.title, one.year) for one in reading.films] == [("The Harbor", 2014), ("Night Boat", 2017)]
    assert [(one.film, one.original, one.author) for one in reading.reviews] == [
        (0, "4/10", "Rosa Lind"), (1, None, "Tom Ek"), (0, "6/10", "Rosa Lind"),
    ]  # fmt: skip
    assert not reading.problems


def test_what_is_left_out_is_named_by_its_title():
    news = [entry(f"The pier moves, part {number}", "The city moves its pier.") for number in range(1, 5)]

    reading = read_atom(entry("Film review: The Harbor (2014)", "A film of two brothers. 4/10"), *news)

    assert [one.title for one in reading.films] == ["The Harbor"]
    (problem,) = reading.problems
    assert problem.startswith("4 entries are no film's review (a list")
    assert problem.endswith(
        "and were left out: “The pier moves, part 1”, “The pier moves, part 2”, “The pier moves, part 3” and others."
    )


def test_a_json_feeds_own_author_wrote_what_names_nobody():
    reading = read(
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Pier Screen", "authors": [{"name": "Rosa Lind"}],'
        b'"items": [{"id": "1", "title": "Film review: The Harbor (2014)", "content_text": "A film of two brothers. 4/10"}]}',
        name="feed",
    )

    assert [one.author for one in reading.reviews] == ["Rosa Lind"]
