"""Rows as they were, kept in an act's details, and put back exactly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model

Kept = dict[str, list[dict[str, Any]]]
"""Label of a model -> its rows, column -> value as JSON has it."""


def keep(rows: Iterable[Model]) -> Kept:
    """Return every column of the rows, to the microsecond, in their order."""
    kept: Kept = {}
    for row in rows:
        columns = {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}  # noqa: SLF001
        kept.setdefault(row._meta.label, []).append(columns)  # noqa: SLF001
    return kept


def put_back(kept: Kept, *, first: int) -> None:
    """Make the kept rows again. What it is about, number `first` of the first model, becomes what it was.

    Other rows that are still there are left as they are by now. A few queries for each model. Belongs into a transaction.
    """
    about = next(iter(kept), "")
    for label, rows in kept.items():
        model = apps.get_model(label)
        there = set(model._default_manager.filter(pk__in=[row["id"] for row in rows]).values_list("pk", flat=True))  # noqa: SLF001
        made = [model(**_columns(model, row)) for row in rows]
        for row in made:
            if label == about and row.pk == first and row.pk in there:
                row.save()
        model._default_manager.bulk_create(  # noqa: SLF001
            [row for row in made if row.pk not in there], batch_size=500, ignore_conflicts=True
        )


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _columns(model: type[Model], row: dict[str, Any]) -> dict[str, Any]:
    return {
        field.attname: (field.target_field if isinstance(field, ForeignKey) else field).to_python(row[field.attname])
        for field in model._meta.concrete_fields  # noqa: SLF001
    }


def moment(kept: str | None) -> datetime | None:
    """Return a moment as details keep it."""
    return None if kept is None else datetime.fromisoformat(kept)
