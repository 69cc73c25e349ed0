"""A page in plain text: its lines, which of them are chrome, and where its running text starts and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onesheet.reading.layout.chrome import find_chrome
from onesheet.reading.layout.front_matter import NONE, FrontMatter, front_matter
from onesheet.reading.layout.lines import Line, page_lines
from onesheet.reading.prose.casing import Prose, is_lowered, lower

_MOST_ABOVE, _LONGEST_DECK = 3, 110
_SIGNED = re.compile(r"(?:by|von|par|por|di|written by|posted by|reviewed by|words:?) (?=[A-ZÀ-Ý])", re.IGNORECASE)
"""How a line begins that tells who wrote what stands below the line above it."""
_TWO_SENTENCES = re.compile(r"[a-zß-öø-ÿ][.!?] [A-ZÀ-Ý]")
_SOME_LENGTH = 5
"""Gaps between words in a line that may be a short remark without a full stop."""


@dataclass(frozen=True)
class Page:
    """A text with its lines; `chrome[i]` tells whether `lines[i]` is chrome. Offsets are those of the text."""

    text: str
    lines: list[Line]
    chrome: list[bool]
    front: FrontMatter = NONE

    @cached_property
    def content(self) -> list[Line]:
        """The lines that are no chrome."""
        return [line for line, is_chrome in zip(self.lines, self.chrome, strict=True) if not is_chrome]

    @cached_property
    def foot(self) -> list[Line]:
        """The lines of chrome."""
        return [line for line, is_chrome in zip(self.lines, self.chrome, strict=True) if is_chrome]

    @cached_property
    def first_prose(self) -> int:
        """The place in `content` of the first line of running text; where none reads so, of the first line of some length."""
        for i, line in enumerate(self.content):
            if line.is_prose and not self._is_above(i):
                return i
        return next(
            (i for i, line in enumerate(self.content) if i and line.words.count(" ") >= _SOME_LENGTH), len(self.content)
        )

    def _is_above(self, place: int) -> bool:
        """Whether a short sentence stands above the text, as a headline or deck: lines that are no prose follow it at once."""
        line, after = self.content[place], self.content[place + 1 : place + 6]
        if (
            place == 0
            and after
            and len(line.words) < _LONGEST_DECK
            and _SIGNED.match(after[0].words)
            and not after[0].is_prose
        ):
            return True
        if place == _MOST_ABOVE - 1 and _TWO_SENTENCES.search(line.words) is not None:
            return False
        if place >= _MOST_ABOVE or len(line.words) >= _LONGEST_DECK or not any(one.is_prose for one in after):
            return False
        return not any(one.is_prose or one.words[-1:] in ".!?…" for one in after[:2])

    @cached_property
    def source(self) -> Prose:
        """The text for reading prose, sign for sign as long: chrome is blanked out, so that nothing is taken from it, and
        the ends of wrapped lines are spaces. Quotes are taken from `text`."""
        parts, at = [], 0
        for line, is_chrome in zip(self.lines, self.chrome, strict=True):
            said = self.text[line.start : line.end]
            if said.startswith(("**", "__")) and line.words[:1] not in "*_":
                said = said.replace("**", "  ").replace("__", "  ")
            parts += [self.text[at : line.start], " " * len(said) if is_chrome else said.replace("\n", " ")]
            at = line.end
        parts.append(self.text[at:])
        kept = "".join(parts)
        return Prose(kept, lower(kept), is_lowered(kept))

    @property
    def chrome_stretches(self) -> tuple[tuple[int, int], ...]:
        """Where chrome stands, neighboring lines as one stretch."""
        found: list[tuple[int, int]] = []
        previous_is_chrome = False
        for line, is_chrome in zip(self.lines, self.chrome, strict=True):
            if is_chrome and previous_is_chrome:
                found[-1] = (found[-1][0], line.end)
            elif is_chrome:
                found.append((line.start, line.end))
            previous_is_chrome = is_chrome
        return tuple(found)


@lru_cache(maxsize=1)
def page_of(text: str) -> Page:
    """Lay out a page; its front matter is none of its lines. The last one is kept, for each reader asks for it."""
    front = front_matter(text)
    lines = page_lines(text, front.end)
    return Page(text, lines, find_chrome(lines), front)
