"""The CSV of a TMDB account."""

from __future__ import annotations

import pytest

from factories.exports import EXPORTS, left, rows, told_at, written
from onesheet.exchange.pure.rows import Like, Rate, Want

_HEAD = "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n"


def test_ones_own_rating_counts_and_is_rounded_with_a_sentence(tmp_path):
    """Everybody's rating stands beside it and says nothing."""
    told = told_at(written(tmp_path, EXPORTS["tmdb_account ratings"]), "tmdb_account")
    (row,) = rows(told)
    assert row.deed == Rate(9, "2024-05-02T23:30:00Z")
    assert row.film.identifiers == {("tmdb", "348"), ("imdb", "tt0078748")}
    assert row.film.year == 1979
    assert row.notices == ("The file's rating is 8.5 of 10; it became 9 half-stars.",)
    assert left(told)[0].sentence.startswith("This is an episode of a series")


@pytest.mark.parametrize(("name", "deed"), [("watchlist.csv", Want("")), ("favorite-movies.csv", Like(""))])
def test_what_is_not_rated_is_what_the_files_name_says(tmp_path, name, deed):
    """All lists of TMDB have the same columns."""
    path = written(tmp_path, {name: _HEAD + "348,,movie,Alien,1979-05-25,,,8.1,,\n"})
    assert [row.deed for row in rows(told_at(path, "tmdb_account"))] == [deed]


def test_without_rating_and_name_the_row_is_left_with_advice(tmp_path):
    """The sentence says what to do."""
    path = written(tmp_path, {"export.csv": _HEAD + "348,,movie,Alien,1979-05-25,,,8.1,,\n"})
    (one,) = left(told_at(path, "tmdb_account"))
    assert "rename the file to watchlist.csv" in one.sentence


@pytest.mark.samples
def test_the_real_file_is_read(samples):
    """Two films, a series and an episode."""
    told = told_at(samples / "trackers/yamtrack/import_tmdb_ratings.csv", "tmdb_account")
    assert [row.deed.rating for row in rows(told)] == [7, 8]
    assert len(left(told)) == 2
