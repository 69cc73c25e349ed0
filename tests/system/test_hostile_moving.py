"""Backups, restores and archives where something is in the way: no room, a kill, a clock that is wrong, a file that lies."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from system.running import onesheet

SMALL_FILES = (
    "import resource, signal; resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY));"
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
)
"""Python for a process whose files end at a size, as on a disk that is full."""
FULL = """
import errno, os
def full(handle):
    raise OSError(errno.ENOSPC, "No space left on device")
os.fsync = full
"""
"""The disk is found to be full when what was written is to be kept."""
CLOCK = (
    "import datetime as d\n"
    "from django.utils import timezone\n"
    "timezone.now = lambda: d.datetime({when}, tzinfo=d.UTC)\n"
)  # fmt: skip
DYING = """
import os, signal, onesheet.ops.main as commands
before = commands._start
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def start():
    before()
    {where}
commands._start = start
"""
"""Python for a process that is killed when it comes to a place."""
AT_NAME = """
    import pathlib
    replace = pathlib.Path.replace
    pathlib.Path.replace = lambda one, target: die() if str(target).endswith({end!r}) else replace(one, target)
"""

WAITING = """
import hashlib
from django.conf import settings
from django.utils import timezone
from onesheet.exchange.models import Import
path = settings.DATA / "imports" / "0123abcd" / "diary.csv"
path.parent.mkdir(parents=True)
path.write_text("a file that waits")
Import.objects.create(
    name=path.name, path=str(path), kept=True, sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    size=path.stat().st_size, made_at=timezone.now(),
)
"""
"""Python for the site: a member's file that was given and not taken in yet."""


@pytest.fixture
def site(env):
    """A site on SQLite, where the files are that these tests look at."""
    if env["ONESHEET_DATABASE_URL"]:
        pytest.skip("it is about files")
    return env


@pytest.fixture
def data(site) -> Path:
    return Path(site["ONESHEET_DATA"])


@pytest.fixture
def backup(site, tmp_path) -> Path:
    path = tmp_path / "site.zip"
    assert onesheet("backup", str(path), env=site).returncode == 0
    return path


def rows(folder: Path) -> list[str]:
    """All that the site's database holds."""
    with closing(sqlite3.connect(folder / "onesheet.sqlite3")) as database:
        return list(database.iterdump())


def elsewhere(env: dict[str, str], folder: Path) -> dict[str, str]:
    return {**env, "ONESHEET_DATA": str(folder)}


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("act", ["backup", "export"])
def test_a_name_that_will_not_do_is_said_and_nothing_is_left(site, tmp_path, act):
    folder = tmp_path / "out"
    (folder / "inner").mkdir(parents=True)
    os.mkfifo(folder / "pipe")
    more = ["--force"] if act == "backup" else []
    for name, said in (
        ("inner", "inner is a folder; name a file in it"),
        ("pipe", "pipe is no ordinary file; name another"),
        ("none/site.zip", "none; make it first"),
    ):
        done = onesheet(act, str(folder / name), *more, env=site)
        assert done.returncode == 1
        assert said in done.stderr
        assert done.stderr.endswith("Nothing was written.\n")
        assert done.stderr.count("\n") == 1
    assert names(folder) == ["inner", "pipe"]
    assert (folder / "pipe").is_fifo()


@pytest.mark.parametrize("act", ["backup", "export"])
def test_no_room_is_said_and_nothing_is_left(site, tmp_path, act):
    folder = tmp_path / "out"
    folder.mkdir()
    done = onesheet(act, str(folder / "site.zip"), env=site, before=FULL)
    assert (done.returncode, names(folder)) == (1, [])
    assert "there is no room left for site.zip in" in done.stderr


def test_no_room_for_a_copy_of_the_database_is_said(site, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    done = onesheet("backup", str(folder / "site.zip"), env=site, before=SMALL_FILES)
    assert (done.returncode, names(folder)) == (1, [])
    assert "There is no room in" in done.stderr, done.stderr


def test_what_a_killed_backup_left_goes_with_the_next(site, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    where = "import onesheet.exchange.site.drafts as drafts; drafts._name = die"
    killed = onesheet("backup", str(folder / "site.zip"), env=site, before=DYING.format(where=where))
    assert killed.returncode == -9
    assert len(names(folder)) == 2

    assert onesheet("backup", str(folder / "site.zip"), env=site).returncode == 0
    assert names(folder) == ["site.zip"]


@pytest.mark.slow
def test_a_backup_made_under_a_clock_that_was_set_back_stays(site, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    for when in ("2026, 3, 1, 3", "2026, 3, 2, 3", "1970, 1, 2, 3"):
        words = ("backup", str(folder / "site.zip"), "--keep", "2")
        done = onesheet(*words, env=site, before=CLOCK.format(when=when))
        assert done.returncode == 0, done.stderr
    assert names(folder) == ["site-19700102T030000Z.zip", "site-20260302T030000Z.zip"]


@pytest.mark.slow
@pytest.mark.parametrize("end", ["new/onesheet.sqlite3", "new/secret-key"])
def test_a_restore_killed_in_the_middle_is_told_and_done_by_the_next(site, data, backup, tmp_path, end):
    new = elsewhere(site, tmp_path / "new")
    key = (data / "secret-key").read_bytes()
    words = ("restore", str(backup))
    assert onesheet(*words, env=new, before=DYING.format(where=AT_NAME.format(end=end).strip())).returncode == -9
    assert (tmp_path / "new" / "restore-unfinished").exists()

    for act in (("doctor",), ("export", str(tmp_path / "other.zip")), ("backup", str(tmp_path / "other.zip"))):
        done = onesheet(*act, env=new)
        assert done.returncode in (1, 2)
        assert "was stopped in the middle" in done.stderr or "there is no site" in done.stderr
    assert not (tmp_path / "other.zip").exists()

    done = onesheet(*words, env=new)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new" / "secret-key").read_bytes() == key
    assert not {"restore-unfinished", ".restoring"} & set(names(tmp_path / "new"))
    assert onesheet("doctor", "--check", env=new).returncode == 0


def test_a_restore_that_finds_no_room_changes_nothing(site, data, backup):
    before = rows(data)
    done = onesheet("restore", str(backup), "--force", env=site, before=FULL)
    assert done.returncode == 1
    assert "there is no room left" in done.stderr
    assert done.stderr.endswith("Nothing was changed.\n")
    assert rows(data) == before
    assert not {"restore-unfinished", ".restoring"} & set(names(data))
    assert onesheet("doctor", "--check", env=site).returncode == 0


def changed(backup: Path, into: Path, change) -> Path:
    """Write a backup anew with `change(name, data, manifest)` for each file; its manifest tells of what is written then."""
    with ZipFile(backup) as one, ZipFile(into, "w", ZIP_DEFLATED) as other:
        told = json.loads(one.read("manifest.json"))
        for name in one.namelist():
            if name == "manifest.json":
                continue
            data = change(name, one.read(name), told)
            for packed in told["files"]:
                if packed["file"] == name:
                    packed["bytes"], packed["sha256"] = len(data), hashlib.sha256(data).hexdigest()
            other.writestr(name, data)
        other.writestr("manifest.json", json.dumps(told))
    return into


def flipped(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


@pytest.mark.slow
def test_a_changed_byte_in_any_part_is_noticed_and_whole_all_of_it_comes_back(site, data, tmp_path):
    assert onesheet("manage", "shell", "-c", WAITING, env=site).returncode == 0
    (data / "result-key").write_text("01 02\n")
    backup, new = tmp_path / "site.zip", tmp_path / "new"
    assert onesheet("backup", str(backup), env=site).returncode == 0

    parts = ("database/onesheet.sqlite3", "keys/secret-key", "keys/result-key", "media/imports/0123abcd/diary.csv")
    for part in parts:
        damaged = tmp_path / "damaged.zip"
        with ZipFile(backup) as one, ZipFile(damaged, "w", ZIP_DEFLATED) as other:
            for name in one.namelist():
                other.writestr(name, flipped(one.read(name)) if name == part else one.read(name))
        done = onesheet("restore", str(damaged), env=elsewhere(site, new))
        assert done.returncode == 1
        assert f"{part} is not what the manifest says (its SHA-256 differs)" in done.stderr
        assert names(new) == ["secret-key"]

    done = onesheet("restore", str(backup), env=elsewhere(site, new))
    assert done.returncode == 0, done.stderr
    for name in ("secret-key", "result-key", "imports/0123abcd/diary.csv"):
        assert (new / name).read_bytes() == (data / name).read_bytes()
    assert onesheet("doctor", "--check", env=elsewhere(site, new)).returncode == 0


@pytest.mark.slow
def test_a_manifest_that_lies_about_the_database_is_noticed(site, backup, tmp_path):
    def other_database(name, data, told):
        if not name.startswith("database/"):
            return data
        path = tmp_path / "other.sqlite3"
        sqlite3.connect(path).execute("CREATE TABLE other (a)").connection.close()
        return path.read_bytes()

    def older(name, data, told):
        told["migrations"]["films"] = told["migrations"]["films"][:1] + told["migrations"]["films"][2:]
        return data

    for number, change in enumerate((other_database, older)):
        lying = changed(backup, tmp_path / f"lying-{number}.zip", change)
        done = onesheet("restore", str(lying), env=elsewhere(site, tmp_path / "new"))
        assert done.returncode == 1, done.stdout
        assert "its database is not the one that its manifest tells of" in done.stderr
        assert names(tmp_path / "new") == ["secret-key"]


@pytest.mark.slow
def test_a_backup_is_not_taken_in_as_a_file_of_something_else(site, backup, tmp_path):
    with ZipFile(backup) as packed:
        packed.extractall(tmp_path / "unpacked")
        key = packed.read("keys/secret-key").decode()
    for path in (backup, tmp_path / "unpacked"):
        done = onesheet("import", str(path), "--json", env=site)
        assert done.returncode == 1
        assert "`onesheet restore` puts it back" in done.stderr
        assert key not in done.stderr + done.stdout
        told = json.loads(done.stdout.splitlines()[-1])
        assert (told["rows"], told["refused"]) == (1, 1)


@pytest.mark.slow
def test_an_import_of_a_site_killed_before_its_end_is_done_by_the_next(site, tmp_path):
    shutil.copytree(site["ONESHEET_DATA"], tmp_path / "old")
    assert onesheet("export", str(tmp_path / "archive.zip"), env=elsewhere(site, tmp_path / "old")).returncode == 0
    where = "import onesheet.exchange.site.coming_in as coming; coming._media = die"
    killed = onesheet("import", str(tmp_path / "archive.zip"), env=site, before=DYING.format(where=where))
    assert killed.returncode == -9
    done = onesheet("import", str(tmp_path / "archive.zip"), env=site)
    assert done.returncode == 0, done.stderr
