"""Where paragraphs and sentences start and end.

A sentence ends at a full stop, question or exclamation mark and its closing quotes, before white space, or glued to the
next one where a footnote was cut out between (`festival.the film opened`). Initials, titles and abbreviations do not
end one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onesheet.reading.prose.casing import Prose

# One sign by itself at the beginning lets the search run over all others at once.
_STOP = re.compile(r"[.!?…][.!?…]*[\"'”’»)\]]{0,4}")
_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_LAST_WORD = re.compile(r"[\w'’.&-]*$")
_NEXT_WORD = re.compile(r"[\s\"'“”‘’(\[]{0,6}([\w'’-]{0,24})")
_WINDOW = 24
_NEVER_LAST = frozenset(
    "mr mrs ms dr st mt prof capt col gen lt sgt cpl pvt maj adm rev hon gov sen rep det insp supt asst dept vs nos fig "
    "approx ca cf eg e.g i.e jan feb mar apr jun jul aug sep sept oct nov dec vol pp ed messrs mme mlle fr transl translit lit trans pron".split()
)
"""Words whose full stop never ends a sentence."""
_MAY_BE_LAST = frozenset("jr sr inc ltd co corp bros etc u.s u.k u.s.a d.c l.a no a.m p.m al esq".split())
"""Words whose full stop ends a sentence only before a word that starts one."""
STARTERS = frozenset(
    "the it in on but he she they this these that his her their its a an at as after before when while during for from "
    "and although though however by with we i you there who some many most both since despite according one two "
    "following later upon if to director metacritic rotten".split()
)
"""Words that often start a sentence; a full stop glued to one of them ends the sentence before."""
_GOES_ON = frozenset(
    "is was are were and or has had stars star starring received grossed premiered opened won earned to by of".split()
)
"""Words before which a `!` or `?` belongs to a title, where capitals do not tell."""
_AFTER_A_NAME_ENDS = frozenset("the it he she they this these his her its after when while however although".split())
"""The surest of these: after initials and abbreviations only they start a sentence."""


class Span(NamedTuple):
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int


def lines(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines that hold something, trimmed of white space at both ends."""
    found = []
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        span = trim(text, match.start(), match.end())
        if span.start < span.end:
            found.append(span)
    return found


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Stretches between blank lines, trimmed; lines that were wrapped stay together."""
    stop = len(text) if end is None else end
    found, at = [], start
    for match in _BLANK.finditer(text, start, stop):
        found.append(trim(text, at, match.start()))
        at = match.end()
    found.append(trim(text, at, stop))
    return [span for span in found if span.start < span.end]


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return Span(start, end)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, max(start + left, start + len(piece.rstrip())))


def sentences(source: Prose, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of a stretch, trimmed, in order. The last one may lack its full stop."""
    stop = len(source.text) if end is None else end
    found = source.sentences.get((start, stop))
    if found is None:
        found = source.sentences[start, stop] = _sentences(source, start, stop)
    return list(found)


def _sentences(source: Prose, start: int, stop: int) -> list[Span]:
    found, at = [], start
    for match in _STOP.finditer(source.text, start, stop):
        if match.end() >= stop or _ends_plainly(source, match) or _ends_here(source, match, stop):
            span = trim(source.text, at, match.end())
            if span.start < span.end:
                found.append(span)
            at = match.end()
    span = trim(source.text, at, stop)
    if span.start < span.end:
        found.append(span)
    return found


def _ends_plainly(source: Prose, match: re.Match[str]) -> bool:
    """Whether `... word. Next` stands here, no abbreviation before and a capital after: most sentences end so."""
    text, at, end = source.text, match.start(), match.end()
    if source.lowered or text[end] != " " or not text[end + 1 : end + 2].isupper():
        return False
    gap = text.rfind(" ", max(0, at - _WINDOW), at)
    word = source.low[gap + 1 : at] if gap != -1 else ""
    return len(word) > 1 and word.isalpha() and word not in _NEVER_LAST and word not in _MAY_BE_LAST


def _ends_here(source: Prose, match: re.Match[str], stop: int) -> bool:
    text, low = source.text, source.low
    after = text[match.end()]
    before = _word_before(low, match.start())
    if not after.isspace():
        if match.group().startswith("..") and text[match.start() - 1 : match.start()].isspace():
            return False
        return _is_glued(source, match, before, stop)
    follows = _NEXT_WORD.match(low, match.end(), stop)
    word = follows[1] if follows else ""
    if match.group() == "." and _is_abbreviation(before, word):
        return False
    if source.lowered:
        return word not in (("is", "was") if match.group()[0] == "." else _GOES_ON)
    return not _next_is_small(text, match.end(), stop)


def _word_before(low: str, at: int) -> str:
    tail = _LAST_WORD.search(low, max(0, at - _WINDOW), at)
    return tail.group().strip("'") if tail else ""


def _is_abbreviation(before: str, word: str) -> bool:
    """Whether the full stop after `before` belongs to it, when `word` comes next."""
    if before in _NEVER_LAST:
        return before not in ("mar", "may") or word[:1].isdigit()
    if before in _MAY_BE_LAST:
        return word not in _AFTER_A_NAME_ENDS and not (before == "no" and not word[:1].isdigit())
    letters = before.split(".")
    return all(len(letter) == 1 and letter.isalpha() for letter in letters) and word not in _AFTER_A_NAME_ENDS


def _next_is_small(text: str, at: int, stop: int) -> bool:
    """Whether the next word starts with a small letter, in a text that has its capitals."""
    follows = _NEXT_WORD.match(text, at, stop)
    return bool(follows and follows[1][:1].islower())


def _is_glued(source: Prose, match: re.Match[str], before: str, stop: int) -> bool:
    """Whether a stop with no space after it ends a sentence, as where a footnote was cut out."""
    text, low = source.text, source.low
    follows = _NEXT_WORD.match(low, match.end(), stop)
    if follows is None or not follows[1] or before in _NEVER_LAST:
        return False
    word, first = follows[1], follows.start(1)
    closed = len(match.group()) > 1
    if len(before) < 2 and not closed:
        return False
    if not source.lowered and text[first].isupper():
        return closed or (text[match.start() - 1].islower() and len(word) > 1 and not text[first : first + 2].isupper())
    ends = first + len(word)
    return word in STARTERS and ends < len(low) and low[ends] in " ,"
