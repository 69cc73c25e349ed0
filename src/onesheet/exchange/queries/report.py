"""Reads: what became of every row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onesheet.exchange.models import ImportBatch
from onesheet.exchange.pure.packed import LETTERS, unpack_outcomes
from onesheet.exchange.pure.rows import Fate, Outcome

HEADER = ("row", "file", "line", "outcome", "film", "sentence", "begins")
"""The columns of a report."""
_AT_ONCE = 20


def outcomes(number: int, *, stage: str, fate: Fate | None = None, after: int = 0, limit: int = 100) -> list[Outcome]:
    """Return some rows of an import, of one fate or all, those whose number is greater than `after`.

    `stage` is `preview` or `applied`. What was settled later has its latest fate.
    """
    found: list[Outcome] = []
    for one in _all(number, stage, fate, after):
        found.append(one)
        if len(found) >= limit:
            break
    return found


def report(number: int, *, stage: str = ImportBatch.Stage.APPLIED) -> Iterator[Outcome]:
    """Yield what became of every row that was taken in, with its latest fate, in the order of the file.

    With the stage `preview`, what would become of every row.
    """
    return _all(number, stage, None, 0)


def cells_of(outcome: Outcome) -> tuple[Any, ...]:
    """Return a row's cells, in the order of `HEADER`."""
    return (
        outcome.number, outcome.file, outcome.line, outcome.fate.value, outcome.film, outcome.sentence, outcome.said,
    )  # fmt: skip


def _all(number: int, stage: str, fate: Fate | None, after: int) -> Iterator[Outcome]:
    batches = ImportBatch.objects.filter(of=number, stage=stage).order_by("number")
    if fate is not None:
        batches = batches.filter(fates__contains=LETTERS[fate])
    first = batches.filter(first__lte=after + 1).order_by("-number").values_list("number", flat=True).first() or 0
    while some := list(batches.filter(number__gte=first).values_list("number", "outcomes")[:_AT_ONCE]):
        for _, packed in some:
            for one in unpack_outcomes(bytes(packed)):
                if one.number > after and (fate is None or one.fate is fate):
                    yield one
        first = some[-1][0] + 1
