"""Whole reviews as magazines, papers, blogs and film clubs print them: the film, the writer, the mark and every fact.

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
    """What a review says; a fact is its property, its value and its character, place, author or festival."""

    title: str
    year: int | None
    byline: tuple[str, ...]
    outlet: str | None
    published: str | None
    original: str | None
    rating: tuple[float, int] | None
    facts: frozenset[Fact]


EXPECTED = {
    "belated-look": Expected(
        "Harvest Home",
        2009,
        byline=("dana_p",),
        outlet=None,
        published="2012-03-09",
        original="★★★★ (out of four)",
        rating=(4.0, 4),
        facts=frozenset(
            {
                ("cast_member", "Gro Bakke", "Tove"),
                ("cinematographer", "Erik Tveit", ""),
                ("director", "Solveig Aune", ""),
            }
        ),
    ),
    "bulletin-box": Expected(
        "County Line",
        2016,
        byline=("Theo Marchetti",),
        outlet=None,
        published=None,
        original=None,
        rating=None,
        facts=frozenset(
            {
                ("cast_member", "Cody Bright", "Jay"),
                ("cast_member", "Esme Latch", ""),
                ("cast_member", "Ronnie Dale", ""),
                ("country", "GB", ""),
                ("director", "Joan Prewitt", ""),
            }
        ),
    ),
    "by-and-with": Expected(
        "The Long Weekend",
        2014,
        byline=("Olu Adeyinka",),
        outlet=None,
        published=None,
        original="4.5/5",
        rating=(4.5, 5),
        facts=frozenset(
            {
                ("cast_member", "Amelia Stroud", ""),
                ("cast_member", "Cody Bright", "guest"),
                ("certificate", "PG-13", "US"),
                ("director", "Kim Farraday", ""),
                ("duration", 110, ""),
            }
        ),
    ),
    "staff-writer": Expected(
        "Night Nurse's Almanac",
        None,
        byline=(),
        outlet=None,
        published="2020-10-02",
        original="★ ★ ★ ½ (out of four)",
        rating=(3.5, 4),
        facts=frozenset(
            {
                ("cast_member", "Ruth Okello", ""),
                ("certificate", "PG-13", "US"),
                ("composer", "Jun Ishida", ""),
                ("director", "Felicity Amundsen", ""),
            }
        ),
    ),
    "stars-first": Expected(
        "Tea for the Ferryman",
        None,
        byline=(),
        outlet=None,
        published=None,
        original="★★★★★",
        rating=(5.0, 5),
        facts=frozenset(),
    ),
    "asterisks-and-verdict": Expected(
        "The Beekeeper of Ostrava",
        None,
        byline=("Tamar Beridze",),
        outlet=None,
        published="2022-06-11",
        original="9 out of 10",
        rating=(9, 10),
        facts=frozenset(
            {
                ("based_on", "Smoke", "Karel Novotný"),
                ("budget", "2100000 EUR", ""),
                ("cast_member", "Daniela Hrušková", "wife"),
                ("cast_member", "Ota Mach", ""),
                ("cast_member", "Viktor Palko", "Emil"),
                ("certificate", "12A", "GB"),
                ("composer", "Radek Stoklasa", ""),
                ("country", "CZ", ""),
                ("country", "SK", ""),
                ("director", "Jolana Bezděková", ""),
                ("screenwriter", "Jolana Bezděková", ""),
            }
        ),
    ),
    "diary-capsule": Expected(
        "The Goose Year",
        2017,
        byline=(),
        outlet=None,
        published="2018-08-12",
        original="★★★½",
        rating=(3.5, 5),
        facts=frozenset(
            {
                ("cast_member", "Mairi Campbell-Ross", "Peigi"),
                ("cast_member", "Rab Heron", "vet"),
                ("composer", "Donald Iain Morrison", ""),
                ("director", "Eilidh MacAskill", ""),
            }
        ),
    ),
    "dir-line-on-top": Expected(
        "A House of Left Shoes",
        2018,
        byline=("Piers Holloway",),
        outlet=None,
        published=None,
        original="7.5/10",
        rating=(7.5, 10),
        facts=frozenset(
            {
                ("award", "Golden Leopard", "Locarno"),
                ("cast_member", "Akinyi Odhiambo", "Atieno"),
                ("cast_member", "Brian Kamau", "man"),
                ("cast_member", "Grace Nekesa", "neighbour"),
                ("country", "KE", ""),
                ("director", "Wangari Mutiso", ""),
                ("duration", 83, ""),
            }
        ),
    ),
    "festival-diary": Expected(
        "Tea for the Ferryman",
        None,
        byline=("Harriet Ong",),
        outlet=None,
        published="2019-09-06",
        original="A-",
        rating=None,
        facts=frozenset(
            {
                ("cast_member", "Merab Javakhishvili", ""),
                ("cast_member", "Tekla Abashidze", "Nino"),
                ("director", "Levan Kapanadze", ""),
                ("editor", "Sopho Gelashvili", ""),
                ("screenwriter", "Levan Kapanadze", ""),
            }
        ),
    ),
    "foreign-headline": Expected(
        "Las escobas",
        None,
        byline=("Candela Iturbe",),
        outlet="Butaca 9",
        published=None,
        original="★★★☆☆",
        rating=(3.0, 5),
        facts=frozenset(
            {
                ("cast_member", "Elvira Montesinos", "Dora"),
                ("cast_member", "Paz Altuna", "Nené"),
                ("cast_member", "Rosario Beltrán-Vidal", "Irma"),
                ("director", "Ramiro Quintana", ""),
                ("language", "es", ""),
                ("language", "gn", ""),
            }
        ),
    ),
    "french-headline": Expected(
        "Le Vent des autres",
        None,
        byline=("Mathilde Courtois",),
        outlet=None,
        published=None,
        original="★★★★☆",
        rating=(4.0, 5),
        facts=frozenset({("director", "Salomé Reverdy", "")}),
    ),
    "german-box": Expected(
        "Der Apfelzähler",
        None,
        byline=("Konrad Wiesinger",),
        outlet=None,
        published=None,
        original="4 von 5 Sternen",
        rating=(4, 5),
        facts=frozenset(
            {
                ("cast_member", "Alois Brandt", ""),
                ("cast_member", "Bibiana Moor", ""),
                ("cast_member", "Fritzi Lang", ""),
                ("director", "Maren Tauscher", ""),
                ("duration", 97, ""),
            }
        ),
    ),
    "issue-line": Expected(
        "The Keeper's Wives",
        None,
        byline=("Hugh Ballantyne",),
        outlet="Aperture & Reel",
        published=None,
        original="★★★★☆",
        rating=(4.0, 5),
        facts=frozenset(
            {
                ("cast_member", "Consuelo Ibarra", "Marta"),
                ("cast_member", "Gonzalo Rey", "Baltasar"),
                ("cast_member", "Pilar Echeñique", "Inés"),
                ("certificate", "PG", "GB"),
                ("cinematographer", "Lucho Vera", ""),
                ("director", "Ximena Prado", ""),
                ("duration", 107, ""),
                ("screenwriter", "Ximena Prado", ""),
            }
        ),
    ),
    "letter-grade-bottom": Expected(
        "Quarry Hours",
        None,
        byline=("Lenore Vasquez-Pratt",),
        outlet="The Hollow Reed",
        published="2021-04-02",
        original="B-",
        rating=None,
        facts=frozenset(
            {
                ("cast_member", "Ezra Halloran", "Dutch"),
                ("cast_member", "Silas Grady", "Wendell"),
                ("cast_member", "Yolanda Crisp", ""),
                ("director", "Thaddeus Boone", ""),
                ("duration", 142, ""),
                ("release", "2021-04-09", ""),
                ("screenwriter", "Marisol Etcheverry", ""),
                ("screenwriter", "Thaddeus Boone", ""),
            }
        ),
    ),
    "masthead-and-deck": Expected(
        "Ferry Weather",
        None,
        byline=("Cressida Vance",),
        outlet="THE EVENING LANTERN",
        published="2022-10-06",
        original="★★★★",
        rating=(4.0, 5),
        facts=frozenset(
            {
                ("award", "Jury Prize", "Tromsø"),
                ("cast_member", "Astrid Fosse", "Turid"),
                ("cast_member", "Jonas Lie-Berg", "boy"),
                ("cinematographer", "Ane Lunde", ""),
                ("director", "Nils Aakre", ""),
                ("release", "XXXX-10-07", "GB"),
                ("screenwriter", "Liv Tangen", ""),
                ("screenwriter", "Nils Aakre", ""),
            }
        ),
    ),
    "mixed-kicker-rating-line": Expected(
        "Midnight, Platform Nine",
        None,
        byline=("Sunniva Grieg",),
        outlet=None,
        published=None,
        original="6/10",
        rating=(6, 10),
        facts=frozenset(
            {
                ("cast_member", "Karin Lindt", ""),
                ("cast_member", "Oleg Barsky", ""),
                ("cast_member", "Tomasz Wrona", "Marek"),
                ("cinematographer", "Zofia Lis", ""),
                ("director", "Bogumiła Zając", ""),
                ("duration", 112, ""),
                ("language", "de", ""),
                ("language", "pl", ""),
                ("release", "2013-11-22", ""),
            }
        ),
    ),
    "newspaper-box": Expected(
        "The Glass Orchard",
        None,
        byline=("PRUDENCE HALLORAN-MEYER",),
        outlet=None,
        published=None,
        original=None,
        rating=None,
        facts=frozenset(
            {
                ("cast_member", "Hanna Lund", "Liv"),
                ("cast_member", "Matteo Ricciardi", "Mr. Conti"),
                ("cast_member", "Pernille Dahlgren", "Sigrid"),
                ("cinematographer", "Erik Tveit", ""),
                ("composer", "Marit Hagen", ""),
                ("director", "Solveig Aune", ""),
                ("duration", 98, ""),
                ("editor", "Kaja Rud", ""),
                ("producer", "Anne Fossum", ""),
                ("producer", "Tor Lie", ""),
                ("screenwriter", "Solveig Aune", ""),
            }
        ),
    ),
    "no-headline-blog": Expected(
        "The Understudy's Umbrella",
        None,
        byline=("Moth",),
        outlet=None,
        published=None,
        original="8/10",
        rating=(8, 10),
        facts=frozenset(
            {
                ("cast_member", "Beatrix Lowe", "Constance"),
                ("director", "Fenella Marchbanks", ""),
                ("screenwriter", "Jude Okonkwo", ""),
            }
        ),
    ),
    "note-with-imprint": Expected(
        "The Lamplighter's Daughter",
        1931,
        byline=("Cornelius Abara",),
        outlet="Kettle Lane Film Society",
        published=None,
        original=None,
        rating=None,
        facts=frozenset(
            {
                ("cast_member", "Gustav Ehrlich", "lamplighter"),
                ("country", "AT", ""),
                ("director", "Ilse Brandauer", ""),
                ("duration", 74, ""),
            }
        ),
    ),
    "plot-label": Expected(
        "Dust Choir",
        2016,
        byline=("Raymond Achterkamp",),
        outlet=None,
        published="2016-01-22",
        original="2.5 out of 5 stars",
        rating=(2.5, 5),
        facts=frozenset(
            {
                ("cast_member", "Cody Bright", "Jesse"),
                ("cast_member", "Ignacio Fuentes", ""),
                ("cast_member", "Lena Marsh", ""),
                ("certificate", "R", "US"),
                ("director", "Harlan Stokes", ""),
                ("duration", 99, ""),
                ("release", "XXXX-01-22", ""),
                ("screenwriter", "Bobby Teague", ""),
                ("screenwriter", "Harlan Stokes", ""),
            }
        ),
    ),
    "possessive-quoted": Expected(
        "The Remainder",
        None,
        byline=("Ambrose Tull",),
        outlet="The Parish Screen",
        published=None,
        original="5/5",
        rating=(5, 5),
        facts=frozenset(
            {
                ("cast_member", "Dorothea Finch", "schoolteacher"),
                ("director", "Percival Nakamura", ""),
                ("duration", 91, ""),
            }
        ),
    ),
    "released-line": Expected(
        "Petrol Blue",
        None,
        byline=("JACINTA MOODY",),
        outlet=None,
        published=None,
        original="★★½☆☆",
        rating=(2.5, 5),
        facts=frozenset(
            {
                ("cast_member", "Lance Whitaker", "Dex"),
                ("cast_member", "Margot Sloane", "boss"),
                ("cast_member", "Renata Voss", "Pia"),
                ("certificate", "18", "GB"),
                ("composer", "Steve Albright", ""),
                ("director", "Kieran Doyle", ""),
                ("duration", 88, ""),
                ("release", "XXXX-02-14", ""),
                ("screenwriter", "Kieran Doyle", ""),
                ("screenwriter", "Nick Farrow", ""),
            }
        ),
    ),
    "star-in-byline": Expected(
        "The Salt Ledger",
        None,
        byline=("Odile Kerrigan",),
        outlet="THE TIDE POST",
        published="2019-03-14",
        original="★★★★☆",
        rating=(4.0, 5),
        facts=frozenset(
            {
                ("cast_member", "Desmond Achebe-Rice", "Col"),
                ("cast_member", "Maeve Thornbury", "Agnes"),
                ("cast_member", "Tobias Wren", "Fennimore"),
                ("certificate", "12A", "GB"),
                ("cinematographer", "Ingrid Solheim", ""),
                ("composer", "Callum Oyelaran", ""),
                ("director", "Ruthven Adeyemi", ""),
                ("duration", 104, ""),
                ("release", "XXXX-03-15", ""),
            }
        ),
    ),
    "stars-out-of-five-top": Expected(
        "The Glass Orchard",
        None,
        byline=("Nikhil Bhandarkar",),
        outlet=None,
        published="2015-10-09",
        original="4 out of 5 stars",
        rating=(4, 5),
        facts=frozenset(
            {
                ("based_on", "Frost Fruit", "Birgit Moen"),
                ("cast_member", "Hanna Lund", ""),
                ("cast_member", "Matteo Ricciardi", ""),
                ("cast_member", "Pernille Dahlgren", ""),
                ("certificate", "15", "GB"),
                ("director", "Solveig Aune", ""),
                ("duration", 98, ""),
            }
        ),
    ),
    "trade-credits": Expected(
        "Orbit of Crows",
        None,
        byline=("Dale Whitcomb",),
        outlet=None,
        published="2017-01-24",
        original=None,
        rating=None,
        facts=frozenset(
            {
                ("cast_member", "Idris Cole", ""),
                ("cast_member", "Paulina Dee", ""),
                ("cast_member", "Rory Finch", ""),
                ("cast_member", "Thandi Mokoena", "Bex"),
                ("cinematographer", "Willem Brink", ""),
                ("composer", "Rui Falcão", ""),
                ("director", "Lindiwe Khoza", ""),
                ("duration", 94, ""),
                ("editor", "Zanele Moyo", ""),
                ("producer", "Nan Hartley", ""),
                ("producer", "Sipho Dube", ""),
                ("screenwriter", "Lindiwe Khoza", ""),
                ("screenwriter", "Tom Abbot", ""),
            }
        ),
    ),
}
FILMLESS = {"capsules": "listing", "no-film-interview": "other", "book": "review"}
ABOUT_FILMS = ("title", "year", "synopsis", "main_subject")
CHROME = (
    "Share",
    "©",
    "Subscribe",
    "Related",
    "Tags",
    "More from",
    "MORE FROM",
    "Leggi",
    "Labels",
    "Previous post",
    "Sign up",
)


def reading_of(name):
    return read((TEXTS / f"{name}.txt").read_bytes(), name=name)


def as_fact(one):
    value = f"{one.value['amount']} {one.value['currency']}" if isinstance(one.value, dict) else one.value
    told = (one.qualifiers.get(key) for key in ("character", "place", "author", "festival"))
    return (one.property, value, next(filter(None, told), ""))


def test_every_text_is_expected():
    assert sorted(path.stem for path in TEXTS.glob("*.txt")) == sorted([*EXPECTED, *FILMLESS])


@pytest.mark.parametrize("name", EXPECTED)
def test_review_names_its_film_and_what_its_page_says_of_itself(name):
    reading, expected = reading_of(name), EXPECTED[name]

    assert reading.head.kind == "review"
    assert [(film.title, film.year) for film in reading.films] == [(expected.title, expected.year)]
    assert reading.head.byline == expected.byline
    assert reading.head.outlet == expected.outlet
    assert reading.head.published == expected.published


@pytest.mark.parametrize("name", EXPECTED)
def test_review_has_its_mark_and_no_chrome(name):
    (review,) = reading_of(name).reviews
    expected = EXPECTED[name]

    assert review.original == expected.original
    assert (review.rating and (review.rating["value"], review.rating["scale"])) == expected.rating
    assert not any(line.startswith(CHROME) for line in review.text.split("\n"))


@pytest.mark.parametrize("name", EXPECTED)
def test_review_tells_its_facts_and_no_others(name):
    reading = reading_of(name)

    assert {as_fact(one) for one in reading.statements if one.property not in ABOUT_FILMS} == EXPECTED[name].facts
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


@pytest.mark.parametrize(("name", "kind"), FILMLESS.items())
def test_text_that_reviews_no_single_film_makes_none(name, kind):
    reading = reading_of(name)

    assert reading.head.kind == kind
    assert reading.films == ()
    assert reading.statements == ()
    assert len(reading.problems) == 1
