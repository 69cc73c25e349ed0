"""Read what a festival announces: each film with its makers, its section, its premiere, when and where it is shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from onesheet.reading.document import Document
from onesheet.reading.festival.awards import AWARDED, Given, awards_in
from onesheet.reading.festival.events import Event, events_told, festivals_told
from onesheet.reading.festival.given_names import GIVEN_NAMES
from onesheet.reading.festival.head import Held, festival_at_head, festival_in_text
from onesheet.reading.festival.prizes import PRIZE
from onesheet.reading.festival.told.edition import Told as EditionTold
from onesheet.reading.festival.told.edition import edition_told
from onesheet.reading.festival.told.guards import announces, speaks_as
from onesheet.reading.festival.told.line_up import told_in
from onesheet.reading.festival.told.sentences import sentences_of
from onesheet.reading.festival.walk import Announced, Walk
from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.page import Page, page_of
from onesheet.values.folding import fold

_SELECTED = re.compile(
    r"\b(?:line[- ]?up|program(?:me?|ma|m|ación)?|programação|selections?|sélection|selección|selezione|seleção|wettbewerb)\b",
    re.IGNORECASE,
)
_HEAD_LINES = 4
_OPENING = 400
_MAY_NAME = re.compile(
    r"fest|tage\b|dagar|dager|woche\b|muestra|mostra|semana|journées|rencontres|semaine|settimana|days\b|week|viennale|berlinale|IDFA|SXSW|sundance|docaviv|réel|DOX|IFFR|TIFF|BAFICI|hot docs|biennale|marathon|season|forum|ritrovato|giornate",
    re.IGNORECASE,
)
"""What every festival's name has."""


@dataclass(slots=True)
class Found:
    """What a festival's page says."""

    held: Held | None = None
    films: list[Announced] = field(default_factory=list)
    awards: list[Given] = field(default_factory=list)
    page: Page | None = None
    edition: list[EditionTold] = field(default_factory=list)
    """What is said of the edition itself."""


class Asked(NamedTuple):
    """A document as it is read here."""

    text: str
    known: tuple[str, ...]
    """The festivals known to the one who asks."""
    told: tuple[str, ...]
    """Those that the page tells machines of."""
    events: tuple[Event, ...]
    openings: tuple[tuple[int, int], ...]
    slanted: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=1)
def announced_in(asked: Asked) -> Found:
    """What a page announces. That of the last one is kept, for it is recognised and then read."""
    page = page_of(asked.text)
    lines = page.content
    held = festival_at_head(asked.text, lines, asked.known, asked.told)
    text = _unwrapped(page)
    if held is None:
        return _reported(text, page, asked)
    set_apart = dict(asked.openings)
    if AWARDED.search(" ".join(line.words for line in lines[:_HEAD_LINES])) is not None:
        awards = awards_in(text, lines, set_apart, asked.slanted, held.year, until=lines[0].end)
        if awards:
            films = _beside(text, lines, asked, held, awards) if _selected(lines) else []
            return Found(held, films, awards, page, edition_told(text, lines, held))
    films = _shown(text, lines, lines, asked, held)
    return Found(held, films, [], page, edition_told(text, lines, held) if films else [])


def _selected(lines: Sequence[Line]) -> bool:
    """Whether the headline says that the page lists what is shown, beside what was awarded."""
    return any(_SELECTED.search(line.words) is not None for line in lines[:2] if not line.is_prose)


def _beside(text: str, lines: Sequence[Line], asked: Asked, held: Held, awards: Sequence[Given]) -> list[Announced]:
    """The films that a page shows beside its prizes: those above the first of them, and those of sentences that tell of none."""
    first = min(one.start for one in awards)
    told = {(one.start, one.end) for one in awards}
    above = [line for line in lines if line.end <= first]
    return [
        one
        for one in _shown(text, lines, above, asked, held)
        if (span := (one.entry.start, one.entry.end)) not in told and PRIZE.search(text, *span) is None
    ]


def _shown(text: str, lines: Sequence[Line], listing: Sequence[Line], asked: Asked, held: Held) -> list[Announced]:
    """The films that the lines of a page show, those of `listing` also without sentences around them."""
    films = _sure(text, Walk(text, listing, dict(asked.openings), held, asked.events).all())
    prose = [line for line in lines if line.is_prose]
    first = min((one.entry.start for one in films if _line_of(one, prose) is None), default=len(text))
    above = [line for line in lines if line.end <= first]
    told = told_in(text, above, asked.slanted, held) if announces(lines) else []
    if not speaks_as(text, lines, held):
        told = [one for one in told if one.named_here]
    read = {_line_of(one, prose) for one in told}
    films = [one for one in films if (line := _line_of(one, prose)) is None or line not in read]
    listed = {fold(text[slice(*one.entry.title)]) for one in films}
    told = [one for one in told if fold(text[slice(*one.entry.title)]) not in listed]
    return [*told, *films]


def _reported(text: str, page: Page, asked: Asked) -> Found:
    """What a text says of a festival that not its headline names but its first sentence."""
    lines = page.content
    opening = next((line for line in lines[:_HEAD_LINES] if line.is_prose), None)
    if opening is None or (not asked.known and _MAY_NAME.search(text, opening.start, opening.start + _OPENING) is None):
        return Found()
    first = sentences_of(text, opening)[0]
    held = festival_in_text(asked.text, lines, (first.start, first.end), asked.known)
    if held is None or not announces(lines):
        return Found()
    told = told_in(text, lines, asked.slanted, held)
    if not speaks_as(text, lines, held):
        told = [one for one in told if one.named_here]
    return Found(held, told, [], page, edition_told(text, lines, held) if told else [])


def _line_of(one: Announced, lines: Sequence[Line]) -> int | None:
    """The start of the one of some lines, which are in order, on which a film begins."""
    place = bisect_right(lines, one.entry.start, key=_start_of)
    line = lines[place - 1] if place else None
    return line.start if line is not None and one.entry.start < line.end else None


_start_of = attrgetter("start")


def _unwrapped(page: Page) -> str:
    """The text with its marks of bold and slanted letters; the ends of lines that were wrapped by a machine are spaces."""
    parts, at = [], 0
    for line in page.lines:
        if "\n" in page.text[line.start : line.end]:
            parts += [page.text[at : line.start], page.text[line.start : line.end].replace("\n", " ")]
            at = line.end
    return "".join((*parts, page.text[at:]))


def _sure(text: str, found: list[Announced]) -> list[Announced]:
    """The films without those whose title and maker only their order tells apart, where titles read like names and makers do not."""
    guessed = [one.entry for one in found if not one.entry.cued]
    titles = sum(_is_given(text[slice(*one.title)]) for one in guessed)
    makers = sum(_is_given(str(one.makers[0].value)) for one in guessed)
    if guessed and titles > makers:
        return [one for one in found if one.entry.cued]
    return found


def _is_given(words: str) -> bool:
    first = fold(words).split(" ")
    return len(first) > 1 and first[0] in GIVEN_NAMES


def asked_of(document: Document) -> Asked:
    """What of a document decides what is read."""
    return Asked(
        document.prose, document.known.festivals, festivals_told(document.things), events_told(document.things),
        document.openings, document.slanted,
    )  # fmt: skip
