"""The credits that stand on the lines right under a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.festival.entry import Entry, both, inside, tail, titled
from onesheet.reading.festival.facts import facts_at, only_facts
from onesheet.reading.festival.makers import BY, LABEL
from onesheet.reading.festival.on_line import LONGEST

_WITH = re.compile(
    r"(?:with|mit|avec|con|cast|starring|featuring|besetzung|darsteller|interpr[eé]tation|int[eé]rpretes|reparto)\b\s?:?\s"
    r"|(?:languages?|sprache|langue|idioma|genres?|screenplay|script|writers?|written by|drehbuch|scénario|gui[oó]n|producers?|produced by|production|cinematography|camera|kamera|image|photography|edit(?:ing|or)|montage|schnitt|music|musik|musique|música|sound|ton|son|format|subtitles|sales|world sales|print source|distribution|synopsis|with|key cast)\s?:\s",
    re.IGNORECASE,
)
"""Who plays, and other labels of which nothing is taken."""


def below(text: str, entry: Entry, spans: Sequence[tuple[int, int, bool]]) -> int:
    """Take the credits on the lines right under a title; how many lines they take. Of each line is told whether it stands alone."""
    used = 0
    for start, end, alone in spans:
        following = spans[used + 1][:2] if used + 1 < len(spans) else None
        if end - start > LONGEST or not _line_below(text, start, end, entry, following, alone=alone, first=used == 0):
            break
        used += 1
        entry.end = end
    return used


def _line_below(
    text: str, start: int, end: int, entry: Entry, after: tuple[int, int] | None, *, alone: bool, first: bool
) -> bool:
    """Take what a line says; whether it belongs to the film."""
    facts = only_facts(text, start, end)
    if facts is not None:
        if facts.names & entry.facts.names - {"country"}:
            return False
        entry.facts = both(entry.facts, facts)
        return True
    label = LABEL.match(text, start, end)
    if entry.makers or (label is None and _WITH.match(text, start, end) is not None):
        return label is None and _WITH.match(text, start, end) is not None
    if text[start] == "(" and first and not entry.others and _in_brackets(text, start, end, entry):
        return True
    if label is not None or BY.match(text, start, end) is not None:
        return _taken(text, start, end, entry, cued=True)
    return _names(text, start, end, entry, after, alone=alone) or (not alone and _places_first(text, start, end, entry))


def _taken(text: str, start: int, end: int, entry: Entry, *, cued: bool) -> bool:
    """Take a line of makers and facts and nothing else."""
    trial = Entry(entry.title, start, end, facts=entry.facts)
    if not (tail(text, start, end, trial) and trial.makers) or trial.others:
        return False
    entry.makers, entry.facts, entry.cued = trial.makers, trial.facts, cued
    return True


def _in_brackets(text: str, start: int, end: int, entry: Entry) -> bool:
    """`(The Seed)`, `(d. Ana Souza, Brazil, 2018)` under a title."""
    trial = Entry(entry.title, start, end, facts=entry.facts)
    close = text.find(")", start, end)
    if close < end - 1 or titled(text, *entry.title) is None or not inside(text, start + 1, close, trial):
        return False
    entry.others += trial.others
    entry.makers, entry.facts, entry.cued = trial.makers, trial.facts, trial.cued
    return True


def _names(text: str, start: int, end: int, entry: Entry, after: tuple[int, int] | None, *, alone: bool) -> bool:
    """Names without a label: facts beside them, below them or beside the title must say that a film is announced."""
    trial = Entry(entry.title, start, end, facts=entry.facts)
    if not (tail(text, start, end, trial) and trial.makers) or trial.others:
        return False
    beside = trial.facts.said != entry.facts.said
    following = only_facts(text, *after) if after is not None and not beside else None
    if not ((beside and not alone) or entry.facts.tells or (following is not None and following.tells)):
        return False
    entry.makers, entry.facts = trial.makers, trial.facts
    return True


def _places_first(text: str, start: int, end: int, entry: Entry) -> bool:
    """`Ireland, Netherlands | 2024 | 104 min, Niamh Doyle`."""
    facts = facts_at(text, start, end)
    if not facts.tells:
        return False
    trial = Entry(entry.title, start, end, facts=both(entry.facts, facts))
    if not (tail(text, facts.end, end, trial) and trial.makers) or trial.others:
        return False
    entry.makers, entry.facts, entry.cued = trial.makers, trial.facts, trial.cued
    return True
