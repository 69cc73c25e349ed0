"""The CSV that Letterboxd takes in: what each row stands for."""

from __future__ import annotations

import pytest
from tests.unit.exchange.letterboxd.making import alone, folder, of

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.letterboxd_csv import LETTERBOXD_CSV
from onesheet.exchange.pure.rows import FilmTold, Notice, Rate, Refused, Row, View, Watch, Write
from onesheet.leaving.pure import letterboxd as written

HEAD = "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Rating,Rating10,WatchedDate,Rewatch,Tags,Review\n"
KEY = "row:imdb:tt1375666,tmdb:27205|2024-01-01"
FERRY = FilmTold(
    "Night Ferry", 1987, directors=("A One", "B Two"), identifiers=frozenset({("imdb", "tt1375666"), ("tmdb", "27205")})
)


def read(text: str):
    return list(LETTERBOXD_CSV.read(alone("films.csv", text), {}))


def row_of(rest: str, uri: str = ""):
    (told,) = read(HEAD + f'{uri},27205,tt1375666,Night Ferry,1987,"A One, B Two",{rest}\n')
    return told


@pytest.mark.parametrize(
    ("rest", "deed"),
    [
        ("4.5,,2024-01-01,true,rain,", View(KEY, date="2024-01-01", rating=9, rewatch=True, tags=("rain",))),
        (",7,2024-01-01,false,,", View(KEY, date="2024-01-01", rating=7)),
        ("4,,2024-01-01,,,<b>Wet</b>", Write(KEY, "**Wet**", date="2024-01-01", rating=8)),
        ("4,,,,,Wet", Write("row:imdb:tt1375666,tmdb:27205|", "Wet", rating=8)),
        (",9,,,,", Rate(9)),
        (",,,,,", Watch()),
    ],
)
def test_what_a_row_has_says_what_it_stands_for(rest, deed):
    row = row_of(rest)
    assert row.deed == deed
    assert row.film == FERRY


def test_the_address_of_an_entry_is_its_key_and_that_of_a_film_names_the_film():
    assert row_of(",,2024-01-01,,,", "https://boxd.it/aEh4eZ").deed.key == "boxd.it/aEh4eZ"
    row = row_of(",,2024-01-01,,,", "https://boxd.it/7lcA")
    assert row.deed.key != "boxd.it/7lcA"
    assert ("letterboxd-film", "boxd.it/7lcA") in row.film.identifiers


def test_a_number_that_is_none_is_left_out_with_a_notice():
    (row,) = read("Title,imdbID,Rating10,WatchedDate\nFog,soon,7,2024-01-01\n")
    assert (row.film, row.deed.rating) == (FilmTold("Fog"), 7)
    assert "no number of IMDB" in row.notices[0]


def test_tags_without_a_viewing_are_left_out_with_a_notice():
    assert "left out" in row_of("4,,,,rain,").notices[0]


@pytest.mark.parametrize("rest", ["9,,,,,", ",11,,,,", ",0,,,,", ",,soon,,,"])
def test_a_row_that_cannot_be_understood_is_refused(rest):
    assert isinstance(row_of(rest), Refused)


def test_a_row_that_names_no_film_is_refused_and_the_rest_read():
    told = read("Title,Year,WatchedDate\n,1987,2024-01-01\nFog,1990,2024-01-01\n")
    assert [type(one) for one in told] == [Refused, Row]


def test_files_that_were_split_are_read_together():
    files = {f"films-{number}.csv": f"Title,Year,WatchedDate\nFog {number},1990,2024-01-01\n" for number in (1, 2)}
    parcel = folder(files | {"README.txt": "Hello."})
    told = list(LETTERBOXD_CSV.read(parcel, {}))
    assert [row.film.title for row in of(Row, told)] == ["Fog 1", "Fog 2"]
    assert [one.file for one in of(Notice, told)] == ["README.txt"]
    assert LETTERBOXD_CSV.recognises(parcel) == 80


def test_what_members_who_leave_are_given_is_read_back():
    film = {"film": "=1+1", "year": 1987, "directors": ["A One", "B Two"], "identifiers": {"imdb": "tt1375666"}}
    rows = [
        written.entry(film, rating=9, date="2024-01-01", rewatch=True, tags=["rain"], review="- <strong>Wet</strong>"),
        written.entry(film, rating=7),
        written.entry(film | {"identifiers": {}}, date="2024"),
    ]
    (text,) = written.files(rows)
    told = FilmTold("=1+1", 1987, directors=("A One", "B Two"), identifiers=frozenset({("imdb", "tt1375666")}))
    key = "row:imdb:tt1375666|2024-01-01"
    assert [(row.deed, row.film) for row in read(text)] == [
        (Write(key, "\\- **Wet**", date="2024-01-01", rating=9, rewatch=True, tags=("rain",)), told),
        (Rate(7), told),
        (Watch(), FilmTold("=1+1", 1987, directors=("A One", "B Two"))),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date",
        ",Title,Rewatch,Watched Date",
        "Const,Your Rating,Date Rated,Title",
        "title,year,critic,rating,review",
        "Title,Year,Director,Runtime",
    ],
)
def test_tables_of_others_are_not_taken(head):
    parcel = alone("x.csv", head + "\n")
    assert LETTERBOXD_CSV.recognises(parcel) == 0
    with pytest.raises(NotUnderstood, match="needs a column"):
        list(LETTERBOXD_CSV.read(parcel, {}))


def test_days_are_told_by_the_other_days_of_the_file():
    told = read("Title,imdbID,Rating10,WatchedDate\nFog,nan,NaN,01/03/2019\nNight Ferry,tt1375666,7,03/25/2019\n")

    assert [one.deed.date for one in told] == ["2019-01-03", "2019-03-25"]
    assert told[0].deed.rating is None
