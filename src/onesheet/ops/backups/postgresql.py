"""The rows of a PostgreSQL database, taken in one transaction while others write, and put back.

Rows alone, by COPY: the tables themselves are made by the migrations that the backup names. So no `pg_dump` of a matching
version is needed, and a backup of an older server comes into a newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import count
from zipfile import ZipFile

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from onesheet.exchange.site.manifest import Refused
from onesheet.ops.backups.manifest import Copied
from onesheet.ops.backups.writing import put

_COLUMNS = """
SELECT c.table_name, array_agg(c.column_name::text ORDER BY c.ordinal_position)
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
GROUP BY c.table_name ORDER BY c.table_name
"""


def copy_out(archive: ZipFile) -> tuple[list[Copied], dict[str, int]]:
    """Write every table into a backup; return the tables and where the sequences stand. Belongs into a snapshot."""
    tables = []
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        for table, columns in cursor.fetchall():
            rows = _Counted()
            packed = put(archive, f"database/{table}.copy", rows.of(_copied(table, columns)))
            tables.append(Copied(packed.file, packed.size, packed.sha256, table, tuple(columns), rows.number))
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()")
        sequences = {name: last for name, last in cursor.fetchall() if last is not None}
    return tables, sequences


class _Counted:
    """Counts rows on their way: COPY writes one a line, and line ends inside values as `\\n`."""

    number = 0

    def of(self, pieces: Iterable[memoryview]) -> Iterator[bytes]:
        for piece in pieces:
            data = bytes(piece)
            self.number += data.count(b"\n")
            yield data


def _copied(table: str, columns: list[str]) -> Iterator[memoryview]:
    with connection.cursor() as cursor, cursor.copy(f"COPY {_table(table, columns)} TO STDOUT") as copy:
        yield from copy


def _table(table: str, columns: Iterable[str]) -> str:
    quote = connection.ops.quote_name
    return f"{quote(table)} ({', '.join(quote(column) for column in columns)})"


def has_tables() -> bool:
    """Tell whether there is anything in the database."""
    with connection.cursor() as cursor:
        return bool(connection.introspection.table_names(cursor))


def others() -> int:
    """Return how many other connections the database has: a server, mostly."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return int(cursor.fetchone()[0])


def move_aside(now: datetime) -> str:
    """Give the schema with all that is in it another name, and make an empty one; return the new name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace")
        taken = {name for (name,) in cursor.fetchall()}
        first = now.strftime("before_restore_%Y%m%d_%H%M%S")
        aside = next(name for n in count(1) if (name := first if n == 1 else f"{first}_{n}") not in taken)
        cursor.execute("SELECT current_schema()")
        schema = connection.ops.quote_name(cursor.fetchone()[0])
        cursor.execute(f"ALTER SCHEMA {schema} RENAME TO {aside}")
        cursor.execute(f"CREATE SCHEMA {schema}")
    return aside


def put_back(
    tables: Iterable[Copied],
    sequences: dict[str, int],
    migrations: dict[str, list[str]],
    pieces: Callable[[Copied], Iterable[bytes]],
) -> None:
    """Make the tables as the backup had them and fill them, in the transaction that is open and an empty database.

    Raises Refused where the backup does not fit.
    """
    executor = MigrationExecutor(connection)
    executor.migrate(_leaves(executor, migrations))
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        there = {table: set(columns) for table, columns in cursor.fetchall()}
        kept = list(tables)
        for one in kept:
            if there.get(one.table) != set(one.columns):
                raise Refused(f"The backup's table {one.table} is not as its migrations make it. Nothing was changed.")
        cursor.execute(f"TRUNCATE {', '.join(connection.ops.quote_name(table) for table in there)}")
        # Migrations have some of them checked at once, and tables come in the order of their names.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for one in kept:
            _fill(one, pieces(one))
        for name, last in sequences.items():
            try:
                cursor.execute("SELECT setval(%s::regclass, %s)", [connection.ops.quote_name(name), last])
            except DatabaseError as fault:
                raise Refused(
                    f"The backup has a sequence {name} that is not known here. Nothing was changed."
                ) from fault
    try:
        connection.check_constraints()
    except DatabaseError as fault:
        raise Refused(
            f"The backup is damaged: a row points at one that is not in it ({' '.join(str(fault).split())}). Nothing was changed."
        ) from fault


def _fill(one: Copied, pieces: Iterable[bytes]) -> None:
    try:
        with (
            connection.wrap_database_errors,
            connection.cursor() as cursor,
            cursor.copy(f"COPY {_table(one.table, one.columns)} FROM STDIN") as copy,
        ):
            for piece in pieces:
                copy.write(piece)
    except DatabaseError as fault:
        raise Refused(
            f"The database refuses the backup's {one.table} ({' '.join(str(fault).split())}). Nothing was changed."
        ) from fault


def _leaves(executor: MigrationExecutor, migrations: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return the last migrations the backup stands at, from which all others follow."""
    applied = {(app, name) for app, names in migrations.items() for name in names}
    graph = executor.loader.graph
    known = [node for node in applied if node in graph.nodes]
    return sorted(
        node
        for node in known
        if not any(child.key in applied and child.key[0] == node[0] for child in graph.node_map[node].children)
    )
