"""A transaction that has reached the disk when it ends, so that not even a power cut takes back what was acknowledged.

PostgreSQL commits so by itself. SQLite, as the site sets it up (docs/decisions/0003), leaves it to the system when a commit is
written to the disk. Telling SQLite to wait for the disk (`synchronous=FULL`) would keep all who write waiting in their queue: here the
turn has ended with the commit, and only whoever committed waits, so that the disk takes many commits at once.

What was committed is in the write-ahead log or, once SQLite has moved it, in the database: SQLite writes the log to the disk before it
moves anything, and the database before it begins the log anew. So it is enough to write the log as it is to the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_written = getattr(os, "fdatasync", os.fsync)
"""Not every system has the quicker one."""


@contextmanager
def on_disk() -> Iterator[None]:
    """Like `transaction.atomic`; when it ends, what was committed is on the disk. Within another transaction that is its matter."""
    with transaction.atomic():
        yield
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        _write_log(f"{connection.settings_dict['NAME']}-wal")


def _write_log(name: str) -> None:
    """Write SQLite's log to the disk. Closing the file harms no lock of SQLite's: those are on other files."""
    try:
        log = os.open(name, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return  # a database in memory, or all of the log was moved
    try:
        _written(log)
    finally:
        os.close(log)
