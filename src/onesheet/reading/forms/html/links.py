"""Where the words of a page's links stand in its text, and those that begin a line and are set apart."""

from __future__ import annotations

from collections.abc import Iterable

from onesheet.reading.forms.html.lines import Line


def links_of(text: str, lines: Iterable[Line]) -> tuple[tuple[int, int], ...]:
    """The stretches of the text that are links, in order; lines must have been given their place in it."""
    found: list[tuple[int, int]] = []
    for line in lines:
        at = line.start
        end = at + len(line.words)
        for link in line.links:
            start = text.find(link, at, end)
            if start >= 0:
                at = start + len(link)
                found.append((start, at))
    return tuple(found)


def openings_of(lines: Iterable[Line]) -> tuple[tuple[int, int], ...]:
    """The words at the beginnings of lines that are set apart from those behind them; lines must have been given their place."""
    return tuple(
        (line.start, line.start + len(line.label))
        for line in lines
        if line.label and len(line.label) < len(line.words) and line.words.startswith(line.label)
    )
