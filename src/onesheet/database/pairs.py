"""Rows that are found by the pair of two whole numbers, and taken away by their own, by the ten thousand in a statement.

Django makes a statement with a place for each value, and SQLite takes some hundred of these; here all values are one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from onesheet.database.quiet import quiet


def rows_of_pairs(
    model: type[Model], pair: tuple[str, str], wanted: Sequence[str], pairs: Sequence[tuple[int, int]], *,
    where: Mapping[str, Any],
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Return of the rows with one of these pairs in two columns that have an index the `wanted` ones, as the database keeps them.

    `where` says what other columns are, by the names of their attributes; None is NULL. Costs one query, or none.
    """
    if not pairs:
        return []
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's documented API
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)  # noqa: SLF001
    at = {name: f"{table}.{quote(field.column)}" for name, field in fields.items()}
    one, other = (at[name] for name in pair)
    found = ", ".join(at[name] for name in wanted)
    held = [name for name, value in where.items() if value is not None]
    values = [fields[name].get_db_prep_value(where[name], connection) for name in held]
    tests = [f"{at[name]} = %s" if name in held else f"{at[name]} IS NULL" for name in where]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            joined = " AND ".join([f"{one} = given.one", f"{other} = given.other", *tests])
            cursor.execute(
                f"SELECT {found} FROM unnest(%s::bigint[], %s::bigint[]) AS given(one, other) JOIN {table} ON {joined}",  # noqa: S608 - our own names
                [*(list(column) for column in zip(*pairs, strict=True)), *values],
            )
        else:
            one_is, other_is = (
                f"{column} = json_extract(given.value, '$[{at}]')" for at, column in enumerate((one, other))
            )
            joined = " AND ".join([one_is, other_is, *tests])
            # CROSS keeps SQLite from reading the whole table first.
            cursor.execute(
                f"SELECT {found} FROM json_each(%s) AS given CROSS JOIN {table} ON {joined}",  # noqa: S608
                [json.dumps(pairs), *values],
            )
        answer: list[tuple[Any, ...]] = cursor.fetchall()
    return answer


def delete_rows(model: type[Model], numbers: Iterable[int], *, still: Iterable[int] = ()) -> None:
    """Delete rows of a table that nothing else points to, by their numbers. Belongs into a transaction; sends no signal.

    Those of `still` touch the same pages as the others, so that they need not raise the pages' versions again. Costs a query for
    each of the two that is not empty, and two for the quiet.
    """
    assert connection.in_atomic_block, "rows go together with what counts them"
    _delete(model, list(numbers))
    if others := list(still):
        with quiet():
            _delete(model, others)


def _delete(model: type[Model], numbers: list[int]) -> None:
    if not numbers:
        return
    quote = connection.ops.quote_name
    meta = model._meta  # noqa: SLF001
    assert meta.pk is not None
    table, key = quote(meta.db_table), quote(meta.pk.column)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DELETE FROM {table} WHERE {key} = ANY(%s::bigint[])", [numbers])  # noqa: S608 - our own names
        else:
            every = "SELECT value FROM json_each(%s)"
            cursor.execute(f"DELETE FROM {table} WHERE {key} IN ({every})", [json.dumps(numbers)])  # noqa: S608
