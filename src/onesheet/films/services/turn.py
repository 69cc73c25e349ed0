"""One writer of the record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_LOCK = 0x6F6E6573
"""The number of the advisory lock, any that nothing else in the database takes: `ones` in ASCII."""


@contextmanager
def turn(*, savepoint: bool = True) -> Iterator[None]:
    """Open a transaction in which nobody else changes films, so that two cannot make the same film at once.

    SQLite's transactions begin with the write lock (`transaction_mode: IMMEDIATE`); PostgreSQL is asked for an advisory
    lock, which ends with the transaction. Inside another transaction, `savepoint=False` lets a fault undo all of that one: while
    a savepoint is open, SQLite keeps what every page was before every row that a trigger looks at, which takes ten times as long as
    writing them.
    """
    with transaction.atomic(savepoint=savepoint):
        take_turn()
        yield


def take_turn() -> None:
    """Take the turn for the transaction that is open, before anything else of it is locked: all who take both take it first."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
