"""What juries and audiences awarded: `Golden Leopard: Toxic by Saulė Bliuvaitė`, a prize with films below it, a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onesheet.reading.festival.entry import Entry, titled
from onesheet.reading.festival.facts import only_facts
from onesheet.reading.festival.makers import makers_in, named
from onesheet.reading.festival.on_line import after_rank, one_line
from onesheet.reading.festival.prizes import PRIZE, SHARED, prize_span
from onesheet.reading.festival.told.awards import prizes_told
from onesheet.reading.festival.told.guards import announces
from onesheet.reading.festival.walk import entry_at
from onesheet.reading.layout.lines import Line
from onesheet.reading.listing.festival import printed_heading

AWARDED = re.compile(
    r"\b(?:award(?:s|ed)?|winn(?:ers?|ing)|won|wins?|prizes?|palmar[eéè]s|laureates?|honou?rs|preistr[äa]ger(?:innen)?|preise|premi(?:os|ati|ados)?|récompenses|gewinner|vinnare|vinnere|jury)\b",
    re.IGNORECASE,
)
"""Words at the head of a page that tells who won."""
_LABELED = re.compile(r"(?P<prize>[^:\n]{3,110}?)\s*(?::|\s[–—]\s|\s-\s)[*_]*\s*(?=\S)")
_FOR = re.compile(
    r"(?P<who>[^\n]{3,90}?)[*_,]*\s(?:for(?: (?:his|her|their) (?:role|performance|work) in)?|in|pour|für|por|per|dans)\s+[*_]*(?P<film>[^\n]{1,200})"
)
_STATEMENT = re.compile(
    r"(?:the )?(?:jury|juror|statement|motivation|begründung|presented|sponsored|director|motivering)[^:\n]{0,30}:",
    re.IGNORECASE,
)
"""What stands between a prize and its film, or below it."""
_AWARDED_HERE = re.compile(
    r"(?:[^:\n]{0,90}\b(?:prize|award|prix|preis|premio|pris|mention|best [\w ]{3,40}|nominees?|nominated)\b[^:\n]{0,60}|nominees?|nominated|shortlist)\s?:[*_]*\s+\S",
    re.IGNORECASE,
)
"""A line with a prize, or with those who did not get it, and what stands behind it: it is no film of the prize above."""
_SHORTEST_TOLD, _LONGEST = 30, 500


@dataclass(slots=True)
class Given:
    """A prize that a film, or somebody for it, was given; the words from `start` to `end` say so."""

    prize: str
    film: Entry
    recipient: str
    start: int
    end: int
    jury: str = ""
    """The words that name the jury which gave it, as printed."""


def awards_in(
    text: str, lines: Sequence[Line], openings: dict[int, int], slanted: Sequence[tuple[int, int]], year: int | None, *, until: int
) -> list[Given]:  # fmt: skip
    """The prizes that the lines of a page tell of; those before `until`, which is the headline, are none."""
    found: list[Given] = []
    prize: tuple[int, int] | None = None
    reports = announces(lines) or not any(line.is_prose for line in lines)
    for place, line in enumerate(lines):
        if line.start < until:
            continue
        on_line = _on_line(text, line, openings)
        if on_line or _AWARDED_HERE.match(line.words.lstrip("*_ ")) is not None:
            found += on_line
            prize = None
            continue
        told = prizes_told(text, line, slanted, year) if reports and len(line.words) > _SHORTEST_TOLD else []
        if told:
            found += [Given(one.prize, one.film, one.recipient, one.start, one.end, one.jury) for one in told]
            prize = None
            continue
        if line.is_prose or _STATEMENT.match(line.words) is not None:
            heading = prize_span(text, line.start, line.end)
            prize = heading if heading is not None else prize if PRIZE.search(line.words[:80]) is None else None
            continue
        heading = prize_span(text, line.start, line.end)
        if heading is not None and one_line(text, line.start, line.end, openings.get(line.start, 0)) is None:
            prize = heading
        elif prize is not None:
            given = _given(text, *prize, after_rank(text, line.start, line.end), line.end, openings)
            if given is None:
                entry, _ = entry_at(text, lines, place, openings)
                given = _with(text, prize, entry, "", prize[0]) if entry is not None else None
            if given is not None:
                found.append(given)
            else:
                prize = None
    return found


def _on_line(text: str, line: Line, openings: dict[int, int]) -> list[Given]:
    """`Golden Leopard: Toxic by Saulė Bliuvaitė, Lithuania`."""
    if line.end - line.start > _LONGEST:
        return []
    for match in _LABELED.finditer(text, line.start, line.end):
        if match.start() != line.start:
            break
        whole = match.span("prize")
        colon = text[match.start() : match.end()].rstrip(" *_")
        prize = prize_span(text, *whole)
        if prize is None:
            continue
        # `Golden Leopard – Filmmakers of the Present: Holy Electricity`: the prize goes on up to the colon
        later = text.find(": ", match.end(), line.end)
        if not colon.endswith(":") and later > 0:
            longer = prize_span(text, whole[0], later)
            if longer is not None:
                given = _given(text, *longer, later + 2, line.end, openings)
                return [given] if given is not None else []
        given = _given(text, *prize, match.end(), line.end, openings)
        return [given] if given is not None else []
    return []


def _given(text: str, prize_start: int, prize_end: int, start: int, end: int, openings: dict[int, int]) -> Given | None:
    """The film that a prize is given for, which stands from `start` to `end`."""
    while start < end and text[start].isspace():
        start += 1
    shared = SHARED.search(text, start, end)
    end = shared.start() if shared is not None and not text[shared.end() : end].strip() else end
    prize = printed_heading(" ".join(text[prize_start:prize_end].split()))
    since = min(prize_start, start)
    match = _FOR.fullmatch(text, start, end)
    if match is not None:
        who = named(match["who"].strip(" *_"))
        if who is not None:
            left, right = match.span("film")
            left -= len(text[start:left]) - len(text[start:left].rstrip("*_"))
            film = one_line(text, left, right, 0) or _plain(text, left, right)
            if film is None:
                return None
            if not film.makers and re.search(
                r"\b(?:direct(?:or|ion|ing)|réalisation|regie|dirección|regia)\b", prize, re.IGNORECASE
            ):
                at = match.start("who")
                film.makers = makers_in(text, at, match.end("who"))
            return Given(prize, film, who, since, end)
    film = one_line(text, start, end, openings.get(start, 0)) or _marked_alone(text, start, end)
    return Given(prize, film, "", since, end) if film is not None else None


def _with(text: str, prize: tuple[int, int], film: Entry, recipient: str, since: int) -> Given:
    return Given(printed_heading(" ".join(text[slice(*prize)].split())), film, recipient, since, film.end)


def _plain(text: str, start: int, end: int) -> Entry | None:
    """A film named by its title, with no more than facts behind it: `Drowning Dry, Lithuania/Latvia`."""
    comma = re.compile(r",\s").search(text, start, end)
    facts = only_facts(text, comma.end(), end) if comma is not None else None
    entry = titled(text, start, comma.start() if comma is not None and facts is not None else end)
    if entry is None:
        return None
    entry.facts = facts or entry.facts
    entry.start, entry.end = start, end
    return entry


def _marked_alone(text: str, start: int, end: int) -> Entry | None:
    """A title alone where it is set apart: `“The Tide”`, `*The Tide*`; or with its countries: `The Tide (Brazil)`."""
    words = text[start:end].strip()
    entry = _plain(text, start, end)
    if entry is None or not (words[0] in '"“«*_' or entry.facts.said):
        return None
    return entry
