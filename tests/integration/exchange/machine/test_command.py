"""`onesheet import`: what it prints, what it returns, and what it leaves."""

from __future__ import annotations

import csv
import io
import json
import os
import struct
import zipfile

import pytest

from factories.accounts import MemberFactory
from factories.imports import RATINGS, films, ratings, table
from onesheet.accounts.models import Member
from onesheet.exchange.models import Import, ImportBatch, ImportRow
from onesheet.ops.main import main
from onesheet.reviews.models import MemberFilm

pytestmark = pytest.mark.django_db


def run(capsys, *words: object) -> tuple[int, str, str]:
    """Run the command; return its status and what it said."""
    status = main(["import", *map(str, words)])
    told = capsys.readouterr()
    return status, told.out, told.err


def counts(out: str) -> dict[str, int]:
    told = json.loads(out.splitlines()[-1])
    assert list(told) == ["rows", "made", "changed", "same", "waiting", "ambiguous", "refused"]
    assert told["rows"] == sum(told.values()) - told["rows"]
    return {fate: number for fate, number in told.items() if number}


def test_a_members_file_makes_the_member_and_says_so(tmp_path, capsys):
    films(4)
    status, out, err = run(capsys, ratings(tmp_path / "a", 5), "--member", "ann", "--json")
    assert (status, counts(out)) == (0, {"rows": 10, "made": 4, "same": 4, "waiting": 2})
    assert "onesheet password ann" in err
    ann = Member.objects.get(username="ann")
    assert not ann.has_usable_password()

    status, out, err = run(capsys, tmp_path / "a", "--member", "ANN", "--json")
    assert (status, counts(out)) == (0, {"rows": 10, "same": 8, "waiting": 2})
    assert "Made the member" not in err


def test_without_a_member_it_asks_whose_it_is(tmp_path, capsys):
    status, out, err = run(capsys, ratings(tmp_path / "a", 2), "--json")
    assert (status, out) == (2, "")
    assert "--member NAME" in err
    assert not Import.objects.exists()


@pytest.mark.parametrize("fewer", [True, False])
def test_a_damaged_zip_of_one_file_is_told_to_be_damaged(tmp_path, capsys, fewer):
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "ratings.csv", "Date,Name,Year,Letterboxd URI,Rating\n" + "2024-01-02,Night Ferry,1990,,4\n" * 50
        )
    made = bytearray(path.read_bytes())
    if fewer:
        struct.pack_into("<II", made, made.rindex(b"PK\x01\x02") + 20, 100, 100)
    else:
        made[500] ^= 1
    path.write_bytes(made)

    status, out, err = run(capsys, path, "--member", "ann", "--json")
    assert (status, counts(out)) == (1, {"rows": 1, "refused": 1})
    assert "“ratings.csv” in this archive is damaged and cannot be unpacked. Get it again." in err
    assert "Understood are" not in err


def test_a_dry_run_says_the_same_and_leaves_nothing(tmp_path, capsys):
    films(4)
    folder = ratings(tmp_path / "a", 5)
    status, out, _ = run(capsys, folder, "--member", "ann", "--json", "--dry-run")
    assert (status, counts(out)) == (0, {"rows": 10, "made": 4, "same": 4, "waiting": 2})
    for model in (Import, ImportBatch, ImportRow, MemberFilm, Member):
        assert not model.objects.exists(), model


def test_refused_rows_are_told_and_make_the_status_one(tmp_path, capsys):
    films(2)
    rows = [("2020-01-02", one, "1999", "", "eleven") for one in ("The Moor", "The Tide")]
    table(tmp_path / "a" / "ratings.csv", RATINGS, list(rows))
    status, out, err = run(capsys, tmp_path / "a", "--member", "ann", "--json")
    assert (status, counts(out)) == (1, {"rows": 2, "refused": 2})
    assert "ratings.csv, line 2: " in err


def test_in_words_it_says_how_to_undo_and_to_report(tmp_path, capsys):
    films(1)
    status, out, _ = run(capsys, ratings(tmp_path / "a", 1), "--member", "ann")
    number = Import.objects.get().pk
    assert status == 0
    assert f"onesheet import --undo {number}" in out
    assert out.splitlines()[0].split() == ["2", "rows"]

    status, out, _ = run(capsys, "--undo", number)
    assert (status, out) == (0, f"Import {number} was undone: all that its 2 rows did.\n")
    assert not MemberFilm.objects.exists()
    status, _, err = run(capsys, "--undo", number)
    assert status == 1
    assert "was undone before" in err


def test_a_report_has_every_row_and_no_formulas(tmp_path, capsys):
    films(1)
    rows = [("2020-01-02", "=HYPERLINK(1)", "1999", "", "4"), ("=2+3", "The Moor", "1999", "", "4")]
    table(tmp_path / "a" / "ratings.csv", RATINGS, list(rows))
    run(capsys, tmp_path / "a", "--member", "ann")
    status, out, _ = run(capsys, "--report", Import.objects.get().pk)
    told = list(csv.DictReader(io.StringIO(out, newline="")))
    assert status == 0
    assert [(one["row"], one["line"]) for one in told] == [("1", "2"), ("2", "3")]
    assert not [cell for one in told for cell in one.values() if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("what", [["--undo", "99999999"], ["--report", "99999999"], ["--run", "99999999"]])
def test_an_import_that_is_not_there_is_said_to_be_none(capsys, what, monkeypatch):
    monkeypatch.setattr("os.nice", int)
    status, _, err = run(capsys, *what)
    assert status == 1
    assert "no import 99999999" in err.lower()


def test_a_file_that_is_not_there_and_no_file_at_all(tmp_path, capsys):
    assert run(capsys, tmp_path / "none.zip")[0] == 1
    assert run(capsys)[0] == 2
    assert run(capsys, tmp_path, "--undo", "1")[0] == 2


def test_a_name_that_no_account_can_have_is_refused(tmp_path, capsys):
    folder = ratings(tmp_path / "a", 1)
    for more in ([], ["--dry-run"]):
        status, _, err = run(capsys, folder, "--member", "not a name", *more)
        assert status == 1
        assert "not a name" in err
    assert not Import.objects.exists()


def test_what_was_stopped_goes_on_by_its_number(tmp_path, capsys, monkeypatch):
    films(3)
    MemberFactory(username="ann")
    run(capsys, ratings(tmp_path / "a", 3), "--member", "ann")
    found = Import.objects.get()
    Import.objects.filter(pk=found.pk).update(act="undo", state="undoing")
    monkeypatch.setattr("os.nice", int)
    status, _, _ = run(capsys, "--run", found.pk)
    found.refresh_from_db()
    assert (status, found.state) == (0, "undone")


def test_an_option_that_nobody_knows_is_refused_with_those_that_are_known(tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        run(capsys, ratings(tmp_path / "a", 2), "--member", "ann", "--option", "nonsense")

    assert left.value.code == 2
    err = capsys.readouterr().err
    assert "nonsense" in err
    assert "people" in err
    assert "video" in err


def test_an_option_of_another_format_is_refused(tmp_path, capsys):
    status, out, err = run(capsys, ratings(tmp_path / "a", 2), "--member", "ann", "--option", "people", "--json")

    assert (status, out) == (2, "")
    assert "“--option people” is for IMDb datasets, and this is Letterboxd export" in err
    assert not Import.objects.exists()


def test_columns_in_a_file_that_is_not_there_are_a_sentence(tmp_path, capsys):
    path = table(tmp_path / "programme.csv", ("Titel", "Jahr"), [("Coast", "2011")])

    status, out, err = run(capsys, path, "--map", tmp_path / "nowhere.json", "--json")

    assert (status, counts(out)) == (1, {"rows": 1, "refused": 1})
    assert "nowhere.json cannot be read: No such file or directory" in err


def test_a_file_that_is_not_there_is_one_refused_row(tmp_path, capsys):
    status, out, err = run(capsys, tmp_path / "nowhere.csv", "--member", "ann", "--json")

    assert (status, counts(out)) == (1, {"rows": 1, "refused": 1})
    assert "there is no file or folder" in err


@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]])
def test_a_name_that_no_account_can_have_is_one_refused_row(tmp_path, capsys, dry_run):
    status, out, err = run(capsys, ratings(tmp_path / "a", 2), "--member", "a b!", "--json", *dry_run)

    assert (status, counts(out)) == (1, {"rows": 1, "refused": 1})
    assert "a b!" in err or "name" in err
    assert not Member.objects.exists()
    assert not Import.objects.exists()


def test_a_pipe_is_a_sentence_and_waits_for_nobody(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.csv")

    status, out, err = run(capsys, tmp_path / "pipe.csv", "--member", "ann", "--json")

    assert (status, counts(out)) == (1, {"rows": 1, "refused": 1})
    assert "is no ordinary file and no folder" in err


def test_a_file_of_what_was_deleted_is_told_by_its_folder(tmp_path, capsys):
    films(2)
    header = ("Date", "Name", "Year", "Letterboxd URI", "Rating", "Rewatch", "Tags", "Watched Date")
    row = ("2020-01-02", "The Lantern 1", "1901", "https://boxd.it/1", "3", "", "", "2020-01-01")
    for folder in ("deleted", "orphaned"):
        path = table(tmp_path / folder / "diary.csv", header, [row])
        status, out, _ = run(capsys, path, "--member", "ann", "--json")
        assert (status, counts(out)) == (0, {"rows": 1, "same": 1})

    path = table(tmp_path / "mine" / "diary.csv", header, [row])
    status, out, _ = run(capsys, path, "--member", "ann", "--json")
    assert status == 0
    assert "same" not in counts(out)
