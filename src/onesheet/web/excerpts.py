"""How much of somebody's text a page shows. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesheet.sources.licences import may_show_whole

WHOLE, QUOTED = 700, 280
"""Characters of a review that are shown where its licence allows the whole text, and where it does not."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s|$)")
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The paragraphs that are shown, and whether that is all there is."""

    paragraphs: tuple[str, ...]
    cut: bool


def excerpt(text: str, licence: str, *, whole: int = WHOLE, quoted: int = QUOTED) -> Excerpt:
    """Cut a text at the end of a sentence; a text that may be shown whole is cut later than one that may not."""
    clean = text.strip()
    limit = whole if may_show_whole(licence) else quoted
    if len(clean) > limit:
        return Excerpt(_paragraphs(shortened(clean, limit)), cut=True)
    return Excerpt(_paragraphs(clean), cut=False)


def shortened(text: str, limit: int) -> str:
    """Return the beginning of a text: whole sentences where they fill a third of `limit`, else words and an ellipsis."""
    if len(text) <= limit:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, limit)]
    if ends and ends[-1] >= limit // 3:
        return text[: ends[-1]]
    head = text[: limit - 1]
    at_word, _, rest = head.rpartition(" ")
    return (at_word if at_word and len(rest) < 30 else head).rstrip(" ,;:–—-") + "…"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in _BLANK_LINES.split(text) if part.strip())
