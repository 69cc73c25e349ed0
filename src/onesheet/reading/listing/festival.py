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
    year = match["before"] or match["after"]
    qualifiers: dict[str, Json] = {"edition": int(year)} if year else {}
    quote = text[left : match.end()]
    return Statement("festival", name, quote, left, match.end(), qualifiers)


def with_festival(text: str, rows: Sequence[Listed], festival: Statement) -> list[Listed]:
    """The films of a line-up, each shown at the festival; where its entry speaks of a premiere, as that."""
    made = []
    for row in rows:
        premiere = _PREMIERE.search(text, row.start, row.end + _BEHIND)
        qualifiers = dict(festival.qualifiers)
        if row.section is not None:
            qualifiers["section"] = " ".join(text[slice(*row.section)].strip("#*_: ").split())
        if premiere is not None and _is_own(text, row.end, premiere.start()):
            qualifiers["premiere"] = premiere["kind"].lower().replace(".", "")
        made.append(replace(row, statements=(*row.statements, replace(festival, qualifiers=qualifiers))))
    return made


def _is_own(text: str, end: int, at: int) -> bool:
    """Whether a premiere is spoken of in the entry or in the paragraph under it."""
    return at <= end or "\n\n" not in text[end:at]
