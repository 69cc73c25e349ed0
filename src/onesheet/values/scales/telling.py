"""The scales, their tables and the reasons as text, for docs/scales.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from onesheet.values.scales.marks import REASONS
from onesheet.values.scales.printing import plain_number, print_mark
from onesheet.values.scales.tables import SCALES, Scale, value_of

_COLUMNS = 11


class Row(NamedTuple):
    """A mark in a table."""

    mark: Decimal
    printed: str
    hundredths: int


def rows(scale: Scale) -> list[Row]:
    """Return the table of a scale, worst mark first, at the steps that are usual."""
    steps = int(abs(scale.best - scale.worst) / scale.usual)
    towards = scale.usual if scale.best >= scale.worst else -scale.usual
    marks = [scale.worst + towards * step for step in range(steps + 1)]
    return [Row(mark, print_mark(scale.id, mark), value_of(scale.id, mark).hundredths) for mark in marks]


def as_markdown() -> str:
    """Return all tables and reasons, the part of docs/scales.md between its two marks."""
    return "\n".join([*_list_of_scales(), *_tables(), *_list_of_reasons()])


def points(hundredths: int) -> str:
    """A value as it is printed: 9167 -> `91.67`, 9600 -> `96`."""
    return plain_number(Decimal(hundredths) / 100)


def _list_of_scales() -> Iterator[str]:
    yield from (
        "## All scales",
        "",
        "| Name | What it is | Worst | Best | Table |",
        "| --- | --- | --- | --- | --- |",
    )
    for scale in SCALES.values():
        worst, best = (print_mark(scale.id, mark) for mark in (scale.worst, scale.best))
        yield f"| `{scale.id}` | {scale.name} | {worst} | {best} | `{scale.table}` |"
    yield "| `out-of-N` | out of N, for every other N from 1 to 1000 | 0/N | N/N | `out-of-N/1` |"


def _tables() -> Iterator[str]:
    yield from ("", "## The tables")
    for scale in SCALES.values():
        yield from ("", f"### `{scale.table}`: {scale.name}")
        table = rows(scale)
        for first in range(0, len(table), _COLUMNS):
            some = table[first : first + _COLUMNS]
            yield ""
            yield f"| Mark | {' | '.join(row.printed for row in some)} |"
            yield f"| --- |{' ---: |' * len(some)}"
            yield f"| Value | {' | '.join(points(row.hundredths) for row in some)} |"


def _list_of_reasons() -> Iterator[str]:
    yield from (
        "",
        "## Why a mark is left as printed",
        "",
        "| Reason | |",
        "| --- | --- |",
    )
    for code, sentence in REASONS.items():
        yield f"| `{code}` | {sentence} |"
