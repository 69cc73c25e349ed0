"""The sentences of a line of running text, in which `(dir. Ana Souza)` ends none."""

from __future__ import annotations

import re

from onesheet.reading.layout.lines import Line
from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.sentences import Span, sentences

_GOES_ON = re.compile(r"\b(?:dirs?|d|r|dt|int|feat|réal)\.$", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d{1,3}\.$")
_NUMBERED = re.compile(
    r"(?:Ausgabe|Auflage|Edition|Festival\w*|Mal|Internationale\w*|\w*[Ff]ilm(?:fest|tage|woche)\w*|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*)\b"
)
"""What follows a number with a full stop in German, which ends no sentence."""


def sentences_of(text: str, line: Line) -> list[Span]:
    """The sentences in order."""
    found: list[Span] = []
    for span in sentences(prose(text), line.start, line.end):
        if found and _is_joined(text, found[-1], span):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _is_joined(text: str, one: Span, following: Span) -> bool:
    near = max(one.start, one.end - 6)
    if _GOES_ON.search(text, near, one.end) is not None:
        return True
    return _NUMBER.search(text, near, one.end) is not None and _NUMBERED.match(text, following.start) is not None
