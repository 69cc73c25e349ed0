"""The festival whose line-up a page is: its name and year in the headline, and the premieres that entries speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onesheet.reading.listing.entries import YEAR, Listed
from onesheet.reading.vocabulary import Json, Statement

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_FESTIVAL = re.compile(
    rf"(?P<before>{YEAR} )?(?P<name>(?:{_UPPER}[\w'’&.-]*\s)(?:(?:{_UPPER}[\w'’&.-]*|of|de|and|&|for|the) ){{0,6}}?(?:Film Festival|Filmfest(?:ival)?|Film Fest|Documentary Festival|Film Week)"
    rf"|Festival de [A-ZÀ-Ý]\w+|Berlinale|Filmfest [A-ZÀ-Ý]\w+|Viennale|Il Cinema Ritrovato|Fantastic Fest|Festival d[eu'’] ?[A-ZÀ-Ý][\w ]{{2,30}})(?:,? (?P<after>{YEAR}))?"
)
_ORDINAL = re.compile(r"^(?:The )?(?:\d{1,3}(?:st|nd|rd|th)\.? )?(?:Annual )?")
_PREMIERE = re.compile(
    r"\b(?P<kind>World|International|European|North American|South American|Asian|African|U\.?S\.?|UK|American|British|Canadian|German|French|Nordic|Latin American|National|English|Scottish|Irish|London|New York|West Coast|East Coast) Premiere\b",
    re.IGNORECASE,
)
_GERMAN = re.compile(
    r"\b(?P<kind>Welt|Internationale |Europa|Deutschland|Österreich|Schweizer )-?premiere\b", re.IGNORECASE
)
_KINDS = {
    "welt": "world",
    "internationale": "international",
    "europa": "european",
    "deutschland": "german",
    "österreich": "austrian",
    "schweizer": "swiss",
}
_YEAR = re.compile(rf"(?<![\d/–-]){YEAR}(?![\d/])")
_SMALL = frozenset(
    "a an and at by for from in of on or out the to with de des der die das du la le les un une und et e y".split()
)
_SHORTEST = 5
_HEADLINE = 300
_BEHIND = 1500
"""So far behind its credits the text of an entry may say that it is a premiere."""


def festival_of(text: str, headline: tuple[int, int]) -> Statement | None:
    """The festival that a headline names, as a statement of film 0; None where it names none or several."""
    start, end = headline
    found = list(_FESTIVAL.finditer(text, start, min(end, start + _HEADLINE)))
    if len({one["name"].casefold() for one in found}) != 1:
        return None
    match = found[0]
    opened = _ORDINAL.match(match["name"])
    left = match.start("name") + (opened.end() if opened is not None else 0)
    name = text[left : match.end("name")].strip()
    year = match["before"] or match["after"] or _only_year(text, start, min(end, start + _HEADLINE))
    qualifiers: dict[str, Json] = {"edition": int(year)} if year else {}
    quote = text[left : match.end()]
    return Statement("festival", name, quote, left, match.end(), qualifiers)


def printed_heading(words: str) -> str:
    """A heading in capitals as a name is written: `DIRECTORS' FORTNIGHT` -> `Directors' Fortnight`; short ones may be letters."""
    if not words.isupper() or len(words) < _SHORTEST:
        return words
    named = [word if "." in word else word.capitalize() for word in words.split()]
    return " ".join(word.lower() if place and word.lower() in _SMALL else word for place, word in enumerate(named))


def _only_year(text: str, start: int, end: int) -> str | None:
    """The one year that a headline names beside the festival: `40th Harbor Film Festival: the films of 2019`."""
    years = {one.group() for one in _YEAR.finditer(text, start, end)}
    return years.pop() if len(years) == 1 else None


def with_festival(text: str, rows: Sequence[Listed], festival: Statement) -> list[Listed]:
    """The films of a line-up, each shown at the festival; where its entry speaks of a premiere, as that."""
    made = []
    starts = sorted({row.start for row in rows})
    for row in rows:
        following = next((at for at in starts if at >= row.end), len(text))
        premiere = _premiere(text, row.start, min(row.end + _BEHIND, following))
        qualifiers = dict(festival.qualifiers)
        if row.section is not None:
            qualifiers["section"] = printed_heading(" ".join(text[slice(*row.section)].strip("#*_: ").split()))
        if premiere is not None and _is_own(text, row.end, premiere[1]):
            qualifiers["premiere"] = premiere[0]
        made.append(replace(row, statements=(*row.statements, replace(festival, qualifiers=qualifiers))))
    return made


def _premiere(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Which premiere is spoken of first, and where."""
    found = _PREMIERE.search(text, start, end)
    if found is not None:
        return found["kind"].lower().replace(".", ""), found.start()
    german = _GERMAN.search(text, start, end)
    return (_KINDS[german["kind"].lower().strip()], german.start()) if german is not None else None


def _is_own(text: str, end: int, at: int) -> bool:
    """Whether a premiere is spoken of in the entry or in the paragraph under it."""
    return at <= end or "\n\n" not in text[end:at]
