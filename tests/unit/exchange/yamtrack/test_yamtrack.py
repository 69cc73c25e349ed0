"""Yamtrack's CSV, in the columns of any year."""

from __future__ import annotations

import pytest

from factories.exports import EXPORTS, left, rows, told_at, written
from onesheet.exchange.pure.rows import Rate, View, Want, Watch


def test_a_film_watched_a_film_planned_and_a_series(tmp_path):
    """Decimals are rounded with a sentence; repeats are told."""
    told = told_at(written(tmp_path, EXPORTS["yamtrack 2024"]), "yamtrack")
    seen, planned = rows(told)
    assert seen.deed == View(key="yamtrack:tmdb:348:2024-02-09", date="2024-02-09", rating=7, note="Cold")
    assert len(seen.notices) == 2
    assert planned.deed == Want("")
    assert len(left(told)) == 1


def test_later_columns_are_read_by_their_names(tmp_path):
    """A leading kind of row, other order, moments with a zone; what is no film's row is left."""
    told = told_at(written(tmp_path, EXPORTS["yamtrack later"]), "yamtrack")
    seen, planned = rows(told)
    assert seen.deed == View(key="yamtrack:tmdb:348:2024-02-09", date="2024-02-09", rating=8)
    assert planned.deed == Want("2024-02-11T08:00:00+00:00")
    assert planned.film.identifiers == frozenset()
    assert left(told)[0].sentence == "A row of the kind “list” has no place here, so it was left alone."


_HEAD = "media_id,media_type,title,status,score,end_date\n"


@pytest.mark.parametrize(
    ("line", "deed"),
    [
        ("348,movie,Alien,Completed,8,", Rate(8)),
        ("348,movie,Alien,Completed,0.0,", Watch()),
        ("348,movie,Alien,Dropped,3,", Rate(3)),
        ("348,movie,Alien,Completed,,2024-02-09", View(key="yamtrack:tmdb:348:2024-02-09", date="2024-02-09")),
    ],
)
def test_states_and_scores(tmp_path, line, deed):
    """The oldest files do not say whose the number is: it is TMDB's."""
    (row,) = rows(told_at(written(tmp_path, {"y.csv": f"{_HEAD}{line}\n"}), "yamtrack"))
    assert row.deed == deed
    assert row.film.identifiers == {("tmdb", "348")}


def test_what_was_not_finished_is_left(tmp_path):
    """With a sentence."""
    (one,) = left(told_at(written(tmp_path, {"y.csv": f"{_HEAD}348,movie,Alien,Paused,,\n"}), "yamtrack"))
    assert one.sentence == "The film was not watched to its end, so it was left alone."


@pytest.mark.samples
def test_the_real_file_is_read(samples):
    """One film among thirty rows."""
    told = told_at(samples / "trackers/yamtrack/import_yamtrack.csv", "yamtrack")
    assert [row.deed.rating for row in rows(told)] == [9]
    assert len(left(told)) == 29
