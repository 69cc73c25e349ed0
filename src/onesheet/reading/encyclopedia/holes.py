"""Figures whose sentence stands while the figure itself was lost: `on a budget of , it grossed worldwide`, `runs minutes`."""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import BOX_OFFICE, HOME, LEAD, PRODUCTION, RECEPTION, RELEASE
from onesheet.reading.encyclopedia.notebook import Notebook, tells_of_another_work
from onesheet.reading.encyclopedia.takings import scope_of
from onesheet.reading.prose.amounts import MONEY_WORDS
from onesheet.reading.prose.sentences import Span
from onesheet.reading.vocabulary import HOLE

_ABOUT = r"(?: (?:about|around|approximately|over|nearly|almost|more than|less than|an estimated|roughly|only|just))?"
_GAP = r" {0,3}(?:[,.;)]|$|(?:million|billion)\b)"
_BUDGET = re.compile(
    rf"\b(?:budget|production cost) (?:of|was|is){_ABOUT}(?:{_GAP}| {{1,3}}(?=against\b|and (?:grossed|earned)\b))|\b(?:made|produced|shot) for{_ABOUT} ?[,.;](?=\s|$)"
)
_GROSS = re.compile(
    rf"\b(?:grossed|grossing|earned|earning|took in|collected|gross of|total of|takings of){_ABOUT}(?:{_GAP}| {{1,3}}(?=(?:worldwide|domestically|overseas|internationally|"
    r"at the (?:\w+ )?box[- ]office|against an?\b|on an?\b|in (?:the (?:united states|u\.s|us|uk|united kingdom)|north america|its (?:opening|first))))"
    r"(?:worldwide|domestically|overseas|internationally)?)"
)
_DURATION = re.compile(
    rf"\b(?:running time|runtime|run time|length) (?:of|is|was){_ABOUT} {{0,3}}(?:minutes|[,.;])|\b(?:runs|ran)(?: for)?{_ABOUT} {{1,3}}minutes\b"
)
_RELEASE = re.compile(
    r"\b(?:released|premiered|opened|re-released)(?: (?:theatrically|worldwide|in (?!\d)[^.,;\d]{2,30}?))? on(?: {0,2}(?:[,.;]|$)| {1,2}(?=by |and )| {2}(?=in ))"
)
_CUES = frozenset(
    "budget cost made produced shot grossed grossing earned earning took collected gross total takings running runtime run length runs ran "
    "released premiered opened".split()
)


def read_holes(book: Notebook) -> None:
    """Note a hole for each figure that a sentence promises and does not give, unless it stands elsewhere in the article."""
    for section in book.article.of_kind(LEAD, BOX_OFFICE, RECEPTION, RELEASE, PRODUCTION, HOME):
        for span in book.article.telling(section, _CUES):
            if span.end - span.start < 1500 and not tells_of_another_work(book.source, span):
                _holes(book, span)


def _holes(book: Notebook, span: Span) -> None:
    low = book.source.low
    if not book.article.mentions(span, MONEY_WORDS):
        for match in _BUDGET.finditer(low, span.start, span.end):
            if not book.has("budget"):
                book.say("budget", HOLE, match.start(), match.end())
        for match in _GROSS.finditer(low, span.start, span.end):
            told = scope_of(low[match.start() : min(span.end, match.end() + 40)])
            if not any(one.qualifiers.get("scope", "") == told for one in book.noted("gross")):
                book.say("gross", HOLE, match.start(), match.end(), scope=told)
    for match in _DURATION.finditer(low, span.start, span.end):
        if not book.has("duration"):
            book.say("duration", HOLE, match.start(), match.end())
    if not book.has("release"):
        for match in _RELEASE.finditer(low, span.start, span.end):
            book.say("release", HOLE, match.start(), match.end())
