"""`onesheet read` on what people really give it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from onesheet.ops.main import main

REVIEW = """‘The Lighthouse Keepers’: Movie Review

by Ines Carvalho

The Lighthouse Keepers is directed by Marta Oliveira and starring Ana Prata and Rui Gomes. Ana Prata plays Lídia, who
has not left the rock in nine years. When Lídia (Prata) hears an engine in the fog, she puts out the light.

It is a quiet film about fear, and the sea does most of the talking.
"""

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00\x1f\xf3\xffa"


@pytest.fixture
def review(tmp_path):
    path = tmp_path / "review.txt"
    path.write_text(REVIEW, encoding="utf-8")
    return path


def lines(capsys):
    said = capsys.readouterr()
    return [json.loads(line) for line in said.out.splitlines()], said.err


def test_reading_a_review_prints_its_facts_and_exits_0(review, capsys):
    status = main(["read", "--json", str(review)])

    (reading,), errors = lines(capsys)
    assert (status, errors) == (0, "")
    assert reading["document"]["name"] == str(review)
    assert reading["document"]["kind"] == "review"
    assert reading["films"] == [{"title": "The Lighthouse Keepers", "year": None}]
    assert ("director", "Marta Oliveira") in {(one["property"], one["value"]) for one in reading["statements"]}
    assert all(REVIEW[one["start"] : one["end"]] == one["quote"] for one in reading["statements"])


def test_without_json_a_summary_is_printed_for_people(review, capsys):
    status = main(["read", str(review)])

    said = capsys.readouterr().out
    assert status == 0
    assert "The Lighthouse Keepers" in said
    assert "Marta Oliveira" in said


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("picture.txt", PNG, "PNG"),
        ("nul.txt", b"The film\x00 is directed by\x00 Ana Prata." * 20, "zero byte"),
    ],
)
def test_what_is_no_text_is_refused_and_the_rest_is_read(name, data, word, tmp_path, review, capsys):
    (tmp_path / name).write_bytes(data)

    status = main(["read", "--json", str(tmp_path / name), str(review)])

    (refused, read), errors = lines(capsys)
    assert status == 1
    assert refused["statements"] == refused["films"] == []
    assert word in " ".join(refused["problems"])
    assert errors.startswith(f"{tmp_path / name}: ")
    assert read["films"]


def test_a_missing_file_and_a_folder_are_named_and_the_rest_is_read(tmp_path, review, capsys):
    status = main(["read", "--json", str(tmp_path / "gone.txt"), str(tmp_path), str(review)])

    (missing, folder, read), _ = lines(capsys)
    assert status == 1
    assert "no such file" in missing["problems"][0]
    assert "folder" in folder["problems"][0]
    assert read["films"]


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path, capsys):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    status = main(["read", "--json", str(path)])

    (reading,), _ = lines(capsys)
    assert status == 1
    assert "50 MB" in reading["problems"][0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1", "utf-8-sig"])
def test_other_encodings_are_read_and_said(encoding, tmp_path, capsys):
    path = tmp_path / "review.txt"
    path.write_bytes(REVIEW.replace("‘", "'").replace("’", "'").encode(encoding))

    status = main(["read", "--json", str(path)])

    (reading,), _ = lines(capsys)
    assert reading["films"] == [{"title": "The Lighthouse Keepers", "year": None}]
    assert status == (1 if reading["problems"] else 0)
    assert bool(reading["problems"]) == (encoding != "utf-8-sig")


def test_a_text_about_no_film_is_told_and_no_film_is_made(tmp_path, capsys):
    path = tmp_path / "soup.txt"
    path.write_text("Leek soup\n\nCut three leeks, sweat them in butter, add a litre of stock and simmer.\n", "utf-8")

    status = main(["read", "--json", str(path)])

    (reading,), errors = lines(capsys)
    assert status == 1
    assert reading["films"] == []
    assert "film" in errors


def test_standard_input_is_a_file_like_any_other(review):
    ran = subprocess.run(
        [sys.executable, "-m", "onesheet", "read", "--json", "-"],
        input=REVIEW.encode(),
        capture_output=True,
        check=False,
    )

    reading = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert reading["document"]["name"] == "-"
    assert reading["films"] == [{"title": "The Lighthouse Keepers", "year": None}]


def test_reading_does_not_wait_for_django():
    code = "import sys; from onesheet.ops.main import main; import onesheet.ops.read; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_command_that_is_not_understood_exits_2(capsys):
    with pytest.raises(SystemExit) as end:
        main(["raed"])

    assert end.value.code == 2
    assert "raed" in capsys.readouterr().err


def test_an_unknown_setting_is_named(monkeypatch, capsys):
    monkeypatch.setenv("ONESHEET_DATE", "somewhere")

    status = main(["settings"])

    assert status == 2
    assert "ONESHEET_DATE" in capsys.readouterr().err
