"""A copy of the SQLite database, taken while others write, and put back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from onesheet.exchange.site.manifest import Refused


def copy(database: Path, into: Path) -> None:
    """Copy the database as it is at this moment into a new file that its owner alone may read; look whether it is sound.

    SQLite's backup API reads one state of the WAL; nobody who writes waits for it. Raises Refused where the copy is damaged,
    which is how the database is then.
    """
    os.close(os.open(into, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with (
        closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=20)) as source,
        closing(sqlite3.connect(into)) as target,
    ):
        try:
            source.backup(target)
            # One file, without a log beside it.
            target.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as fault:
            if fault.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                raise Refused(
                    f"There is no room in {into.parent.resolve()} for a copy of the database ({database.stat().st_size:,} bytes) "
                    "beside the backup. No backup was made."
                ) from fault
            raise Refused(f"The database cannot be copied ({fault}). No backup was made.") from fault
    if found := damage(into):
        raise Refused(
            f"The database is damaged ({found}), and no backup was made of it: earlier backups stay as they are. "
            "`onesheet doctor` says more."
        )


def damage(database: Path) -> str:
    """Return what SQLite finds wrong with a database; empty where it is sound."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    except sqlite3.DatabaseError as fault:
        return str(fault)
    return "" if found == ["ok"] else " ".join("; ".join(found).split())


def in_use(database: Path) -> bool:
    """Tell whether another process has the database open: it lets no one leave WAL then. Its log is folded in otherwise."""
    try:
        with closing(sqlite3.connect(database, timeout=0.5)) as connection:
            return bool(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False  # so damaged that nobody serves it; it is set aside as it is


def migrations(database: Path) -> dict[str, list[str]]:
    """Return the names of the migrations a database stands at, by app; nothing where it is none of Onesheet."""
    found: dict[str, list[str]] = {}
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            for app, name in connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name"):
                found.setdefault(str(app), []).append(str(name))
    except sqlite3.DatabaseError:
        return {}
    return found
