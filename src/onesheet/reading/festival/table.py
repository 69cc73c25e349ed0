"""Tables of a programme whose columns have heads: a film in each row, with its day, time and venue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onesheet.reading.festival.entry import Entry, both, titled
from onesheet.reading.festival.facts import only_facts
from onesheet.reading.festival.makers import makers_in
from onesheet.reading.festival.when import Shown, clock_at, day_at

_HEADS = (
    ("title", r"(?:film|title|movie|film title|titel|titre|t[ií]tulo|titolo|programme item)s?"),
    ("director", r"(?:directors?|directed by|dir\\.?|regie|réalisation|direcci[óo]n|regia|director/s)"),
    ("day", r"(?:date|day|datum|tag|jour|fecha|d[ií]a|data|when)"),
    ("time", r"(?:time|start|starts|zeit|uhrzeit|heure|hora|ora|clock)"),
    ("venue", r"(?:venue|cinema|where|place|location|screen|theatre|theater|kino|ort|lieu|salle|sala|sede|lugar)"),
    ("section", r"(?:section|strand|competition|sektion|sezione|secci[óo]n|category|programme)"),
    ("facts", r"(?:countr(?:y|ies)|land|pays|pa[ií]s|year|jahr|année|año|countr(?:y|ies)(?: ?[,/&] ?| and )year|length|duration|runtime|running time|min(?:ute)?s?\\.?|dauer|länge|durée|duración|premiere(?: status)?)"),
)  # fmt: skip
_KINDS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _HEADS)
_BAR = re.compile(r"(?:(?<![ \t])[ \t]+)?(?:\t|\s\|\s)[ \t]*")
_FEWEST, _MOST = 3, 14
_LONGEST_HEAD, _LONGEST_CELL = 200, 320

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands in which column of a table."""

    places: Mapping[str, tuple[int, ...]]
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """The film of a row, and when it is shown."""

    entry: Entry
    section: Span | None
    shown: Shown | None


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells, at = [], start
    for bar in _BAR.finditer(text, start, end):
        cells.append((at, bar.start()))
        at = bar.end()
    return [*cells, (at, end)]


def columns_at(text: str, start: int, end: int) -> Columns | None:
    """The columns that a line names, where a film and a time, a day or a venue are among them."""
    if end - start > _LONGEST_HEAD:
        return None
    cells = _cells(text, start, end)
    if not _FEWEST <= len(cells) <= _MOST:
        return None
    places: dict[str, tuple[int, ...]] = {}
    for place, (left, right) in enumerate(cells):
        kind = next((name for name, pattern in _KINDS if pattern.fullmatch(text, left, right)), None)
        if kind is not None:
            places[kind] = (*places.get(kind, ()), place)
    shown = places.keys() & {"time", "day", "venue"}
    return Columns(places, len(cells)) if "title" in places and shown else None


def row_at(text: str, start: int, end: int, columns: Columns) -> Row | None:
    """The film of a line with as many cells as there are columns; None where its cell holds no title."""
    cells = _cells(text, start, end)
    if len(cells) != columns.count:
        return None

    def cell(kind: str) -> Span | None:
        place = next(iter(columns.places.get(kind, ())), None)
        left, right = cells[place] if place is not None else (0, 0)
        return (left, right) if 0 < right - left <= _LONGEST_CELL else None

    named = cell("title")
    entry = titled(text, *named) if named is not None else None
    if entry is None:
        return None
    entry.start, entry.end, entry.cued = start, end, True
    makers, section = cell("director"), cell("section")
    entry.makers = makers_in(text, *makers) if makers is not None else []
    for place in columns.places.get("facts", ()):
        left, right = cells[place]
        facts = only_facts(text, left, right) if right - left <= _LONGEST_CELL else None
        entry.facts = both(entry.facts, facts) if facts is not None else entry.facts
    shown = _shown(text, cell("day"), cell("time"), cell("venue"))
    if not entry.makers and not entry.facts.tells and shown is None:
        return None
    return Row(entry, section if section is not None and text[section[0]].isupper() else None, shown)


def _shown(text: str, day: Span | None, time: Span | None, venue: Span | None) -> Shown | None:
    """When a row says that its film is shown; a day's cell may hold the time, too."""
    told = day_at(text, *day) if day is not None else None
    clock = clock_at(text, *time) if time is not None else None
    if clock is None and told is not None and day is not None:
        after = re.compile(r"[\s,–-]+").match(text, told[1], day[1])
        clock = clock_at(text, after.end(), day[1]) if after is not None else None
    if clock is None:
        return None
    spans = [span for span in (day, time, venue) if span is not None]
    where = " ".join(text[slice(*venue)].split())[:240] if venue is not None else ""
    return Shown(told[0] if told is not None else None, clock[0], where, spans[0][0], max(span[1] for span in spans))
