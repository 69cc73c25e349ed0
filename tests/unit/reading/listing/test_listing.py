"""Listings: one film for each entry, with what is said of it, and no film where anything else is listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading import read, read_text
from onesheet.reading.document import plain
from onesheet.reading.listing import READER

FESTIVAL = """Harbor International Film Festival 2018: the full line-up

The 12th edition runs from 3 to 14 October.

COMPETITION

The Salt Road
Dir. Ingrid Solberg, Norway/Sweden, 2018, 98 min
A fisherman returns to the village that he left as a boy, and nobody there knows him.
World Premiere
Fri 5 Oct 18:30, Screen 1

Winter Bees
Dir. Tomasz Wilk, Poland, 2018, 104 min
Two sisters keep bees in a valley that will be flooded.

Paper Kites
Dirs. Ana Souza and Lucia Prado, Brazil, 2017, 87 min

MIDNIGHT

Night Ferry
Dir. Kenji Mori, Japan, 2018, 91 min
"""
TABLE = """British films released in 1961

Title | Director | Cast | Genre | Notes
The Long Pier | Basil Croft | Ann Todd, Rex Harlow | Drama | Rank
Sea Wall | Roy Baker | Peter Gray | Comedy | -
Two Left Feet | John Ashe, Mary Lowe | Una Stone | Musical | In color
Total | | | | 3
"""
CHART = """Domestic Box Office For Sep 12, 2009

TD | Release | Daily | Theaters | To Date | Distributor
1 | Nine Tides | $9,887,100 | 2,255 | $18,487,760 | Lionsgate
2 | 9 | $4,711,272 | 1,661 | $12,427,010 | Focus Features
3 | Sea Wall | $2,780,091 | 3,215 | - | The Harbor Company
"""
PROGRAMME = """Filmhouse: what's on this week

Friday 3 October

SUNRISE AT CAMPO (12A)
Dir: Lena Weiss | Germany | 2017 | 1h 52m
18:00, 20:30

THE DEEP GREEN (PG)
Dir: Paul Marsh | UK | 2018 | 88 mins
14:00

GHOST LINES (15)
Dir: Yuki Tanaka | Japan | 2016 | 121 mins
21:00
"""
PRESS = """2016 Northlight Film Festival announces films in competition

U.S. DRAMATIC COMPETITION

Lake Country / U.S.A. (Director: Chad Harrow, Screenwriters: Chad Harrow, Jim Beck, Producers: Dane Hall) — A man comes home. World Premiere

Goat Hill / U.S.A., Canada (Director and Screenwriter: Amy Neil) — A boy joins a club. World Premiere

Kite String / Norway (Directors: Rolf Berg, Unn Dahl) — A family must decide. North American Premiere
"""
RETROSPECTIVE = """Retrospective: the films of Agnès Varda

CLEO FROM 5 TO 7 (Agnès Varda, France/Italy 1962, 90 min)
Mon 3 May 18.00

HAPPINESS (Agnès Varda, France 1965, 80 min)
Tue 4 May 18.00

VAGABOND (Agnès Varda, France 1985, 105 min)
Wed 5 May 20.30
"""
SHORT_REVIEWS = """Reviews in brief: three films this month

The Salt Road ★★★★
Director: Ingrid Solberg. 98 mins.
A quiet, moving film with a great performance.

Winter Bees ★★
Director: Tomasz Wilk. 104 mins.
It never takes off.

Paper Kites ★★★½
Director: Ana Souza. 87 mins.
Charming.
"""
BY_LINES = """Harbor Film Festival 2014: Official Selection

Competition
"Salt Road" by Ingrid Solberg
"Winter Bees" by Tomasz Wilk
"Paper Kites" by Ana Souza
"""


def told(reading, film: int) -> set[tuple[str, object]]:
    return {(one.property, str(one.value)) for one in reading.statements if one.film == film}


def titles(reading) -> list[tuple[str, int | None]]:
    return [(one.title, one.year) for one in reading.films]


def exactly(text: str):
    reading = read_text(text, name="listing")
    assert reading.head.kind == "listing"
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
    return reading


def test_a_line_up_gives_each_film_with_its_credits_section_and_premiere():
    reading = exactly(FESTIVAL)

    assert titles(reading) == [
        ("The Salt Road", 2018),
        ("Winter Bees", 2018),
        ("Paper Kites", 2017),
        ("Night Ferry", 2018),
    ]
    assert {("director", "Ingrid Solberg"), ("country", "NO"), ("country", "SE"), ("duration", "98")} <= told(
        reading, 0
    )
    assert {("director", "Ana Souza"), ("director", "Lucia Prado"), ("country", "BR")} <= told(reading, 2)
    every = [(one.value, one.qualifiers) for one in reading.statements if one.property == "festival"]
    festivals = [one for one in every if "number" not in one[1]]
    name = "Harbor International Film Festival"
    assert festivals == [
        (name, {"edition": 2018, "section": "Competition", "premiere": "world"}),
        (name, {"edition": 2018, "section": "Competition"}),
        (name, {"edition": 2018, "section": "Competition"}),
        (name, {"edition": 2018, "section": "Midnight"}),
    ]
    of_edition = {"edition": 2018, "number": 12, "starts": "2018-10-03", "ends": "2018-10-14"}
    assert [one for one in every if "number" in one[1]] == [(name, of_edition)]
    screened = [(one.value, one.qualifiers) for one in reading.statements if one.property == "release"]
    told_of_it = {"festival": name, "edition": 2018, "kind": "festival", "time": "18:30", "venue": "Screen 1"}
    assert screened == [("2018-10-05", told_of_it)]


def test_a_table_is_read_by_the_names_of_its_columns():
    reading = exactly(TABLE)

    assert [one.title for one in reading.films] == ["The Long Pier", "Sea Wall", "Two Left Feet"]
    assert told(reading, 0) == {
        ("title", "The Long Pier"), ("director", "Basil Croft"), ("cast_member", "Ann Todd"), ("cast_member", "Rex Harlow"), ("genre", "drama"),
    }  # fmt: skip
    assert {("director", "John Ashe"), ("director", "Mary Lowe")} <= told(reading, 2)


def test_a_chart_tells_what_films_had_taken_by_its_day():
    reading = exactly(CHART)

    assert [one.title for one in reading.films] == ["Nine Tides", "9", "Sea Wall"]
    gross = [one for one in reading.statements if one.property == "gross"]
    assert [(one.film, one.value["amount"], one.quote) for one in gross] == [
        (0, 18487760, "$18,487,760"),
        (1, 12427010, "$12,427,010"),
    ]
    assert gross[0].qualifiers == {"scope": "domestic", "as_of": "2009-09-12"}
    assert ("distributor", "The Harbor Company") in told(reading, 2)


def test_a_cinema_s_programme_gives_films_and_no_screenings():
    reading = exactly(PROGRAMME)

    assert titles(reading) == [("SUNRISE AT CAMPO", 2017), ("THE DEEP GREEN", 2018), ("GHOST LINES", 2016)]
    assert ("duration", "112") in told(reading, 0)
    assert not [one for one in reading.statements if one.property in ("release", "festival")]


def test_a_festival_s_announcement_gives_the_credits_in_its_brackets():
    reading = exactly(PRESS)

    assert [one.title for one in reading.films] == ["Lake Country", "Goat Hill", "Kite String"]
    assert {("screenwriter", "Jim Beck"), ("producer", "Dane Hall"), ("country", "US")} <= told(reading, 0)
    assert {("director", "Amy Neil"), ("screenwriter", "Amy Neil"), ("country", "CA")} <= told(reading, 1)
    premieres = [one.qualifiers["premiere"] for one in reading.statements if one.property == "festival"]
    assert premieres == ["world", "world", "north american"]


def test_titles_with_their_credits_in_brackets_are_read():
    reading = exactly(RETROSPECTIVE)

    assert titles(reading) == [("CLEO FROM 5 TO 7", 1962), ("HAPPINESS", 1965), ("VAGABOND", 1985)]
    assert {("director", "Agnès Varda"), ("country", "IT"), ("duration", "90")} <= told(reading, 0)


def test_short_reviews_give_each_film_its_review_and_mark():
    reading = exactly(SHORT_REVIEWS)

    assert [one.title for one in reading.films] == ["The Salt Road", "Winter Bees", "Paper Kites"]
    assert [(one.film, one.text, one.original) for one in reading.reviews] == [
        (0, "A quiet, moving film with a great performance.", "★★★★"),
        (1, "It never takes off.", "★★"),
        (2, "Charming.", "★★★½"),
    ]


def test_titles_with_directors_beside_them_are_read_under_a_headline_of_films():
    reading = exactly(BY_LINES)

    assert [one.title for one in reading.films] == ["Salt Road", "Winter Bees", "Paper Kites"]
    assert ("director", "Tomasz Wilk") in told(reading, 1)


def test_a_film_that_is_listed_twice_is_one_film():
    reading = exactly(PROGRAMME.replace("THE DEEP GREEN (PG)\nDir: Paul Marsh | UK | 2018", "GHOST LINES (15)\nDir: Yuki Tanaka | Japan | 2016")
                      + "\nLAST BOAT (U)\nDir: Ann Hill | UK | 2015 | 90 mins\n")  # fmt: skip

    assert titles(reading) == [("SUNRISE AT CAMPO", 2017), ("GHOST LINES", 2016), ("LAST BOAT", 2015)]


@pytest.mark.parametrize(
    "headline",
    [
        "The 10 best songs from films", "Ten novels to read before you die", "The best TV series and films of 2020", "The best film directors",
        "Ana Souza: filmography", "Albums of the year", "The best board games", "Five film festivals", "Movie theaters of the city", "The greatest film scores",
        "Oscar winners", "Podcasts about films", "What we did last summer",
    ],
)  # fmt: skip
def test_lists_of_anything_else_give_no_film(headline):
    reading = read_text(
        f"{headline}\n\n1. Moon River (1961)\n2. Over There (1939)\n3. Staying (1977)\n4. Lose It (2002)\n", name="x"
    )

    assert reading.films == ()


@pytest.mark.parametrize(
    "columns",
    [
        "No. | Title | Directed by | Written by | Original air date", "Year | Film | Role | Notes | More", "Title | Artist | Album | Length | Label",
        "Rank | Title | Author | Publisher | Year", "Year | Award | Category | Film | Result", "Name | Age | Club | Country | Number",
        "Year | Title | Role | Network | Notes",
    ],
)  # fmt: skip
def test_tables_of_anything_else_give_no_film(columns):
    rows = "\n".join(f"{n} | The Tide {n} | Ann Lee | Bob Stone | {1990 + n}" for n in range(1, 9))

    assert read_text(f"A table\n\n{columns}\n{rows}\n", name="x").films == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Road\n2018\nDirected by Ingrid Solberg\nWritten by Nils Dahl\nProduced by Kari Moe\nRunning time 98 minutes\n",
        "Film studies: courses in autumn\n\nIntroduction to Cinema\nInstructor: Ann Lee, Room 5, 90 min\nSound and Image\nInstructor: Bob Stone, Room 6, 90 min\nEditing\nInstructor: Cal Stone, 90 min\n",
        "The Film Club: all episodes\n\nEpisode 12: Jaws at 40\n58 min\nEpisode 11: The lost reel\n62 min\nEpisode 10: Summer films\n49 min\n",
        "Film news of the week\n\nHarbor (2019) to open with zombies\nStudio buys rights to novel\nTrailer (2020) released\n",
    ],
)
def test_pages_that_only_look_like_lists_are_none(text):
    assert READER.recognise(plain(text)) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Releases this week\n\n" + "".join(f"Harbor {n}\nDirector: Ken Ito\nPlatform: PC\n\n" for n in "ABCD"),
        "What is on at the Playhouse\n\n"
        + "".join(f"The Tide {n}\nDirected by Ann Lee\n90 minutes\n\n" for n in "ABCD"),
        "Dinners\n\n" + "".join(f"Pasta {n}\n20 min\n\n" for n in "ABCD"),
    ],
)
def test_games_plays_and_dishes_with_credits_are_no_films(text):
    assert read_text(text, name="x").films == ()


def test_titles_whose_credits_follow_in_sentences_are_read():
    films = "".join(f"{title} - Directed by {name}. {length} min.\n\n" for title, name, length in (
        ("The Tide (1999)", "Ann Lee", 98), ("Salt (2004)", "Tom Abbot", 101), ("Sand (2011)", "Ines Mora", 88),
    ))  # fmt: skip
    reading = exactly(f"Films now in theaters\n\n{films}")

    assert titles(reading) == [("The Tide", 1999), ("Salt", 2004), ("Sand", 2011)]
    assert ("director", "Ann Lee") in told(reading, 0)


def test_a_page_that_counts_people_is_a_listing_without_films():
    people = "\n\n".join(
        f"{n}. Ann Number{n}\nShe acted in the film The Tide, which is brilliant, and her performance is superb."
        for n in range(1, 8)
    )
    reading = read_text(f"The 7 greatest performers of the screen\n\n{people}\n", name="x")

    assert reading.head.kind == "listing"
    assert reading.films == ()
    assert "nothing says that they are films" in reading.problems[0]


LINES = st.lists(
    st.sampled_from([
        "The Tide (1999)", "Dir. Ann Lee, UK, 1999, 98 min", "COMPETITION", "1. Salt", "a | b | c", "Film | Director | Year", "Salt | Ann Lee | 1999", "★★★", "World Premiere",
        "Ten films of the year", "18:00", "(", "“Salt” by Ann Lee", "Salt / U.S.A. (Director: Ann Lee)", "He left. She stayed with the boat for many years.", "", "|", " | ",
    ]),
    max_size=30,
)  # fmt: skip


@given(LINES)
def test_whatever_is_listed_stands_in_the_text(lines):
    text = "\n".join(lines)
    findings = READER.read(plain(text))

    for one in findings.statements:
        assert text[one.start : one.end] == one.quote
        assert 0 <= one.film < len(findings.films)
    for one in findings.reviews:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "piece",
    [
        "The Tide (1999)\n", "Dir. Ann Lee, UK, 1999, 98 min\n", "The Tide\nDir. Ann Lee, UK, 1999, 98 min\n", "(", "a | ", "Film | Director\n", "Salt | Ann Lee | 1999\n",
        "“Salt” by Ann Lee\n", "Salt / U.S.A. (Director: ", "1. ", "★", "(1999) ", "Salt ★★★\nDirector: Ann Lee. 90 mins.\n", "\t",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length(piece):
    assert grows_linearly(lambda size: READER.recognise(plain("Films of the year\n\n" + piece * size)), 200, most=3_000)


RUNS = [
    " ",
    "\t",
    "\u00a0",
    " \t",
    "(",
    ")",
    "[",
    "/",
    " / ",
    "*",
    "-",
    " – ",
    "|",
    " | ",
    ",",
    ", ",
    ". ",
    "“",
    "’",
    "A",
    "a",
    "A ",
    "a ",
    "1",
    "1 ",
    ":",
    "★",
    "dir. ",
    "(a) ",
    "1999 ",
]
AROUND = [
    "The Tide{}x\n", "{}\n", "The Tide{}(1999)\nDir.{}Ann Lee, UK\n", "Film | Director | Year\nThe{}Salt | Ann{}Lee | 1999\n", "The Tide -{}Ann Lee{}(UK)\n",
    "Salt / U.S.A.{}(Director:{}Ann Lee)\n", "“Salt{}” by Ann{}Lee, UK, World{}Premiere\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", AROUND)
@pytest.mark.parametrize("head", ["Films of the year\n\n", "Harbor Film Festival 2016 announces its line-up\n\n"])
def test_the_time_grows_with_the_length_of_a_line(head, piece):
    def page(size):
        return plain(head + "\n".join(piece.replace("{}", run * (size // len(run))) for run in RUNS))

    assert grows_linearly(lambda size: READER.recognise(page(size)), 250, most=500)


@pytest.mark.samples
def test_real_charts_are_read_whole(samples):
    for path in sorted((samples / "boxoffice/daily-html").iterdir()):
        reading = read(path.read_bytes(), name=path.name)
        assert reading.head.kind == "listing"
        gross = {one.film for one in reading.statements if one.property == "gross"}
        assert len(gross) == len(reading.films) > 5


NUMBERED = "Top 3 {} of 2012\n\n1. The Lantern (Ana Ortiz, Portugal)\n2. The Harbor (Ben Okri, Norway)\n3. Night Boat (Max Lund, Denmark)\n"


def test_numbered_films_have_the_director_and_country_beside_them():
    reading = read(NUMBERED.format("films").encode(), name="list.txt")

    assert [one.title for one in reading.films] == ["The Lantern", "The Harbor", "Night Boat"]
    assert [one.value for one in reading.statements if one.property == "director"] == [
        "Ana Ortiz", "Ben Okri", "Max Lund",
    ]  # fmt: skip
    assert [one.value for one in reading.statements if one.property == "country"] == ["PT", "NO", "DK"]


def test_numbered_songs_are_no_films():
    assert not read(NUMBERED.format("songs").encode(), name="list.txt").films


LINE_UPS = {
    "with commas": (
        "Harbor Film Festival 2016 announces its line-up\n\nGALA PRESENTATIONS\n\n{0}, {1}, Norway/Sweden, World Premiere\n{2}, {3}, Poland\n\n"
        "DISCOVERY\n\n{4}, {5}, Brazil, North American Premiere\n"
    ),
    "with bars": (
        "Harbor Film Festival 2016: full line-up\n\n# Gala Presentations\n\n- **{0}** | {1} | Norway, Sweden | World Premiere\n"
        "- **{2}** | {3} | Poland\n\n# Discovery\n\n- **{4}** | {5} | Brazil | North American Premiere\n"
    ),
    "with dashes": (
        "The 12th Harbor Film Festival announces the films of 2016\n\nGALA PRESENTATIONS\n\n{0} - {1} (Norway, Sweden), World Premiere\n"
        "{2} – {3} (Poland)\n\nDISCOVERY\n\n{4} – {5} (Brazil) North American Premiere\n"
    ),
    "in brackets": (
        "Harbor Film Festival 2016, the selection\n\nGALA PRESENTATIONS\n\n{0} ({1}, Norway/Sweden) World Premiere\n{2} ({3}, Poland)\n\n"
        "DISCOVERY\n\n{4} ({5}, Brazil), North American Premiere\n"
    ),
    "countries first": (
        "Harbor Film Festival 2016: films\n\nGALA PRESENTATIONS\n\n“{0}” (Norway, Sweden) Dir: {1}\nWorld Premiere\n\n“{2}” (Poland) Dir: {3}\n\n"
        "DISCOVERY\n\n“{4}” (Brazil) Dir: {5}\nNorth American Premiere\n"
    ),
    "credits below": (
        "Harbor Film Festival 2016: films in the programme\n\nGALA PRESENTATIONS\n\n{0}\n(d. {1}, Norway/Sweden)\nWorld Premiere\n\n{2}\n(d. {3}, Poland)\n\n"
        "DISCOVERY\n\n{4}\n(d. {5}, Brazil)\nNorth American Premiere\n"
    ),
}  # fmt: skip
NAMES = ("The Salt Road", "Ingrid Solberg", "Paris, Again", "Tomasz Wilk", "Paper Kites", "Ana Souza")


@pytest.mark.parametrize("shape", LINE_UPS)
def test_line_ups_of_usual_shapes(shape):
    reading = exactly(LINE_UPS[shape].format(*NAMES))

    assert [one.title for one in reading.films] == [NAMES[0], NAMES[2], NAMES[4]]
    every = [(one.value, one.qualifiers) for one in reading.statements if one.property == "festival"]
    festivals = [one for one in every if "number" not in one[1]]
    assert festivals == [
        ("Harbor Film Festival", {"edition": 2016, "section": "Gala Presentations", "premiere": "world"}),
        ("Harbor Film Festival", {"edition": 2016, "section": "Gala Presentations"}),
        ("Harbor Film Festival", {"edition": 2016, "section": "Discovery", "premiere": "north american"}),
    ]
    assert {("director", NAMES[1]), ("country", "NO"), ("country", "SE")} <= told(reading, 0)
    assert {("director", NAMES[3]), ("country", "PL")} <= told(reading, 1)


def test_what_reads_like_a_line_up_lists_no_films_where_no_festival_is_named():
    text = LINE_UPS["with commas"].format(*NAMES).replace("Harbor Film Festival", "The Harbor Gallery")

    assert read_text(text, name="page.txt").films == ()


def test_a_short_before_a_film_is_a_film_of_its_own_and_german_premieres_are_known():
    text = (
        "Filmfest Bremen 2018: das Programm der Filme\n\nWETTBEWERB\n\nDie leise Stadt\nRegie: Maja Lind, 97 Min.\nWeltpremiere\nVorfilm: Weed (Dir. Ida Sund)\n\n"
        "Nachtzug\nRegie: Jo Braun, 102 Min.\nDeutschlandpremiere\n\nHafen\nRegie: Ada Holt, 88 Min.\n"
    )
    reading = exactly(text)

    premieres = {
        reading.films[one.film].title: one.qualifiers.get("premiere")
        for one in reading.statements
        if one.property == "festival"
    }
    assert premieres == {"Die leise Stadt": "world", "Weed": None, "Nachtzug": "german", "Hafen": None}
