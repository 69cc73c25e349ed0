"""Prizes that running text tells of: `The Golden Gull went to *A* by B; *C* received a special mention`, `X won best actress for *Y*`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onesheet.reading.festival.entry import Entry
from onesheet.reading.festival.makers import makers_in, named
from onesheet.reading.festival.prizes import prize_at
from onesheet.reading.festival.told.mentions import Mention, mentions_in
from onesheet.reading.festival.told.past import is_past
from onesheet.reading.festival.told.prize_forms import ALSO, FORMS, JURY
from onesheet.reading.festival.told.sentences import sentences_of
from onesheet.reading.layout.lines import Line

_DENIED = re.compile(
    r"\b(?:not|never|almost|nearly|previously|hoped|could|may|might|favou?rite to|nominated|compete|competing|contender|shortlisted|would|nicht|kein\w*|könnten?|nominiert|hätten?|n[’']\w+|pourrait|aurait|nommée?s?|podrían?|habrían?|nominad[oa]s?|potrebbe|avrebbe|candidat[oa]|(?-i:no|non|ne))\b"
    r"|\b(?:at|in|à|en|a) (?:Cannes|Berlin|Berlino|Berlín|Venice|Venise|Venecia|Venedig|Venezia|Toronto|Sundance|Locarno|Rotterdam|San Sebastián|Tribeca)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|,? (?:while|whereas|während|tandis que|mientras|mentre) ")
_JURY_GOES_ON = re.compile(r"(?:It|They|The jury|The jurors|Jurors|The same jury)\b")
_DIRECTION = re.compile(r"\b(?:direct(?:or|ion|ing)|réalisation|regie|dirección|regia)\b", re.IGNORECASE)
_PREFIX = re.compile(r"(?:award|prize) for (?:the )?")
_OBLIQUE = re.compile(r"\b(?:den|dem) $")
_DECLINED = re.compile(r"^([^\W\d_][a-zß-öø-ÿ]+e)[nm] (?=[^\W\d_a-zß-öø-ÿ])")
"""`(den) Großen Preis`, in which the prize stands as `Große Preis`."""
_MOST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A prize that a sentence, from `start` to `end`, tells of; `jury` are the words that name who gave it."""

    prize: str
    film: Entry
    recipient: str
    start: int
    end: int
    jury: str = ""


def prizes_told(text: str, line: Line, slanted: Sequence[tuple[int, int]], year: int | None) -> list[Told]:
    """The prizes of a line of running text, in its order."""
    found: list[Told] = []
    jury = ""
    for span in sentences_of(text, line):
        words = text[span.start : span.end]
        named_here = JURY.search(words)
        jury = named_here["jury"] if named_here is not None else jury if _JURY_GOES_ON.match(words) else ""
        if is_past(words, year) or _DENIED.search(words) is not None:
            continue
        found += _in_sentence(text, span.start, span.end, slanted, jury)
    return found


def _in_sentence(text: str, start: int, end: int, slanted: Sequence[tuple[int, int]], jury: str) -> Iterator[Told]:
    mentions = mentions_in(text, start, end, slanted)[:_MOST]
    if not mentions:
        return
    masked = text[start:end]
    for number, one in enumerate(mentions):
        left, right = one.left - start, one.right - start
        masked = masked[:left] + chr(0xE000 + number) * (right - left) + masked[right:]
    at = 0
    cuts = [match.start() for match in _CLAUSE.finditer(masked)]
    for cut in [*cuts, len(masked)]:
        yield from _in_clause(text, start, end, masked, at, cut, mentions, jury)
        at = cut


def _in_clause(
    text: str, start: int, end: int, masked: str, at: int, cut: int, mentions: Sequence[Mention], jury: str
) -> list[Told]:
    """The films that a clause says one prize was given to: one, or those that share it."""
    for form in FORMS:
        for match in form.finditer(masked, at, cut):
            left, right = match.span("prize")
            opened = _PREFIX.match(masked, left, right)
            left = opened.end() if opened is not None else left
            prize = prize_at(text, start + left, start + right)
            if prize is None:
                continue
            if _OBLIQUE.search(masked, max(0, left - 4), left) is not None:
                prize = _DECLINED.sub(r"\1 ", prize)
            film = mentions[ord(match["sign"]) - 0xE000].entry
            recipient = ""
            told = match.groupdict().get("who")
            if told:
                recipient = named(told) or ""
                if not recipient:
                    continue
                if not film.makers and _DIRECTION.search(prize) is not None:
                    film.makers = makers_in(text, start + match.start("who"), start + match.end("who"))
            shared = [film] if recipient else [film, *_sharing(masked, match.end("film"), cut, mentions)]
            for each in shared:
                each.start, each.end = start, end
            return [Told(prize, each, recipient, start, end, jury) for each in shared]
    return []


def _sharing(masked: str, at: int, cut: int, mentions: Sequence[Mention]) -> Iterator[Entry]:
    """The films that stand right behind one that was awarded, and share its prize: `to “The Tide” and “Salt”`."""
    while (also := ALSO.match(masked, at, cut)) is not None:
        yield mentions[ord(also["sign"]) - 0xE000].entry
        at = also.end("film")
