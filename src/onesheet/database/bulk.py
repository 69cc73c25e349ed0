"""A connection set up for writing much at once, in a process that answers no pages meanwhile.

A page reads the same few leaves of the database again and again, and has the whole file mapped into memory for that; what comes in by the
hundred thousand would have all of it counted to its own memory for nothing. And the log of what was written is carried into the
file less often, since the same leaves are written again by the next batch.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_SQLITE = {"mmap_size": 0, "cache_size": -3_000, "wal_autocheckpoint": 6_000}
"""Bytes, kibibytes where negative, and pages."""


@contextmanager
def bulk_connection() -> Iterator[None]:
    """Set the connection up until the block ends. Changes nothing on PostgreSQL, nor where a transaction is open already."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    before = _set(_SQLITE)
    try:
        yield
    finally:
        # A connection that was closed meanwhile is opened anew with what it always has.
        if connection.connection is not None and not connection.in_atomic_block:
            _set(before)


def _set(wanted: dict[str, int]) -> dict[str, int]:
    """Set what a connection has of each, and return what it had."""
    had: dict[str, int] = {}
    with connection.cursor() as cursor:
        for name, value in wanted.items():
            cursor.execute(f"PRAGMA {name}")
            row = cursor.fetchone()
            if row is not None:  # A database in memory maps nothing.
                had[name] = int(row[0])
                cursor.execute(f"PRAGMA {name}={value}")
    return had
