"""Which version a page depends on: told from its path alone."""

from __future__ import annotations

CATALOGUE = "catalogue"
"""The key of every page that shows many things: home, lists, search."""

SITE = "site"
"""Raised where a change may show on any page; every page depends on it beside its own key."""

_SUBJECTS = {"films": "film", "people": "person", "documents": "document"}


def key_of(path: str) -> str:
    """Return the version key of the page at `path`: `film:<slug>`, `person:<slug>`, `document:<id>` or `catalogue`.

    All pages below a film's address share the film's key: its record, its poster.
    """
    parts = path.split("/", 3)
    if len(parts) > 2 and parts[2]:
        subject = _SUBJECTS.get(parts[1])
        if subject:
            return f"{subject}:{parts[2]}"
    return CATALOGUE
