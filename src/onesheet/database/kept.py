"""Rows of kept counts, many at once.

Django's `bulk_create` prepares every value of every row by its field, which for tables of twenty whole numbers takes longer
than the database does to write them. These take columns as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections, router
from django.db.models import Model

from onesheet.database.quiet import quiet


def make_missing(rows: type[Model], keys: Iterable[int]) -> None:
    """Make a row of each key that has none, every other column with its default; those that are there stay as they are.

    Belongs into a transaction, which holds all of them afterwards: on PostgreSQL those that are there are locked, too, in the
    order of the keys with those that are made, so that two who do it do not wait for each other. Costs one query, and none for
    no keys.
    """
    key, *others = rows._meta.concrete_fields  # noqa: SLF001 - Django's documented API
    connection = connections[router.db_for_write(rows)]
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in (key, *others))
    defaults = [field.get_db_prep_save(field.get_default(), connection) for field in others]
    given = sorted(set(keys))
    if not given:
        return
    into = f"INSERT INTO {quote(rows._meta.db_table)} ({names})"  # noqa: SLF001
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            places = ", ".join(["%s"] * (1 + len(others)))
            each = [(one, *defaults) for one in given]
            cursor.executemany(f"{into} VALUES ({places}) ON CONFLICT DO NOTHING", each)
            return
        places = ", ".join(["one", *(f"%s::{field.db_type(connection)}" for field in others)])
        # A row that the condition leaves out is locked and not written.
        same = quote(others[0].column)
        locked = f"ON CONFLICT ({quote(key.column)}) DO UPDATE SET {same} = excluded.{same} WHERE false"
        cursor.execute(
            f"{into} SELECT {places} FROM unnest(%s::bigint[]) AS given(one) ORDER BY one {locked}",  # noqa: S608 - names of our own columns
            [*defaults, _array(given)],
        )


def write_columns(rows: type[Model], columns: Sequence[str], changed: Iterable[Any]) -> None:
    """Write columns of whole numbers of rows that are there, from objects of the model; costs one query, none for none.

    To be called with the rows locked.
    """
    places = {field.name: field.column for field in rows._meta.concrete_fields}  # noqa: SLF001
    key = rows._meta.pk  # noqa: SLF001
    assert key is not None
    connection = connections[router.db_for_write(rows)]
    quote = connection.ops.quote_name
    given = [(*(getattr(row, name) for name in columns), row.pk) for row in changed]
    if given:
        sets = ", ".join(f"{quote(places[name])} = %s" for name in columns)
        table = quote(rows._meta.db_table)  # noqa: SLF001
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {sets} WHERE {quote(key.column)} = %s", given)  # noqa: S608


def add_to_columns(rows: type[Model], columns: Sequence[str], added: Sequence[Sequence[int]]) -> None:
    """Add to columns of whole numbers of rows that are there; each of `added` is a row's number and what is added, by column.

    The rows are given in the order of their numbers, in which they are locked. Costs one query, two on PostgreSQL, none for none.
    """
    if not added or not columns:
        return
    places = {field.name: field.column for field in rows._meta.concrete_fields}  # noqa: SLF001
    key = rows._meta.pk  # noqa: SLF001
    assert key is not None
    connection = connections[router.db_for_write(rows)]
    quote = connection.ops.quote_name
    table, number, names = quote(rows._meta.db_table), quote(key.column), [quote(places[name]) for name in columns]  # noqa: SLF001
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            sets = ", ".join(f"{name} = {name} + %s" for name in names)
            given = [(*by, one) for one, *by in added]
            cursor.executemany(f"UPDATE {table} SET {sets} WHERE {number} = %s", given)  # noqa: S608
            return
        by_column = [_array(values) for values in zip(*added, strict=True)]
        # In one order, so that two who change the same rows do not wait for each other.
        cursor.execute(
            f"SELECT 1 FROM {table} WHERE {number} = ANY(%s::bigint[]) ORDER BY {number} FOR NO KEY UPDATE",  # noqa: S608
            [by_column[0]],
        )
        sets = ", ".join(f"{name} = {table}.{name} + given.n{at}" for at, name in enumerate(names))
        arrays = ", ".join(["%s::bigint[]"] * len(by_column))
        given_as = ", ".join(["one", *(f"n{at}" for at in range(len(names)))])
        cursor.execute(
            f"UPDATE {table} SET {sets} FROM unnest({arrays}) AS given({given_as}) WHERE {number} = given.one",  # noqa: S608
            by_column,
        )


def add_rows(rows: type[Model], columns: Sequence[str], added: Sequence[Sequence[int]]) -> None:
    """As `add_to_columns`, where rows may be missing: they are made, their other columns with their defaults. Nothing is negative.

    The triggers of the table raise versions for all rows together. Costs one query, three on PostgreSQL, none for none.
    """
    if not added or not columns:
        return
    places = {field.name: field for field in rows._meta.concrete_fields}  # noqa: SLF001
    key = rows._meta.pk  # noqa: SLF001
    assert key is not None
    connection = connections[router.db_for_write(rows)]
    quote = connection.ops.quote_name
    table, number = quote(rows._meta.db_table), quote(key.column)  # noqa: SLF001
    names = [quote(places[name].column) for name in columns]
    others = [field for name, field in places.items() if name not in columns and field is not key]
    defaults = ", ".join(["", *(str(int(field.get_default())) for field in others)])
    into = f"INSERT INTO {table} ({', '.join([number, *names, *(quote(field.column) for field in others)])})"
    sets = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in names)
    changed = f"ON CONFLICT ({number}) DO UPDATE SET {sets}"
    if connection.vendor != "postgresql":
        marks = ", ".join(["%s"] * (1 + len(names)))
        with connection.cursor() as cursor:
            cursor.executemany(f"{into} VALUES ({marks}{defaults}) {changed}", added)
        return
    arrays = ", ".join(["%s::bigint[]"] * (1 + len(names)))
    given = ", ".join(["one", *(f"n{at}" for at in range(len(names)))])
    with quiet(), connection.cursor() as cursor:
        # In one order, so that two who change the same rows do not wait for each other.
        cursor.execute(
            f"{into} SELECT {given}{defaults} FROM unnest({arrays}) AS given({given}) ORDER BY one {changed}",  # noqa: S608
            [_array(values) for values in zip(*added, strict=True)],
        )


def _array(numbers: Iterable[int]) -> str:
    """Return whole numbers as PostgreSQL writes an array: psycopg looks at each of them, which takes five times as long."""
    return "{" + ",".join(map(str, numbers)) + "}"
