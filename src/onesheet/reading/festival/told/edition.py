"""Which edition of a festival a page speaks of, on which days and where: `The 43rd edition runs from 3 to 13 September 2026 in Lisbon`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onesheet.reading.festival.head import Held
from onesheet.reading.festival.told.past import is_past
from onesheet.reading.festival.told.sentences import sentences_of
from onesheet.reading.festival.when import MONTH, MONTHS
from onesheet.reading.layout.lines import Line
from onesheet.reading.vocabulary import Json
from onesheet.values.names import festival_ordinal

_UP = r"[^\W\d_a-zß-öø-ÿ]"
_ORDINAL = r"(?P<{n}>\d{{1,3}}(?:st|nd|rd|th|\.ª|\.º|ª|º|e|ème|a|\.)?|(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)?-?[A-Za-z]{{2,10}}(?:st|nd|rd|th))"
_NUMBERED = re.compile(
    rf"(?<![\w.,]){_ORDINAL.format(n='before')} (?:annual )?(?:(?i:edition|édition|edición|edizione|edição|ausgabe|auflage|festivalausgabe)\b|$)|\b[Ee]dition (?:no\. ?|#)?(?P<behind>\d{{1,3}})\b"
)
_BEFORE_NAME = re.compile(rf"(?<![\w.,]){_ORDINAL.format(n='before')} (?:[Aa]nnual )?$")
_DAY = r"(?P<{d}>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?"
_TO = r" ?(?:–|—|-|to|until|till|through|and|bis(?: zum)?|au|al|a|til|till) ?"
_YEAR = r"(?:,? (?:de )?(?P<{y}>20\d\d|19\d\d))?"
_DAYS = re.compile(
    rf"(?<![\d.,])(?:{_DAY.format(d='d1')}(?: (?:de |of )?(?P<m1>{MONTH}))?{_YEAR.format(y='y1')}{_TO}{_DAY.format(d='d2')} (?:de |of )?(?P<m2>{MONTH}){_YEAR.format(y='y2')}"
    rf"|(?P<m3>{MONTH}) {_DAY.format(d='d3')}{_YEAR.format(y='y3')}{_TO}(?:(?P<m4>{MONTH}) )?{_DAY.format(d='d4')}(?![\d:]){_YEAR.format(y='y4')})",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:edition|festival|takes? place|taking place|is held|be held|runs?|running|returns?|unspools?|ausgabe|findet|édition|tiendra|déroulera|se tient|edición|celebra|celebrará|edizione|svolge\w*|svolgerà|terrà)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:submissions?|deadline|tickets?|accreditation|registration|on sale|call for|exhibition|workshops?|market|application|box office|einreich\w+|anmeldung|inscri\w+|online|postponed|moved|instead|originally)\b",
    re.IGNORECASE,
)
_PLACE = rf"(?P<place>{_UP}[\w’'-]+(?:(?: |-)(?:{_UP}[\w’'-]+|de|del|la|le|sur|am|der|di|do)){{0,3}})"
_BEHIND = re.compile(
    rf",? (?:in|im|at|à|a|en|em)(?: (?:the city of|the town of|downtown|central))? {_PLACE}(?=[.,;)]| statt\b|$| and\b| with\b)"
)
_BESIDE = re.compile(rf"(?:,| [–—|·-])\s{_PLACE}\.?$")
_AHEAD = re.compile(rf"\b(?:in|à|en) {_PLACE},? (?:from|on|between|vom|du|del|dal)?(?: the)? ?$")
_NO_PLACE = re.compile(rf"(?:{MONTH}|the|its|this|person|cinemas?|festival)\b", re.IGNORECASE)
_LINES, _HEAD = 60, 6
_LONGEST = 280
_MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What the words from `start` to `end` say of the edition, as qualifiers."""

    said: dict[str, Json]
    start: int
    end: int


def edition_told(text: str, lines: Sequence[Line], held: Held) -> list[Told]:
    """What a page says of its edition, each with its sentence; what it says in two ways is left out."""
    told = [
        one
        for place, line in enumerate(lines[:_LINES])
        for start, end in _stretches(text, line)
        for one in _in_stretch(text, start, end, held, head=place < _HEAD and not line.is_prose)
    ]
    values: dict[str, set[str]] = {}
    for one in told:
        for name, value in one.said.items():
            values.setdefault(name, set()).add(str(value))
    doubtful = {name for name, several in values.items() if len(several) > 1}
    if doubtful & {"starts", "ends"}:
        doubtful |= {"starts", "ends", "place"}
    found: list[Told] = []
    seen: set[str] = set()
    for one in told:
        kept = {name: value for name, value in one.said.items() if name not in doubtful | seen}
        if kept:
            found.append(Told(kept, one.start, one.end))
            seen |= kept.keys()
    return found


def _stretches(text: str, line: Line) -> Iterator[tuple[int, int]]:
    if not line.is_prose:
        yield line.start, min(line.end, line.start + _LONGEST)
        return
    yield from ((span.start, span.end) for span in sentences_of(text, line))


def _in_stretch(text: str, start: int, end: int, held: Held, *, head: bool) -> Iterator[Told]:
    words = " ".join(text[start:end].split(" "))
    if is_past(words, held.year) or not any(map(str.isalpha, words)):
        return
    said: dict[str, Json] = {}
    number = _number(words, held.name)
    if number is not None:
        said["number"] = number
    if (head or _HELD.search(words) is not None or held.name.lower() in words.lower()) and _OTHER.search(words) is None:
        said |= _days(words, held.year, head=head)
    if said:
        yield Told(said, start, end)


def _number(words: str, name: str) -> int | None:
    at = words.lower().find(name.lower())
    match = _BEFORE_NAME.search(words[:at]) if at > 0 else None
    match = match or _NUMBERED.search(words)
    if match is None:
        return None
    told = match.groupdict()
    return festival_ordinal(told.get("before") or told.get("behind") or "")


def _days(words: str, year: int | None, *, head: bool) -> dict[str, Json]:
    """The first and the last day and the place beside them; none where two spans are told."""
    spans = list(_DAYS.finditer(words))
    if len(spans) != 1:
        return {}
    match = spans[0]
    first, last = _dates(match, year)
    if first is None or last is None or not 0 <= (last - first).days <= _MOST_DAYS:
        return {}
    said: dict[str, Json] = {"starts": first.isoformat(), "ends": last.isoformat()}
    place = _BEHIND.match(words, match.end()) or (_BESIDE.match(words, match.end()) if head else None)
    place = place or _AHEAD.search(words[: match.start()])
    if place is not None and _NO_PLACE.match(place["place"]) is None:
        said["place"] = place["place"]
    return said


def _dates(match: re.Match[str], year: int | None) -> tuple[date | None, date | None]:
    ahead = match["d1"] is not None
    months = (match["m1"] or match["m2"], match["m2"]) if ahead else (match["m3"], match["m4"] or match["m3"])
    days = (match["d1"], match["d2"]) if ahead else (match["d3"], match["d4"])
    told = match["y2"] or match["y1"] if ahead else match["y4"] or match["y3"]
    of = int(told) if told else year
    if of is None or (year is not None and of != year):
        return None, None
    found: list[date | None] = []
    for day, month in zip(days, months, strict=True):
        try:
            found.append(date(of, MONTHS[month.lower().rstrip(".")], int(day)))
        except (ValueError, KeyError):
            found.append(None)
    return found[0], found[1]
