"""Where the words of a page's links stand in its text, those in slanted letters, and those that begin a line and are set apart."""

from __future__ import annotations

from collections.abc import Iterable

from onesheet.reading.forms.html.lines import Line


def links_of(text: str, lines: Iterable[Line]) -> tuple[tuple[int, int], ...]:
    """The stretches of the text that are links, in order; lines must have been given their place in it."""
    return _placed(text, ((line, line.links) for line in lines if line.links))


def slanted_of(text: str, lines: Iterable[Line]) -> tuple[tuple[int, int], ...]:
    """Those in slanted letters, likewise."""
    return _placed(text, ((line, line.slanted) for line in lines if line.slanted))


def _placed(text: str, told: Iterable[tuple[Line, tuple[str, ...]]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for line, stretches in told:
        at = line.start
        end = at + len(line.words)
        for words in stretches:
            start = text.find(words, at, end)
            if start >= 0:
                at = start + len(words)
                found.append((start, at))
    return tuple(found)


def openings_of(lines: Iterable[Line]) -> tuple[tuple[int, int], ...]:
    """The words at the beginnings of lines that are set apart from those behind them; lines must have been given their place."""
    return tuple(
        (line.start, line.start + len(line.label))
        for line in lines
        if line.label and len(line.label) < len(line.words) and line.words.startswith(line.label)
    )
