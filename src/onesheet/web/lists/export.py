"""A list as a file: CSV and JSON, to be kept and read elsewhere.

Films that nobody put on the list but that count by a challenge's rule have no position and say so.
"""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from onesheet.reviews.pure.markdown import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from onesheet.lists.queries.page import AllFilms, ListHead

COLUMNS = ("position", "title", "year", "directors", "address", "note", "counts_by")
_BLOCK = re.compile(r"(?=<(?:p|li|h[1-6]|blockquote|pre|div|hr|br)\b)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(head: ListHead, films: AllFilms, address: Callable[[str], str]) -> str:
    """Return the films of a list as CSV (RFC 4180), with a line of names first.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; who reads the file takes it off.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in films.entries:
        film = one.card.film
        texts = (film.title, str(film.year or ""), "; ".join(one.card.directors), address(film.slug), one.note)
        writer.writerow([one.position or "", *(_plain(text) for text in texts), _counts_by(head)])
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _counts_by(head: ListHead) -> str:
    return "rule" if head.is_challenge and head.rule is not None else "list"


def _words(html: str) -> str:
    """Return the words of HTML of ours, a line for each block."""
    lines = unescape(strip_tags(_BLOCK.sub("\n", html))).splitlines()
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)


def as_json(head: ListHead, films: AllFilms, address: Callable[[str], str]) -> str:
    """Return a list as JSON: what it says of itself, and its films in their order.

    Whoever reads the file did not choose to unfold anything, so a sign stands for each spoiler, as in feeds.
    """
    html = render(head.text, spoilers=False).html
    told: dict[str, Any] = {
        "name": head.name,
        "by": head.username,
        "text": _words(html),
        "html": html,
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
    counts_by = _counts_by(head)
    told["films"] = [
        {
            "position": one.position or None,
            "title": one.card.film.title,
            "year": one.card.film.year,
            "directors": list(one.card.directors),
            "address": address(one.card.film.slug),
            "note": one.note,
            "counts_by": counts_by,
        }
        for one in films.entries
    ]
    if films.more:
        told["more"] = True
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
