"""Many rows written at once, past the models: thousands in the time that Django takes to make hundreds of objects.

SQLite runs one prepared statement for all rows, PostgreSQL copies them in. No signal is sent and no default is filled in,
so that every column of the table is named; triggers and constraints hold as ever.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, models

from onesheet.database.quiet import quiet

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

_OFFSET = len("+00:00")
_PLAIN = (
    models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.DateTimeField,
    models.DecimalField, models.ForeignKey, models.UUIDField, models.JSONField, models.DateField,
)  # fmt: skip


def insert_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], *, alike: str = ""
) -> None:
    """Write rows of a table whose numbers the database gives. Belongs into a transaction.

    `columns` are all columns but the number, by the names of their attributes (`film_id`), and each row has a value for each,
    as the model's objects have them: texts, whole numbers, `datetime`s with a zone, `Decimal`s, None. Raises ValueError where
    a column is missing or of another kind, IntegrityError as ever. `alike` names a column that alone decides which pages a row
    touches: of rows alike in it one raises their versions, the others keep quiet.
    """
    if alike:
        at = columns.index(alike)
        met: set[Any] = set()
        loud: list[Sequence[Any]] = []
        still: list[Sequence[Any]] = []
        for row in rows:
            (still if row[at] in met else loud).append(row)
            met.add(row[at])
        insert_rows(model, columns, loud)
        if still:
            with quiet():
                insert_rows(model, columns, still)
        return
    assert connection.in_atomic_block, "rows are written together with what counts them"
    fields = _fields(model, columns)
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's public name
    given: Any = _given(rows, fields)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({names}) FROM STDIN", given)
        return
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - quoted names of our own columns
    with connection.cursor() as cursor:
        cursor.executemany(statement, given)


def put_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], *, unique: Sequence[str]
) -> None:
    """Write rows as `insert_rows` does; where one is there with the same values in the `unique` columns, it gets the others' values.

    No two of the rows have the same. Belongs into a transaction. Costs one statement for each row, prepared once, on PostgreSQL one for
    all; none for none.
    """
    assert connection.in_atomic_block, "rows are written together with what counts them"
    fields = _fields(model, columns)
    given = list(rows)
    if not given:
        return
    quote = connection.ops.quote_name
    named = {field.attname: quote(field.column) for field in fields}
    table, names = quote(model._meta.db_table), ", ".join(named.values())  # noqa: SLF001 - Django's public name
    keys = ", ".join(named[name] for name in unique)
    sets = ", ".join(f"{column} = excluded.{column}" for name, column in named.items() if name not in unique)
    into, changed = f"INSERT INTO {table} ({names})", f"ON CONFLICT ({keys}) DO UPDATE SET {sets}"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # As one text: psycopg takes longer to write an array of texts than the database to keep them. Without the lengths of
            # the columns, to which a text would be cut without a word.
            kinds = [f"c{at} {str(field.db_type(connection)).partition('(')[0]}" for at, field in enumerate(fields)]
            told = json.dumps([{f"c{at}": value for at, value in enumerate(row)} for row in given], default=str)
            listed = f"jsonb_to_recordset(%s::jsonb) AS given({', '.join(kinds)})"
            cursor.execute(f"{into} SELECT given.* FROM {listed} {changed}", [told])  # noqa: S608
            return
        marks = ", ".join(["%s"] * len(fields))
        values: Any = _given(given, fields)
        cursor.executemany(f"{into} VALUES ({marks}) {changed}", values)


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write columns of rows that are there, each row with its number first: `(7, True, None)`. Belongs into a transaction.

    `columns` and values are as for `insert_rows`, but not all columns need be named. Costs one statement for each row, prepared
    once; none for none.
    """
    assert connection.in_atomic_block, "rows are written together with what counts them"
    meta = model._meta  # noqa: SLF001
    assert meta.pk is not None
    by_name = {field.attname: field for field in meta.concrete_fields}
    fields = [by_name[name] for name in columns]
    given = [(*row[1:], row[0]) for row in rows]
    if given:
        quote = connection.ops.quote_name
        sets = ", ".join(f"{quote(field.column)} = %s" for field in fields)
        statement = f"UPDATE {quote(meta.db_table)} SET {sets} WHERE {quote(meta.pk.column)} = %s"  # noqa: S608
        with connection.cursor() as cursor:
            values: Any = _given(given, [*fields, None])
            cursor.executemany(statement, values)


def _given(rows: Iterable[Sequence[Any]], fields: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Return the rows as the database's driver is given them."""
    adapted = [(at, adapt) for at, field in enumerate(fields) if (adapt := _adapter(connection, field)) is not None]
    if not adapted:
        return rows
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for at, adapt in adapted if columns else ():
        columns[at] = [None if value is None else adapt(value) for value in columns[at]]
    return list(zip(*columns, strict=True))


def _fields(model: type[models.Model], columns: Sequence[str]) -> list[Any]:
    meta = model._meta  # noqa: SLF001
    known = {field.attname: field for field in meta.concrete_fields if not field.primary_key}
    if set(columns) != known.keys() or len(columns) != len(known):
        odd = ", ".join(sorted(known.keys() ^ set(columns)))
        raise ValueError(
            f"the columns of {meta.db_table} are to be named, each once; look at {odd or 'those named twice'}"
        )
    for field in known.values():
        if not isinstance(field, _PLAIN):
            raise ValueError(f"{field.attname} of {meta.db_table} holds what cannot be written as it is")  # noqa: TRY004
    return [known[name] for name in columns]


def _adapter(database: BaseDatabaseWrapper, field: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value what the driver is given; None where it is given as it is."""
    if isinstance(field, models.JSONField):
        return lambda value: json.dumps(value, cls=field.encoder)
    return None if database.vendor == "postgresql" else _sqlite_adapter(database, field)


def _sqlite_adapter(database: BaseDatabaseWrapper, field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.DateTimeField):
        return _moments(database)
    if isinstance(field, models.DecimalField):
        digits, places = field.max_digits, field.decimal_places
        return lambda value: database.ops.adapt_decimalfield_value(value, digits, places)
    if isinstance(field, models.UUIDField):
        return _hex
    return _day if isinstance(field, models.DateField) else None


def _moments(database: BaseDatabaseWrapper) -> Callable[[datetime], Any]:
    plain = database.timezone_name == "UTC"
    last: datetime | None = None
    adapted: Any = None

    def moment(value: datetime) -> Any:
        # What Django makes of it, in a tenth of the time; many rows have the very same moment.
        nonlocal last, adapted
        if value is not last:
            in_utc = plain and value.tzinfo is UTC
            adapted = str(value)[:-_OFFSET] if in_utc else database.ops.adapt_datetimefield_value(value)
            last = value
        return adapted

    return moment


def _hex(value: Any) -> Any:
    return value.hex if isinstance(value, UUID) else value


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _copy(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    # A copy that fails would leave it open which row was wrong; an empty one need not begin.
    source = iter(rows)
    first = next(source, None)
    if first is None:
        return
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in chain([first], source):
            copy.write_row(row)
