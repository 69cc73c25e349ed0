"""Writers of one SQLite file queue for their turn; readers never wait; nothing leaves a turn behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import OperationalError, connections
from django.db.utils import ConnectionHandler

from onesheet.config.database import SQLITE_PRAGMAS
from onesheet.database.sqlite.base import may_write
from onesheet.database.sqlite.turns import Turns, TurnTimeoutError

fcntl = pytest.importorskip("fcntl", reason="this system has no flock")

pytestmark = pytest.mark.django_db


def connect(path: Path, seconds: float = 20.0):
    """Return a new connection as the site makes it; each has its own place in the queue."""
    settings = {
        "default": {
            "ENGINE": "onesheet.database.sqlite",
            "NAME": str(path),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": seconds, "init_command": SQLITE_PRAGMAS},
        }
    }
    return ConnectionHandler(settings)["default"]


def is_taken(path: Path) -> bool:
    """Tell whether anybody holds the turn."""
    with Path(f"{path}-turns").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@pytest.fixture
def path(tmp_path):
    """A database with one counter in it."""
    where = tmp_path / "site.sqlite3"
    first = connect(where)
    with first.cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n integer NOT NULL UNIQUE)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    first.close()
    return where


@pytest.fixture
def connection(path):
    """A connection to it."""
    opened = connect(path)
    yield opened
    opened.close()


class Atomic:
    """`transaction.atomic` for a connection that is in no settings."""

    def __init__(self, connection):
        self.connection = connection

    def __enter__(self):
        self.connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    def __exit__(self, kind, fault, trace):
        if kind is None:
            self.connection.commit()
        else:
            self.connection.rollback()
        self.connection.set_autocommit(True)


def test_a_transaction_holds_the_turn_until_it_commits(connection, path):
    with Atomic(connection):
        connection.cursor().execute("UPDATE counter SET n = n + 1")
        assert is_taken(path)

    assert not is_taken(path)


def test_a_transaction_gives_its_turn_back_when_it_fails(connection, path):
    with pytest.raises(ZeroDivisionError), Atomic(connection):
        connection.cursor().execute("UPDATE counter SET n = n / %s", (1 // 0,))

    assert not is_taken(path)


def test_a_refused_statement_gives_its_turn_back(connection, path):
    with pytest.raises(OperationalError), connection.cursor() as cursor:
        cursor.execute("INSERT INTO nowhere VALUES (1)")

    assert not is_taken(path)


def test_a_single_statement_writes_in_turn(connection, path):
    seen = []
    connection.ensure_connection()
    connection.connection.create_function("look", 0, lambda: seen.append(is_taken(path)))

    with connection.cursor() as cursor:
        cursor.execute("UPDATE counter SET n = n + (look() IS NULL)")
        cursor.executemany("INSERT INTO counter SELECT %s WHERE look() IS NULL", [(7,), (8,)])

    assert seen == [True, True, True]
    assert not is_taken(path)


def test_a_reader_takes_no_turn_and_waits_for_none(connection, path):
    writer = connect(path)
    with Atomic(writer):
        writer.cursor().execute("UPDATE counter SET n = n + 1")
        with connection.cursor() as cursor:
            cursor.execute("SELECT n FROM counter")
            found = cursor.fetchall()
            cursor.execute("WITH x AS (SELECT n FROM counter) SELECT n FROM x")
    writer.close()

    assert found == [(0,)], "one that waited would have failed after its patience: the writer is in this thread"


def test_closing_in_the_middle_gives_the_turn_back(connection, path):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    connection.cursor().execute("UPDATE counter SET n = n + 1")

    connection.close()

    assert not is_taken(path)


def test_who_waits_too_long_is_told_that_the_database_is_locked(connection, path):
    impatient = connect(path, seconds=0.2)
    with Atomic(connection), pytest.raises(OperationalError, match="database is locked"):
        impatient.cursor().execute("UPDATE counter SET n = n + 1")
    impatient.cursor().execute("UPDATE counter SET n = n + 10")
    impatient.close()

    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM counter")
        assert cursor.fetchall() == [(10,)]
    assert not is_taken(path)


def test_the_turn_of_a_killed_process_passes_on(path):
    held = (
        "import sys, time\n"
        "from onesheet.database.sqlite.turns import Turns\n"
        "turns = Turns(sys.argv[1], 5)\n"
        "turns.take()\n"
        "print('held', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", held, f"{path}-turns"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        assert is_taken(path)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()

    assert not is_taken(path)


def test_everybody_who_queues_has_a_turn(tmp_path):
    queue = str(tmp_path / "turns")
    order: list[int] = []
    inside = threading.Lock()

    def write(number: int) -> None:
        turns = Turns(queue, 20)
        for _ in range(20):
            turns.take()
            assert inside.acquire(blocking=False), "two at once"
            order.append(number)
            inside.release()
            turns.give_back()
        turns.leave()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(order) == sorted(list(range(8)) * 20)


def test_one_who_gave_up_does_not_hold_the_turn_when_it_comes_late(tmp_path):
    queue = str(tmp_path / "turns")
    first, second, third = Turns(queue, 5), Turns(queue, 0.05), Turns(queue, 5)
    first.take()
    with pytest.raises(TurnTimeoutError):
        second.take()

    first.give_back()
    third.take()

    assert third.held
    assert not second.held
    for turns in (first, second, third):
        turns.leave()


def test_a_database_in_memory_has_no_queue():
    alone = ConnectionHandler({"default": {"ENGINE": "onesheet.database.sqlite", "NAME": ":memory:"}})["default"]
    alone.cursor().execute("CREATE TABLE counter (n integer)")

    assert alone.create_cursor().turns is None
    alone.connection.close()


def test_the_site_uses_this_backend_unless_postgresql_is_named():
    engine = connections["default"].settings_dict["ENGINE"]

    assert engine in {"onesheet.database.sqlite", "django.db.backends.postgresql"}


@pytest.mark.parametrize(
    ("statement", "answer"),
    [
        ("SELECT 1", False),
        ("  select 1", False),
        ("PRAGMA table_info(x)", False),
        ("EXPLAIN QUERY PLAN DELETE FROM x", False),
        ("WITH a AS (SELECT 1) SELECT * FROM a", False),
        ("WITH a AS (SELECT 1) INSERT INTO x SELECT * FROM a", True),
        ("INSERT INTO x VALUES (1)", True),
        ("BEGIN IMMEDIATE", True),
        ("create table x (n)", True),
        ("-- a note\nSELECT 1", True),
        ("SELECTED", True),
        ("VACUUM", True),
    ],
)
def test_may_write_errs_on_the_side_of_waiting(statement, answer):
    assert may_write(statement) is answer
