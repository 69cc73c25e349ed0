"""NeoDB's CSV and its journal."""

from __future__ import annotations

from factories.exports import EXPORTS, left, lines, notices, refused, rows, told_at, written
from onesheet.exchange.pure.rows import Enlist, OpenList, Rate, View, Want, Write

FILM = "https://neodb.example/movie/1abc"


def test_marks_and_reviews_are_read_by_position(tmp_path):
    """The second title is the review's headline."""
    told = told_at(written(tmp_path, EXPORTS["neodb csv"]), "neodb")
    seen, words, wanted, review = rows(told)
    key = f"neodb:{FILM}:2023-06-01"
    assert seen.deed == View(
        key=key, date="2023-06-01", rating=9, tags=("cold", "space"), logged="2023-06-01T20:00:00+00:00"
    )
    assert seen.film.identifiers == {("imdb", "tt0078748"), ("tmdb", "348"), ("douban", "1298084")}
    assert (seen.film.year, seen.film.directors) == (1979, ("Ridley Scott",))
    assert (words.deed.key, words.deed.text) == (key, "So \\*quiet\\*.")
    assert wanted.deed == Want("2024-01-01T00:00:00+00:00")
    assert review.deed.text == "**The cat**\n\nIt *lives*."
    assert [one.sentence.split(":")[0].split(";")[0].split(",")[0] for one in left(told)] == [
        "Its status there is “dropped”",
        "A note belongs to no viewing",
        "This is a book",
    ]
    assert notices(told) == []


def test_the_journal_is_read_in_the_order_of_application(tmp_path):
    """Ratings, viewings with their tags, words, lists; what was for oneself stays so."""
    told = told_at(written(tmp_path, EXPORTS["neodb journal"]), "neodb")
    rated, seen, words, review, opened, listed = (row.deed for row in rows(told))
    assert rated == Rate(7, "2023-06-01T20:00:00+00:00")
    key = f"neodb:{FILM}:2023-06-01"
    assert seen == View(key=key, date="2023-06-01", tags=("space",), logged="2023-06-01T19:00:00+00:00")
    assert words == Write(key=key, text="Cold.", date="2023-06-01", logged="2023-06-01T21:00:00+00:00")
    assert (review.text, review.visibility) == ("**The cat**\n\nIt *lives*.", "me")
    assert isinstance(opened, OpenList)
    assert (opened.name, opened.visibility) == ("Cold places", "me")
    assert listed == Enlist(opened.key, 1, "Snow")
    assert rows(told)[0].film.identifiers == {("imdb", "tt0078748"), ("tmdb", "348")}
    assert sorted((one.line, one.sentence.split(",")[0].split(";")[0]) for one in left(told)) == [
        (5, "This is a book"),
        (6, "The tag is taken with the viewing of its film."),
        (8, "This is a book"),
        (9, "This is the history of a mark"),
    ]
    assert not refused(told)


def test_lines_that_are_no_json_and_films_that_nobody_knows_are_refused(tmp_path):
    """Once each, with the line."""
    files = dict(EXPORTS["neodb journal"])
    files["journal.ndjson"] = (
        lines({"server": "x", "actor": "y"})
        + '{"type": "Rating"\n'
        + lines(
            {"type": "Rating", "content": {"value": 3, "withRegardTo": "https://neodb.example/movie/other"}},
            {"type": "New"},
        )
    )
    told = told_at(written(tmp_path, files), "neodb")
    assert sorted(one.line for one in refused(told)) == [2, 3, 4]
    assert not rows(told)


def test_one_file_of_marks_is_enough(tmp_path):
    """Doubak and people give it alone."""
    path = written(tmp_path, {"movie_mark.csv": EXPORTS["neodb csv"]["movie_mark.csv"]})
    assert len(rows(told_at(path, "neodb"))) == 3


def test_what_was_for_some_there_is_for_them_here(tmp_path):
    """Of marks, comments and reviews: everybody is whom the member chose, followers are followers, all else is oneself."""
    told = {"published": "2023-06-01T20:00:00+00:00", "withRegardTo": FILM}
    kinds = ("ShelfMember", {"status": "complete"}), ("Comment", {"content": "Cold."}), ("Review", {"content": "Cold."})
    for visibility, wanted in ((0, ""), (1, "followers"), (2, "me"), (7, "me"), ("2", "me")):
        files = dict(EXPORTS["neodb journal"])
        files["journal.ndjson"] = lines(
            {"server": "x", "actor": "y"},
            *({"type": kind, "content": told | more, "visibility": visibility} for kind, more in kinds),
        )
        found = rows(told_at(written(tmp_path, files), "neodb"))
        assert [row.deed.visibility for row in found] == [wanted] * 3
