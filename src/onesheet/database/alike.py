"""Rows of which most columns are the same in all, by the million: only what differs is carried to the database.

Beside `rows`, which takes any row: here SQLite has the same values in the statement itself, and PostgreSQL gets its own text format,
made column by column.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models

from onesheet.database.quiet import quiet

_NULL = "\\N"
_SIGNS = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_SPECIAL = re.compile(r"[\\\t\n\r]")
_BLOCK = 2_000
"""Rows that are sent to PostgreSQL together."""


def insert_alike(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]], *, always: Mapping[str, Any],
    alike: str,
) -> None:  # fmt: skip
    """Write rows of a table whose numbers the database gives. Belongs into a transaction.

    `columns` are those that differ and `always` what the others are, by the names of their attributes; together they are all but the
    number. Values are None, whole numbers, texts and, as texts in ISO 8601 with their offset, moments. `alike` is as for
    `rows.insert_rows`. Raises ValueError where a column is missing, IntegrityError as ever.
    """
    assert connection.in_atomic_block, "rows are written together with what counts them"
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}  # noqa: SLF001
    if {*columns, *always} != fields.keys() or len(columns) + len(always) != len(fields):
        raise ValueError(f"the columns of {model._meta.db_table} are to be named, each once")  # noqa: SLF001
    write = _copied if connection.vendor == "postgresql" else _executed
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)  # noqa: SLF001
    names = ", ".join(quote(fields[name].column) for name in (*columns, *always))
    given = [fields[name] for name in columns]
    others = [_plain(value) for value in always.values()]
    if connection.vendor != "postgresql":
        others = [
            _kept(value) if _is_moment(fields[name]) and value else value
            for name, value in zip(always, others, strict=True)
        ]
    # The first row of each value is written aloud: it raises the versions of its pages for all that follow.
    at = columns.index(alike)
    first = dict.fromkeys([row[at] for row in rows])
    loud: list[tuple[Any, ...]] = []
    still: list[tuple[Any, ...]] = []
    for row in rows:
        if row[at] in first:
            del first[row[at]]
            loud.append(row)
        else:
            still.append(row)
    if loud:
        write(f"{table} ({names})", given, loud, others)
    if still:
        with quiet():
            write(f"{table} ({names})", given, still, others)


def values_of(
    model: type[models.Model], columns: tuple[str, str], value: str, pairs: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Any]:
    """Return of the rows with one of these pairs of whole numbers in two columns that have an index what another column holds.

    Costs one query, or none.
    """
    if not pairs:
        return {}
    fields = {field.attname: field.column for field in model._meta.concrete_fields}  # noqa: SLF001
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)  # noqa: SLF001
    one, other, held = [f"{table}.{quote(fields[name])}" for name in (*columns, value)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"SELECT {one}, {other}, {held} FROM unnest(%s::bigint[], %s::bigint[]) AS given(one, other)"  # noqa: S608
                f" JOIN {table} ON {one} = given.one AND {other} = given.other",
                [list(values) for values in zip(*pairs, strict=True)],
            )
        else:
            # CROSS keeps SQLite from reading the whole table first.
            joined = f"{one} = json_extract(given.value, '$[0]') AND {other} = json_extract(given.value, '$[1]')"
            cursor.execute(
                f"SELECT {one}, {other}, {held} FROM json_each(%s) AS given CROSS JOIN {table} ON {joined}",  # noqa: S608
                [json.dumps(pairs)],
            )
        return {(first, second): found for first, second, found in cursor.fetchall()}


def _is_moment(field: Any) -> bool:
    return isinstance(field, models.DateTimeField)


def _literal(value: Any) -> str:
    """Return a value as it stands in a statement of SQLite."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    return "'{}'".format(str(value).replace("'", "''").replace("%", "%%"))


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _executed(into: str, fields: Sequence[Any], rows: Sequence[tuple[Any, ...]], others: Sequence[Any]) -> None:
    marks = ", ".join([*["%s"] * len(fields), *(_literal(value) for value in others)])
    moments = [at for at, field in enumerate(fields) if _is_moment(field)]
    if moments:
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for at in moments:
            columns[at] = [None if told is None else _kept(told) for told in columns[at]]
        rows = list(zip(*columns, strict=True))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608 - quoted names of our own columns


def _kept(told: str) -> str:
    """Return a moment as Django keeps it on SQLite: in UTC, without saying so."""
    if told[-1] == "Z":
        return f"{told[:10]} {told[11:-1]}"
    return str(datetime.fromisoformat(told).astimezone(UTC))[: -len("+00:00")]


def _copied(into: str, fields: Sequence[Any], rows: Sequence[tuple[Any, ...]], others: Sequence[Any]) -> None:
    tail = "".join(f"\t{_text(value)}" for value in others) + "\n"
    whole = [not isinstance(field, models.CharField | models.TextField) for field in fields]
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {into} FROM STDIN") as copy,
    ):
        for start in range(0, len(rows), _BLOCK):
            columns = zip(*rows[start : start + _BLOCK], strict=True)
            # Numbers and moments have no sign that means something.
            texts = [
                map(str if is_whole and None not in column else _text, column)
                for is_whole, column in zip(whole, columns, strict=True)
            ]
            copy.write(tail.join(map("\t".join, zip(*texts, strict=True))) + tail)


def _text(value: Any) -> str:
    """Return a value in PostgreSQL's text format of COPY."""
    if value is None:
        return _NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    return _SPECIAL.sub(lambda sign: _SIGNS[sign[0]], str(value))
