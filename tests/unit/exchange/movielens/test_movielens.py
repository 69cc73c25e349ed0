"""MovieLens' tables."""

from __future__ import annotations

import csv
import gzip
from collections import Counter

import pytest

from factories.exports import EXPORTS, left, notices, refused, rows, told_at, written
from onesheet.exchange.pure.rows import Catalogue, Rate


def test_ratings_are_each_users_own(tmp_path):
    """Films are told by their number, one object for all ratings of one."""
    told = rows(told_at(written(tmp_path, EXPORTS["movielens ratings"]), "movielens"))
    assert [(row.whose, row.deed, row.line) for row in told] == [
        ("1", Rate(8, "2000-07-30T18:45:03Z"), 2),
        ("2", Rate(1, "2000-07-30T18:45:03Z"), 3),
        ("2", Rate(10, "2001-09-09T01:46:40Z"), 4),
    ]
    assert told[0].film.identifiers == {("movielens", "10")}
    assert told[0].film is told[1].film
    assert told[0].said == "1,10,4.0,964982703"


def test_films_come_first_with_their_numbers_elsewhere(tmp_path):
    """Titles are turned round, zeros kept, other titles told; tags are left."""
    told = told_at(written(tmp_path, EXPORTS["movielens folder"]), "movielens")
    first, second, rated = rows(told)
    assert isinstance(first.deed, Catalogue)
    reading = first.deed.reading
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
    assert [(one.property, one.value, one.quote, one.qualifiers) for one in reading.statements] == [
        ("external_id", "10", "10", {"scheme": "movielens"}),
        ("title", "The Chase", "Chase, The (Jagd, Die) (1995)", {}),
        ("title", "Die Jagd", "Chase, The (Jagd, Die) (1995)", {"kind": "alternative"}),
        ("year", 1995, "1995", {}),
        ("genre", "action", "Action", {}),
        ("genre", "crime", "Crime", {}),
        ("external_id", "tt0012345", "0012345", {"scheme": "imdb"}),
        ("external_id", "862", "862", {"scheme": "tmdb"}),
    ]
    assert first.film.identifiers == {("movielens", "10"), ("imdb", "tt0012345"), ("tmdb", "862")}
    assert (first.film.title, first.film.original_title, first.film.year) == ("The Chase", "Die Jagd", 1995)
    assert second.film.title == "Quiet Room"
    assert second.film.identifiers == {("movielens", "11"), ("imdb", "tt0000007")}
    assert rated.film is first.film
    assert len(left(told)) == 1
    assert "The numbers of 2 films at IMDb and TMDB were joined to movies.csv." in notices(told)


def test_rows_that_are_written_otherwise_are_read_with_care(tmp_path):
    """Quotes, spaces, halves of other notation; what cannot be is refused; what is empty is passed over."""
    path = written(
        tmp_path,
        {
            "ratings.csv": "userId,movieId,rating,timestamp\r\n"
            '"1","10","4","964982703"\r\n'
            " 2 , 10 ,3.25, 964982703\r\n"
            "3,10,7,964982703\r\n"
            ",10,4,964982703\r\n"
            "4,ten,4,964982703\r\n"
            "5,10,4,whenever\r\n"
            "6,10,4\r\n"
            ",,,\r\n\r\n"
            "7,10,0,964982703\r\n"
            "8,10,4.5,99999999999999999999\r\n"
            "userId,movieId,rating,timestamp\r\n"
            "9\0,10,4,964982703\r\n"
            "9,10,4.5,964982703"
        },
    )
    told = told_at(path, "movielens")
    assert [(row.whose, row.deed.rating, bool(row.deed.at), row.line) for row in rows(told)] == [
        ("1", 8, True, 2),
        ("2", 7, True, 3),
        ("5", 8, False, 7),
        ("8", 9, False, 12),
        ("9", 9, True, 15),
    ]
    assert [one.line for one in refused(told)] == [4, 5, 6, 8, 14]
    assert [one.line for one in left(told)] == [11]


def test_columns_in_another_order_and_semicolons_are_read(tmp_path):
    """The slower way says the same."""
    path = written(tmp_path, {"r.csv": "timestamp;userId;movieId;rating\n964982703;1;10;4.0\n"})
    (row,) = rows(told_at(path, "movielens"))
    assert (row.whose, row.deed) == ("1", Rate(8, "2000-07-30T18:45:03Z"))


def test_numbers_alone_say_what_is_missing(tmp_path):
    """links.csv names no titles."""
    told = told_at(written(tmp_path, {"links.csv": "movieId,imdbId,tmdbId\n10,0012345,862\n"}), "movielens")
    assert "Give links.csv together with movies.csv" in left(told)[0].sentence


@pytest.mark.samples
def test_every_row_of_real_files_is_told(samples):
    """As many as a reader of CSV counts, each user's their own."""
    folder = samples / "movielens"
    with gzip.open(folder / "ratings.csv.gz", "rt", encoding="utf-8", newline="") as file:
        counted = Counter(row["userId"] for row in csv.DictReader(file))
    told = told_at(folder / "ratings.csv.gz", "movielens")
    assert Counter(row.whose for row in rows(told)) == counted
    whole = told_at(folder, "movielens")
    kinds = Counter(type(row.deed).__name__ for row in rows(whole))
    assert kinds == {"Catalogue": 9742, "Rate": 44923}
    assert len(left(whole)) == 1369
    assert not refused(whole)
    assert all(("imdb" in dict(row.film.identifiers)) and row.film.title for row in rows(whole))
