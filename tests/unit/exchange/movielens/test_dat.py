"""MovieLens' old tables, with `::` between their cells and Latin-1 in them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from factories.exports import left, notices, refused, rows, told_at, written
from onesheet.exchange.formats.movielens import MOVIELENS
from onesheet.exchange.parcels import Entry, Parcel, open_parcel
from onesheet.exchange.pure.rows import Rate

MOVIES = (
    "10::Chase, The (Jagd, Die) (1995)::Action|Crime\n"
    "11::Enfants étranges, Les (1998)::Children's|Drama\n"
    "12::Space :: A Film::(no genres listed)\n"
)
RATINGS = "1::10::5::978300760\n1::11::3::978302109\n2::10::0.5::978301968\n"
USERS = "1::F::1::10::48067\n2::M::56::16::70072\n"


def folder(at: Path, **more: str) -> Path:
    files = {"movies": MOVIES, "ratings": RATINGS, "users": USERS, **more}
    for name, text in files.items():
        (at / "ml-1m").mkdir(exist_ok=True)
        (at / "ml-1m" / f"{name}.dat").write_bytes(text.encode("latin-1"))
    (at / "ml-1m" / "README").write_text("Words about the data.", encoding="utf-8")
    return at / "ml-1m"


def test_films_come_first_and_ratings_are_each_users_own(tmp_path):
    """Halves count; what stands between the cells may stand in a title; accents are Latin-1's."""
    told = told_at(folder(tmp_path), "movielens")
    chase, children, space, *rated = rows(told)
    assert (chase.film.title, chase.film.original_title, chase.film.year) == ("The Chase", "Die Jagd", 1995)
    assert chase.film.identifiers == {("movielens", "10")}
    assert (children.film.title, children.film.year) == ("Les Enfants étranges", 1998)
    assert space.film.title == "Space :: A Film"
    assert [(row.whose, row.deed, row.line) for row in rated] == [
        ("1", Rate(10, "2000-12-31T22:12:40Z"), 1),
        ("1", Rate(6, "2000-12-31T22:35:09Z"), 2),
        ("2", Rate(1, "2000-12-31T22:32:48Z"), 3),
    ]
    assert rated[0].film is chase.film
    assert not refused(told)
    assert [one.sentence for one in left(told)] == ["What MovieLens knows of its users is theirs, and was not read."]
    assert "The file is not UTF-8; windows-1252 was assumed. Check the accents." in notices(told)


def test_each_statement_quotes_its_row(tmp_path):
    chase, *_ = rows(told_at(folder(tmp_path), "movielens"))
    reading = chase.deed.reading
    assert reading.text == MOVIES.splitlines()[0]
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
    assert [(one.property, one.value, one.quote) for one in reading.statements] == [
        ("external_id", "10", "10"),
        ("title", "The Chase", "Chase, The (Jagd, Die) (1995)"),
        ("title", "Die Jagd", "Chase, The (Jagd, Die) (1995)"),
        ("year", 1995, "1995"),
        ("genre", "action", "Action"),
        ("genre", "crime", "Crime"),
    ]


def test_rows_that_are_not_so_are_refused_or_read_with_care(tmp_path):
    lines = RATINGS + "1::10::7::978300760\n1::12\n::10::3::978300760\n\n3::10::4::soon\n1::10::::978300760\n"
    told = told_at(folder(tmp_path, ratings=lines), "movielens")
    assert [one.line for one in refused(told)] == [4, 5, 6]
    (odd,) = [row for row in rows(told) if row.notices]
    assert (odd.line, odd.deed, odd.notices) == (
        8, Rate(8, ""), ("“soon” is no count of seconds since 1970 and was left out.",),
    )  # fmt: skip
    assert next(one.line for one in left(told)) == 9


@pytest.mark.parametrize(
    ("name", "text", "sure"),
    [
        ("ratings.dat", RATINGS, 97),
        ("movies.dat", MOVIES, 97),
        ("tags.dat", "15::4973::excellent!::1215184630\n", 90),
        ("users.dat", USERS, 90),
        ("ratings.txt", RATINGS, 0),
        ("other.dat", "a::b\n", 0),
        ("empty.dat", "", 0),
    ],
)
def test_they_are_known_by_their_first_row(tmp_path, name, text, sure):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with open_parcel(path) as parcel:
        assert MOVIELENS.recognises(parcel) == sure


def test_a_packed_table_is_read_and_a_broken_one_is_told(tmp_path):
    data = gzip.compress(RATINGS.encode() * 200)
    (tmp_path / "ratings.dat.gz").write_bytes(data)
    assert len(rows(told_at(tmp_path / "ratings.dat.gz", "movielens"))) == 600

    def opened():
        return (tmp_path / "broken").open("rb")

    (tmp_path / "broken").write_bytes(data[:-20])
    told = list(MOVIELENS.read(Parcel("r", (Entry("ratings.dat.gz", len(data), opened),)), {}))
    assert "breaks off" in refused(told)[-1].sentence


def test_ratings_alone_name_their_films_by_number(tmp_path):
    path = written(tmp_path, {"ratings.dat": RATINGS})
    told = rows(told_at(path, "movielens"))
    assert told[0].film.identifiers == {("movielens", "10")}
    assert told[0].film is told[2].film
