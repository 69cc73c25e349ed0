"""Days as tables print them, and the tables of films that reviews name by number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.tables import FilmRow, NoTable, Refused, films_in
from onesheet.critics.pure.tables.dates import day_of


@pytest.mark.parametrize(
    ("printed", "edtf", "first"),
    [
        ("2014-11-06", "2014-11-06", "2014-11-06"),
        ("2014-11", "2014-11", "2014-11-01"),
        ("2014", "2014", "2014-01-01"),
        ("2014-11-06 10:31:00", "2014-11-06", "2014-11-06"),
        ("2014-11-06T10:31:00Z", "2014-11-06", "2014-11-06"),
        ("November 6, 2014", "2014-11-06", "2014-11-06"),
        ("Nov. 6 2014", "2014-11-06", "2014-11-06"),
        ("Sept 6, 2014", "2014-09-06", "2014-09-06"),
        ("6 November 2014", "2014-11-06", "2014-11-06"),
        ("6-Nov-14", "2014-11-06", "2014-11-06"),
        ("6-Nov-31", "1931-11-06", "1931-11-06"),
        ("6.11.2014", "2014-11-06", "2014-11-06"),
        ("11/25/2014", "2014-11-25", "2014-11-25"),
        ("25/11/2014", "2014-11-25", "2014-11-25"),
        ("11/11/2014", "2014-11-11", "2014-11-11"),
    ],
)
def test_a_day_is_understood(printed, edtf, first):
    assert day_of(printed) == (edtf, first)


@pytest.mark.parametrize(
    "printed", ["10/11/2014", "31 April 2014", "soon", "XXXX-11-06", "Novem 6, 2014", "2014-13-01", "6/2014"]
)
def test_what_is_no_certain_day_is_none(printed):
    with pytest.raises(ValueError, match=r"."):
        day_of(printed)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_all_ways_of_printing_one_day_mean_it(day):
    for printed in (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        assert day_of(printed) == (day.isoformat(), day.isoformat())


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_two_figures_of_a_year_mean_the_hundred_years_around_ours(day):
    assert day_of(f"{day.day}-{day:%b-%y}") == (day.isoformat(), day.isoformat())
    assert timedelta(0) == date.fromisoformat(day_of(f"{day:%d-%b-%y}")[1]) - day


def films(text: str):
    return list(films_in([text.encode()]))


def test_a_table_of_films_leads_from_numbers_to_films():
    text = (
        "movieId,movieTitle,movieYear,movieURL,critic_score\n"
        "f-1,The Lantern,2012,https://www.rottentomatoes.com/m/the_lantern,88%\n"
        "f-2,The Moor (1999),,https://example.org/m/the_moor,70%\n"
    )

    assert films(text) == [
        FilmRow("f-1", "The Lantern", 2012, (), ("rotten-tomatoes", "m/the_lantern")),
        FilmRow("f-2", "The Moor", 1999),
    ]


def test_directors_and_days_of_release_help():
    text = "id\ttitle\ttheater_date\tdirector\n3\tThe Lantern\tNov 6, 2012\tAna Ortiz|Rui Costa\n4\tThe Moor\tsoon\t\n"

    assert films(text) == [FilmRow("3", "The Lantern", 2012, ("Ana Ortiz", "Rui Costa")), FilmRow("4", "The Moor")]


def test_bad_rows_of_films_are_told():
    text = "id,title,year\n,The Lantern,2012\n4,,2012\n5,The Moor,MM\n6,The Moor\n"

    assert [(one.line, one.sentence) for one in films(text) if isinstance(one, Refused)] == [
        (2, "The film has no title, or no number to be named by."),
        (3, "The film has no title, or no number to be named by."),
        (4, "“year” is no year of a film: “MM”."),
        (5, "This row has 2 fields and the first row has 3, so that nothing can be told apart."),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title,year\n", "This is no table of films: no column names the number that reviews name the film by."),
        ("id,year\n", "This is no table of films: no column names the film's title."),
    ],
)
def test_what_is_no_table_of_films_is_told(text, sentence):
    with pytest.raises(NoTable, match=sentence):
        films(text)
