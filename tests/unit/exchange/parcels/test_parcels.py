"""Files, folders and zips: what is opened, what is passed over, and what is refused with a sentence."""

from __future__ import annotations

import gzip
import io
import os
import random
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onesheet.exchange.parcels import Damaged, Unsafe, check_workbook, open_parcel

TABLE = b"Date,Name\n2024-01-02,Night Ferry\n"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def written(folder: Path, data: bytes, name: str = "export.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def paths_of(path: Path) -> list[str]:
    with open_parcel(path) as parcel:
        return [entry.path for entry in parcel.entries]


def read_through(path: Path) -> bytes:
    with open_parcel(path) as parcel:
        return b"".join(piece for entry in parcel.entries for piece in entry.chunks())


def refusal(path: Path) -> str:
    """Open a parcel and read everything in it; return why that was refused."""
    with pytest.raises(Unsafe) as told:
        read_through(path)
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert len(sentence) < 400
    return sentence


def test_a_file_stands_alone(tmp_path):
    path = written(tmp_path, TABLE, "diary.csv")
    with open_parcel(path) as parcel:
        (entry,) = parcel.entries
        assert (parcel.name, parcel.archive, entry.path, entry.size) == ("diary.csv", False, "diary.csv", len(TABLE))
        assert entry.head(4) == b"Date"
        assert b"".join(entry.chunks()) == TABLE
        with entry.open() as opened:
            assert opened.read() == TABLE


def test_gzip_is_taken_off_a_file_but_not_off_what_is_opened(tmp_path):
    packed = gzip.compress(TABLE)
    with open_parcel(written(tmp_path, packed, "diary.csv.gz")) as parcel:
        (entry,) = parcel.entries
        assert entry.head() == TABLE
        assert b"".join(entry.chunks()) == TABLE
        with entry.open() as opened:
            assert opened.read() == packed


def test_gzip_in_several_parts_is_one_file(tmp_path):
    path = written(tmp_path, gzip.compress(TABLE) + gzip.compress(b"more"), "diary.csv.gz")
    with open_parcel(path) as parcel:
        assert b"".join(parcel.entries[0].chunks()) == TABLE + b"more"


def test_a_zip_and_its_folder_hold_the_same(tmp_path):
    files = {"diary.csv": TABLE, "likes/films.csv": b"x", "deleted/diary.csv": b"y"}
    folder = tmp_path / "mine"
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for path in (folder, written(tmp_path, zipped(files))):
        with open_parcel(path) as parcel:
            assert parcel.archive
            assert parcel.top == ""
            assert {entry.path: b"".join(entry.chunks()) for entry in parcel.entries} == files
            assert [entry.path for entry in parcel.entries] == sorted(files)


def test_one_folder_around_everything_is_taken_off_and_named(tmp_path):
    path = written(tmp_path, zipped({"letterboxd-x/diary.csv": TABLE, "letterboxd-x/likes/films.csv": b""}))
    with open_parcel(path) as parcel:
        assert parcel.top == "letterboxd-x"
        assert [entry.path for entry in parcel.entries] == ["diary.csv", "likes/films.csv"]


def test_what_file_managers_leave_is_passed_over(tmp_path):
    files = {
        "x/a.csv": TABLE,
        "__MACOSX/x/._a.csv": b"?",
        "x/.DS_Store": b"?",
        "x/.git/config": b"?",
        "x/Thumbs.db": b"?",
    }
    assert paths_of(written(tmp_path, zipped(files))) == ["a.csv"]


def test_names_in_utf_8_that_do_not_say_so_are_read(tmp_path):
    plain = zipped({"xxxxxx.csv": TABLE})
    path = written(tmp_path, plain.replace(b"xxxxxx", "żółw".encode()[:6]))
    assert paths_of(path) == ["żół.csv"]


def test_backslashes_between_folders_are_read(tmp_path):
    assert paths_of(written(tmp_path, zipped({"likes\\films.csv": TABLE, "diary.csv": TABLE}))) == [
        "diary.csv",
        "likes/films.csv",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "../x.csv",
        "a/../../x.csv",
        "/etc/x.csv",
        "C:\\x.csv",
        "C:x.csv",
        "..\\x.csv",
        "a\\..\\..\\x.csv",
        "\\\\host\\x.csv",
    ],
)
def test_a_path_that_leads_out_is_refused(tmp_path, name):
    assert "leads out of it" in refusal(written(tmp_path, zipped({"diary.csv": TABLE, name: TABLE})))


def test_a_name_with_a_zero_byte_is_refused(tmp_path):
    data = zipped({"diary.csvX.exe": TABLE}).replace(b"diary.csvX", b"diary.csv\x00")
    assert "no proper name" in refusal(written(tmp_path, data))


def test_a_path_too_long_is_refused(tmp_path):
    assert "more than 1,000 signs" in refusal(written(tmp_path, zipped({"a" * 1001: TABLE})))


def test_a_name_that_is_not_in_the_encoding_it_says_is_refused(tmp_path):
    data = zipped({"żółw.csv": TABLE}).replace("żółw".encode(), b"\xff\xfe\xff\xfe\xff\xfe\xff")
    assert "encoding" in refusal(written(tmp_path, data))


def test_a_path_that_stands_twice_is_refused(tmp_path):
    data = zipped({"diary.csv": TABLE, "diarx.csv": TABLE}).replace(b"diarx", b"diary")
    assert "twice" in refusal(written(tmp_path, data))


def test_a_link_is_refused_in_a_zip_and_in_a_folder(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("diary.csv")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "a link" in refusal(written(tmp_path, made.getvalue()))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "diary.csv").symlink_to("/etc/hostname")
    assert "a link" in refusal(folder)


def test_a_locked_entry_is_refused(tmp_path):
    data = bytearray(zipped({"diary.csv": TABLE}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(written(tmp_path, bytes(data)))


def test_an_archive_in_an_archive_is_refused(tmp_path):
    assert "another archive" in refusal(written(tmp_path, zipped({"in/export.zip": zipped({"diary.csv": TABLE})})))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(tmp_path, method):
    assert "packed in a way" in refusal(written(tmp_path, zipped({"diary.csv": TABLE}, method)))


def test_an_empty_archive_and_an_empty_folder_are_refused(tmp_path):
    assert "empty" in refusal(written(tmp_path, zipped({})))
    (tmp_path / "none").mkdir()
    assert "empty" in refusal(tmp_path / "none")


def test_what_is_not_there_is_said(tmp_path):
    assert "cannot be read" in refusal(tmp_path / "nothing.csv")


def test_what_is_neither_file_nor_folder_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refusal(tmp_path / "pipe")


def test_too_many_files_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("onesheet.exchange.parcels.archive.ENTRIES", 3)
    monkeypatch.setattr("onesheet.exchange.parcels.opening.ENTRIES", 3)
    files = {f"{number}.csv": b"" for number in range(4)}
    assert "more than" in refusal(written(tmp_path, zipped(files)))
    folder = tmp_path / "many"
    folder.mkdir()
    for name in files:
        (folder / name).write_bytes(b"")
    assert "more than" in refusal(folder)


def declared(data: bytes, size: int) -> bytes:
    """The archive, with another size declared for its only entry."""
    made = bytearray(data)
    at = made.index(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", size)
    made[22:26] = struct.pack("<I", size)
    return bytes(made)


def test_a_size_of_two_gigabytes_that_a_few_bytes_cannot_hold_is_refused_at_once(tmp_path):
    with (
        pytest.raises(Unsafe, match="cannot hold"),
        open_parcel(written(tmp_path, declared(zipped({"diary.csv": TABLE}), 2_000_000_000))),
    ):
        pass


def test_a_size_that_lies_a_little_is_refused_when_that_shows(tmp_path):
    for size in (len(TABLE) + 1, len(TABLE) - 1, 0):
        sentence = refusal(written(tmp_path, declared(zipped({"diary.csv": TABLE}), size)))
        assert "says it has" in sentence or "damaged" in sentence


def test_a_stored_entry_of_another_size_is_refused(tmp_path):
    data = declared(zipped({"diary.csv": TABLE}, zipfile.ZIP_STORED), 2_000_000_000)
    assert "cannot hold" in refusal(written(tmp_path, data))


def test_an_archive_that_unpacks_to_far_more_is_refused_before_and_while_it_is_read(tmp_path):
    bomb = zipped({"diary.csv": bytes(150_000_000)})
    assert len(bomb) < 200_000
    with pytest.raises(Unsafe, match="far more than its size"), open_parcel(written(tmp_path, bomb)):
        pass


def test_many_entries_that_are_a_bomb_together_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("onesheet.exchange.parcels.archive.FREE", 1_000_000)
    files = {f"{number}.csv": bytes(900_000) for number in range(4)}
    assert "far more than its size" in refusal(written(tmp_path, zipped(files)))


def test_what_is_read_is_counted_once_however_often(tmp_path, monkeypatch):
    monkeypatch.setattr("onesheet.exchange.parcels.archive.FREE", 1_000_000)
    noise = random.Random(1).randbytes(50_000)
    with open_parcel(written(tmp_path, zipped({"a.csv": bytes(900_000), "b.csv": noise}))) as parcel:
        for _ in range(30):
            assert sum(len(piece) for piece in parcel.entries[0].chunks()) == 900_000


def test_a_gzip_bomb_is_refused_while_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("onesheet.exchange.parcels.parcel._FREE", 1_000_000)
    path = written(tmp_path, gzip.compress(bytes(30_000_000)), "diary.csv.gz")
    assert "unpacks to more than 200 times its size" in refusal(path)


def test_entries_that_lie_on_top_of_each_other_are_refused(tmp_path):
    data = bytearray(zipped({"a.csv": TABLE, "b.csv": TABLE}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    assert "on top of each other" in refusal(written(tmp_path, bytes(data)))


def test_a_table_of_contents_too_long_to_be_true_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("onesheet.exchange.parcels.archive._INDEX", 100)
    files = {f"{number}.csv": b"" for number in range(20)}
    assert "table of contents" in refusal(written(tmp_path, zipped(files)))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_an_archive_that_breaks_off_is_refused(tmp_path, share):
    data = zipped({f"{number}.csv": random.Random(number).randbytes(500) for number in range(5)})
    assert "damaged" in refusal(written(tmp_path, data[: int(len(data) * share)]))


def test_a_gzip_that_breaks_off_gives_what_came_before_and_a_sentence(tmp_path):
    packed = gzip.compress(random.Random(2).randbytes(300_000))
    with open_parcel(written(tmp_path, packed[:200_000], "x.gz")) as parcel:
        pieces = parcel.entries[0].chunks()
        assert next(pieces)
        with pytest.raises(Damaged, match="breaks off"):
            list(pieces)


def test_packed_bytes_that_are_damaged_are_refused(tmp_path):
    data = bytearray(zipped({"diary.csv": random.Random(3).randbytes(2_000) + bytes(2_000)}))
    data[300:320] = bytes(20)
    assert "damaged" in refusal(written(tmp_path, bytes(data)))


def test_a_workbook_is_one_file(tmp_path):
    data = zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    path = written(tmp_path, data, "films.xlsx")
    assert paths_of(path) == ["films.xlsx"]
    check_workbook(io.BytesIO(data))
    with pytest.raises(Unsafe):
        check_workbook(io.BytesIO(zipped({"[Content_Types].xml": b"<x/>", "xl/a.xml": bytes(150_000_000)})))


def test_reading_an_entry_takes_little_memory(tmp_path):
    noise = random.Random(4)
    path = written(tmp_path, zipped({"big.csv": b"".join(noise.randbytes(1_000) + bytes(9_000) for _ in range(3_000))}))
    with open_parcel(path) as parcel:
        tracemalloc.start()
        length = sum(len(piece) for piece in parcel.entries[0].chunks())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert length == 30_000_000
    assert peak < 3_000_000


@pytest.mark.parametrize(
    ("mark", "said"), [("onesheet-backup.txt", "onesheet restore"), ("onesheet-site.txt", "onesheet import")]
)
def test_a_whole_site_is_no_file_of_rows_packed_or_not(tmp_path, mark, said):
    inside = {mark: b"", "keys/secret-key": b"between us"}
    assert said in refusal(written(tmp_path, zipped(inside)))
    folder = tmp_path / "unpacked"
    (folder / "site" / "keys").mkdir(parents=True)
    for name, data in inside.items():
        (folder / "site" / name).write_bytes(data)
    assert said in refusal(folder)


def test_nothing_is_written_beside_what_is_opened(tmp_path):
    path = written(tmp_path, zipped({"a.csv": TABLE, "b/c.csv": TABLE}))
    with open_parcel(path) as parcel:
        for entry in parcel.entries:
            entry.head()
    assert [one.name for one in tmp_path.iterdir()] == ["export.zip"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12), cut=st.integers(0, 400))
def test_a_changed_archive_is_read_or_refused_and_nothing_else(tmp_path, changes, cut):
    data = bytearray(zipped({"diary.csv": TABLE * 5, "likes/films.csv": TABLE, "lists/ä.csv": b""}))
    for place, value in changes:
        data[place % len(data)] = value
    path = written(tmp_path, bytes(data[: len(data) - cut] if cut < len(data) else data))
    with suppress(Unsafe), open_parcel(path) as parcel:
        for entry in parcel.entries:
            assert ".." not in entry.path.split("/")
            assert sum(len(piece) for piece in entry.chunks()) <= 100_000_000
