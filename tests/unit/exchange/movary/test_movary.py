"""Movary's CSV files."""

from __future__ import annotations

from factories.exports import EXPORTS, rows, told_at, written
from onesheet.exchange.pure.rows import Rate, View, Want


def test_each_play_is_a_viewing_with_place_and_note(tmp_path):
    """Two plays on one day are two viewings of one key."""
    told = rows(told_at(written(tmp_path, EXPORTS["movary history"]), "movary"))
    first, second = (row.deed for row in told)
    assert first == View(key="movary:348:2023-06-01", date="2023-06-01", place="Cinema One", note="Loud")
    assert second == View(key="movary:348:2023-06-01", date="2023-06-01")


def test_all_three_files_come_together_in_their_order(tmp_path):
    """Ratings, viewings, watchlist."""
    files = {
        name: text for kind in ("watchlist", "history", "ratings") for name, text in EXPORTS[f"movary {kind}"].items()
    }
    told = rows(told_at(written(tmp_path, files), "movary"))
    assert [type(row.deed) for row in told] == [Rate, View, View, Want]
    assert told[0].deed == Rate(9)
    assert told[-1].deed == Want("2024-01-01")
    assert told[-1].film.identifiers == {("tmdb", "1398"), ("imdb", "tt0079944")}


def test_a_watchlist_without_years_is_read(tmp_path):
    """Older versions left the year out."""
    path = written(tmp_path, {"w.csv": "title,tmdbId,imdbId,addedAt\nStalker,1398,,2024-01-01\n"})
    assert rows(told_at(path, "movary"))[0].film.year is None
