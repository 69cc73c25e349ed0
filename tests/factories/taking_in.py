"""Rows taken in, looked at and taken back in tests, as the machine does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from factories.sources import NOON
from onesheet.exchange.handler import KEEP, Order, Result
from onesheet.exchange.members import MembersHandler
from onesheet.exchange.pure.rows import FilmTold, Row


def order(member: Any, *, conflict: str = KEEP, now: datetime = NOON, by: int | None = None) -> Order:
    """An order for a member's things."""
    return Order(0, "rows.csv", "0" * 64, member.pk, by, now, conflict)


def row(deed: Any, title: str = "", *, whose: str = "", year: int | None = 2014) -> Row:
    """A row of a film, or of none."""
    return Row("rows.csv", 1, "a row", deed, FilmTold(title, year) if title else None, whose)


def look(asked: Order, rows: Sequence[Row], size: int = 5) -> list[Result]:
    """Say what would become of rows, in batches."""
    handler = MembersHandler(asked)
    return [one for some in batches(rows, size) for one in handler.settle(some, write=False)]


def take(asked: Order, rows: Sequence[Row], size: int = 5, films: Sequence[int] | None = None) -> list[Result]:
    """Take rows in, in batches."""
    handler = MembersHandler(asked)
    results: list[Result] = []
    for some in batches(rows, size):
        with transaction.atomic():
            results += handler.settle(some, write=True, films=films)
    return results


def take_back(asked: Order, results: Sequence[Result]) -> list[str]:
    """Take back what rows did, to the end."""
    handler = MembersHandler(asked)
    with transaction.atomic():
        stayed = handler.undo([one.undo for one in results if one.undo is not None])
    handler.finish_undo(again=False, beat=lambda: None)
    return stayed


def batches(rows: Sequence[Row], size: int) -> list[Sequence[Row]]:
    """Rows in batches."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def told(results: Sequence[Result]) -> list[tuple[Any, ...]]:
    """What results say, without what takes them back."""
    return [(one.fate, one.sentence, one.film, one.choices) for one in results]
