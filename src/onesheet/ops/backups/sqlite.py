"""A copy of the SQLite database, taken while others write, and put back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
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


def put_back(fill: Callable[[Path], None], database: Path, *, before: Callable[[], None]) -> None:
    """Put a database in place: `fill` writes it beside, it is looked at, `before` makes room, it is renamed.

    Raises Refused where it is damaged.
    """
    draft = database.with_name(f".{database.name}.{os.getpid()}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        fill(draft)
        if fault := damage(draft):
            raise Refused(f"The database in the backup is damaged ({fault}). Nothing was changed.")
        before()
        draft.replace(database)
    finally:
        draft.unlink(missing_ok=True)
