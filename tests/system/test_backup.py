"""Backups of a site that is written to, put back; and a server that is killed while it writes."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from zipfile import ZipFile

import pytest

from system.running import HERE, environment, onesheet, postgresql_database, serving, wait_until

FILMS = 400
WRITERS = 4


def run(*words: str, env: dict[str, str]) -> str:
    """Run what is done to the site beside the command."""
    done = subprocess.run(
        [sys.executable, str(HERE / "ratings.py"), *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def kept(env: dict[str, str]) -> set[tuple[str, str, int]]:
    return {tuple(row) for row in json.loads(run("kept", env=env))}


@pytest.fixture
def new_place(env, tmp_path):
    """The environment of a site elsewhere that has nothing yet, on the same kind of database."""
    if not env["ONESHEET_DATABASE_URL"]:
        yield environment(tmp_path / "elsewhere", WORKERS="1")
        return
    with postgresql_database(os.environ["ONESHEET_TEST_POSTGRES"]) as address:
        yield environment(tmp_path / "elsewhere", address, WORKERS="1")


class Writers:
    """Processes that rate, and what they were told is kept."""

    def __init__(self, env: dict[str, str]) -> None:
        self.acknowledged: list[tuple[str, str, int]] = []
        self._processes = [
            subprocess.Popen(
                [sys.executable, str(HERE / "ratings.py"), "rate", str(n)], env=env, stdout=subprocess.PIPE, text=True
            )
            for n in range(WRITERS)
        ]
        self._threads = [threading.Thread(target=self._listen, args=(process,)) for process in self._processes]
        for thread in self._threads:
            thread.start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        with process.stdout:
            for line in process.stdout:
                self.acknowledged.append(tuple(json.loads(line)))

    @property
    def at_it(self) -> bool:
        return any(process.poll() is None for process in self._processes)

    def kill(self) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
        for thread in self._threads:
            thread.join()


def test_a_backup_under_load_has_all_that_was_acknowledged_before_it_began(env, new_place, tmp_path):
    run("prepare", str(FILMS), str(WRITERS), env=env)
    writers = Writers(env)
    try:
        wait_until(lambda: len(writers.acknowledged) > 60, 60)
        before = set(writers.acknowledged)
        done = onesheet("backup", str(tmp_path / "site.zip"), env=env)
        assert writers.at_it, "the writers were done before the backup was; let them write more"
    finally:
        writers.kill()
    assert done.returncode == 0, done.stderr
    after = set(writers.acknowledged)

    restored = onesheet("restore", str(tmp_path / "site.zip"), env=new_place)
    assert restored.returncode == 0, restored.stderr
    found = kept(new_place)
    assert before <= found <= kept(env)
    assert len(after) > len(before), "nobody wrote meanwhile"
    sound = onesheet("doctor", "--check", env=new_place)
    assert sound.returncode == 0, sound.stdout

    assert kept(env) >= after, "what a killed writer was told is kept"
    sound = onesheet("doctor", "--check", env=env)
    assert sound.returncode == 0, sound.stdout


def test_a_server_killed_in_the_middle_of_writing_has_lost_nothing_it_acknowledged(env):
    keys = json.loads(run("prepare", str(FILMS), str(WRITERS), env=env))
    acknowledged: list[tuple[str, str, int]] = []
    stop = threading.Event()

    def rate(number: int, key: str, port: int) -> None:
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {
            "Cookie": f"sessionid={key}; csrftoken={'a' * 32}",
            "X-CSRFToken": "a" * 32,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        # Closed in any case: what a killed server left half answered holds the socket.
        with contextlib.closing(asking):
            for n in range(FILMS):
                rating = (number * 7 + n * 3) % 10 + 1
                try:
                    asking.request("POST", f"/films/film-{n}/mark", f"rating={rating}", headers)
                    with asking.getresponse() as answer:
                        answer.read()
                except (OSError, http.client.HTTPException):
                    return
                if answer.status == 302:
                    acknowledged.append((f"member{number}", f"film-{n}", rating))
                if stop.is_set():
                    return

    with serving(env) as server:
        threads = [threading.Thread(target=rate, args=(n, key, server.port)) for n, key in enumerate(keys)]
        for thread in threads:
            thread.start()
        wait_until(lambda: len(acknowledged) > 100, 60)
        for pid in server.pids():
            os.kill(pid, signal.SIGKILL)
        stop.set()
        for thread in threads:
            thread.join()
    assert 100 < len(acknowledged) < FILMS * WRITERS

    with serving(env) as server:
        assert server.ask("/films/film-0")[0] == 200
    assert set(acknowledged) <= kept(env)
    sound = onesheet("doctor", "--check", env=env)
    assert sound.returncode == 0, sound.stdout


def test_what_is_in_a_backup(env, tmp_path):
    run("prepare", "3", "1", env=env)
    whole, bare = tmp_path / "whole.zip", tmp_path / "bare.zip"
    assert onesheet("backup", str(whole), env=env).returncode == 0
    assert onesheet("backup", str(bare), "--without-keys", env=env).returncode == 0

    assert stat.S_IMODE(whole.stat().st_mode) == 0o600
    with ZipFile(whole) as one, ZipFile(bare) as other:
        assert set(one.namelist()) - set(other.namelist()) == {"keys/secret-key"}
        assert any(name.startswith("database/") for name in one.namelist())
        assert one.testzip() is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bare.zip", "data", "whole.zip"]

    before = whole.read_bytes()
    again = onesheet("backup", str(whole), env=env)
    assert again.returncode == 1
    assert "is there already; --force overwrites it" in again.stderr
    assert whole.read_bytes() == before
    assert onesheet("backup", str(whole), "--force", env=env).returncode == 0


def test_only_the_newest_backups_stay(env, tmp_path):
    (tmp_path / "kept").mkdir()
    other = tmp_path / "kept" / "site-20200101T000000Z.zip"
    other.write_text("somebody else's file", encoding="utf-8")
    for _ in range(3):
        assert onesheet("backup", str(tmp_path / "kept" / "site.zip"), "--keep", "2", env=env).returncode == 0
        time.sleep(1.1)

    found = sorted(path.name for path in (tmp_path / "kept").iterdir())
    assert len(found) == 3
    assert other.name in found


def test_a_restore_moves_what_was_there_aside(env, tmp_path):
    run("prepare", "2", "1", env=env)
    assert onesheet("backup", str(tmp_path / "site.zip"), env=env).returncode == 0
    run("prepare", "0", "0", env=env)
    run("rate", "0", env=env)

    refused = onesheet("restore", str(tmp_path / "site.zip"), env=env)
    assert refused.returncode == 1
    assert "There is a site already" in refused.stderr
    assert len(kept(env)) == 2

    with serving(env) as server:
        assert server.ask("/")[0] == 200
        served = onesheet("restore", str(tmp_path / "site.zip"), "--force", env=env)
        assert served.returncode == 1
        assert "stop `onesheet serve` first" in served.stderr

    done = onesheet("restore", str(tmp_path / "site.zip"), "--force", env=env)
    assert done.returncode == 0, done.stderr
    assert "What was there before is in" in done.stdout
    assert kept(env) == set()
    if not env["ONESHEET_DATABASE_URL"]:
        aside = next((tmp_path / "data").glob("before-restore-*"))
        assert {"onesheet.sqlite3", "secret-key"} <= {path.name for path in aside.iterdir()}
    with serving(env) as server:
        assert server.ask("/films/film-1")[0] == 200


def test_a_damaged_backup_changes_nothing(env, new_place, tmp_path):
    path = tmp_path / "site.zip"
    assert onesheet("backup", str(path), env=env).returncode == 0
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:300] + b"\0" * 40 + whole[340:], b"nothing"):
        path.write_bytes(damaged)
        done = onesheet("restore", str(path), env=new_place)
        assert done.returncode == 1
        assert "Nothing was changed." in done.stderr
    assert not list((tmp_path / "elsewhere").glob("*sqlite3*"))


def test_a_newer_backup_waits_for_a_newer_program(env, new_place, tmp_path):
    path, newer = tmp_path / "site.zip", tmp_path / "newer.zip"
    assert onesheet("backup", str(path), env=env).returncode == 0
    with ZipFile(path) as one, ZipFile(newer, "w") as other:
        for name in one.namelist():
            data = one.read(name)
            if name == "manifest.json":
                told = json.loads(data)
                told["migrations"]["films"].append("0999_tomorrow")
                data = json.dumps(told).encode()
            other.writestr(name, data)
    done = onesheet("restore", str(newer), env=new_place)
    assert done.returncode == 1
    assert "newer than this Onesheet: it has films 0999_tomorrow" in done.stderr


def test_a_backup_is_no_archive_and_an_archive_no_backup(env, new_place, tmp_path):
    assert onesheet("export", str(tmp_path / "archive.zip"), env=env).returncode == 0
    done = onesheet("restore", str(tmp_path / "archive.zip"), env=new_place)
    assert done.returncode == 1
    assert "`onesheet import` takes it in" in done.stderr
