"""What may stay of an audit log's details when a member whom they speak of leaves."""

from __future__ import annotations

import re
from typing import Any

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:\+\d\d:\d\d|Z)?)?", re.ASCII)
_TIES_ALONE = frozenset({"reviews.ReviewLike", "reviews.Activity", "lists.ListEditor", "lists.Participant"})
"""Tables whose rows say nothing but that a member did something."""

_TEXTS = frozenset({"text", "html", "excerpt", "note", "name"})


def without_words(value: Any) -> Any:
    """Return JSON in which no text is left but the names of its fields and moments: numbers, truths, shapes stay."""
    if isinstance(value, dict):
        return {name: without_words(one) for name, one in value.items()}
    if isinstance(value, list):
        return [without_words(one) for one in value]
    if isinstance(value, str):
        return value if _MOMENT.fullmatch(value) else ""
    return value


def without_member(rows: dict[str, list[dict[str, Any]]], member: int, left_at: str) -> dict[str, list[dict[str, Any]]]:
    """Return kept rows (label of a table -> its rows) without what a member wrote and did among them.

    Texts of theirs become empty places, erased at `left_at`, that others' answers still fit to; ties go; what they
    added to a list stays, by nobody. Rows of others are as they were.
    """
    return {
        label: [
            _emptied(row, left_at) if row.get("member_id") == member else _by_nobody(row, member)
            for row in some
            if label not in _TIES_ALONE or row.get("member_id") != member
        ]
        for label, some in rows.items()
    }


def _emptied(row: dict[str, Any], left_at: str) -> dict[str, Any]:
    emptied = {name: "" if name in _TEXTS else value for name, value in row.items()}
    return emptied | {"erased_at": left_at} if "erased_at" in row else emptied


def _by_nobody(row: dict[str, Any], member: int) -> dict[str, Any]:
    return row | {"added_by_id": None} if row.get("added_by_id") == member else row
