"""Simkl's backup, as CSV and as JSON."""

from __future__ import annotations

from factories.exports import EXPORTS, left, refused, rows, told_at, written
from onesheet.exchange.pure.rows import View, Want, Watch


def test_the_csv_tells_what_was_completed_planned_and_dropped(tmp_path):
    """An empty watchlist means completed."""
    told = told_at(written(tmp_path, EXPORTS["simkl csv"]), "simkl")
    seen, planned, without = rows(told)
    assert seen.deed == View(key="simkl:53536:2023-06-01", date="2023-06-01", rating=9)
    assert seen.film.identifiers == {("simkl", "53536"), ("tmdb", "348"), ("imdb", "tt0078748")}
    assert planned.deed == Want("")
    assert without.deed == Watch()
    assert [one.sentence.split(";")[0] for one in left(told)] == [
        "This is a series",
        "The film is dropped there, not watched to its end, so it was left alone.",
    ]


def test_days_with_the_day_first_are_read(tmp_path):
    """Some backups write 18-12-2023 21:50:41."""
    head = "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB\n"
    path = written(tmp_path, {"s.csv": f"{head}1,Alien,movie,1979,completed,,18-12-2023 21:50:41,10,cool,,,\n"})
    (row,) = rows(told_at(path, "simkl"))
    assert row.deed == View(key="simkl:1:2023-12-18", date="2023-12-18", rating=10, note="cool")


def test_a_table_for_its_import_may_lack_its_number(tmp_path):
    """Other programs write `IMDB_ID`, and no `SIMKL_ID`."""
    head = "Type,Title,Year,TVDB_ID,IMDB_ID,Watchlist,LastEpWatched,WatchedDate\n"
    text = (
        f"{head}movie,Alien,1979,,tt0078748,completed,,2023-12-18\ntv,Friends,1994,79168,tt0108778,watching,s01e02,\n"
    )
    told = told_at(written(tmp_path, {"simkl_import.csv": text}), "simkl")
    (row,) = rows(told)
    assert row.film.identifiers == {("imdb", "tt0078748")}
    assert row.deed == View(key="simkl:tt0078748:2023-12-18", date="2023-12-18")
    assert len(left(told)) == 1


def test_the_json_tells_films_and_animated_films(tmp_path):
    """Series are left."""
    told = told_at(written(tmp_path, EXPORTS["simkl json"]), "simkl")
    seen, planned, anime = rows(told)
    assert seen.deed == View(key="simkl:53536:2024-02-01", date="2024-02-01", rating=8, note="With E.")
    assert planned.deed == Want("2024-02-03T00:00:00Z")
    assert anime.film.title == "Perfect Blue"
    assert anime.deed == Watch()
    assert len(left(told)) == 1


def test_json_of_another_shape_is_refused(tmp_path):
    """Entries that are no objects, and ratings that are none."""
    path = written(
        tmp_path,
        {
            "s.json": '{"movies": [{"simkl": 1}, 5, {"user_rating": 99, "movie": {"title": "Alien", "ids": {"simkl": 1}}}]}'
        },
    )
    told = told_at(path, "simkl")
    assert len(refused(told)) == 3
    assert not rows(told)
