"""A list as a file: CSV and JSON, to be kept and read elsewhere. docs/lists.md describes both.

Films that nobody put on the list but that count by a challenge's rule have no position and say so.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from onesheet.leaving.pure.cells import row
from onesheet.reviews.pure.markdown import render
from onesheet.reviews.queries.feeds import external_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from onesheet.lists.queries.page import AllFilms, ListHead

COLUMNS = ("position", "title", "year", "directors", "address", "note", "counts_by", "identifiers")
FORMAT, VERSION = "onesheet-list", 1
"""What the JSON says it is."""
_BLOCK = re.compile(r"(?=<(?:p|li|h[1-6]|blockquote|pre|div|hr|br)\b)")


def as_csv(head: ListHead, films: AllFilms, address: Callable[[str], str]) -> str:
    """Return the films of a list as CSV (RFC 4180), with a line of names first. Costs one query.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; who reads the file takes it off.
    `identifiers` are scheme and number, `imdb:tt2245003 tmdb:81390`.
    """
    counts_by, known = _counts_by(head), _identifiers(films)
    lines = [row(COLUMNS)]
    for one in films.entries:
        film = one.card.film
        numbers = " ".join(f"{scheme}:{number}" for scheme, number in known.get(film.id, []))
        directors = "; ".join(one.card.directors)
        told = (film.title, film.year, directors, address(film.slug), one.note, counts_by, numbers)
        lines.append(row((one.position or None, *told)))
    return "".join(lines)


def _identifiers(films: AllFilms) -> dict[int, list[tuple[str, str]]]:
    """Return the films' numbers elsewhere, by film. Costs one query."""
    return external_ids(one.card.film.id for one in films.entries)


def _counts_by(head: ListHead) -> str:
    return "rule" if head.is_challenge and head.rule is not None else "list"


def _words(html: str) -> str:
    """Return the words of HTML of ours, a line for each block."""
    lines = unescape(strip_tags(_BLOCK.sub("\n", html))).splitlines()
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)


def as_json(head: ListHead, films: AllFilms, address: Callable[[str], str]) -> str:
    """Return a list as JSON: what it says of itself, and its films in their order. Costs one query.

    Whoever reads the file did not choose to unfold anything, so a sign stands for each spoiler, as in feeds.
    """
    html = render(head.text, spoilers=False).html
    told: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
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
    counts_by, known = _counts_by(head), _identifiers(films)
    told["films"] = [
        {
            "position": one.position or None,
            "title": one.card.film.title,
            "year": one.card.film.year,
            "directors": list(one.card.directors),
            "address": address(one.card.film.slug),
            "identifiers": dict(known.get(one.card.film.id, ())),
            "note": one.note,
            "counts_by": counts_by,
        }
        for one in films.entries
    ]
    if films.more:
        told["more"] = True
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
