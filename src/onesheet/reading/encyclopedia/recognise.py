"""How sure one can be that a text is an encyclopedia article, from its headings and its first sentence."""

from __future__ import annotations

import re

from onesheet.reading.document import FEED, HTML, JSON, PLAIN, WIKITEXT, Document
from onesheet.reading.encyclopedia.article import UNTOLD, headings, section_kind

_BEGINNING = 3000
_CERTAIN = 0.97
_FIRST_LINES = 4
"""Among so many lines of a page its first sentence stands, after its title and notes that lead elsewhere."""
_ENOUGH_SIGNS = 2
_DEFINES = re.compile(r"^\W{0,3}(?:[^\n]{1,160}?) (?:is|was|are) (?:an? |the )(?=[^\n]{3,200})", re.IGNORECASE)
_FILM = re.compile(
    r"^[^\n]{1,300}? (?:is|was) an? (?:upcoming )?(?:1[89]|20)\d\d [^\n.;]{0,90}?\b(?:films?|movie|documentary|short|musical|drama|comedy|western|thriller)\b",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"^[^\n]{1,160}? (?:is|was) (?:an? |the )[^\n.;]{0,90}?\b(?:films?|movie|documentary)\b,?(?: and [^\n.;,]{1,60})? (?:produced|directed|by|written|starring|released|about)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"(?:^|[\s\"“(])(?:i|i'm|i've|my|you|your|we're|don't miss)\b", re.IGNORECASE)


def recognise(document: Document) -> float:
    """0 to 1. Wikitext is nothing else, redirects among it; a page that is filed in categories hardly.

    Two `== headings ==` make plain text nearly certain; of a page, whose every heading is shown so, they say less. A first
    sentence `X is a 1950 film` makes it likely.
    """
    if document.form in (JSON, FEED, WIKITEXT):
        return _CERTAIN if document.form == WIKITEXT else 0.0
    text = document.prose
    found = headings(text)[:40]
    beginning = text[:_BEGINNING].lstrip()
    firsts = [line for line in beginning.split("\n") if line.strip()][:_FIRST_LINES]
    if document.form == PLAIN:
        firsts = firsts[1:2] if _is_title_of(firsts) else firsts[:1]
    known = sum(section_kind(name) != UNTOLD for name, level, _, _ in found if level > 1)
    defined = any(_DEFINES.match(line) for line in firsts)
    if document.form == HTML:
        return _of_page(document, firsts, known, defined=defined)
    if known >= 2 or (known and len(found) > 2):
        return _CERTAIN
    if (found and (known or defined)) or len(found) >= 3:
        return 0.9 if known or defined else 0.8
    return _of_first_sentence(firsts[0]) if firsts and len(_SPEAKS.findall(beginning)) < 3 else 0.0


_NOTE = re.compile(r" \([^()]{1,40}\)$")
_LONGEST_TITLE = 100


def _is_title_of(firsts: list[str]) -> bool:
    """Whether the first line is the title alone, with which the second one starts its sentence."""
    if len(firsts) < _ENOUGH_SIGNS or len(firsts[0]) > _LONGEST_TITLE:
        return False
    title = _NOTE.sub("", firsts[0].strip()).casefold()
    return bool(title) and firsts[1].strip().casefold().startswith(title) and _FILM.match(firsts[1]) is not None


def _of_page(document: Document, firsts: list[str], known: int, *, defined: bool) -> float:
    """How sure a page makes one: its categories and its box count, and headings beside a first sentence that defines."""
    boxed = any("infobox" in box.name.lower().split() for box in document.boxes)
    filed = len(document.categories) > 1
    if boxed + filed + (known >= 2) + defined >= _ENOUGH_SIGNS and (boxed or filed):
        return _CERTAIN
    spoken = len(_SPEAKS.findall("\n".join(firsts))) > 1
    if defined and not spoken and (known or boxed or filed):
        return 0.9
    if boxed and known:
        return 0.8
    return max(map(_of_first_sentence, firsts), default=0.0) if known >= 2 and not spoken else 0.0


def _of_first_sentence(first: str) -> float:
    """How sure the first line alone makes one: `X is a 1950 film`, `X is a film directed by`."""
    if _FILM.match(first):
        return 0.75
    return 0.6 if _MADE_BY.match(first) else 0.0
