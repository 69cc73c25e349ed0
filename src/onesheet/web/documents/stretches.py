"""Which stretches of a document a page shows. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onesheet.web.addresses import FIRST_PAGE
from onesheet.web.excerpts import shortened

_PARAGRAPH = re.compile(r"=[^\n]*=(?=[^\S\n]*(?:\n|\Z))|\S(?:[^\n]|\n(?![^\S\n]*\n|=[^\n]*=[^\S\n]*(?:\n|\Z)))*")
_BUDGET = 21_000
"""Bytes of HTML that the text of one page, with its marks and its list, should take."""
_COST = 290
"""Bytes that one thing read takes: its mark, and its line in the list."""
_LONGEST = 4000
"""Characters of a paragraph that are kept together."""
QUOTED = 300
"""Characters of one sentence that are shown where the text may not be shown whole."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a document's text and where it begins."""

    text: str
    at: int
    after_gap: bool = False
    """True where something before it is left out."""
    cut: bool = False
    """True where it goes on in the document."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.text)


def paragraphs(text: str) -> list[Stretch]:
    """Part a text at its blank lines and at its headings (`== Cast ==`); very long paragraphs are parted between words."""
    return [piece for found in _PARAGRAPH.finditer(text) for piece in _pieces(found.group().rstrip(), found.start())]


def _pieces(text: str, at: int) -> Iterator[Stretch]:
    begin = 0
    while len(text) - begin > _LONGEST:
        space = text.rfind(" ", begin + _LONGEST // 2, begin + _LONGEST)
        end = space + 1 if space > 0 else begin + _LONGEST
        yield Stretch(text[begin:end], at + begin)
        begin = end
    yield Stretch(text[begin:], at + begin)


def pages(stretches: Sequence[Stretch], starts: Iterable[int]) -> list[list[Stretch]]:
    """Part a document's stretches into pages of a like size; `starts` are where what was read begins, in order.

    The first page holds at least the first 3,000 characters. A text without a word has one page, which is empty.
    """
    waiting = list(reversed(list(starts)))
    made: list[list[Stretch]] = [[]]
    spent = 0
    for stretch in stretches:
        cost = len(stretch.text.encode()) + 8
        while waiting and waiting[-1] < stretch.end:
            waiting.pop()
            cost += _COST
        if made[-1] and spent + cost > _BUDGET and not (len(made) == 1 and stretch.at < FIRST_PAGE):
            made.append([])
            spent = 0
        made[-1].append(stretch)
        spent += cost
    return made


def page_holding(made: Sequence[Sequence[Stretch]], at: int) -> int:
    """Return the number of the page, 1 is the first, that holds the character at `at`."""
    for number, page in enumerate(made, 1):
        if page and at < page[-1].end:
            return number
    return len(made)


def used_sentences(read: Iterable[tuple[int, str, str]]) -> list[Stretch]:
    """Return the sentences that were used, in order, each once; `read` gives start, quote and sentence.

    No more than 300 characters of any one of them, so that a plot told at length is not shown whole.
    """
    told = sorted((_sentence(*one) for one in read), key=lambda one: (one.at, -len(one.text)))
    made: list[Stretch] = []
    for one in told:
        if not one.text:
            continue
        if not made or one.at >= made[-1].end:
            made.append(Stretch(one.text, one.at, after_gap=one.at > (made[-1].end + 1 if made else 0), cut=one.cut))
        elif one.end > made[-1].end and len(made[-1].text) < 2 * QUOTED:
            before = made[-1]
            made[-1] = Stretch(before.text + one.text[before.end - one.at :], before.at, before.after_gap, one.cut)
    return made


def _sentence(start: int, quote: str, sentence: str) -> Stretch:
    inside = sentence.find(quote)
    if inside < 0 or len(sentence) > QUOTED:
        text = shortened(quote, QUOTED)
        return Stretch(text.removesuffix("…") if len(text) <= len(quote) else text, start, cut=len(quote) > QUOTED)
    return Stretch(sentence, start - inside)
