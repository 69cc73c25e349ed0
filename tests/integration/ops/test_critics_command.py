"""`onesheet critics`: what it prints, where, and with which status it ends."""

from __future__ import annotations

import gzip
import json

import pytest

from factories.films import FilmFactory
from onesheet.critics.models import CriticReview
from onesheet.ops.main import main

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = (
    "film,year,critic,outlet,date,rating,url\n"
    "The Lantern,2012,Ida Prado,The Post,2012-11-06,4/5,\n"
    "The Lantern,2012,Nora Falk,The Post,soon,3/5,\n"
    "The House,2001,Nora Falk,The Post,2001-11-06,3/5,\n"
    "The Lantern,2012,Tom Reed,The Post,2012-11-07,B+,boom\n"
)


@pytest.fixture
def table(tmp_path):
    FilmFactory(title="The Lantern", year=2012)
    path = tmp_path / "reviews.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_table_is_taken_in_and_told_row_by_row(table, capsys):
    status = main(["critics", table, "--source", "The House"])

    told = capsys.readouterr()
    assert status == 1
    number = CriticReview.objects.values_list("table_of", flat=True)[0]
    assert told.out == (
        "         4  rows\n"
        "         2  made\n"
        "         0  here already\n"
        "         0  put back as an editor left them\n"
        "         1  waiting for their film\n"
        "         1  refused\n"
        f"Table {number}; “onesheet critics --undo {number}” takes it out again.\n"
    )
    assert told.err == (
        f"{table}, line 3: “date” is no date such as 2018-11-10: “soon”. [The Lantern,2012,Nora Falk,The Post,soon,3/5,]\n"
        f"{table}, line 4: The film “The House” (2001) is not here; add it, and take the table in again.\n"
        f"{table}, line 5: “url” is no address on the web and was left out: “boom”.\n"
        f"{table}: One film was found by title and year alone.\n"
    )
    assert CriticReview.objects.count() == 2


def test_a_dry_run_changes_nothing(table, capsys):
    status = main(["critics", table, "--source", "The House", "--dry-run"])

    assert status == 1
    assert "         2  would be made\n" in capsys.readouterr().out
    assert not CriticReview.objects.exists()


def test_the_counts_as_json_add_up(table, capsys):
    main(["critics", table, "--source", "The House", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert told == {"rows": 4, "made": 2, "same": 0, "back": 0, "waiting": 1, "refused": 1}


def test_where_nothing_is_refused_the_status_is_nought(table, tmp_path, capsys):
    films, reviews = tmp_path / "films.csv", tmp_path / "numbered.tsv.gz"
    films.write_text("id,title,year\n3,The Lantern,2012\n", encoding="utf-8")
    reviews.write_bytes(
        gzip.compress(
            b"id\treview\trating\tfresh\tcritic\tpublisher\tdate\n3\tSlow.\t4/5\tfresh\tIda\tPost\tMay 1, 2013\n"
        )
    )

    assert main(["critics", str(reviews), "--films", str(films), "--source", "Rotten Tomatoes"]) == 0
    assert main(["critics", str(reviews), "--films", str(films), "--source", "Rotten Tomatoes"]) == 0

    capsys.readouterr()
    review = CriticReview.objects.get()
    assert (review.verdict, review.verdict_by, review.verdict_name) == ("positive", "aggregator", "Rotten Tomatoes")


def test_a_table_is_taken_out_again(table, capsys):
    main(["critics", table, "--source", "The House"])
    number = CriticReview.objects.values_list("table_of", flat=True)[0]
    capsys.readouterr()

    assert main(["critics", "--undo", str(number)]) == 0
    assert capsys.readouterr().out == f"Table {number}: 2 reviews were taken out.\n"
    assert main(["critics", "--undo", str(number)]) == 1
    assert "was undone before" in capsys.readouterr().err
    assert not CriticReview.objects.exists()


def test_what_cannot_be_taken_in_is_told(table, tmp_path, capsys):
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")

    assert main(["critics", str(picture)]) == 1
    assert main(["critics", table, "--films", str(picture)]) == 1
    assert main(["critics", table]) == 1
    assert main(["critics", str(tmp_path / "nothing.csv")]) == 1
    assert main(["critics"]) == 2
    assert main(["critics", table, "--undo", "1"]) == 2

    told = capsys.readouterr().err
    assert told.count("This is a PNG image, not a table as text, whatever its name says. Save the table as CSV.") == 2
    assert f"{table}: This table does not say who made it; say whose it is (--source). Nothing was taken in." in told
    assert "No such file or directory" in told
    assert told.count("name the table to take in, or with --undo the number of one to take out") == 2
    assert not CriticReview.objects.exists()


def test_only_so_many_bad_rows_are_printed_and_all_are_counted(table, tmp_path, capsys):
    many = tmp_path / "many.csv"
    many.write_text(TABLE + "The Lantern,2012,Ida,,soon,4/5,\n" * 500, encoding="utf-8")

    assert main(["critics", str(many), "--source", "The House"]) == 1

    told = capsys.readouterr()
    assert "       501  refused\n" in told.out
    assert f"{many}: 301 more rows were refused.\n" in told.err
