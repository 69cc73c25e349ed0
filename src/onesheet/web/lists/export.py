"""A list as a file: CSV and JSON, to be kept, read elsewhere, and brought back."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from onesheet.lists.queries.page import Entry, ListHead

COLUMNS = ("position", "title", "year", "directors", "address", "note")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(entries: list[Entry], address: Callable[[str], str]) -> str:
    """Return the films of a list as CSV (RFC 4180), with a line of names first.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; who reads the file takes it off.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in entries:
        film = one.card.film
        texts = (film.title, str(film.year or ""), "; ".join(one.card.directors), address(film.slug), one.note)
        writer.writerow([one.position, *(_plain(text) for text in texts)])
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_json(head: ListHead, entries: list[Entry], address: Callable[[str], str]) -> str:
    """Return a list as JSON: what it says of itself, and its films in their order."""
    told: dict[str, Any] = {
        "name": head.name,
        "by": head.username,
        "text": head.text,
        "ranked": head.ranked,
        "changed": head.changed_at.isoformat(),
    }
    if head.is_challenge:
        told["challenge"] = {
            "rule": head.stored_rule,
            "goal": head.goal,
            "starts": head.starts.isoformat() if head.starts else None,
            "ends": head.ends.isoformat() if head.ends else None,
        }
    told["films"] = [
        {
            "position": one.position,
            "title": one.card.film.title,
            "year": one.card.film.year,
            "directors": list(one.card.directors),
            "address": address(one.card.film.slug),
            "note": one.note,
        }
        for one in entries
    ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
