"""A walk down the lines of a programme: days, sections, times and films."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onesheet.reading.festival.below import below
from onesheet.reading.festival.entry import Entry, titled
from onesheet.reading.festival.events import Event, shown_of
from onesheet.reading.festival.facts import only_facts
from onesheet.reading.festival.head import Held
from onesheet.reading.festival.on_line import after_rank, one_line, synopsis_line
from onesheet.reading.festival.sections import section_at
from onesheet.reading.festival.table import Columns, columns_at, row_at
from onesheet.reading.festival.when import Day, Shown, clock_at, day_heading, shown_at
from onesheet.reading.layout.lines import Line
from onesheet.values.folding import fold

_MOST_BELOW = 6
_AHEAD = 3
"""So many lines below a heading a film must begin."""
_LONGEST_ENTRY = 400
_AFTER_TIME = re.compile(r"(?:\s?[–-]\s?\d{1,2}[:.]\d\d)?[\s|,:–—-]+")
"""What stands between a time that begins a line, with its end, and what is shown then."""
Screening = tuple[Shown, Day | None]


@dataclass(slots=True)
class Announced:
    """A film with all that the page says of its being shown."""

    entry: Entry
    section: tuple[int, int] | None = None
    screenings: list[Screening] = field(default_factory=list)
    section_name: str = ""
    """The section where it is not printed by itself but told of."""
    note: str = ""
    """`opening film`, `closing film`."""
    named_here: bool = False
    """Whether the very sentence that tells of it names the festival."""


class Walk:
    """The films of a page in their order, each with the section, the day and the time that stand above or below it."""

    def __init__(
        self, text: str, lines: Sequence[Line], openings: dict[int, int], held: Held, events: Sequence[Event]
    ) -> None:
        self.found: list[Announced] = []
        self._text, self._lines, self._openings, self._held = text, lines, openings, held
        self._events: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            self._events[fold(event[0])].append(event)
        self._entries: dict[int, tuple[Entry | None, int]] = {}
        self._section: tuple[int, int] | None = None
        self._section_at = -1
        """The place of the line that the section, or a time of all its films, stands on."""
        self._day: Day | None = None
        self._day_at = -1
        self._waiting: list[Screening] = []
        """Times that stand above the film that comes next."""
        self._of_section: list[Screening] = []
        """Times right under the heading of a section: those of all its films."""
        self._times_above: bool | None = None
        self._columns: Columns | None = None

    def all(self) -> list[Announced]:
        """Walk down and return what was found."""
        place = 0
        while place < len(self._lines):
            line = self._lines[place]
            if line.start <= self._held.start < line.end:
                place += 1
                continue
            place += self._row(place) or self._when(place) or self._film(place) or self._heading(place)
        self._add_events()
        return self.found

    def _row(self, place: int) -> int:
        """Take a line of a table whose columns have heads; 0 where it is none."""
        line = self._lines[place]
        columns = columns_at(self._text, line.start, line.end)
        if columns is not None:
            self._columns = columns
            return 1
        row = row_at(self._text, line.start, line.end, self._columns) if self._columns is not None else None
        if row is None:
            return 0
        screenings = [(row.shown, row.shown.day or self._day)] if row.shown is not None else []
        self.found.append(Announced(row.entry, row.section or self._section, screenings))
        return 1

    def _when(self, place: int) -> int:
        """Take a line that is a day or a time; 0 where it is neither."""
        line = self._lines[place]
        day = day_heading(self._text, line.start, line.end)
        if day is not None:
            if self._section_at > self._day_at >= 0:
                self._section = None
            self._day, self._day_at = day, place
            self._waiting, self._of_section, self._times_above = [], [], None
            return 1
        shown = self._shown(place)
        if shown is None:
            return 0
        told = (shown, shown.day or self._day)
        if self._section is not None and place == self._section_at + 1:
            self._of_section.append(told)
            self._section_at = place
        else:
            self._times_above = True
            self._waiting.append(told)
        return 1

    def _film(self, place: int) -> int:
        """Take the film that begins on a line, and how many lines it takes; 0 where none does."""
        entry, used = self._entry(place)
        line = self._lines[place]
        if entry is None and fold(line.words) in self._events:
            entry, used = Entry((line.start, line.end), line.start, line.end, cued=True), 1
        if entry is None:
            return 0
        announced = Announced(entry, self._section, self._waiting)
        self._waiting = []
        clock = _timed(self._text, line)
        if clock is not None:
            announced.screenings = [(Shown(None, clock[0], "", line.start, clock[1]), self._day)]
        for at in range(place + used, len(self._lines)):
            if not self._belongs(at, announced):
                break
            used = at + 1 - place
        announced.screenings = announced.screenings or list(self._of_section)
        self.found.append(announced)
        return used

    def _belongs(self, place: int, announced: Announced) -> bool:
        """Whether a line goes on with the film above it: what it tells, which premiere it is, when it is shown."""
        line, entry = self._lines[place], announced.entry
        shown = self._shown(place)
        if shown is not None and not (self._times_above and shown.day is None):
            announced.screenings.append((shown, shown.day or self._day))
            entry.end = max(entry.end, shown.end) if shown.end - entry.start < _LONGEST_ENTRY else entry.end
            return True
        facts = only_facts(self._text, line.start, line.end)
        if facts is not None and facts.premiere and not facts.said and not entry.facts.premiere:
            entry.facts.premiere = facts.premiere
            return True
        return line.is_prose and self._entry(place)[0] is None

    def _heading(self, place: int) -> int:
        """Take a line that heads a section, or is of no use."""
        span = section_at(self._text, self._lines[place], before_films=self._film_follows(place + 1))
        if span is not None:
            self._section, self._section_at = span, place
            self._waiting, self._of_section = [], []
        return 1

    def _film_follows(self, place: int) -> bool:
        """Whether a film starts on the next line, or on the one after the day and time of a programme."""
        for at in range(place, min(place + _AHEAD, len(self._lines))):
            line = self._lines[at]
            if self._shown(at) is None and day_heading(self._text, line.start, line.end) is None:
                return self._entry(at)[0] is not None
        return False

    def _entry(self, place: int) -> tuple[Entry | None, int]:
        """The film that starts on a line, and how many lines it takes."""
        if place not in self._entries:
            self._entries[place] = entry_at(self._text, self._lines, place, self._openings)
        return self._entries[place]

    def _shown(self, place: int) -> Shown | None:
        """The screening that a line tells, unless it announces a film behind its time."""
        line = self._lines[place]
        shown = shown_at(self._text, line.start, line.end)
        if shown is not None and _timed(self._text, line) is not None and self._entry(place)[0] is not None:
            return None
        return shown

    def _add_events(self) -> None:
        """Give each film the screenings that the page tells machines of and its lines do not."""
        for one in self.found:
            start, end = one.entry.title
            told = {
                (day.iso(self._held.year) if day is not None else None, shown.time) for shown, day in one.screenings
            }
            for event in self._events.pop(fold(self._text[start:end]), ()):
                if event[1:3] not in told:
                    one.screenings.append(shown_of(event, start, end))


def _timed(text: str, line: Line) -> tuple[str, int] | None:
    """The time before a title, and where the title begins: `18.00 The Long Rope (Mary Dolan, Ireland, 2025)`."""
    clock = clock_at(text, line.start, line.end)
    gap = _AFTER_TIME.match(text, clock[1], line.end) if clock is not None else None
    return (clock[0], gap.end()) if clock is not None and gap is not None and gap.end() < line.end else None


def entry_at(text: str, lines: Sequence[Line], place: int, openings: dict[int, int]) -> tuple[Entry | None, int]:
    """The film that starts on a line, and how many lines it takes; none and one where none does."""
    line = lines[place]
    if only_facts(text, line.start, line.end) is not None:
        return None, 1
    spans = [
        (one.start, one.end, one.starts_block)
        for one in itertools.takewhile(
            lambda one: not one.is_heading and not _is_entry(text, one, openings),
            lines[place + 1 : place + 1 + _MOST_BELOW],
        )
    ]
    timed = _timed(text, line)
    start = timed[1] if timed is not None else line.start
    made = one_line(text, start, line.end, openings.get(line.start, 0)) or synopsis_line(text, start, line.end)
    if made is not None:
        made.start = line.start
        return made, 1 + below(text, made, spans)
    entry = titled(text, after_rank(text, start, line.end), line.end) if not line.is_prose else None
    if entry is None:
        return None, 1
    entry.start = line.start
    used = below(text, entry, spans)
    return (entry, 1 + used) if entry.makers and (entry.cued or entry.facts.tells) else (None, 1)


def _is_entry(text: str, line: Line, openings: dict[int, int]) -> bool:
    """Whether a line announces a film by itself, its title set apart."""
    opening = openings.get(line.start, 0)
    return opening > 0 and one_line(text, line.start, line.end, opening) is not None
