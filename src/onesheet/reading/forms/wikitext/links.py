"""Links and templates that a stretch of wikitext cuts in two, made whole."""

from __future__ import annotations

import re

_MARKS = ((re.compile(r"\[\[|\]\]"), "[[", "]]"), (re.compile(r"\{\{|\}\}"), "{{", "}}"))
_LONGEST = 300


def with_whole_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen `text[start:end]` to hold the links and templates whole of which it holds one end.

    `A]] and [[B` becomes `[[A]] and [[B]]`. A stretch within one of them stays as it is.
    """
    for pattern, opens, closes in _MARKS:
        depth, closes_first = 0, False
        for mark in pattern.finditer(text, start, end):
            if mark.group() == opens:
                depth += 1
            elif depth:
                depth -= 1
            else:
                closes_first = True
        if closes_first:
            begins = text.rfind(opens, max(0, start - _LONGEST), start)
            if begins >= 0 and closes not in text[begins:start]:
                start = begins
        if depth:
            ends = text.find(closes, end, end + _LONGEST)
            if ends >= 0 and opens not in text[end:ends]:
                end = ends + len(closes)
    return start, end
