"""Searching a bounded stretch for the last place where a pattern stands."""

from __future__ import annotations

import re


def last_match(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The last match of a pattern in `text[start:end]`, or None; time grows with the stretch alone."""
    found = None
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        found = match
    return found
