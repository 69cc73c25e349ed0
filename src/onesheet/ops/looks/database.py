"""Looks at the database itself: its pages and indexes, its constraints, the numbers it gives, its triggers."""

from __future__ import annotations

from django.db import connection

from onesheet.exchange.site.tables import all_models, meta
from onesheet.ops.looks.look import Seen
from onesheet.web.page_cache import triggers

_NOT_VALID = """
SELECT 'constraint ' || conname || ' of ' || conrelid::regclass FROM pg_constraint
WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
UNION ALL
SELECT 'index ' || indexrelid::regclass FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace
"""


def integrity(mend: bool) -> Seen:  # noqa: ARG001, FBT001 - a damaged database is not mended, but restored
    """Let SQLite read every page of the database; PostgreSQL keeps checksums itself, and says which parts it does not trust."""
    seen = Seen(looked=1)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)" if connection.vendor == "sqlite" else _NOT_VALID)
        found = [line for row in cursor.fetchall() for line in str(row[0]).splitlines()]
    for line in found:
        if line != "ok" and not line.startswith("***"):
            seen.wrongs(f"{line}: restore a backup")
    return seen


def constraints(mend: bool) -> Seen:  # noqa: ARG001, FBT001 - whatever is missing, nobody knows it
    """Look for rows that point at rows that are not there. PostgreSQL lets none be; SQLite can be told not to look."""
    seen = Seen()
    if connection.vendor != "sqlite":
        seen.looked = len(all_models())
        return seen
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        found = cursor.fetchall()
    seen.looked = len(all_models())
    for table, row, parent, _ in found:
        seen.wrongs(f"row {row} of {table} points at a row of {parent} that is not there")
    return seen


def numbers(mend: bool) -> Seen:  # noqa: FBT001
    """Look whether PostgreSQL would give a number that a row has already; rows written by hand leave that behind."""
    seen = Seen()
    if connection.vendor != "postgresql":
        return seen
    quote = connection.ops.quote_name
    for model in all_models():
        table, key = meta(model).db_table, meta(model).pk
        if key is None or not key.get_internal_type().endswith("AutoField"):
            continue
        seen.looked += 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key.column])
            sequence = cursor.fetchone()[0]
            cursor.execute(
                f"SELECT (SELECT max({quote(key.column)}) FROM {quote(table)}), pg_sequence_last_value(%s::regclass)",  # noqa: S608 - names of our own
                [sequence],
            )
            highest, last = cursor.fetchone()
            if highest is not None and highest > (last or 0):
                seen.wrongs(f"{table} has {highest}, and the next to be given is {(last or 0) + 1}", mended=mend)
                if mend:
                    cursor.execute("SELECT setval(%s::regclass, %s)", [sequence, highest])
    return seen


def versions(mend: bool) -> Seen:  # noqa: FBT001
    """Look whether the triggers are in place that tell the page cache what has changed."""
    seen = Seen(looked=1)
    if not triggers.complete(connection):
        seen.wrongs("the triggers are not those of this version, so that pages may be stale", mended=mend)
        if mend:
            triggers.install(connection)
    return seen
