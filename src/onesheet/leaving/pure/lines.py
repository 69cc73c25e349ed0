"""Lines of a JSON Lines file: one object a line, in UTF-8, with every value as what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from onesheet.leaving.pure.cells import moment


def line(names: Iterable[str], values: Iterable[Any]) -> str:
    """Return a row as a line of JSON, its fields in order, with the line feed that ends it.

    Moments are ISO 8601 in UTC, days `YYYY-MM-DD`; numbers, truths, nothing, lists and mappings are JSON's own; texts are kept
    sign for sign.
    """
    found = dict(zip(names, values, strict=True))
    return json.dumps(found, ensure_ascii=False, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
