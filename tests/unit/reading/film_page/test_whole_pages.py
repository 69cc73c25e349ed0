"""Whole pages of films with members' reviews, in the layouts of different sites: what they list, and each member's words.

The texts stand beside this file in `texts/`; all of their films and people are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from onesheet.reading import read

TEXTS = Path(__file__).parent / "texts"
Fact = tuple[str, object, str]


@dataclass(frozen=True)
class Expected:
    """What a page says; a fact is its property, its value and its character or place. A review is its author and mark."""

    title: str
    year: int | None
    facts: frozenset[Fact]
    reviews: tuple[tuple[str, float, int], ...]


EXPECTED = {
    "dots-and-marks": Expected(
        "Harvest Home",
        2009,
        facts=frozenset(
            {
                ("cast_member", "Arvid Storm", "Her father"),
                ("cast_member", "Gro Bakke", "Tove"),
                ("cinematographer", "Erik Tveit", ""),
                ("country", "NO", ""),
                ("director", "Solveig Aune", ""),
                ("duration", 92, ""),
                ("editor", "Kaja Rud", ""),
            }
        ),
        reviews=(("dana_p", 4, 4), ("Kjell Moen", 3, 4), ("potato_watch", 2, 4)),
    ),
    "gave-it": Expected(
        "Ninety Doors",
        2013,
        facts=frozenset(
            {
                ("cast_member", "Alan Szeto", "Mr Fong"),
                ("cast_member", "Carmen Yip", ""),
                ("cast_member", "Leo Cheung", ""),
                ("country", "HK", ""),
                ("director", "Winnie Kwok", ""),
                ("duration", 101, ""),
                ("genre", "thriller", ""),
            }
        ),
        reviews=(("Paula", 8, 10), ("doorstop81", 3, 10), ("Mikkel J.", 6, 10)),
    ),
    "labels-stacked": Expected(
        "The Salt Ledger",
        2019,
        facts=frozenset(
            {
                ("cast_member", "Desmond Achebe-Rice", ""),
                ("cast_member", "Maeve Thornbury", "Agnes"),
                ("cast_member", "Tobias Wren", ""),
                ("country", "GB", ""),
                ("country", "IE", ""),
                ("director", "Ruthven Adeyemi", ""),
                ("duration", 104, ""),
                ("genre", "drama", ""),
                ("genre", "mystery", ""),
                ("language", "en", ""),
                ("screenwriter", "Nora Pell", ""),
                ("screenwriter", "Ruthven Adeyemi", ""),
            }
        ),
        reviews=(("fishwife_ana", 4.5, 5), ("Bram Okafor", 3.0, 5), ("tideclock", 5.0, 5)),
    ),
    "letters-and-lists": Expected(
        "The Beekeeper of Ostrava",
        2022,
        facts=frozenset(
            {
                ("budget", "2100000 EUR", ""),
                ("cast_member", "Daniela Hrušková", "Zdena"),
                ("cast_member", "Ota Mach", ""),
                ("cast_member", "Viktor Palko", "Emil"),
                ("composer", "Radek Stoklasa", ""),
                ("director", "Jolana Bezděková", ""),
                ("duration", 98, ""),
                ("genre", "comedy", ""),
                ("genre", "drama", ""),
                ("title", "Včelař z Ostravy", ""),
            }
        ),
        reviews=(("Ludmila", 5.0, 5), ("Ben A.", 4.0, 5), ("no_honey", 2.0, 5)),
    ),
    "one-minute": Expected(
        "The Barber's Dog",
        1902,
        facts=frozenset({("director", "Eugène Maillard", ""), ("duration", 1, ""), ("genre", "comedy", "")}),
        reviews=(("Clementine", 4.0, 5), ("nitrate_nils", 3.0, 5)),
    ),
    "rated-it": Expected(
        "The Keeper's Wives",
        2020,
        facts=frozenset(
            {
                ("cast_member", "Consuelo Ibarra", "Marta"),
                ("cast_member", "Gonzalo Rey", ""),
                ("cast_member", "Pilar Echeñique", ""),
                ("country", "CL", ""),
                ("director", "Ximena Prado", ""),
                ("duration", 107, ""),
                ("genre", "comedy", ""),
                ("genre", "drama", ""),
                ("screenwriter", "Andrés Prado", ""),
                ("screenwriter", "Ximena Prado", ""),
            }
        ),
        reviews=(("Rosa Quiroga", 4.5, 5), ("oldsalt", 2, 5), ("Emre T.", 4, 5)),
    ),
    "star-name-lines": Expected(
        "Midnight, Platform Nine",
        2013,
        facts=frozenset(
            {
                ("cinematographer", "Zofia Lis", ""),
                ("composer", "Anders Holt", ""),
                ("country", "DE", ""),
                ("country", "PL", ""),
                ("director", "Bogumiła Zając", ""),
                ("duration", 112, ""),
                ("release", "2013-11-22", "PL"),
                ("screenwriter", "Bogumiła Zając", ""),
                ("screenwriter", "Piotr Wilk", ""),
            }
        ),
        reviews=(("Hanka P.", 3.0, 5), ("trainspotter_uk", 4.0, 5), ("Zbigniew", 1.0, 5), ("Joe", 2.5, 5)),
    ),
    "three-line-heads": Expected(
        "Ferry Weather",
        2022,
        facts=frozenset(
            {
                ("country", "NO", ""),
                ("director", "Nils Aakre", ""),
                ("duration", 101, ""),
                ("screenwriter", "Liv Tangen", ""),
                ("screenwriter", "Nils Aakre", ""),
            }
        ),
        reviews=(("marit_h", 5.0, 5), ("Gilles Fontaine", 3.0, 5), ("the_real_bosun", 0.5, 5)),
    ),
    "titled-reviews": Expected(
        "Dust Choir",
        2016,
        facts=frozenset(
            {
                ("cast_member", "Cody Bright", "Jesse"),
                ("cast_member", "Ignacio Fuentes", ""),
                ("cast_member", "Lena Marsh", ""),
                ("certificate", "R", "US"),
                ("director", "Harlan Stokes", ""),
                ("duration", 99, ""),
                ("genre", "drama", ""),
                ("genre", "music", ""),
                ("screenwriter", "Bobby Teague", ""),
                ("screenwriter", "Harlan Stokes", ""),
            }
        ),
        reviews=(("tenor_fan_22", 7, 10), ("Marguerite-Ellen", 4, 10), ("choirmomOK", 9, 10)),
    ),
    "watched-dates": Expected(
        "A House of Left Shoes",
        2018,
        facts=frozenset(
            {
                ("cast_member", "Akinyi Odhiambo", ""),
                ("cast_member", "Brian Kamau", ""),
                ("cast_member", "Grace Nekesa", "Mama Pendo"),
                ("director", "Wangari Mutiso", ""),
                ("duration", 83, ""),
            }
        ),
        reviews=(("Njeri W.", 4.0, 5), ("hollowayp", 2.5, 5), ("Ondřej", 5.0, 5), ("sofia t", 3.5, 5)),
    ),
}
ABOUT_FILMS = ("year", "synopsis", "main_subject")
CHROME = (
    "Like",
    "Reply",
    "Read more",
    "Helpful",
    "Report",
    "Page ",
    "found this helpful",
    "likes",
    "♥",
    "↳",
    "Permalink",
    "Load more",
    "This review",
)


def reading_of(name):
    return read((TEXTS / f"{name}.txt").read_bytes(), name=name)


def as_fact(one):
    value = f"{one.value['amount']} {one.value['currency']}" if isinstance(one.value, dict) else one.value
    return (one.property, value, one.qualifiers.get("character") or one.qualifiers.get("place") or "")


def test_every_text_is_expected():
    assert sorted(path.stem for path in TEXTS.glob("*.txt")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_page_names_its_film(name):
    reading, expected = reading_of(name), EXPECTED[name]

    assert reading.head.kind == "film-page"
    assert [(film.title, film.year) for film in reading.films] == [(expected.title, expected.year)]
    assert reading.problems == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_page_keeps_each_review_with_its_mark_and_without_chrome(name):
    reviews = reading_of(name).reviews

    assert tuple((one.author, one.rating["value"], one.rating["scale"]) for one in reviews) == EXPECTED[name].reviews
    assert all(one.text.strip() for one in reviews)
    assert not any(words in one.text for one in reviews for words in CHROME)


@pytest.mark.parametrize("name", EXPECTED)
def test_page_tells_its_facts_and_no_others(name):
    reading = reading_of(name)

    told = {
        as_fact(one)
        for one in reading.statements
        if one.property not in ABOUT_FILMS and (one.property != "title" or one.qualifiers.get("kind"))
    }
    assert told == EXPECTED[name].facts
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
