"""What stands beside a row's label: its lines, and the names or values that a line lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onesheet.reading.document import Row
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.sentences import Span, trim

_LONGEST = 20_000
"""A cell longer than this many signs is no list of facts."""
_MOST_JOINED = 3
"""How many lines an opening bracket can hold; one that is never closed ends there."""
_FOOTNOTE = re.compile(
    r"\[ ?(?:\d{1,3}|[a-zα-ω]{1,2}|(?:n|nb|note|notes|ref|fn|lower-alpha) ?\d{0,3}|citation needed|better source needed|"
    r"clarification needed|dubious[^\[\]\n]{0,20}|verification needed|according to whom\??|when\??|who\??|which\??) ?\]",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"[\u00a0\u00ad\u200b-\u200f\u2028\u2029\u202f\u2060\ufeff\t]")
_BULLET = re.compile(r"[*•·‣▪◦–—-]+\s+")
_MARKS = re.compile(r"[()\[\]]")
_GOES_ON = re.compile(r" ?[^\W_]")
"""What follows a bracket that stands inside a name: `Python (Monty) Pictures`."""
_SPLIT = re.compile(r"[()\[\]]|,|;|[、，；]|\s[•·|]\s|\s(?:/|&|and|with)\s", re.IGNORECASE)
_SUFFIX_AHEAD = re.compile(
    r"\s*(?:jr|sr|ii|iii|iv|esq|ph\.?d|m\.?d|inc|incorporated|ltd|llc|llp|l\.?p|limited|co|corp|gmbh|ag|s\.?a|s\.?r\.?l|s\.?p\.?a|plc"
    r"|pvt|a\.?s\.?c|b\.?s\.?c|a\.?c\.?e)\b\.?(?=\s*(?:$|[,;()\[]))",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?P<label>[^\W\d_][^:()\n]{1,40}):(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell at `cell.text[start:end]`."""

    start: int
    end: int
    under: str = ""
    """The heading inside the cell that it stands under, without its colon: `Dialogues`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row's words. `text` is as long as the stretch of the prose that starts at `offset`, sign for sign.

    Line ends, footnote marks and signs that are not seen are blanks in it.
    """

    text: str
    offset: int
    lines: tuple[Line, ...]
    prose: Prose = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "prose", Prose(self.text, lower(self.text), lowered=False))

    def words(self, start: int, end: int) -> str:
        """The words of a stretch with single spaces."""
        return " ".join(self.text[start:end].split())


@dataclass(frozen=True, slots=True)
class Part:
    """One name or value of a line at `cell.text[start:end]`, notes included."""

    text: str
    start: int
    end: int
    notes: tuple[str, ...] = ()
    """What stands in brackets after it, without the brackets."""
    link: str = ""
    """What parts it from the part before on the same line: `,`, `and`."""


def cell_of(prose: str, row: Row) -> Cell | None:
    """The cell of a row; None where the row says nothing, or its items do not stand in the prose one after another."""
    items = [item for item in row.items if item.text.strip()]
    if not items:
        return None
    start, end = items[0].start, items[-1].end
    in_order = all(one.end <= other.start for one, other in pairwise(items))
    if not in_order or not 0 <= start < end <= len(prose) or end - start > _LONGEST:
        return None
    raw = prose[start:end]
    spans = []
    for item in items:
        at = item.start - start
        for piece in raw[at : item.end - start].split("\n"):
            spans.append(Span(at, at + len(piece)))
            at += len(piece) + 1
    text = _INVISIBLE.sub(" ", raw.replace("\n", " "))
    text = _FOOTNOTE.sub(lambda match: " " * len(match.group()), text)
    return Cell(text, start, tuple(_headed(text, _whole_lines(text, spans))))


def _whole_lines(text: str, spans: Sequence[Span]) -> list[Span]:
    """The lines that say something, without bullets; one that only holds brackets, or closes them, joins the one before."""
    found: list[Span] = []
    depth = joined = 0
    for one in spans:
        span = trim(text, one.start, one.end)
        bullet = _BULLET.match(text, span.start, span.end)
        if bullet is not None:
            span = Span(bullet.end(), span.end)
        if span.start >= span.end:
            continue
        if found and ((depth > 0 and joined < _MOST_JOINED) or _is_note(text, span)):
            found[-1] = Span(found[-1].start, span.end)
            joined += 1
        else:
            depth = joined = 0
            found.append(span)
        depth = max(0, depth + _opened(text, span))
    return found


def _is_note(text: str, span: Span) -> bool:
    """Whether a line is nothing but brackets: `(uncredited)`."""
    return text[span.start] in "([" and text[span.end - 1] in ")]"


def _opened(text: str, span: Span) -> int:
    return sum(1 if mark.group() in "([" else -1 for mark in _MARKS.finditer(text, span.start, span.end))


def _headed(text: str, spans: Sequence[Span]) -> list[Line]:
    """The lines with the headings that stand inside the cell taken off: `Dialogues:` above them, or `Songs: X` before."""
    lines, under = [], ""
    for span in spans:
        heading = _HEADING.match(text, span.start, span.end)
        if heading is None:
            lines.append(Line(span.start, span.end, under))
        elif heading.end() >= span.end:
            under = heading["label"].strip()
        else:
            lines.append(Line(heading.end(), span.end, heading["label"].strip()))
    return lines


def parts_of(cell: Cell, line: Line) -> list[Part]:
    """The parts of a line between commas, semicolons, `and` and `&`, each with the notes in brackets after it.

    Brackets keep together what stands in them, and `, Jr.` and `, Inc.` stay with the name before.
    """
    found: list[Part] = []
    at, depth, link = line.start, 0, ""
    for match in _SPLIT.finditer(cell.text, line.start, line.end):
        sign = match.group().strip().lower()
        if sign in ("(", "["):
            depth += 1
        elif sign in (")", "]"):
            depth = max(0, depth - 1)
        elif depth == 0 and not (sign == "," and _SUFFIX_AHEAD.match(cell.text, match.end(), line.end)):
            found += _part(cell, at, match.start(), link)
            at, link = match.end(), sign
    return found + _part(cell, at, line.end, link)


def _part(cell: Cell, start: int, end: int, link: str) -> list[Part]:
    """One part, or none where there are no words but in brackets; those belong to nothing then."""
    span = trim(cell.text, start, end)
    words, notes, at = [], [], span.start
    depth = 0
    for mark in _MARKS.finditer(cell.text, span.start, span.end):
        opens = mark.group() in "(["
        if opens and depth == 0:
            words.append(cell.text[at : mark.start()])
            at = mark.end()
        elif not opens and depth == 1:
            inside = cell.words(at, mark.start())
            if _GOES_ON.match(cell.text, mark.end(), span.end):
                words.append(cell.text[at - 1 : mark.end()])
            else:
                notes.append(inside)
            at = mark.end()
        depth = depth + 1 if opens else max(0, depth - 1)
    (notes if depth else words).append(cell.text[at : span.end])
    text = " ".join(" ".join(words).split()).strip(" ,;")
    return [Part(text, span.start, span.end, tuple(note for note in notes if note), link)] if text else []
