"""Entries as festivals announce their films, each on a line: `The Tide, Ana Souza, Brazil, World Premiere`.

They name who made the film and from where without saying so; what reads so is an entry only where the headline names a festival.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.layout.lines import Line
from onesheet.reading.listing.cells import codes, minutes, people, year
from onesheet.reading.listing.entries import Listed, title_at
from onesheet.reading.prose.casing import Prose
from onesheet.reading.vocabulary import Statement
from onesheet.values.countries import country_code

_LONGEST = 220
_BULLET = re.compile(r"[-–•*·▪]+[ \t]+")
_PREMIERE = re.compile(
    r"(?:[\w.’'-]+ ){0,2}premi[eè]re|(?:welt|europa|deutschland|österreich|internationale )-?premiere|première \w+",
    re.IGNORECASE,
)
_PREMIERE_BEHIND = re.compile(
    r"[ \t]*[,;.|–—-]?[ \t]*(?:\b(?:world|international|european|(?:north|south|latin) american|asian|african|national|canadian|american|british|u\.?[ks]\.?|german|french|nordic) premiere)\.?$",
    re.IGNORECASE,
)
_DASHED = re.compile(
    r"(?P<named>[^\n]{1,110}?)[ \t]+[-–—][ \t]+(?P<makers>[^()\n]{3,80}?)[ \t]*\((?P<rest>[^()\n]{2,80})\)"
)
_BRACKETED = re.compile(r"(?P<named>[^\n]{1,110}?)[ \t]*\((?P<rest>[^()\n]{5,140})\)")
_ALONE = re.compile(r"\((?:d|dir|r)[.:][ \t]+(?P<rest>[^()\n]{5,140})\)\W*")
_LABEL = re.compile(r"(?:(?:dirs?|d|regie|r)[.:]|directed by)[ \t]+", re.IGNORECASE)
_Span = tuple[int, int]


def lineup_entry(source: Prose, lines: Sequence[Line], place: int, start: int) -> tuple[Listed, int] | None:
    """The film that a line announces, and how many lines it takes; None where it announces none."""
    line, text = lines[place], source.text
    if line.end - start > _LONGEST:
        return None
    bullet = _BULLET.match(text, start, line.end)
    start = bullet.end() if bullet is not None else start
    behind = _PREMIERE_BEHIND.search(text, start, line.end)
    end = behind.start() if behind is not None else line.end
    for read in (_divided, _dashed, _bracketed, _by_commas):
        found = read(source, start, end)
        if found is not None:
            return found, 1
    below = lines[place + 1] if place + 1 < len(lines) else None
    alone = _ALONE.fullmatch(text, below.start, below.end) if below is not None and not line.is_prose else None
    if alone is None or below is None:
        return None
    made = _made(source, (start, end), _parts(text, *alone.span("rest"), ","), below.end)
    return (made, 2) if made is not None else None


def _divided(source: Prose, start: int, end: int) -> Listed | None:
    """`The Tide | Ana Souza | Brazil | World Premiere`."""
    parts = _parts(source.text, start, end, "|")
    return _made(source, parts[0], parts[1:], end) if len(parts) > 2 else None


def _dashed(source: Prose, start: int, end: int) -> Listed | None:
    """`The Tide - Ana Souza (Brazil)`."""
    match = _DASHED.fullmatch(source.text, start, end)
    if match is None:
        return None
    return _made(
        source, match.span("named"), [match.span("makers"), *_parts(source.text, *match.span("rest"), ",")], end
    )


def _bracketed(source: Prose, start: int, end: int) -> Listed | None:
    """`The Tide (Ana Souza, Brazil)`."""
    match = _BRACKETED.fullmatch(source.text, start, end)
    if match is None:
        return None
    return _made(source, match.span("named"), _parts(source.text, *match.span("rest"), ","), end)


def _by_commas(source: Prose, start: int, end: int) -> Listed | None:
    """`The Tide, Ana Souza, Brazil, World Premiere`; a title may have commas of its own."""
    parts = _parts(source.text, start, end, ",")
    for makers in range(1, len(parts) - 1):
        found = _made(source, (parts[0][0], parts[makers - 1][1]), parts[makers:], end)
        if found is not None:
            return found
    return None


def _parts(text: str, start: int, end: int, sign: str) -> list[_Span]:
    found: list[_Span] = []
    at = start
    while at <= end:
        stop = text.find(sign, at, end)
        stop = stop if stop >= 0 else end
        left, right = at, stop
        while left < right and text[left].isspace():
            left += 1
        while left < right and text[right - 1].isspace():
            right -= 1
        found.append((left, right))
        at = stop + 1
    return found


def _made(source: Prose, title: _Span, parts: Sequence[_Span], end: int) -> Listed | None:
    """The film of a title, its makers, and what else stands behind them: countries, a year, a length, a premiere, nothing else."""
    named = title_at(source.text, *title)
    if named is None or not parts:
        return None
    label = _LABEL.match(source.text, *parts[0])
    makers = list(people("director")(source, label.end() if label is not None else parts[0][0], parts[0][1]))
    if not makers or any(" " not in str(one.value) for one in makers):
        return None
    said: list[Statement] = []
    for left, right in parts[1:]:
        told = [
            *codes("country", country_code)(source, left, right), *year(source, left, right), *_length(source, left, right),
        ]  # fmt: skip
        if not told and _PREMIERE.fullmatch(source.text, left, right) is None:
            return None
        said += told
    if label is None and not any(one.property == "country" for one in said):
        return None
    dated = named.year or next((one.value for one in said if one.property == "year"), None)
    rest = [one for one in said if one.property != "year" or named.year is None]
    return Listed(named.title, dated, (*named.statements(source.text), *makers, *rest), title[0], end)


def _length(source: Prose, start: int, end: int) -> list[Statement]:
    """A length with its unit: a bare number may be anything."""
    return [] if source.text[start:end].strip().isdigit() else list(minutes(source, start, end))
