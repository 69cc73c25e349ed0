"""A film's sheet."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from factories.films import CreditFactory, FactFactory, FilmFactory, QuotedReviewFactory, ReleaseFactory, TitleFactory
from factories.people import PersonFactory
from factories.sources import DocumentFactory
from strategies.hostile import HOSTILE

QUERIES = 16


def test_film_page_tells_who_made_it_when_and_what_is_said(visit, tide):
    page = visit(f"/films/{tide.slug}", queries=QUERIES)

    assert "The Tide 2014 directed by Ann Marsh written by Ida Sund drama United Kingdom 104 min" in page.words
    assert "71 % positive, of 117 reviews The Tally" in page.words
    assert "Reported elsewhere The Tally 71%" in page.words
    assert "Kit Bo Reed 2" in page.words
    assert "Domestic, United States $552,506" in page.words
    assert "3 documents say all this" in page.words
    assert "a film by Ann Marsh Bo Reed Cy Holt written by Ida Sund directed by Ann Marsh" in page.words


def test_film_page_shows_disagreement_with_both_sides(visit, tide):
    page = visit(f"/films/{tide.slug}")

    assert "2 say 6 Nov 2014, 1 says 13 Nov 2014" in page.words
    assert "1 says 104 min, 1 says 98 min" in page.words
    assert 'aria-label="2 sources; sources disagree"' in page.html


def test_every_source_mark_leads_to_a_row_that_is_there(visit, tide):
    page = visit(f"/films/{tide.slug}")
    marks = re.findall(r'class="mark[^"]*" href="([^"]+)"', page.html)

    assert len(marks) > 12
    for address in set(marks):
        path, _, anchor = address.partition("#")
        assert anchor in visit(path).ids, address


def test_reviews_have_stars_that_are_heard_and_tabs_that_are_links(visit, tide):
    page = visit(f"/films/{tide.slug}")

    assert '<span class="stars" role="img" aria-label="3½ out of 5">★★★½</span>' in page.html
    assert "All 3 Members 2 Critics 1" in page.words

    members = visit(f"/films/{tide.slug}?reviews=members", queries=QUERIES)
    critics = visit(f"/films/{tide.slug}?reviews=critics", queries=QUERIES)

    assert "Tomasz" in members.words
    assert "Dawn Day" not in members.words
    assert "Dawn Day" in critics.words
    assert "Tomasz" not in critics.words


def test_review_that_is_not_ours_to_print_is_only_quoted(visit, tide):
    page = visit(f"/films/{tide.slug}")

    assert "Ann Marsh has made a film that looks at water" in page.words
    assert "I would take the same seat" not in page.html


def test_film_page_costs_the_same_for_one_and_for_three_of_everything(visit, db):
    for count in (1, 3):
        film = FilmFactory(title=f"Film of {count}", year=2000)
        for number in range(count):
            CreditFactory(film=film, person=PersonFactory(name=f"Person {count} {number}"), position=number)
            ReleaseFactory(film=film, date=f"2000-01-0{number + 1}", position=number)
            FactFactory(film=film, value=f"genre {number}", position=number)
            TitleFactory(film=film, text=f"Title {number}", position=number)
            QuotedReviewFactory(film=film, document=DocumentFactory(text=f"{count} {number}"), rating=3, scale=5)

        visit(f"/films/{film.slug}", queries=QUERIES)


def test_premiere_at_a_festival_is_told_once_with_both_marks(visit, db):
    film = FilmFactory(title="Once")
    ReleaseFactory(film=film, date="2015-09-12", kind="premiere", place="Toronto International Film Festival")
    FactFactory(
        film=film, property="festival", value="Toronto Film Festival", qualifiers={"edition": 2015, "section": "Galas"}
    )
    FactFactory(film=film, property="festival", value="London Film Festival", qualifiers={"edition": 2015})

    words = visit("/films/once", queries=QUERIES).words

    assert "On its way 2015 London Film Festival 1 12 Sept 2015 Toronto Film Festival, Galas 1 1" in words


def test_linked_data_tells_the_film_and_no_rating_of_others(visit, tide):
    (data,) = visit(f"/films/{tide.slug}").structured

    assert data["@type"] == "Movie"
    assert data["name"] == "The Tide"
    assert data["duration"] == "PT104M"
    assert data["datePublished"] == "2014-11-06"
    assert [one["name"] for one in data["director"]] == ["Ann Marsh"]
    assert {one["author"]["name"] for one in data["review"]} == {"Iris", "Tomasz", "Dawn Day"}
    assert {one["reviewRating"]["ratingValue"] for one in data["review"] if "reviewRating" in one} == {3.5, 4.0}
    assert "aggregateRating" not in data


def test_page_can_be_shared_with_title_and_picture(visit, tide, settings):
    settings.SITE_URL = "https://films.example"

    page = visit(f"/films/{tide.slug}")

    assert '<meta property="og:title" content="The Tide (2014)">' in page.html
    assert f'<meta property="og:image" content="https://films.example/films/{tide.slug}/poster.svg">' in page.html


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_printed_and_never_run(visit, db, hostile):
    film = FilmFactory(title=hostile, slug="hostile", year=1999, synopsis=hostile, genre=hostile[:80])
    CreditFactory(
        film=film, function="cast_member", character=hostile, person=PersonFactory(name=hostile, slug="someone")
    )
    CreditFactory(film=film, function="director", person=PersonFactory(name=hostile, slug="someone-else"))
    FactFactory(film=film, property="song", value=hostile, qualifiers={"performer": hostile})
    TitleFactory(film=film, text=hostile)
    document = DocumentFactory(title=hostile, byline=[hostile], outlet=hostile, licence="own", address="")
    QuotedReviewFactory(film=film, document=document, author=hostile, text=hostile, original=hostile[:60], end=9)

    for path in (
        "/films/hostile",
        "/films/",
        "/",
        "/people/someone",
        "/people/",
        "/search?q=alert",
        "/films/hostile/record",
    ):
        page = visit(path)

        assert "<script>alert" not in page.html
        assert "<img src=x" not in page.html
        assert "javascript:" not in "".join(page.links)


def test_picture_of_the_poster_has_its_own_address(client, tide):
    answer = client.get(f"/films/{tide.slug}/poster.svg")

    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    drawn = ET.fromstring(answer.content)
    assert drawn.get("aria-label") == "The Tide"
    assert list(drawn.itertext()) == ["The", "Tide", "ANN MARSH  ·  2014"]


def test_film_with_nothing_but_a_title_has_a_page(visit, db):
    film = FilmFactory(title="Nothing Known")

    page = visit(f"/films/{film.slug}", queries=QUERIES)

    assert "Nothing Known" in page.words
    assert "Reviews elsewhere" not in page.words


def test_film_that_is_not_here_or_not_shown_is_not_found(visit, db):
    FilmFactory(title="Hidden", shown=False)

    for path in (
        "/films/hidden",
        "/films/hidden/record",
        "/films/hidden/poster.svg",
        "/films/none",
        "/films/none/record/year",
    ):
        assert "No film has this address" in visit(path, status=404).words or "record" in path


def test_large_film_stays_within_the_weight_of_a_page(visit, db):
    film = FilmFactory(title="A Cast of Hundreds", year=1950, synopsis="Many people do many things. " * 8)
    document = DocumentFactory(licence="own")
    for number in range(60):
        CreditFactory(
            film=film, function="cast_member", character=f"Somebody with a Long Name {number}", position=number,
            person=PersonFactory(name=f"Performer of Some Length {number}"),
        )  # fmt: skip
        FactFactory(film=film, property="production_company", value=f"Company of Some Length {number}", position=number)
        QuotedReviewFactory(
            film=film, document=document, text="A sentence that says a thing. " * 60, start=number * 2000
        )

    page = visit(f"/films/{film.slug}", queries=QUERIES)

    assert "and 40 more" in page.words
    assert "Page 1 of 8" in page.words


@pytest.mark.django_db
def test_a_character_whose_player_is_known_is_told_once(visit):
    film = FilmFactory()
    CreditFactory(film=film, function="cast_member", character="Kit Marlow", person=PersonFactory(name="Bo Reed"))
    FactFactory(film=film, property="character", value="Kit", folded="kit")
    FactFactory(film=film, property="character", value="Wren", folded="wren")

    page = visit(f"/films/{film.slug}")

    assert "Character Wren" in page.words
    assert "Kit Marlow Bo Reed" in page.words
    assert "Kit 1" not in page.words
