"""Every real file of Letterboxd: as many rows as a reader of CSV counts, none refused, and what they are."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from onesheet.exchange.formats.letterboxd_feed import LETTERBOXD_FEED
from onesheet.exchange.formats.register import format_of
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Favour, Left, Notice, Refused, Row

pytestmark = pytest.mark.samples
LIST_HEADS = (["Date", "Name", "Tags", "URL", "Description"], ["Position", "Name", "Year", "URL", "Description"])


@pytest.fixture(scope="module")
def exports(samples: Path) -> Path:
    return samples / "letterboxd" / "exports"


def counted(data: bytes) -> int:
    """Rows as the csv module counts them, without those that name columns."""
    text = data.decode("utf-8")
    rows = [
        row for row in csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";Name;" in text[:60] else ",") if row
    ]
    if any(row in LIST_HEADS for row in rows):
        rows = [row for row in rows if row not in LIST_HEADS and not row[0].startswith("Letterboxd list export")]
        # A list without a table about itself is told by a row of its own.
        return len(rows) + (text.startswith("Position"))
    return len(rows) - 1


def told_of(path: Path):
    with open_parcel(path) as parcel:
        reader = format_of(parcel)
        assert reader is not None
        return reader.name, list(reader.read(parcel, {}))


def by_file(told) -> Counter[str]:
    """Rows by file. Favourites are told beside the one row of the profile."""
    return Counter(
        one.file
        for one in told
        if not isinstance(one, Notice) and not (isinstance(one, Row) and isinstance(one.deed, Favour))
    )


@pytest.mark.parametrize("member", [f"member-{letter}" for letter in "abcdefg"])
def test_every_row_of_an_export_is_told_once_and_none_is_refused(exports, member):
    name, told = told_of(exports / member)
    assert name == "letterboxd"
    assert [one for one in told if isinstance(one, Refused)] == []
    files = {path.relative_to(exports / member).as_posix(): path for path in (exports / member).rglob("*.csv")}
    expected = {inside: counted(path.read_bytes()) for inside, path in files.items()}
    assert by_file(told) == Counter({inside: count for inside, count in expected.items() if count})
    for one in told:
        gone = one.file.split("/")[0] in ("deleted", "orphaned") or one.file in (
            "comments.csv", "likes/reviews.csv", "likes/lists.csv",
        )  # fmt: skip
        assert isinstance(one, Left) == gone or isinstance(one, Notice)


def test_the_zip_as_letterboxd_makes_it(samples):
    (path,) = (samples / "letterboxd" / "zip").glob("*.zip")
    name, told = told_of(path)
    assert name == "letterboxd"
    with zipfile.ZipFile(path) as archive:
        expected = {one: counted(archive.read(one)) for one in archive.namelist()}
    assert by_file(told) == Counter({inside: count for inside, count in expected.items() if count})
    assert all(isinstance(one, Row) for one in told)


@pytest.mark.parametrize(
    "inside",
    [
        "member-e/ratings.csv", "member-e/film_collection.csv", "member-e/diary-reworked.csv", "member-f/liked.csv",
        "member-g/diary.csv", "member-b/watchlist.csv", "member-c/lists/2021.csv",
    ],
)  # fmt: skip
def test_every_file_can_be_given_alone(exports, inside):
    path = exports / inside
    name, told = told_of(path)
    assert name == "letterboxd"
    assert by_file(told) == {path.name: counted(path.read_bytes())}
    assert all(isinstance(one, Row | Notice) for one in told)


def test_the_films_of_one_export_agree_about_their_addresses(exports):
    for member in "abc":
        _, told = told_of(exports / f"member-{member}")
        named: dict[str, set[tuple[str, int | None]]] = {}
        for row in told:
            for scheme, number in row.film.identifiers if isinstance(row, Row) and row.film is not None else ():
                assert scheme == "letterboxd-film"
                named.setdefault(number, set()).add((row.film.title, row.film.year))
        assert named
        assert [films for films in named.values() if len(films) > 1] == []


def test_the_feed(samples):
    path = samples / "letterboxd" / "rss" / "member-r.rss.xml"
    with open_parcel(path) as parcel:
        assert format_of(parcel) is LETTERBOXD_FEED
        told = list(LETTERBOXD_FEED.read(parcel, {}))
    assert len(told) == path.read_text(encoding="utf-8").count("<item>") == 50
    assert all(isinstance(one, Row) and len(one.film.identifiers) >= 2 for one in told)


def test_saved_pages_are_documents(samples):
    for path in (samples / "letterboxd" / "pages").iterdir():
        with open_parcel(path) as parcel:
            reader = format_of(parcel)
            assert reader is None or "letterboxd" not in reader.name
