"""Tables of films with the scores that others published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading import read, read_text
from onesheet.reading.vocabulary import LISTING, OTHER, Film, Reading

TOMATOES = (
    "movieId,movieTitle,movieYear,movieURL,critic_score,audience_score\n"
    "f-1,The Lantern,2012,https://www.rottentomatoes.com/m/the_lantern,88%,83%\n"
    'f-2,"Moor, The",1999,https://www.rottentomatoes.com/m/moor,7%,100%\n'
)
METACRITIC = (
    "movie_title,release_date,genre,meta_mixed,meta_negative,meta_positive,metascore,user_mixed,user_negative,"
    "user_positive,userscore\n"
    'The Lantern,6-Nov-12,"Drama,Fantasy",1,0,19,91,0,2,1,tbd\n'
    '"The ""Moor""",1-May-31,Drama,4,2,5,62,1,2,30,7.4\n'
)
COMPARED = (
    "FILM;RottenTomatoes;RottenTomatoes_User;Metacritic;IMDB;Fandango_Stars;RT_norm;IMDB_user_vote_count\n"
    "The Lantern (2012);74;86;66;7.8;4.5;3.7;271107\n"
)


def said(reading: Reading, film: int = 0):
    return [(one.property, one.value, one.qualifiers, one.quote) for one in reading.statements if one.film == film]


def test_rotten_tomatoes_scores_come_with_title_year_and_identifier():
    reading = read_text(TOMATOES, name="movies.csv")

    assert (reading.head.kind, reading.head.outlet, reading.problems) == (LISTING, "Rotten Tomatoes", ())
    assert reading.films == (Film("The Lantern", 2012), Film("Moor, The", 1999))
    by = {"by": "Rotten Tomatoes"}
    assert said(reading) == [
        ("title", "The Lantern", {}, "The Lantern"),
        ("year", 2012, {}, "2012"),
        ("external_id", "m/the_lantern", {"scheme": "rotten-tomatoes"}, "m/the_lantern"),
        ("score", {"value": 88, "scale": 100}, by | {"method": "percent positive"}, "88%"),
        ("score", {"value": 83, "scale": 100}, by | {"method": "audience score"}, "83%"),
    ]


def test_metacritic_scores_come_with_what_they_count():
    reading = read_text(METACRITIC, name="metacritic.csv")

    assert reading.films == (Film("The Lantern", 2012), Film('The "Moor"', 1931))
    assert said(reading) == [
        ("title", "The Lantern", {}, "The Lantern"),
        ("release", "2012-11-06", {}, "6-Nov-12"),
        ("year", 2012, {}, "12"),
        ("genre", "drama", {}, "Drama"),
        ("genre", "fantasy", {}, "Fantasy"),
        (
            "score",
            {"value": 91, "scale": 100},
            {
                "by": "Metacritic", "method": "weighted average", "count": 20, "count_unit": "reviews",
                "note": "19 positive, 1 mixed, 0 negative",
            },
            "1,0,19,91",
        ),
    ]  # fmt: skip
    assert said(reading, 1)[-1][:2] == ("score", {"value": 7.4, "scale": 10})
    assert reading.problems == (
        "Years have two figures here: 00 to 29 were read as 2000 to 2029, the others as 1930 to 1999.",
    )


def test_scores_of_several_stand_each_by_its_own_name():
    reading = read_text(COMPARED, name="compared.csv")

    assert reading.head.outlet is None
    assert reading.films == (Film("The Lantern", 2012),)
    assert [
        (one.qualifiers["by"], one.qualifiers.get("method"), one.value["value"], one.value["scale"])
        for one in reading.statements
        if one.property == "score"
    ] == [
        ("Rotten Tomatoes", "percent positive", 74, 100),
        ("Rotten Tomatoes", "audience score", 86, 100),
        ("Metacritic", "weighted average", 66, 100),
        ("IMDb", None, 7.8, 10),
        ("Fandango", "stars shown", 4.5, 5),
    ]


@pytest.mark.parametrize("text", [TOMATOES, METACRITIC, COMPARED])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_quote_stands_in_the_table(text, end):
    reading = read(text.replace("\n", end).encode(), name="table.csv")

    assert reading.statements
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


def test_whose_score_it_is_must_be_told():
    reading = read_text(
        "movieTitle,movieYear,movieURL,critic_score\nThe Lantern,2012,https://example.org/1,88%\nThe Moor,1999,,9%\n",
        name="movies.csv",
    )

    assert [one.property for one in reading.statements] == ["title", "year", "title", "year"]
    assert reading.problems == ("2 fields were left out, for nobody can tell what they say: “88%”, “9%”.",)


def test_scores_that_cannot_be_are_left_out_and_told():
    reading = read_text(
        "title,year,metascore\nThe Lantern,2012,120\nThe Moor,1999,good\nThe House,2001,tbd\n", name="m.csv"
    )

    assert {one.property for one in reading.statements} == {"title", "year"}
    assert reading.problems == ("2 fields were left out, for nobody can tell what they say: “120”, “good”.",)


def test_rows_that_cannot_be_read_are_told_by_their_lines():
    reading = read_text(
        "title,year,metascore\nThe Lantern,2012,70\nThe Moor\n,1999,70\nThe House,2001,71\n", name="m.csv"
    )

    assert [film.title for film in reading.films] == ["The Lantern", "The House"]
    assert reading.problems == ("2 rows of the table could not be read and gave no film, at line 3, 4.",)


def test_two_rows_of_one_film_are_one_film():
    reading = read_text(
        "title,year,metascore\nThe Lantern,2012,70\nThe Lantern,2012,71\nThe Lantern,2013,72\n", name="m.csv"
    )

    assert reading.films == (Film("The Lantern", 2012), Film("The Lantern", 2013))


def test_a_table_of_reviews_gives_no_film_and_says_where_to_take_it():
    reading = read_text("film,critic,rating\nThe Lantern,Ida Prado,4/5\n", name="reviews.csv")

    assert (reading.head.kind, reading.films) == (OTHER, ())
    assert reading.problems[0].startswith("This is a table of critics' reviews and tells of no film by itself.")


@pytest.mark.parametrize(
    "text",
    [
        "A film, a year, and a score of people in a harbor.\nThe Lantern,2012,70\n",
        "Film,Director,Country\nThe Lantern,Ana Ortiz,Portugal\nThe Moor,Rui Costa,Spain\nThe House,Ida Prado,France\n",
        "Rotten Tomatoes\n71%, based on 117 reviews\n",
        "title,metascore\n",
    ],
)
def test_other_texts_are_left_to_other_readers(text):
    assert not read_text(text, name="text.txt").reader.startswith("dataset/")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_nothing_behind_the_first_row_makes_it_fail(rest):
    reading = read_text(
        "title,year,metascore,release_date,genre\nThe Lantern,2012,70,6-Nov-12,Drama\n" + rest, name="m.csv"
    )

    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
    assert all(one.start <= one.end for one in reading.statements)


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "films", "scores"),
    [
        ("rt_musicals/movies.csv", 49, 98),
        ("metacritic_movies.csv.gz", 4584, 8924),
        ("fandango_score_comparison.csv", 146, 1022),
    ],
)
def test_real_tables_are_read_whole(samples, name, films, scores):
    reading = read((samples / "critics" / name).read_bytes(), name=name)

    found = [one for one in reading.statements if one.property == "score"]
    assert (len(reading.films), len(found)) == (films, scores)
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


def test_a_first_line_that_only_names_the_delimiter_is_none_of_the_table():
    bare, marked = read_text(COMPARED, name="a.csv"), read_text(f"sep=;\n{COMPARED}", name="a.csv")

    assert marked.films == bare.films == (Film("The Lantern", 2012),)
    assert said(marked) == said(bare)
    assert all(marked.text[one.start : one.end] == one.quote for one in marked.statements)
