"""Patterns that need one of a few words, and are not tried where none of these stands: most sentences have none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern no match of which is without one of `cues`, to be used on a stretch of a text as a pattern is."""

    pattern: re.Pattern[str]
    cues: tuple[str, ...]

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has one of the words."""
        return any(cue in text for cue in self.cues)

    def finditer(self, text: str, start: int, end: int) -> Iterable[re.Match[str]]:
        """Every match in `text[start:end]`, in order."""
        for cue in self.cues:
            if text.find(cue, start, end) >= 0:
                return self.pattern.finditer(text, start, end)
        return ()

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        for cue in self.cues:
            if text.find(cue, start, end) >= 0:
                return self.pattern.search(text, start, end)
        return None


def cued(pattern: str, *cues: str) -> Cued:
    """Make one of a pattern and of the words one of which each match of it has."""
    return Cued(re.compile(pattern), cues)
