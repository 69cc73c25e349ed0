"""Database triggers that raise page versions, so that no way of writing can forget it.

`watched.WATCHED` says for each table which keys a changed row touches; both databases' triggers are made of it. A trigger's
name ends in a hash of its text, so comparing names tells whether all is up to date.

SQLite raises versions as each row is written. PostgreSQL does it at the end of the transaction (deferred constraint
triggers), once for each key and one transaction after another: writers that touch the same pages neither wait for each
other's whole transaction nor deadlock over version rows. Either way a rollback takes the versions back with it. Where thousands of
rows come in that touch the same pages, one of them raises the versions for all, and where they touch many pages, on PostgreSQL one
statement does: see `database.quiet`.
"""

# ruff: noqa: S608 - names of tables stand in no parameter; all text here is this file's own.
from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from onesheet.database.quiet import WHEN
from onesheet.web.page_cache.keys import SITE
from onesheet.web.page_cache.watched import WATCHED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper

    from onesheet.web.page_cache.watched.table import Watched

PREFIX = "page_version_"
_LOCK = 0x70616765
"""The number of PostgreSQL's advisory lock for raising versions: `page` in ASCII."""


def install(connection: BaseDatabaseWrapper) -> bool:
    """Bring the triggers up to date; return True where something had to be done, and all pages are then made anew."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    if "page_version" not in tables:
        return False
    wanted = _wanted(connection, tables)
    found = installed(connection)
    if wanted.keys() == found.keys():
        return False
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name in found.keys() - wanted.keys():
            _drop(cursor, connection.vendor, name, found[name])
        for name in sorted(wanted.keys() - found.keys()):
            for statement in wanted[name]:
                cursor.execute(statement)
        cursor.execute(
            "INSERT INTO page_version (key, v) VALUES (%s, 1) ON CONFLICT (key) DO UPDATE SET v = page_version.v + 1",
            [SITE],
        )
    return True


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: SQLite cannot remake a table that another table's trigger names."""
    found = installed(connection)
    if not found:
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, table in found.items():
            _drop(cursor, connection.vendor, name, table)


def installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the names of the triggers in place, each with its table. Costs one query."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{PREFIX}%"]
            )
        else:
            cursor.execute(
                "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " WHERE t.tgname LIKE %s AND pg_table_is_visible(c.oid)",
                [f"{PREFIX}%"],
            )
        return dict(cursor.fetchall())


def complete(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether every watched table has its triggers, as this version of the program wants them."""
    return installed(connection).keys() == _wanted(connection, {watched.table for watched in WATCHED}).keys()


def _wanted(connection: BaseDatabaseWrapper, tables: set[str]) -> dict[str, list[str]]:
    make = _for_sqlite if connection.vendor == "sqlite" else _for_postgresql
    triggers: dict[str, list[str]] = {}
    for watched in _joined(WATCHED):
        if watched.table in tables:
            triggers |= make(watched)
    return triggers


def _joined(all_watched: Iterable[Watched]) -> list[Watched]:
    """Return what is watched with the keys of those together that differ in nothing else: one trigger costs less than two."""
    keys: dict[Watched, tuple[str, ...]] = {}
    for watched in all_watched:
        bare = replace(watched, keys=())
        keys[bare] = (*keys.get(bare, ()), *watched.keys)
    return [replace(bare, keys=tuple(dict.fromkeys(found))) for bare, found in keys.items()]


def _named(statement: str) -> str:
    return hashlib.sha256(statement.encode()).hexdigest()[:8]


def _keys(watched: Watched, row: str) -> str:
    """Return a query for the keys, each once."""
    first, *others = (query.format(row=row) for query in watched.keys)
    return " UNION ".join([_as_key(first), *others])


def _each(watched: Watched, row: str) -> list[str]:
    """Return the queries for the keys."""
    return [_as_key(query.format(row=row)) for query in watched.keys]


def _as_key(query: str) -> str:
    return query.replace(" FROM", " AS key FROM", 1) if " FROM" in query else f"{query} AS key"


def _event(watched: Watched, operation: str) -> str:
    if operation == "UPDATE" and watched.columns:
        return f"UPDATE OF {', '.join(watched.columns)}"
    return operation


def _for_sqlite(watched: Watched) -> dict[str, list[str]]:
    triggers: dict[str, list[str]] = {}
    for operation in watched.operations:
        when = f" WHEN {WHEN['sqlite']}" if watched.quiet and operation != "UPDATE" else ""
        if operation == "UPDATE" and watched.by:
            # Nearly always the old row touches what the new one does.
            triggers |= _of_sqlite(watched, operation, _event(watched, operation), when, ("NEW",))
            other = f" WHEN OLD.{watched.by} IS NOT NEW.{watched.by}"
            triggers |= _of_sqlite(watched, operation, f"UPDATE OF {watched.by}", other, ("OLD",))
        else:
            rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}[operation]
            triggers |= _of_sqlite(watched, operation, _event(watched, operation), when, rows)
    return triggers


def _of_sqlite(watched: Watched, operation: str, event: str, when: str, rows: tuple[str, ...]) -> dict[str, list[str]]:
    if watched.by:
        # One statement for each query, which are of keys of different kinds, saves looking for those that occur twice.
        found = [query for row in rows for query in _each(watched, row)]
    else:
        found = [" UNION ".join(_keys(watched, row) for row in rows)]
    raised = " ".join(
        f"INSERT INTO page_version (key, v) SELECT key, 1 FROM ({keys}) WHERE true"
        " ON CONFLICT (key) DO UPDATE SET v = v + 1;"
        for keys in found
    )
    rest = f"AFTER {event} ON {watched.table}{when} BEGIN {raised} END"
    name = f"{PREFIX}{watched.table}_{operation.lower()}_{_named(rest)}"
    return {name: [f"CREATE TRIGGER {name} {rest}"]}


def _for_postgresql(watched: Watched) -> dict[str, list[str]]:
    # A version that this transaction has already raised is left alone: one new row version for each key, not one for
    # each row that was written.
    raise_versions = (
        "INSERT INTO page_version (key, v) SELECT key, 1 FROM ({keys}) changed"
        " ON CONFLICT (key) DO UPDATE SET v = page_version.v + 1"
        " WHERE page_version.xmin <> pg_current_xact_id()::xid;"
    )
    body = (
        f"BEGIN PERFORM pg_advisory_xact_lock({_LOCK});"
        f" IF TG_OP <> 'INSERT' THEN {raise_versions.format(keys=_keys(watched, 'OLD'))} END IF;"
        f" IF TG_OP <> 'DELETE' THEN {raise_versions.format(keys=_keys(watched, 'NEW'))} END IF;"
        " RETURN NULL; END"
    )
    events = " OR ".join(_event(watched, operation) for operation in watched.operations)
    when = f" WHEN ({WHEN['postgresql']})" if watched.quiet or watched.together else ""
    name = f"{PREFIX}{watched.table}_{_named(body + events + when)}"
    empty_body = (
        f"BEGIN INSERT INTO page_version (key, v) VALUES ('{SITE}', 1)"
        " ON CONFLICT (key) DO UPDATE SET v = page_version.v + 1; RETURN NULL; END"
    )
    emptied = f"{PREFIX}{watched.table}_truncate_{_named(empty_body)}"
    together = _together(watched, raise_versions) if watched.together else {}
    return {
        **together,
        name: [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            (
                f"CREATE CONSTRAINT TRIGGER {name} AFTER {events} ON {watched.table}"
                f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW{when} EXECUTE FUNCTION {name}()"
            ),
        ],
        emptied: [
            f"CREATE OR REPLACE FUNCTION {emptied}() RETURNS trigger LANGUAGE plpgsql AS $$ {empty_body} $$",
            (
                f"CREATE TRIGGER {emptied} AFTER TRUNCATE ON {watched.table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {emptied}()"
            ),
        ],
    }


def _together(watched: Watched, raise_versions: str) -> dict[str, list[str]]:
    """Return triggers that raise versions for all rows of a statement, where quiet was asked for."""
    triggers = {}
    for operation in watched.operations:
        rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}[operation]
        if watched.by:
            each = " UNION ".join(f"SELECT {watched.by} FROM {row.lower()}_rows" for row in rows)
            keys = " UNION ".join(
                f"SELECT touched.key FROM ({each}) one, LATERAL ({query}) touched" for query in _each(watched, "one")
            )
        else:
            keys = " UNION ".join(
                f"SELECT touched.key FROM {row.lower()}_rows, LATERAL ({_keys(watched, f'{row.lower()}_rows')}) touched"
                for row in rows
            )
        raised = raise_versions.format(keys=keys)
        body = f"BEGIN PERFORM pg_advisory_xact_lock({_LOCK}); {raised} RETURN NULL; END"
        tables = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in rows)
        rest = (
            f"AFTER {operation} ON {watched.table} REFERENCING {tables}"
            f" FOR EACH STATEMENT WHEN (NOT ({WHEN['postgresql']}))"
        )
        name = f"{PREFIX}{watched.table}_{operation.lower()}_{_named(body + rest)}"
        triggers[name] = [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f"CREATE TRIGGER {name} {rest} EXECUTE FUNCTION {name}()",
        ]
    return triggers


def _drop(cursor: object, vendor: str, name: str, table: str) -> None:
    run = cursor.execute  # type: ignore[attr-defined]
    if vendor == "sqlite":
        run(f"DROP TRIGGER {name}")
    else:
        run(f"DROP TRIGGER {name} ON {table}")
        run(f"DROP FUNCTION IF EXISTS {name}()")
