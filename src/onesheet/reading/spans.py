"""Which stretches of a text were used, and which were not."""

from __future__ import annotations

from collections.abc import Iterable

from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.sentences import Span, paragraphs, sentences, trim

Stretch = tuple[int, int]


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, with those that touch or overlap made one; empty ones vanish."""
    made: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def unread(text: str, used: Iterable[Stretch], chrome: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The sentences of the main text that touch nothing used, neighbours joined; chrome is no part of the main text."""
    taken, outside, left = joined(used), joined(chrome), []
    at = 0
    for piece in _pieces(text, taken, outside):
        while at < len(taken) and taken[at][1] <= piece.start:
            at += 1
        if at == len(taken) or taken[at][0] >= piece.end:
            left.append(piece)
    return _neighbors_joined(text, left)


def _pieces(text: str, taken: list[Stretch], chrome: list[Stretch]) -> Iterable[Span]:
    """The paragraphs without chrome, those of which a part is taken as their sentences; what is all taken is left out."""
    source, at = prose(text), 0
    for paragraph in _without(text, paragraphs(text), chrome):
        while at < len(taken) and taken[at][1] <= paragraph.start:
            at += 1
        if at == len(taken) or taken[at][0] >= paragraph.end:
            yield paragraph
        elif taken[at][0] > paragraph.start or taken[at][1] < paragraph.end:
            yield from sentences(source, paragraph.start, paragraph.end)


def _without(text: str, spans: list[Span], chrome: list[Stretch]) -> Iterable[Span]:
    """What is left of each stretch when the chrome is cut out of it, such as the heading above a paragraph."""
    at = 0
    for span in spans:
        while at < len(chrome) and chrome[at][1] <= span.start:
            at += 1
        start, cut = span.start, at
        while cut < len(chrome) and chrome[cut][0] < span.end:
            piece = trim(text, start, max(start, chrome[cut][0]))
            if piece.start < piece.end:
                yield piece
            start = max(start, chrome[cut][1])
            cut += 1
        piece = trim(text, start, max(start, span.end))
        if piece.start < piece.end:
            yield piece


def _neighbors_joined(text: str, spans: list[Span]) -> tuple[Stretch, ...]:
    """Stretches with nothing but white space between them, made one."""
    made: list[Stretch] = []
    for span in spans:
        if made and not text[made[-1][1] : span.start].strip():
            made[-1] = (made[-1][0], span.end)
        else:
            made.append((span.start, span.end))
    return tuple(made)
