"""KinoPoisk's ratings: CSV, the page that is called .xls, workbooks."""

from __future__ import annotations

import csv

import pytest

from factories.exports import EXPORTS, left, refused, rows, told_at, written
from onesheet.exchange.pure.rows import Rate, View


def test_the_csv_tells_both_titles_and_the_number(tmp_path):
    """Days have the day first; series are told by their address."""
    told = told_at(written(tmp_path, EXPORTS["kinopoisk csv"]), "kinopoisk")
    first, last = rows(told)
    assert first.deed == Rate(10, "2009-08-09")
    assert (first.film.title, first.film.original_title, first.film.year) == ("Чужой", "Alien", 1979)
    assert first.film.identifiers == {("kinopoisk", "386")}
    assert not last.film.identifiers
    assert len(left(told)) == 1


def test_the_sites_own_export_is_a_page_in_windows_1251(tmp_path):
    """Years from to are those of series; a comment makes it a viewing with a note."""
    told = told_at(written(tmp_path, EXPORTS["kinopoisk page"]), "kinopoisk")
    first, last = rows(told)
    assert first.deed == Rate(10)
    assert (first.film.original_title, first.film.directors) == ("Alien", ("Ридли Скотт",))
    assert last.deed == View(key="kinopoisk:Сталкер (1979)", rating=8, note="С Леной")
    assert [one.line for one in left(told)] == [3]


def test_a_workbook_is_read_alike(tmp_path):
    """Numbers have no point, empty rows are passed over."""
    told = rows(told_at(written(tmp_path, EXPORTS["kinopoisk book"]), "kinopoisk"))
    assert [(row.film.title, row.film.year, row.deed, row.line) for row in told] == [
        ("Чужой", 1979, Rate(10), 2),
        ("Сталкер", 1979, Rate(8), 4),
    ]


@pytest.mark.samples
def test_every_row_of_the_real_file_is_told(samples):
    """As many as a reader of CSV counts."""
    path = samples / "kinopoisk/kp_ratings.csv"
    told = told_at(path, "kinopoisk")
    with path.open(encoding="utf-8", newline="") as file:
        counted = list(csv.DictReader(file))
    series = [row for row in counted if "/series/" in row["link"]]
    assert (len(rows(told)), len(left(told)), len(refused(told))) == (len(counted) - len(series), len(series), 0)
    assert all(row.deed.at and row.film.year for row in rows(told))
