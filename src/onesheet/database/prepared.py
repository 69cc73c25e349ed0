"""Queries compiled once: what a public page asks of the database.

Django builds the SQL text of a queryset again on every request, which costs ten times what SQLite takes to answer it
(docs/decisions/0003). A `Prepared` query is a queryset whose text is made at its first use and kept, once for each
database; its values are bound by name at each call, and its rows come as the dataclass it was given::

    @dataclass(frozen=True, slots=True)
    class CreditLine:
        person: str
        slug: str
        function: str

    CREDITS = Prepared(
        CreditLine,
        Credit.objects.filter(film_id=named("film"), accepted=True).order_by("position"),
        person="person__name",
        slug="person__slug",
    )

    CREDITS.rows(film=7)  # [CreditLine("Drew Barrymore", "drew-barrymore", "cast_member"), ...]

The fields of the dataclass say what is selected: each is read from the column of its own name, or from the lookup or
expression given for it. A field with a default is not selected unless it is named. Where a list is wanted, write
`film_id__in=named_list("films")` and give any number of numbers or texts. Where a page of many is wanted, `paged=True`
adds the parameters `limit` and `offset`. `PreparedCount` counts.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from django.db import connections
from django.db.models import Expression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class _Slot:
    """Stands among a query's parameters for a value that each call gives."""

    name: str
    many: bool


_ANY = "(any_of(%s))"
"""Stands for a list where PostgreSQL is asked, until `IN (any_of(%s))` becomes `= ANY(%s)`.

Only there does the database take the list's type from what it is compared with, which an empty list does not tell."""


class _Named(Expression):
    """A parameter that has a name and no value yet."""

    def __init__(self, name: str, *, many: bool) -> None:
        super().__init__()
        self.slot = _Slot(name, many)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # noqa: ARG002
        if not self.slot.many:
            return "%s", [self.slot]
        if connection.vendor == "sqlite":
            return "(SELECT value FROM json_each(%s))", [self.slot]
        return _ANY, [self.slot]


def named(name: str) -> Any:
    """Return a parameter for a queryset's filter: text, a whole number, a truth, a day or a moment.

    It stands on the right of a lookup (`slug=`, `year__gte=`, `folded__startswith=`).
    """
    return _Named(name, many=False)


def named_list(name: str) -> Any:
    """Return a parameter that takes any number of texts or whole numbers, for the right of `__in`."""
    return _Named(name, many=True)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A query as one database understands it."""

    text: str
    parameters: tuple[Any, ...]
    names: frozenset[str]
    converters: tuple[tuple[int, Callable[..., Any], Any], ...]
    """Column, function, expression: Django's own, for the columns that need them (JSON, decimals, truths), and a quicker one for times."""
    width: int
    cut: bool
    """True where the database returns columns after the first `width` that only the ordering needs."""

    def bind(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> Sequence[Any]:
        """Return the parameters in order with `values` in their places; raise TypeError where the names differ."""
        if values.keys() != self.names:
            raise TypeError(f"This query takes {_list(self.names)}, not {_list(values)}.")
        if not values:
            return self.parameters
        return [
            _bound(values[item.name], connection, many=item.many) if type(item) is _Slot else item
            for item in self.parameters
        ]

    def convert(self, record: Sequence[Any], connection: BaseDatabaseWrapper) -> Sequence[Any]:
        """Return the row with Django's converters applied."""
        values = list(record[: self.width])
        for column, function, expression in self.converters:
            values[column] = function(values[column], expression, connection)
        return values

    def convert_all(self, found: Sequence[Sequence[Any]], connection: BaseDatabaseWrapper) -> Sequence[Sequence[Any]]:
        """Return the columns of several rows, at least one, with the converters applied: quicker than row by row."""
        columns: list[Any] = list(zip(*found, strict=True))[: self.width]
        for column, function, expression in self.converters:
            columns[column] = [function(value, expression, connection) for value in columns[column]]
        return columns


def _in_utc(value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
    """Convert a moment as Django does on SQLite; the usual one is UTC without saying so, and asks for no settings."""
    if type(value) is datetime and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return cast("Any", connection.ops).convert_datetimefield_value(value, expression, connection)


def _converter(function: Callable[..., Any], connection: BaseDatabaseWrapper) -> Callable[..., Any]:
    """Return the function that converts a column, or a quicker one that converts it alike."""
    if connection.vendor == "sqlite" and connection.timezone is UTC:
        ours = function == cast("Any", connection.ops).convert_datetimefield_value
        return _in_utc if ours else function
    return function


def _list(names: Any) -> str:
    return ", ".join(sorted(names)) or "no values"


_PLAIN = frozenset({str, int, bool, type(None)})


def _bound(value: Any, connection: BaseDatabaseWrapper, *, many: bool) -> Any:
    """Return the value as the database's driver takes it."""
    if many:
        return json.dumps(list(value)) if connection.vendor == "sqlite" else list(value)
    if type(value) in _PLAIN:
        # No text here has a NUL, and PostgreSQL does not even look for one.
        return value.replace("\x00", "\N{REPLACEMENT CHARACTER}") if type(value) is str and "\x00" in value else value
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, str):
        return str(value)  # Django's SafeString and the members of a text enumeration.
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"A prepared query takes text, whole numbers, truths, days and moments, not {type(value)}.")


def _compile(queryset: QuerySet[Any, Any], alias: str, *, paged: bool) -> _Compiled:
    compiler = queryset.query.get_compiler(using=alias)
    text, given = compiler.as_sql()
    text = text.replace(f"IN {_ANY}", "= ANY(%s)")
    parameters = list(given)
    if paged:
        text += " LIMIT %s OFFSET %s"
        parameters += [_Slot("limit", many=False), _Slot("offset", many=False)]
    selected = [column[0] for column in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(selected)
    return _Compiled(
        text=text,
        parameters=tuple(parameters),
        names=frozenset(item.name for item in parameters if type(item) is _Slot),
        converters=tuple(
            (column, _converter(function, compiler.connection), what)
            for column, (functions, what) in converters.items()
            for function in functions
        ),
        width=len(selected),
        cut=bool(compiler.has_extra_select),
    )


class Prepared(Generic[Row]):
    """A queryset compiled once for each database, its rows read into `row`; see the module's example."""

    def __init__(
        self, row: type[Row], queryset: QuerySet[Any, Any], *, paged: bool = False, **columns: str | Expression
    ) -> None:
        """Prepare a query.

        `columns` gives, for fields of `row`, the lookup or expression they are read from where it is not the field's
        own name. Nothing is asked of the database and nothing compiled before the first call.
        """
        members = fields(cast("Any", row))
        wanted = [
            member.name
            for member in members
            if member.name in columns or (member.default is MISSING and member.default_factory is MISSING)
        ]
        unknown = columns.keys() - {member.name for member in members}
        if unknown:
            raise TypeError(f"{row.__name__} has no field {_list(unknown)}.")
        if wanted != [member.name for member in members[: len(wanted)]]:
            raise TypeError(f"The selected fields of {row.__name__} must come first.")
        self._row = row
        self._queryset = queryset.values_list(*(columns.get(name, name) for name in wanted))
        self._paged = paged
        self._kept: dict[str, _Compiled] = {}

    def rows(self, **values: Any) -> list[Row]:
        """Return every row, in the queryset's order. Costs one query; raises TypeError where the names differ."""
        connection, compiled = self._ready()
        make: Any = self._row
        with connection.cursor() as cursor:
            cursor.execute(compiled.text, compiled.bind(values, connection))
            found = cursor.fetchall()
        if compiled.converters or compiled.cut:
            return list(map(make, *compiled.convert_all(found, connection))) if found else []
        return [make(*record) for record in found]

    def first(self, **values: Any) -> Row | None:
        """Return the first row; None where there is none. Costs one query."""
        connection, compiled = self._ready()
        make: Any = self._row
        with connection.cursor() as cursor:
            cursor.execute(compiled.text, compiled.bind(values, connection))
            record = cursor.fetchone()
        if record is None:
            return None
        return cast("Row", make(*compiled.convert(record, connection)))

    def text(self) -> str:
        """Return the SQL, for those who want to see how it is answered."""
        return self._ready()[1].text

    def _ready(self) -> tuple[BaseDatabaseWrapper, _Compiled]:
        alias = self._queryset.db
        compiled = self._kept.get(alias)
        if compiled is None:
            compiled = self._kept[alias] = _compile(self._queryset, alias, paged=self._paged)
        return connections[alias], compiled


class PreparedCount:
    """How many rows a queryset has, its text compiled once for each database."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        self._queryset = queryset.order_by().values_list("pk")
        self._kept: dict[str, _Compiled] = {}

    def count(self, **values: Any) -> int:
        """Return the number of rows. Costs one query; raises TypeError where the names differ."""
        alias = self._queryset.db
        compiled = self._kept.get(alias)
        if compiled is None:
            compiled = self._kept[alias] = _compile(self._queryset, alias, paged=False)
        connection = connections[alias]
        with connection.cursor() as cursor:
            text = f"SELECT COUNT(*) FROM ({compiled.text}) counted"  # noqa: S608 - the text is Django's own
            cursor.execute(text, compiled.bind(values, connection))
            return int(cursor.fetchone()[0])
