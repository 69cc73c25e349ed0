"""Cells of a CSV file that lose nothing, and that a spreadsheet never takes for a formula.

RFC 4180: commas, quotes doubled, CRLF after each row. A cell that begins with a sign a spreadsheet acts upon has an
apostrophe before it, and so has one that begins with an apostrophe: `read_cell` takes one away, and what was written
comes back.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

_ACTED_UPON = frozenset("=+-@\t\r\n'＝＋－＠")
"""First signs that a spreadsheet may take for the beginning of a formula, in both widths; and the mark itself."""


def cell(value: Any) -> str:
    """Return a value as it stands in a cell.

    None is empty; truths are `yes` and `no`; moments are ISO 8601 in UTC, days `YYYY-MM-DD`; lists and mappings JSON;
    texts are kept sign for sign. A text that could be taken for a formula has an apostrophe before it.
    """
    if isinstance(value, str):
        return f"'{value}" if value[:1] in _ACTED_UPON else value
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return {None: "", True: "yes", False: "no"}[value] if value is None or isinstance(value, bool) else str(value)


def moment(value: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the microsecond where it has any: `2017-03-01T19:30:00Z`."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_cell(text: str) -> str:
    """Return the text that stands in a cell, without the apostrophe that `cell` may have put before it."""
    return text.removeprefix("'")


def row(values: Iterable[Any]) -> str:
    """Return a row of a CSV file, with the CRLF that ends it."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([cell(value) for value in values])
    return line.getvalue()
