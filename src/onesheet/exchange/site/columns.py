"""How a value of a column stands in an archive, and how each database takes it.

| Kind | In the archive |
| --- | --- |
| `whole` | a whole number |
| `text` | a string |
| `yes-no` | true or false |
| `moment` | a string, UTC, `2026-03-01T12:00:00Z` or with microseconds |
| `day` | a string, `2026-03-01` |
| `decimal` | a string, `7.50`, so that no digit is lost |
| `number` | a number, `52.5` |
| `uuid` | a string, with hyphens |
| `json` | the JSON itself |
| `bytes` | a string, base64 |
| `permission` | a string, `app.model.codename` |
| `model` | a string, `app.model` |
"""

from __future__ import annotations

import json
import re
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

Converting = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the database, what kind of value it holds, whether it may be empty."""

    name: str
    attribute: str
    """Of the model's objects."""
    kind: str
    empty: bool
    longest: int | None = None
    """Characters of a text, digits of a decimal number."""
    places: int = 0
    """Of a decimal number, after its point."""
    least: int | None = None
    most: int | None = None
    given: bool = False
    """True where the database gives the numbers."""


_KINDS: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.BooleanField, "yes-no"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.DecimalField, "decimal"),
    (models.UUIDField, "uuid"),
    (models.JSONField, "json"),
    (models.BinaryField, "bytes"),
    (models.FloatField, "number"),
    (models.IntegerField, "whole"),
    (models.CharField, "text"),
    (models.TextField, "text"),
)
_NATURAL: dict[Any, str] = {Permission: "permission", ContentType: "model"}


def column_of(field: Any) -> Column:
    """Return what an archive needs to know of a model's field. Raises TypeError where its kind is none of the known."""
    target = field
    while isinstance(target, models.ForeignKey):
        if (natural := _NATURAL.get(target.related_model)) is not None:
            return Column(field.column, field.attname, natural, field.null)
        target = target.target_field
    kind = next((name for known, name in _KINDS if isinstance(target, known)), None)
    if kind is None:
        raise TypeError(f"{field} is a {type(target).__name__}, which archives do not know")
    least = most = None
    if kind == "whole":
        least, most = connection.ops.integer_field_range(target.get_internal_type())
    return Column(
        field.column,
        field.attname,
        kind,
        field.null,
        longest=target.max_digits if kind == "decimal" else target.max_length if kind == "text" else None,
        places=target.decimal_places if kind == "decimal" else 0,
        least=least,
        most=most,
        given=isinstance(field, models.AutoField),
    )


def names_of_permissions() -> dict[int, str]:
    """Return how the archive calls each permission."""
    rows = Permission.objects.values_list("pk", "content_type__app_label", "content_type__model", "codename")
    return {number: f"{app}.{model}.{name}" for number, app, model, name in rows}


def names_of_models() -> dict[int, str]:
    """Return how the archive calls each content type."""
    return {
        number: f"{app}.{model}" for number, app, model in ContentType.objects.values_list("pk", "app_label", "model")
    }


def shown(column: Column) -> Converting | None:
    """Return what makes a value of the model what stands in the archive; None where it stands as it is."""
    if column.kind in {"permission", "model"}:
        names = names_of_permissions() if column.kind == "permission" else names_of_models()
        return lambda value: names[value]
    return _SHOWN.get(column.kind)


def _moment_shown(value: datetime) -> str:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


_SHOWN: dict[str, Converting] = {
    "moment": _moment_shown,
    "day": date.isoformat,
    "decimal": lambda value: format(value, "f"),
    "uuid": str,
    "bytes": lambda value: b64encode(value).decode("ascii"),
}


def taken(column: Column) -> Converting:
    """Return what checks a value of an archive and makes it what this database is given.

    The function raises ValueError, with what the column takes, for every other value.
    """
    kind = _for_postgresql if connection.vendor == "postgresql" else _for_sqlite
    convert = kind(column)
    if not column.empty:
        return convert
    return lambda value: None if value is None else convert(value)


_LARGEST = sys.float_info.max
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DECIMAL = re.compile(r"-?\d{1,60}(?:\.\d{1,60})?")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NUL_IN_JSON = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def _text(longest: int | None) -> Converting:
    def take(value: Any) -> str:
        if type(value) is not str:
            raise ValueError("takes a text")
        if longest is not None and len(value) > longest:
            raise ValueError(f"takes {longest} characters at most")
        return value

    return take


def _whole(least: int | None, most: int | None) -> Converting:
    def take(value: Any) -> int:
        # `True` is no number here.
        if type(value) is not int or (least is not None and value < least) or (most is not None and value > most):
            raise ValueError(f"takes a whole number from {least} to {most}")
        return value

    return take


def _number(value: Any) -> float:
    # `True` is no number here; a whole one may stand for itself.
    if type(value) not in (int, float) or not -_LARGEST <= value <= _LARGEST:
        raise ValueError("takes a number")
    return float(value)


def _yes_no(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("takes true or false")
    return value


def _like(pattern: re.Pattern[str], says: str, parse: Converting) -> Converting:
    def take(value: Any) -> str:
        if type(value) is not str or not pattern.fullmatch(value):
            raise ValueError(f"takes {says}")
        parse(value)
        return value

    return take


_moment = _like(_MOMENT, "a time such as 2026-03-01T12:00:00Z", datetime.fromisoformat)
_day = _like(_DAY, "a day such as 2026-03-01", date.fromisoformat)
_uuid = _like(_UUID, "a UUID with hyphens, in small letters", UUID)


def _decimal(longest: int | None, places: int) -> Converting:
    whole = (longest or 0) - places

    def take(value: Any) -> str:
        if type(value) is not str or not _DECIMAL.fullmatch(value):
            raise ValueError("takes a decimal number as a text, such as 7.50")
        before, _, after = value.lstrip("-").partition(".")
        if len(before.lstrip("0")) > whole or len(after) > places:
            raise ValueError(f"takes {whole} digits before its point and {places} after it")
        return value

    return take


def _bytes(value: Any) -> bytes:
    if type(value) is not str:
        raise ValueError("takes bytes as a text in base64")
    return b64decode(value, validate=True)


def _by_name(numbers: dict[str, int], what: str) -> Converting:
    def take(value: Any) -> int:
        if type(value) is not str or value not in numbers:
            raise ValueError(f"names a {what} that this version of Onesheet does not have")
        return numbers[value]

    return take


def _checked(column: Column) -> Converting:
    match column.kind:
        case "text":
            return _text(column.longest)
        case "whole":
            return _whole(column.least, column.most)
        case "decimal":
            return _decimal(column.longest, column.places)
        case "permission":
            return _by_name({name: number for number, name in names_of_permissions().items()}, "permission")
        case "model":
            return _by_name({name: number for number, name in names_of_models().items()}, "table")
    return _PLAIN[column.kind]


_PLAIN: dict[str, Converting] = {
    "yes-no": _yes_no, "number": _number, "moment": _moment, "day": _day, "uuid": _uuid, "bytes": _bytes, "json": json.dumps,
}  # fmt: skip


def _for_sqlite(column: Column) -> Converting:
    """As Django writes it: times without zone and with a space, decimals as numbers, UUIDs without hyphens."""
    check = _checked(column)
    match column.kind:
        case "moment":
            return lambda value: check(value)[:-1].replace("T", " ")
        case "uuid":
            return lambda value: check(value).replace("-", "")
        case "decimal":
            places = column.places
            return lambda value: format(Decimal(check(value)), f".{places}f")
    return check


def _for_postgresql(column: Column) -> Converting:
    check = _checked(column)
    if column.kind == "text":

        def text(value: Any) -> str:
            if "\0" in check(value):
                raise ValueError("has a NUL, which PostgreSQL cannot keep")
            return str(value)

        return text
    if column.kind == "json":

        def packed(value: Any) -> str:
            told = check(value)
            if _NUL_IN_JSON.search(told):
                raise ValueError("has a NUL, which PostgreSQL cannot keep")
            return str(told)

        return packed
    return check
