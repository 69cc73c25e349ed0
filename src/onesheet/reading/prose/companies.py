"""Names of companies in running text: `RKO Radio Pictures`, `20th Century Fox`, `Entertainment One`."""

from __future__ import annotations

import re

from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import Name
from onesheet.reading.prose.words import AFTER_NAMES
from onesheet.values.names import restore_company

_WORD = re.compile(r"(?:[^\W_]|<unk>)(?:[^\W_]|['’&./+-](?=[^\W_]))*[.!]?|&")
_LINKS = frozenset({"of", "and", "&", "de", "du", "des", "the", "la", "für", "e", "y", "et"})
_ALLOWED = frozenset(
    "one two first new next seven last another same more art four five picture film films production release releasing".split()
)
_MOST_WORDS = 6
_AND_COMPANY = re.compile(r"(?:, and| and| &|,|/| in association with|, in association with) (?:the )?")


def company_at(source: Prose, start: int, end: int) -> Name | None:
    """The company named at `start`, past an article; None where no name stands there."""
    at = start + 4 if source.low.startswith("the ", start) else start
    begin = good = at
    count = 0
    while at < end and count < _MOST_WORDS:
        match = _WORD.match(source.text, at, end)
        if match is None:
            break
        word = match.group()
        if not _belongs(source, word, count):
            break
        closes = (
            word.endswith(".")
            and len(word) > 2
            and word.lower() not in ("bros.", "inc.", "co.", "corp.", "ltd.", "u.s.")
        )
        at = match.end() - closes
        count += 1
        if word.lower() not in _LINKS:
            good = at
        if closes or source.text[at : at + 1] != " " or word.endswith(("'s", "’s")):
            break
        at += 1
    raw = source.text[begin:good].removesuffix("'s").removesuffix("’s")
    if not raw or raw.isdigit():
        return None
    shown = restore_company(source.low[begin : begin + len(raw)]) if source.lowered else raw
    return Name(shown, begin, begin + len(raw), damaged="<unk>" in raw)


def _belongs(source: Prose, word: str, count: int) -> bool:
    low = word.lower().rstrip(".!")
    if source.lowered:
        return (
            bool(low) and ((low in _ALLOWED and count > 0) or low not in AFTER_NAMES) and low not in ("the", "and", "&")
        ) or (low == "of" and count > 0)
    if word[0].isupper() or word[0].isdigit() or word == "&":
        return not (count and low in ("the", "in", "on", "it"))
    return count > 0 and low in _LINKS - {"and", "the"}


def companies_at(source: Prose, start: int, end: int) -> list[Name]:
    """The companies of a list that starts at `start`."""
    found: list[Name] = []
    at = start
    while len(found) < 12:
        name = company_at(source, at, end)
        if name is None:
            break
        found.append(name)
        joined = _AND_COMPANY.match(source.low, name.end, end)
        if joined is None:
            break
        at = joined.end()
    return found


def company_before(source: Prose, start: int, end: int) -> Name | None:
    """The company whose name ends exactly at `end`."""
    words = list(_WORD.finditer(source.text, max(start, end - 80), end))
    first, taken = end, 0
    for match in reversed(words):
        if source.text[match.end() : first].strip(" ") or taken >= _MOST_WORDS:
            break
        word = match.group()
        low = word.lower().rstrip(".")
        if source.lowered:
            if (low in AFTER_NAMES and not (low in _ALLOWED and taken == 0)) or low in ("the", "and", "&"):
                break
        elif not (word[0].isupper() or word[0].isdigit() or word == "&"):
            break
        if word.endswith(".") and taken and low not in ("bros", "inc", "co", "corp", "ltd"):
            break
        first, taken = match.start(), taken + 1
    if source.low.startswith("the ", first):
        first += 4
    raw = source.text[first:end].strip()
    if not taken or not raw or raw.isdigit():
        return None
    shown = restore_company(source.low[first : first + len(raw)]) if source.lowered else raw
    return Name(shown, first, first + len(raw), damaged="<unk>" in raw)
