"""Files whose names are no text, and what is no file: each command says so in a sentence."""

from __future__ import annotations

import json
import os
import zipfile

import pytest

from factories.imports import films
from onesheet.exchange.models import Import
from onesheet.ops.main import main

pytestmark = pytest.mark.django_db
REVIEWS = "film,year,critic,outlet,fresh,quote\nThe Lantern 1,1901,Ada Holt,The Paper,fresh,Very good.\n"


def odd(folder, name, data):
    path = folder / os.fsdecode(name)
    path.write_bytes(data)
    return str(path)


def test_import_asks_for_another_name(tmp_path, capsys):
    name = odd(tmp_path, b"b\xff.csv", b"Title,Year\nHeat,1995\n")

    status = main(["import", name, "--map", "Title=title,Year=year", "--source", "X", "--json"])

    told = capsys.readouterr()
    assert (status, json.loads(told.out)["refused"]) == (1, 1)
    assert "b\N{REPLACEMENT CHARACTER}.csv is not written in UTF-8" in told.err
    assert not Import.objects.exists()


def test_import_takes_a_folder_with_such_a_file_in(tmp_path, capsys):
    odd(tmp_path, b"b\xff.csv", b"Title,Year\nHeat,1995\n")

    assert main(["import", str(tmp_path), "--map", "Title=title,Year=year", "--source", "X"]) == 0


@pytest.mark.parametrize("words", [["read"], ["read", "--json"], ["add"]])
def test_documents_are_read_whatever_their_names(tmp_path, capsys, words):
    main([*words, odd(tmp_path, b"b\xff.txt", b"Hardly a document.")])

    told = capsys.readouterr()
    assert "udcff" in told.out + told.err
    if "--json" in words:
        assert json.loads(told.out)["document"]["name"].endswith(".txt")


def test_a_table_of_reviews_comes_in_whatever_its_name(tmp_path, capsys):
    films(2)

    assert main(["critics", odd(tmp_path, b"r\xff.csv", REVIEWS.encode()), "--source", "The Paper"]) == 0


def test_the_site_goes_out_whatever_the_name_and_is_refused_with_a_sentence(tmp_path, capsys):
    name = str(tmp_path / os.fsdecode(b"s\xff.zip"))

    assert main(["export", name]) == 0
    assert zipfile.is_zipfile(name)
    assert main(["restore", name]) == 1
    assert "Nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["critics", "restore", "read", "add"])
def test_a_pipe_is_a_sentence_and_waits_for_nobody(tmp_path, capsys, command):
    os.mkfifo(tmp_path / "pipe")

    assert main([command, str(tmp_path / "pipe")]) == 1
    told = capsys.readouterr()
    assert "no ordinary file" in told.out + told.err
