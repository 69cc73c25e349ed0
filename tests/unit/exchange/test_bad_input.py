"""What is wrong with a file is said in a sentence, by every format: nothing but `NotUnderstood` and `Unsafe` leaves one."""

from __future__ import annotations

import bz2
import gzip
import io
import random
import struct
import time
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from benchmarks.fuzz_imports import changed, faults_of
from benchmarks.import_seeds import made_seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onesheet.exchange.formats.register import FORMATS
from onesheet.exchange.parcels import Unsafe, open_parcel

SEEDS = made_seeds()
LARGE = "x" * 10_000_000
DEEP = 100_000


def picture() -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + part(b"IEND", b"")


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


ANYTHING: dict[str, tuple[str, bytes]] = {
    "nothing": ("diary.csv", b""),
    "nothing zipped": ("export.zip", zipped({"diary.csv": b"", "ratings.json": b"", "x.html": b""})),
    "a JSON file named as a table": ("diary.csv", b'{"title": "Night Ferry", "rating": [1, 2]}'),
    "a table named as JSON": ("history.json", b"Date,Name\n2024-01-02,Night Ferry\n"),
    "a picture": ("ratings.csv", picture()),
    "a picture in an archive": ("export.zip", zipped({"diary.csv": picture(), "ratings.json": picture()})),
    "a page named as a table": (
        "ratings.csv",
        b"<!doctype html><html><head><title>Sign in</title></head><body>No.</body></html>",
    ),
    "JSON nested deep": ("history.json", b"[" * DEEP),
    "JSON nested deep and closed": ("history.json", b'{"a":' * DEEP + b"1" + b"}" * DEEP),
    "lines of JSON nested deep": ("ids.json", b'{"id": 1, "a": ' + b"[" * DEEP + b"]" * DEEP + b"}\n"),
    "JSON nested deep in an archive": (
        "trakt.zip",
        zipped({"history.json": b"[" * DEEP, "ratings-movies.json": b"[" * DEEP}),
    ),
    "JSON of large numbers": ("history.json", b'[{"id": ' + b"9" * 5000 + b', "rating": 1e999, "rated_at": NaN}]'),
    "JSON of half signs": ("history.json", b'[{"title": "\\ud800\\u0000", "\\ud800": "\\u0000"}]'),
    "XML nested deep": ("feed.xml", b'<rss xmlns:letterboxd="x"><channel>' + b"<a>" * DEEP),
    "XML with entities": (
        "feed.xml",
        b'<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>',
    ),
    "a gzip that breaks off": (
        "ratings.csv.gz",
        gzip.compress(b"userId,movieId,rating,timestamp\n" + bytes(5000))[:40],
    ),
    "a gzip of random bytes": ("ratings.csv.gz", b"\x1f\x8b\x08\x00" + random.Random(1).randbytes(500)),
    "an archive that breaks off": ("export.zip", zipped({"diary.csv": b"Date,Name\n" * 500})[:-30]),
    "a workbook that is none": ("films.xlsx", zipped({"[Content_Types].xml": b"<x>", "xl/workbook.xml": b"<<<"})),
    "a workbook that is a bomb": (
        "films.xlsx",
        zipped({"[Content_Types].xml": b"", "xl/worksheets/sheet1.xml": bytes(120_000_000)}),
    ),
    "random bytes": ("data.bin", random.Random(2).randbytes(20_000)),
    "a long line": ("notes.txt", b"x" * 5_000_000),
    "a program": ("setup.exe", b"MZ\x90\x00" + bytes(500)),
}


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("what", list(ANYTHING))
def test_every_format_reads_or_refuses_anything(tmp_path, what):
    begin = time.monotonic()
    assert list(faults_of(written(tmp_path, *ANYTHING[what]), FORMATS, Counter())) == []
    assert time.monotonic() - begin < 60


@pytest.mark.parametrize("what", list(ANYTHING))
def test_how_sure_a_format_is_of_anything_is_a_number(tmp_path, what):
    with suppress(Unsafe), open_parcel(written(tmp_path, *ANYTHING[what])) as parcel:
        for one in FORMATS:
            assert one.recognises(parcel) in range(101), one.name


def variants(data: bytes) -> dict[str, bytes]:
    """A table or other text of a service, in the ways in which its owner may have spoilt it."""
    lines = data.split(b"\n")
    body = b"\n".join(lines[1:]) or lines[0]
    text = data.decode("utf-8", "replace")
    return {
        "with zero bytes": data.replace(b",", b"\x00,").replace(b":", b"\x00:"),
        "in UTF-16": text.encode("utf-16"),
        "in UTF-16 without a mark": text.encode("utf-16-le"),
        "in windows-1252": text.replace("Night", "N\xefght\x96").encode("windows-1252", "replace"),
        "with a field of ten megabytes": data.replace(b"Night Ferry", LARGE.encode()),
        "with a quotation mark that is never closed": data.replace(b"Night Ferry", b'"Night Ferry'),
        "with its first row twice": lines[0] + b"\n" + data,
        "without its first row": body,
        "with the marks of a merge conflict": b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> theirs\n",
        "broken off": data[: len(data) * 2 // 3],
        "broken off while packed": gzip.compress(data * 50)[:-20],
        "with old line ends": data.replace(b"\n", b"\r"),
        "with formulas": data.replace(b"Night Ferry", b"=cmd|' /C calc'!A0"),
        "with numbers too large": data.replace(b"1987", b"9" * 5000),
    }


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.path for seed in SEEDS])
def test_files_that_their_owners_spoilt_are_read_or_refused_row_by_row(tmp_path, seed):
    if seed.name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(seed.data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        kinds = list(variants(b"x"))
        spoilt = {kind: zipped({name: variants(data)[kind] for name, data in files.items()}) for kind in kinds}
    else:
        spoilt = variants(seed.data)
    for kind, data in spoilt.items():
        faults = list(faults_of(written(tmp_path, seed.name, data), (), Counter()))
        assert faults == [], kind


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.path for seed in SEEDS])
def test_somebody_elses_file_is_refused_or_read_and_nothing_else(tmp_path, seed):
    assert list(faults_of(written(tmp_path, seed.name, seed.data), FORMATS, Counter())) == []


BZIP2 = bz2.compress(b'{"id":"Q1","type":"item"}\n' * 5000)
FOUND: list[tuple[str, bytes]] = [
    # A zero byte in the beginning of a row that is refused.
    ("ratings.csv", b"userId,movieId,rating,timestamp\n1,2596,5.\x000,964981144\n"),
    ("ratings.csv", b'userId,movieId,rating,timestamp\n1,"2596"\x00,5.0,964981144\n'),
    ("boats.csv", b'Position,Name,Year,URL,Description\n3,"The Ferry, at Night"\x001989,https://boxd.it/20Vo,\n'),
    ("ratings.csv", b"userId,movieId,rating,timestamp\n1,2,5.0,1510\x0072581\n"),
    # Escapes of JSON that stand for signs that no database keeps.
    (
        "history.json",
        b'[{"rating": 5, "rated_at": "2024-01-02T20\\ud800:00:00Z", "type": "movie", "movie": {"title": "Fer\\u0000ry", "year": 1987, "ids": {"trakt": 1}}}]',
    ),
    (
        "movie.json",
        b'{"id": 1, "title": "Ferry", "release_date": "1987-01-01", "credits": {"cast": [{"name": "A\\u0000B", "id": 2}]}}',
    ),
    ("film.json", b'{\x00"\x00a\x00d\x00u\x00l\x00t\x00"\x00:\x00'),
    # A bzip2 file that is damaged, breaks off, or has something else after it.
    ("dump.json.bz2", BZIP2[:60] + b"\x00\x00" + BZIP2[62:]),
    ("dump.json.bz2", BZIP2[:-10]),
    ("dump.json.bz2", BZIP2 + b"what is this"),
    # Escapes in a list that a cell holds, as JSON or as Python prints it.
    (
        "movies.csv",
        b'title,year,genres\nNight Ferry,1987,"[""c\\ud800medy"", ""d\\u0000""]"\nFog,1990,"[{\'name\': \'c\\ud800\'}]"\n',
    ),
    (
        "title.principals.tsv",
        b"tconst\tordering\tnconst\tcategory\tjob\tcharacters\n"
        b"tt1\t" + b"9" * 5000 + b'\tnm1\tactor\t\\N\t["A\\u0000"]\ntt1\t1\tnm2\tactor\t\\N\t' + b"[" * 50_000 + b"\n",
    ),
    # A title of many doubled quotation marks before its year.
    ("scores.csv", b'FILM;RottenTomatoes;Metacritic;IMDB\n"The ""Night"" ""Ferry"" ""Again"" (2015)";74;66;7.8\n'),
    # A number of five thousand figures.
    (
        "title.basics.tsv",
        b"tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
        b"tt1\tmovie\tFerry\tFerry\t0\t" + b"9" * 5000 + b"\t\\N\t" + b"9" * 5000 + b"\tDrama\n",
    ),
    ("links.csv", b"movieId,imdbId,tmdbId\n1," + b"9" * 5007 + b",27205\n"),
]


@pytest.mark.parametrize("number", range(len(FOUND)))
def test_what_fuzzing_found_stays_found(tmp_path, number):
    name, data = FOUND[number]
    assert list(faults_of(written(tmp_path, name, data), FORMATS, Counter())) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 1 << 32))
def test_seeds_changed_at_random_are_read_or_refused(tmp_path, number):
    name, data = changed(SEEDS, random.Random(number))
    assert (
        list(faults_of(written(tmp_path, "x" + name.rpartition(".")[1] + name.rpartition(".")[2], data), (), Counter()))
        == []
    )
