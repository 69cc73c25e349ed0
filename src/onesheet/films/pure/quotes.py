"""The sentence in which a quote stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onesheet.reading.document import JSON, MEDIA_TYPES, PLAIN, WIKITEXT, plain
from onesheet.reading.forms.wikitext import open_wikitext
from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.sentences import Span, paragraphs, sentences

LONGEST = 600
"""A sentence is kept up to this length; a quote that is longer stands for itself."""

WIKI = MEDIA_TYPES[WIKITEXT]
_HEADING = re.compile(r"^=+[^=\n]+=+[^\S\n]*$", re.MULTILINE)


def shown_quote(quote: str, media_type: str | None) -> str:
    """The words of a quote as a reader of the page sees them: of wikitext without its markup."""
    if media_type != WIKI:
        return quote
    return " ".join(open_wikitext(quote).prose.split()) or quote


class Sentences:
    """The sentences of one text, found once.

    Of a text with markup between its words (`media_type`) they are those that a reader of the page sees.
    """

    def __init__(self, text: str, media_type: str = "text/plain") -> None:
        self._opened = open_wikitext(text) if media_type == WIKI else plain(text)
        self._is_data = media_type == MEDIA_TYPES[JSON]
        self._by_lines = media_type != MEDIA_TYPES[PLAIN]
        """Whether a line's end ends a sentence, too: the lines of pages are blocks, those of plain text may be wrapped."""
        self._text = text = self._opened.prose
        source = prose(text)
        self._spans = [one for part in _prose_of(text) for one in sentences(source, part.start, part.end)]
        self._starts = [one.start for one in self._spans]

    def around(self, start: int, end: int) -> str:
        """The sentence, or sentences, in which `text[start:end]` stands; where that is too long, what is near it.

        Empty where the quote itself is longer than `LONGEST`, and where the text is data that has no sentences.
        """
        start, end = self._opened.prose_span(start, end)
        if end - start > LONGEST or self._is_data:
            return ""
        first, last = self._at(start), self._at(max(start, end - 1))
        span = Span(min(first.start, start), max(last.end, end))
        if self._by_lines:
            line_ends = self._text.find("\n", end, span.end)
            span = Span(
                max(span.start, self._text.rfind("\n", 0, start) + 1), line_ends if line_ends >= 0 else span.end
            )
        if span.end - span.start <= LONGEST:
            return self._text[span.start : span.end]
        side = (LONGEST - (end - start)) // 2
        left, right = max(span.start, start - side), min(span.end, end + side)
        before = "… " if left > span.start else ""
        return f"{before}{self._text[left:right].strip()}{' …' if right < span.end else ''}"

    def words(self, start: int, end: int) -> str:
        """The words themselves that stand from `start` to `end` of the text."""
        start, end = self._opened.prose_span(start, end)
        return self._text[start:end]

    def _at(self, place: int) -> Span:
        """The sentence that starts last before the place; the place alone where none does."""
        index = bisect_right(self._starts, place) - 1
        return self._spans[index] if index >= 0 and self._spans[index].end > place else Span(place, place)


def _prose_of(text: str) -> Iterator[Span]:
    """The paragraphs without the headings that stand on lines of their own in them."""
    for part in paragraphs(text):
        start = part.start
        for heading in _HEADING.finditer(text, part.start, part.end):
            if text[start : heading.start()].strip():
                yield Span(start, heading.start())
            start = heading.end()
        if text[start : part.end].strip():
            yield Span(start, part.end)
