"""The lines of a page as a reader sees them: wrapped lines joined, bullets and marks of headings taken off."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onesheet.reading.prose.sentences import Span, lines, paragraphs

_CREDITS = re.compile(
    r"(?:(?:Crew: ?)?(?:Dir(?:ector)?s?(?:\.|:)|(?:Directed by|Starring|Cast|[Ww]ith|WITH|CAST|STARRING|DIRECTOR|Regie|Regia|Réalisation|Dirección|Producers?|Screenplay):) ?\S"
    r"|Released \d.{0,60}(?:\bmins?\b|minutes|[Cc]ert)|(?:Written and directed|Directed|Written) by [^.;\n]{3,60}; )"
)
_LONGEST_CREDITS = 500
_BULLET = re.compile(r"(?:[•●▪◦‣∙*+–—-]|>{1,3})[ \t]+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BOLD_LABEL = re.compile(r"(?:\*\*|__)[\w /.]{2,30}:? ?(?:\*\*|__) ?:?")
_STOP = re.compile(r"[.!?…][\"”’'»)\]*_]{0,3}$")
_INNER_STOP = re.compile(r"[a-zß-öø-ÿ)”’\"][.!?…][\"”’]? +[\"“‘(]?\w")
_WORD = re.compile(r"\w[\w'’-]*")
_GOES_ON = re.compile(
    r"(?: (?:by|the|and|of|a|an|in|to|with|is|was|that|for|on|as|or|but|at|from|her|his|their|its)|,)$"
)
_FIRST_WORD = re.compile(r"\S+")
_NARROWEST = 40
"""Lines narrower than this were not wrapped by a machine."""
_FEW_WORDS, _MANY_WORDS = 7, 30
_SHORTEST_PROSE = 2 * _FEW_WORDS - 1
"""A line with fewer signs has not even the few words."""


@dataclass(frozen=True)
class Line:
    """One line at `text[start:end]`; `words` is what it says, on one line and without its bullet."""

    start: int
    end: int
    words: str
    is_heading: bool = False
    """True where it is marked as a heading (`## The verdict`)."""
    is_item: bool = False
    """True where it has a bullet."""
    starts_block: bool = True
    """True where it follows a blank line, or is the first."""

    @cached_property
    def is_credits(self) -> bool:
        """Whether it only lists credits: `Director: X. With: A, B. 98 minutes.`, `Released 14 February. Running time 88 mins.`"""
        return len(self.words) < _LONGEST_CREDITS and _CREDITS.match(self.words) is not None

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is running text: a sentence of some length with its stop, or a very long line."""
        if self.is_heading or len(self.words) < _SHORTEST_PROSE or self.is_credits:
            return False
        count = len(_WORD.findall(self.words[:400]))
        if count >= _MANY_WORDS:
            return True
        return count >= _FEW_WORDS and bool(_STOP.search(self.words[-8:]) or _INNER_STOP.search(self.words[:400]))


def page_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of text, in order, none of them empty."""
    return list(_page_lines(text, start, end))


@lru_cache(maxsize=2)
def _page_lines(text: str, start: int, end: int | None) -> tuple[Line, ...]:
    """Those of the last two are kept, for each reader asks for them."""
    found: list[Line] = []
    for block in paragraphs(text, start, end):
        inside = lines(text, block.start, block.end)
        if is_wrapped(text, inside):
            found.append(_line(text, Span(inside[0].start, inside[-1].end), first=True))
        else:
            found += [_line(text, span, first=number == 0) for number, span in enumerate(inside)]
    return tuple(found)


def is_wrapped(text: str, inside: list[Span]) -> bool:
    """Whether lines were broken by a machine: none had room for the next one's first word, and sentences run on."""
    if len(inside) < 2:
        return False
    width = max(span.end - span.start for span in inside)
    if width < _NARROWEST:
        return False
    run_on = 0
    for one, other in itertools.pairwise(inside):
        first = _FIRST_WORD.match(text, other.start, min(other.end, other.start + 40))
        if one.end - one.start + 1 + (first.end() - first.start() if first else 0) <= width:
            return False
        run_on += (
            text[other.start].islower() or _GOES_ON.search(text, max(one.start, one.end - 12), one.end) is not None
        )
    return run_on * 3 >= len(inside) - 1


def _line(text: str, span: Span, *, first: bool) -> Line:
    at = span.start
    bullet = _BULLET.match(text, at, span.end)
    if bullet is not None and bullet.end() < span.end:
        at = bullet.end()
    heading = _HEADING.match(text, at, span.end)
    if heading is not None and heading.end() < span.end:
        at = heading.end()
    words = text[at : span.end]
    if _BOLD_LABEL.match(words) is not None:
        words = words.replace("**", "").replace("__", "").strip()
    return Line(
        at,
        span.end,
        " ".join(words.split()) if "\n" in words else words,
        is_heading=heading is not None,
        is_item=bullet is not None,
        starts_block=first,
    )
