"""IMDb's CSV, of every generation."""

from __future__ import annotations

import csv

import pytest

from factories.exports import EXPORTS, left, notices, refused, rows, told_at, written
from onesheet.exchange.pure.rows import Enlist, OpenList, Rate, Want


def _of(tmp_path, name="", **files):
    return told_at(written(tmp_path, EXPORTS[name] if name else files["files"]), "imdb")


def test_ratings_keep_numbers_titles_and_days(tmp_path):
    """Each film has its number with all zeros, both titles, year and directors."""
    told = _of(tmp_path, "imdb ratings now")
    first, last = rows(told)
    assert first.deed == Rate(9, "2024-03-01")
    assert first.film.identifiers == {("imdb", "tt0078748")}
    assert (first.film.year, first.film.directors) == (1979, ("Ridley Scott",))
    assert (last.film.title, last.film.original_title) == ("Late One", "Zu spät")
    assert last.film.identifiers == {("imdb", "tt12345678")}
    (series,) = left(told)
    assert (series.line, series.sentence) == (3, "This is a series; Onesheet keeps films only, so it was left alone.")


def test_a_list_has_its_files_name_and_its_ratings(tmp_path):
    """A list is opened once; what is rated on it is rated."""
    told = rows(_of(tmp_path, "imdb list now"))
    assert isinstance(told[0].deed, OpenList)
    assert told[0].deed.name == "Rainy days"
    key = told[0].deed.key
    assert [row.deed for row in told[1:]] == [
        Enlist(key, 1, "Not alone"),
        Rate(9, "2024-03-01"),
        Enlist(key, 2, ""),
    ]


def test_a_watchlist_is_told_by_its_name(tmp_path):
    """What IMDb calls WATCHLIST.csv is wanted."""
    (row,) = rows(_of(tmp_path, "imdb watchlist now"))
    assert row.deed == Want("2024-01-06")


def test_the_oldest_lists_are_read_by_name_in_their_encoding(tmp_path):
    """All fields in quotes, names in lower case, days as C writes them, Latin-1; the list's name is not told."""
    told = _of(tmp_path, "imdb oldest list")
    opened, listed, rated = rows(told)
    assert opened.deed.name == "A list of IMDb"
    assert listed.film.title == "Amélie"
    assert listed.film.identifiers == {("imdb", "tt0211915")}
    assert rated.deed == Rate(8, "")
    assert len(left(told)) == 1
    assert any("WATCHLIST.csv" in sentence for sentence in notices(told))


def test_the_oldest_ratings_were_a_list_too(tmp_path):
    """A file called ratings whose rows are numbered holds ratings, the day of rating being the row's."""
    content = EXPORTS["imdb oldest list"]["ls000000001.csv"]
    (row,) = rows(_of(tmp_path, files={"ratings.csv": content}))
    assert row.deed == Rate(8, "2013-01-05")


_SHORT = "Position,Const,Created,Modified,Description,Title,URL,Title Type,Year,Release Date\n"


def test_days_with_short_years_are_read_in_the_order_that_the_whole_file_tells(tmp_path):
    """`19-04-99` says what comes first in all others."""
    told = rows(
        _of(
            tmp_path,
            files={
                "WATCHLIST.csv": _SHORT
                + "1,tt0108052,10-09-20,,,One,,movie,1993,09-09-01\n2,tt0108053,10-09-20,,,Two,,movie,1993,19-04-99\n"
            },
        )
    )
    assert [row.deed for row in told] == [Want("2020-09-10"), Want("2020-09-10")]


def test_days_of_release_are_near_the_films_years(tmp_path):
    """Where figures do not tell what comes first, the years do."""
    line = "1,tt0108052,10-09-08,,,One,,movie,2001,09-08-01\n"
    (row,) = rows(_of(tmp_path, files={"WATCHLIST.csv": _SHORT + line + "2,tt1,13-09-08,,,,,videoGame,,\n"}))
    assert row.deed == Want("2008-09-10")


def test_days_that_could_be_several_are_left_out_with_a_sentence(tmp_path):
    """Nobody guesses a day."""
    (row,) = rows(_of(tmp_path, files={"WATCHLIST.csv": _SHORT + "1,tt0108052,10-09-20,,,One,,movie,1993,09-08-07\n"}))
    assert row.deed == Want("")
    assert row.notices == ("“10-09-20” may name several days, so it was left out.",)


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("11", "The rating is 11, and ratings go from 1 to 10. Mend it in the file, or leave it empty."),
        ("good", "“good” is no rating from 1 to 10. Mend it in the file, or leave it empty."),
    ],
)
def test_a_rating_that_is_none_is_refused(tmp_path, printed, sentence):
    """The sentence says what the rating is and what to do."""
    told = _of(tmp_path, files={"r.csv": f"Const,Your Rating,Date Rated,Title\ntt0108052,{printed},2020-01-01,One\n"})
    assert [one.sentence for one in refused(told)] == [sentence]


def test_rows_that_say_nothing_are_told(tmp_path):
    """No rating, no film, a person, empty rows: each has its sentence."""
    told = _of(
        tmp_path,
        files={
            "r.csv": "Const,Your Rating,Date Rated,Title\ntt0108052,,2020-01-01,One\n,5,,\nnm0000001,5,,A Person\n,,,\n"
            "tt1,5,someday,Two\n"
        },
    )
    assert [one.sentence.split(".")[0] for one in left(told)] == [
        "There is no rating in this row",
        "This is a person; Onesheet keeps films only, so it was left alone",
    ]
    assert [one.line for one in refused(told)] == [3]
    (row,) = rows(told)
    assert row.film.title == "Two"
    assert not row.film.identifiers
    assert len(row.notices) == 2
    assert notices(told) == ["One row has nothing in any column and told nothing."]


def test_several_files_of_imdb_come_together(tmp_path):
    """Ratings come first, then the watchlist, then lists; what is none of it is named."""
    told = _of(
        tmp_path,
        files={
            **EXPORTS["imdb list now"],
            **EXPORTS["imdb watchlist now"],
            **EXPORTS["imdb ratings now"],
            "x.txt": "?",
        },
    )
    assert [type(row.deed).__name__ for row in rows(told)] == [
        "Rate", "Rate", "Want", "OpenList", "Enlist", "Rate", "Enlist",
    ]  # fmt: skip
    assert "This is no table of IMDb and was not read." in notices(told)


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "films", "others"),
    [
        ("member-h/ratings.csv", 390, 70),
        ("member-h/WATCHLIST.csv", 1477, 5),
        ("member-i/WATCHLIST.csv", 9, 10),
        ("member-j/ratings.csv", 15, 2),
    ],
)
def test_every_row_of_real_files_is_told(samples, name, films, others):
    """As many rows as a reader of CSV counts, each once."""
    path = samples / "imdb" / name
    told = told_at(path, "imdb")
    with path.open(encoding="windows-1252", newline="") as file:
        counted = [row for row in csv.DictReader(file) if any(row.values())]
    assert (len(rows(told)), len(left(told)), refused(told)) == (films, others, [])
    assert len(counted) == films + others
    assert all(row.film.identifiers and row.film.title and row.film.year and row.deed.at for row in rows(told))
