"""Sentences that tell of other years than the one that a page is about."""

from __future__ import annotations

import re

_NOT_NOW = re.compile(
    r"\b(?:last year|previous(?:ly)?|earlier editions?|years? ago|first edition|founded|former(?:ly)?|over the years|(?:her|his|their|whose) (?:other |earlier |many )?(?:films|credits|works?|documentaries|shorts)\b|\b(?!Festival|year|edition|fest)[A-Z]\w+[’'](?:s )?(?:sales |current |upcoming )?(?:slate|library|catalogue)|went on to|in (?:her|his|their) time|alumn\w+|used to|has (?:long )?(?:launched|championed)|past editions?|since \d{4}|"
    r"im vergangenen Jahr|vergangenes Jahr|letztes Jahr|im Vorjahr|l[’']an dernier|l[’']année dernière|l[’']an passé|el año pasado|la pasada edición|l[’']anno scorso|lo scorso anno|"
    r"jury (?:includes|consists|is|president)|jurors?|jury members?)\b|\b(?:19|20)\d\d[’']s (?:edition|festival)",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\b(?:in|In|im Jahr|en|nel|back in|of) (?P<year>(?:19|20)\d\d)\b(?![-–/)])")


def is_past(words: str, year: int | None) -> bool:
    """Whether a sentence tells of other years."""
    if _NOT_NOW.search(words) is not None:
        return True
    return any(int(match["year"]) != year for match in _IN_YEAR.finditer(words))
