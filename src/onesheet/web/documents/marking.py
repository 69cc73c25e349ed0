"""Marking in a text what was read from it. Pure but for Markup: texts and spans in, HTML out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = 240
"""A span of more characters is tinted and not underlined."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that was read, `start` to `end`, and the number under which the list tells it."""

    number: int
    anchor: str
    """Its id on the page, `s7`; that of its line in the list is `l-s7`."""
    group: str
    start: int
    end: int


def marked(text: str, at: int, spans: Sequence[Span]) -> Markup:
    """Return a stretch of a text, which begins `at` characters into it, with every span that touches it marked.

    A span's first piece carries its id; where spans cross, or go on in another stretch, the further pieces carry
    `data-s` instead. After the last piece stands the number, a link to the list. Spans in order of start, then longest first.
    """
    end = at + len(text)
    here = [span for span in spans if span.start < end and span.end > at]
    cuts = sorted({at, end, *(max(one.start, at) for one in here), *(min(one.end, end) for one in here)})
    made: list[str] = []
    open_now: list[Span] = []
    for position, following in zip(cuts, [*cuts[1:], end], strict=True):
        _close(made, open_now, position)
        for span in here:
            if max(span.start, at) == position and position < end:
                made.append(_opening(span, first=span.start >= at))
                open_now.append(span)
        made.append(str(escape(text[position - at : following - at])))
    made.extend("</mark>" for _ in open_now)
    return Markup("".join(made))  # noqa: S704 - the text is escaped, the rest is numbers and names of groups


def _close(made: list[str], open_now: list[Span], position: int) -> None:
    """End the spans that end here; those that were opened within them and go on are closed and opened again."""
    depth = next((at for at, span in enumerate(open_now) if span.end <= position), None)
    if depth is None:
        return
    inner, open_now[depth:] = open_now[depth:], []
    made.append("</mark>" * len(inner))
    ended = [span for span in inner if span.end <= position]
    made.extend(f'<sup><a href="#l-{span.anchor}">{span.number}</a></sup>' for span in ended)
    for span in (one for one in inner if one.end > position):
        made.append(_opening(span, first=False))
        open_now.append(span)


def _opening(span: Span, *, first: bool) -> str:
    long = " long" if span.end - span.start > _LONG else ""
    name = "id" if first else "data-s"
    return f'<mark class="{span.group}{long}" {name}="{span.anchor}">'
