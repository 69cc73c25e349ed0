"""Trakt's JSON."""

from __future__ import annotations

import json

import pytest

from factories.exports import EXPORTS, left, movie, notices, refused, rows, told_at, written
from onesheet.exchange.pure.rows import Enlist, Favour, Like, OpenList, Profile, Rate, View, Want, Watch, Write


def test_the_zip_is_read_in_the_order_of_application(tmp_path):
    """Profile, ratings, viewings, comments, watchlist, favourites, lists."""
    told = told_at(written(tmp_path, EXPORTS["trakt zip"]), "trakt")
    assert [row.deed for row in rows(told)] == [
        Profile(name="No Body", about="Sits in front.", place="Ghent"),
        Rate(9, "2023-06-01T23:40:00Z"),
        View(key="trakt:11", date="2023-06-01", logged="2023-06-01T23:10:00Z"),
        View(key="trakt:3"),
        Write(
            key="trakt:comment:40",
            text="Quiet, then ||the cat lives||.",
            spoilers=True,
            logged="2023-06-03T08:00:00Z",
        ),
        Want("2024-01-01T00:00:00Z"),
        Favour(1),
        OpenList(key="trakt:77", name="Cold places", text="Bring a coat", private=True, at="2023-02-03T00:00:00Z"),
        Enlist("trakt:77", 1, "Snow"),
    ]
    assert rows(told)[1].film.identifiers == {("trakt", "295"), ("imdb", "tt0078748"), ("tmdb", "348")}
    assert [(one.file, one.sentence.split(";")[0].split(",")[0]) for one in left(told)] == [
        ("watched-history-1.json", "This is an episode of a series"),
        ("watched-movies.json", "The history tells each viewing of it"),
        ("comments-movies.json", "This answers somebody else's comment"),
        ("lists-list-77-cold-places.json", "This is a series"),
        ("collection-movies.json", "This is what you own"),
    ]
    assert not refused(told)
    assert notices(told) == ["Settings and statistics of the account were not read."]
    assert "nobody@example.org" not in repr(told)


def test_without_history_the_films_watched_tell_the_last_viewing(tmp_path):
    """Without a day they were watched, nobody knows when."""
    content = [
        {"plays": 2, "last_watched_at": "2023-06-01T23:10:00.000Z", "movie": movie("Alien", 1979, trakt=295)},
        {"plays": 1, "movie": movie("Stalker", 1979, trakt=7)},
    ]
    path = written(tmp_path, {"watched-movies.json": json.dumps(content), "ratings-movies.json": "[]"})
    first, second = rows(told_at(path, "trakt"))
    assert first.deed == View(key="trakt:watched:295:2023-06-01", date="2023-06-01")
    assert first.notices == ("Trakt counts 2 viewings and tells the day of the last alone.",)
    assert second.deed == Watch()


def test_a_file_of_any_name_is_known_by_what_its_entries_say(tmp_path):
    """As other trackers pass them on."""
    (row,) = rows(told_at(written(tmp_path, EXPORTS["trakt one file"]), "trakt"))
    assert row.deed == Rate(7, "2023-06-01T23:40:00Z")


def test_a_fifth_favourite_is_liked(tmp_path):
    """A profile shows four."""
    content = [
        {"rank": at, "listed_at": "2024-01-01T00:00:00Z", "movie": movie(f"Film {at}", 1990, trakt=at)}
        for at in range(1, 7)
    ]
    path = written(tmp_path, {"lists-favorites.json": json.dumps(content), "ratings-movies.json": "[]"})
    assert [row.deed for row in rows(told_at(path, "trakt"))] == [
        *(Favour(at) for at in range(1, 5)),
        *[Like("2024-01-01T00:00:00Z")] * 2,
    ]


def test_a_list_without_its_description_has_its_files_name(tmp_path):
    """It is opened once."""
    content = [{"rank": at, "movie": movie(f"Film {at}", 1990, trakt=at)} for at in (1, 2)]
    path = written(tmp_path, {"lists-list-9-long-nights.json": json.dumps(content), "ratings-movies.json": "[]"})
    opened, *listed = rows(told_at(path, "trakt"))
    assert opened.deed == OpenList(key="trakt:9", name="Long nights")
    assert [row.deed for row in listed] == [Enlist("trakt:9", 1), Enlist("trakt:9", 2)]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ('[{"rating": 8, "rated_at": "x", "movie": {"title": "Alien", "ids": {"trakt": 1}}}, 5]', 1),
        ('[{"rating": 80, "movie": {"title": "Alien", "ids": {"trakt": 1}}}]', 1),
        ('[{"rating": 8, "movie": {"ids": []}}]', 1),
        ('{"movies": "none"}', 1),
        ("", 1),
        ("[" * 100_000, 1),
        ('[{"rating": 8, "movie": {"title": "Alien"', 1),
        ('[{"rating": ' + "9" * 5000 + "}]", 1),
        ("[1, 2, 3", 4),
        ("\ufeff[]", 0),
    ],
)
def test_what_is_damaged_gives_a_sentence_for_each(tmp_path, content, count):
    """Nothing stops the other files."""
    good = [{"rating": 8, "movie": movie("Stalker", 1979, trakt=7)}]
    path = written(
        tmp_path, {"ratings-movies.json": content, "ratings-movies-2.json": json.dumps(good), "lists-lists.json": "[]"}
    )
    told = told_at(path, "trakt")
    assert len(refused(told)) == count
    assert rows(told)[-1].film.title == "Stalker"
    assert all(one.sentence.endswith(".") for one in refused(told))


@pytest.mark.samples
def test_the_real_file_is_read(samples):
    """One rating."""
    (row,) = rows(told_at(samples / "trackers/yamtrack/import_trakt_ratings.json", "trakt"))
    assert row.deed.rating == 8


def test_lists_of_others_are_left(tmp_path):
    """With all that stands on them."""
    item = {"rank": 1, "type": "movie", "movie": movie("Alien", 1979, trakt=295)}
    files = {
        "lists-collaborations.json": json.dumps([{"name": "Ours", "ids": {"trakt": 53, "slug": "ours"}}]),
        "lists-list-53-ours.json": json.dumps([item]),
        "lists-lists.json": json.dumps([{"name": "Mine", "ids": {"trakt": 54}}]),
        "lists-list-54-mine.json": json.dumps([item]),
    }
    told = told_at(written(tmp_path, files), "trakt")
    assert [row.deed for row in rows(told)] == [OpenList(key="trakt:54", name="Mine"), Enlist("trakt:54", 1)]
    assert len(left(told)) == 2


def test_a_list_of_lists_by_itself_is_trakts(tmp_path):
    """Its name and its numbers say so."""
    path = written(tmp_path, {"lists-lists.json": json.dumps([{"name": "Mine", "ids": {"trakt": 54}}])})
    assert len(rows(told_at(path, "trakt"))) == 1
