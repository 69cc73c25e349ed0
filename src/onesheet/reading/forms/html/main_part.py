"""Which of a page's lines are its own text.

A page that marks its main part is believed. On others, and within it, goes what is named as standing around every page's
text. Where nearly all running text stands in one part, as on the page of an article, what stands around that part goes too,
but for the lines between the headline and it. Charts, listings and pages with many small texts have no such part, and keep
all that is not named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Any

from onesheet.reading.forms.html.lines import Hint, Line, Region
from onesheet.reading.forms.html.page import Page

_ENOUGH = 200
"""Characters that the part marked as the main one has to hold to be taken for it."""
_ENOUGH_PROSE = 400
"""Characters of running text that a page with a text of its own has at least."""
_MOST_NAMED = 0.3
"""A part with a larger share of the running text is no part around it, whatever its name."""
_NEARLY_ALL, _MOST_OF_ONE_TEXT = 0.8, 0.5
_AFTER = 8
"""Lines below the text that may still tell of it: its mark, its makers, who wrote it."""
_SHORTEST_PROSE = 60
_STOP = re.compile(r"[.!?…。！？][\"”’»)\]]*(?:\s|$)")
_WORKS = {"Movie", "TVSeries", "TVSeason", "TVEpisode", "Product"}
_ARTICLES = {
    "Article",
    "NewsArticle",
    "BlogPosting",
    "Review",
    "CriticReview",
    "ReviewNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
}


class _PageOf(Enum):
    """What a page says it is."""

    WORK = "a film or the like, with facts and what members say of it"
    ARTICLE = "one text"
    UNKNOWN = "nothing said"

    @classmethod
    def of(cls, types: AbstractSet[str]) -> _PageOf:
        if types & _ARTICLES:
            return cls.ARTICLE
        return cls.WORK if types & _WORKS else cls.UNKNOWN


def main_lines(page: Page, title: str, things: Sequence[dict[str, Any]] = ()) -> list[Line]:
    """The lines of the page's text, what stands beside it after it."""
    lines = _marked(page)
    if page.wiki:
        return _in_their_sections(lines)
    types = {one["@type"] for one in things}
    return _at_the_end(_without_surroundings(lines, title, _PageOf.of(types)))


def _marked(page: Page) -> list[Line]:
    """The lines of the one part that is marked as the main one; all of them where none, or several, are."""
    in_main = [line for line in page.lines if line.region.main]
    in_article = [line for line in page.lines if line.region.article]
    for count, inside in ((page.mains, in_main), (page.articles, in_article)):
        if count == 1 and sum(len(line.words) for line in inside if not line.region.beside) >= _ENOUGH:
            return inside
    return page.lines


def _at_the_end(lines: list[Line]) -> list[Line]:
    """What stands beside the text after all of it."""
    beside = [line for line in lines if line.region.beside]
    if beside:
        beside[0].gap = True
    return [line for line in lines if not line.region.beside] + beside


def _in_their_sections(lines: list[Line]) -> list[Line]:
    """What stands beside the text after the section it stands in, so that an article begins with its first sentence."""
    found: list[Line] = []
    waiting: list[Line] = []
    for line in lines:
        if line.region.beside:
            line.gap = line.gap or not waiting
            waiting.append(line)
            continue
        if line.level > 1 and waiting:
            found += waiting
            waiting = []
        found.append(line)
    return found + waiting


def _without_surroundings(lines: list[Line], title: str, page_of: _PageOf) -> list[Line]:
    prose = [_prose(line) for line in lines]
    total = sum(prose)
    _count(lines, prose)
    kept = [line for line in lines if not _is_around(line, total, page_of)]
    if sum(len(line.words) for line in kept) < _ENOUGH:
        return lines
    if page_of is _PageOf.WORK:
        return kept
    prose = [_prose(line) for line in kept]
    if sum(prose) < _ENOUGH_PROSE or (page_of is _PageOf.UNKNOWN and not _is_one_text(kept, prose)):
        return kept
    return _of_the_text(kept, prose, title)


def _is_one_text(lines: Sequence[Line], prose: Sequence[int]) -> bool:
    """Whether most running text stands side by side in one part of the page, as the paragraphs of an article do."""
    held: dict[int, int] = {}
    for line, much in zip(lines, prose, strict=True):
        held[line.region.number] = held.get(line.region.number, 0) + much
    return max(held.values()) >= _MOST_OF_ONE_TEXT * sum(prose)


def _prose(line: Line) -> int:
    """How many characters of running text a line has."""
    length = len(line.words)
    if line.level or line.cells is not None or length < _SHORTEST_PROSE:
        return 0
    linked = line.linked
    return length - linked if linked * 2 < length and _STOP.search(line.words) else 0


def _count(lines: Sequence[Line], prose: Sequence[int]) -> None:
    """Count the running text of each part that is named."""
    for line, much in zip(lines, prose, strict=True):
        if line.region.named is not None:
            line.region.named.prose += much


def _is_around(line: Line, total: int, page_of: _PageOf) -> bool:
    """Whether a line stands in a part that is named as none of the text, and that does not hold much of it."""
    region = line.region
    if region.named is None or region.hint == Hint.NONE or (region.hint != Hint.AROUND and page_of is _PageOf.WORK):
        return False
    return region.named.prose <= _MOST_NAMED * total


def _of_the_text(lines: list[Line], prose: Sequence[int], title: str) -> list[Line]:
    """The lines of the part that holds nearly all running text, and those that tell of it above and below."""
    inside = _in_one_part(lines, prose)
    first = next((place for place, much in enumerate(prose) if much and inside[place]), 0)
    top = next(
        (place for place in range(first, -1, -1) if lines[place].words == title or lines[place].level == 1), None
    )
    if top is None:
        top = next((place for place in range(first, -1, -1) if lines[place].level), first)
    last = max((place for place, is_inside in enumerate(inside) if is_inside), default=len(lines))
    return [
        line
        for place, line in enumerate(lines)
        if inside[place]
        or top <= place < first
        or (last < place <= last + _AFTER and line.linked * 2 < len(line.words))
    ]


def _in_one_part(lines: Sequence[Line], prose: Sequence[int]) -> list[bool]:
    """For each line whether it stands in the smallest part of the page that holds nearly all running text."""
    parts: dict[int, Region] = {}
    for line in lines:
        part: Region | None = line.region
        while part is not None and part.number not in parts:
            parts[part.number] = part
            part = part.around
    held = dict.fromkeys(parts, 0)
    for line, much in zip(lines, prose, strict=True):
        held[line.region.number] += much
    for number in sorted(parts, reverse=True):
        around = parts[number].around
        if around is not None:
            held[around.number] += held[number]
    inner = max((number for number, much in held.items() if much >= _NEARLY_ALL * sum(prose)), default=0)
    within: set[int] = set()
    for number in sorted(parts):
        around = parts[number].around
        if number == inner or (around is not None and around.number in within):
            within.add(number)
    return [line.region.number in within for line in lines]
