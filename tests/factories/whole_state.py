"""The whole database as it stands, to compare it before and after."""

from __future__ import annotations

from typing import Any

from django.apps import apps

_APART = {"page_cache", "exchange", "sessions", "contenttypes", "auth", "admin"}
"""Applications whose rows may differ: versions of pages, what imports remember, Django's own."""


def state(*, numbers: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table; without `numbers` those that the database gives are left out of rows that can be new."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for model in apps.get_models():
        if model._meta.app_label in _APART:
            continue
        columns = [field.attname for field in model._meta.concrete_fields if numbers or not field.primary_key]
        rows = model._default_manager.order_by("pk").values_list(*columns)
        found[model._meta.label] = sorted(map(repr, rows))
    return found


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return what is other: table -> rows only before, rows only after."""
    return {
        name: (
            [one for one in before[name] if one not in after[name]],
            [one for one in after[name] if one not in before[name]],
        )
        for name in before
        if before[name] != after[name]
    }
