"""Rows of the projection as rows of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from onesheet.films.models import Credit, Fact, Figure, Release, Title
from onesheet.films.pure.projection import Row
from onesheet.films.pure.statements import form_of, same_key, score_of
from onesheet.reading.vocabulary import Form, Json
from onesheet.values.dates import parse_interval, sort_key
from onesheet.values.money import money_from_json
from onesheet.values.names import fold, title_key

Table: TypeAlias = type[Title] | type[Credit] | type[Release] | type[Figure] | type[Fact]
TABLES: tuple[Table, ...] = (Title, Credit, Release, Figure, Fact)

_COUNT_LIMIT = 2_147_483_647
_SMALL_LIMIT = 32_767
_AMOUNT_LIMIT = 10**14
_SCALE_LIMIT = 10**6


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row goes: its table and its columns but for the film. A credit has `person` beside them, a name."""

    table: Table
    columns: dict[str, Any]
    person: str = ""


def placed(row: Row) -> Placed:
    """Find the table for a row; what the others cannot hold is a Fact."""
    common = {
        "key": row.key,
        "statement_id": row.best,
        "sources": min(row.sources, _SMALL_LIMIT),
        "accepted": row.accepted,
        "disputed": row.disputed,
        "position": min(row.position, _SMALL_LIMIT),
    }
    found = _title(row) or _credit(row) or _release(row) or _figure(row) or _fact(row)
    return Placed(found.table, common | found.columns, found.person)


def _title(row: Row) -> Placed | None:
    if row.property != "title" or not isinstance(row.value, str) or not row.value.strip():
        return None
    text = row.value[:300]
    return Placed(
        Title,
        {
            "text": text,
            "folded": fold(text)[:300],
            "match_key": title_key(text),
            "kind": _text(row, "kind", 20),
            "language": _text(row, "language", 20),
        },
    )


def _credit(row: Row) -> Placed | None:
    if form_of(row.property) is not Form.PERSON or row.property == "attachment":
        return None
    if not isinstance(row.value, str) or not fold(row.value):
        return None
    billing = row.qualifiers.get("billing")
    columns = {
        "function": row.property,
        "character": _text(row, "character", 200),
        "billing": billing if _is_count(billing, _SMALL_LIMIT) else None,
        "credited_as": _text(row, "credited_as", 200),
    }
    return Placed(Credit, columns, row.value[:200])


def _release(row: Row) -> Placed | None:
    if row.property != "release" or not isinstance(row.value, str) or len(row.value) > 40:
        return None
    try:
        start, end = parse_interval(row.value)
    except ValueError:
        return None
    first = start if start is not None else end
    told = first is not None and first.year is not None
    columns = {
        "date": row.value,
        "sort_date": sort_key(row.value)[0].isoformat() if told else "",
        "kind": _text(row, "kind", 20),
        "place": _text(row, "place", 100),
        "qualifiers": row.qualifiers,
    }
    return Placed(Release, columns)


def _figure(row: Row) -> Placed | None:
    amount, scale, currency = _number(row)
    if amount is None or abs(amount) >= _AMOUNT_LIMIT or (scale is not None and scale >= _SCALE_LIMIT):
        return None
    count = row.qualifiers.get("count")
    columns = {
        "property": row.property,
        "by": _text(row, "by", 100),
        "amount": amount.quantize(Decimal("0.0001")),
        "scale": None if scale is None else scale.quantize(Decimal("0.01")),
        "currency": currency[:3],
        "count": count if _is_count(count, _COUNT_LIMIT) else None,
        "qualifiers": row.qualifiers,
        "value": row.value,
    }
    return Placed(Figure, columns)


def _number(row: Row) -> tuple[Decimal | None, Decimal | None, str]:
    """Amount, scale and currency of a figure; None for the amount where the row holds none."""
    form = form_of(row.property)
    money = money_from_json(row.value) if form is Form.MONEY else None
    if money is not None:
        return Decimal(money.amount), None, money.currency
    mark = score_of(row.value) if form is Form.SCORE else None
    if mark is not None:
        return Decimal(str(mark[0])), Decimal(str(mark[1])), ""
    return None, None, ""


def _fact(row: Row) -> Placed:
    columns = {
        "property": row.property[:40],
        "value": row.value,
        "folded": same_key(row.property, row.value)[:200],
        "qualifiers": row.qualifiers,
    }
    return Placed(Fact, columns)


def _text(row: Row, key: str, limit: int) -> str:
    value = row.qualifiers.get(key)
    return value[:limit] if isinstance(value, str) else ""


def _is_count(value: Json, limit: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= limit
