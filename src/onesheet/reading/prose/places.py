"""Places in running text: countries as ISO codes, other places by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.words import AFTER_NAMES
from onesheet.values.countries import country_code, demonym_code, names_in_prose
from onesheet.values.names import is_damaged, restore_company

_FIRST_WORD = re.compile(r"(?<![\w.-])[a-zà-ÿ](?:[\w']|\.(?=\w))*\.?")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_INTRO = re.compile(
    r"(?:the (?:province|district|state|village|town|city|island|county|region|municipality|port|suburb) of |the |nearby |historic |downtown (?=\w+ )|and around )+"
)
_LINKS = frozenset({"of", "the", "on", "de", "la", "del", "upon", "le", "les", "du", "di", "da", "do"})
_AND = re.compile(
    r",? and (?:in |at |on |around |near )?(?:an? (?:[a-zà-ÿ-]+ ){1,2}(?:at|in|near|on|outside) )?(?:the )?|, (?:in |at |and )?(?:the )?|; (?:in |at )?(?:the )?| & "
)
_NOT_PLACES = frozenset(
    "order addition theaters theatres cinemas black color colour january february march april may june july august september october november december spring summer autumn winter english french german spanish italian japanese which mid late early location locations streets street studio set sets stage stages actual real nearby historic the various many several sequence order full particular real a an technicolor cinemascope trucolor eastmancolor metrocolor cinecolor eastman panavision vistavision techniscope widescreen imax digital hd 35mm 16mm super 3d various several different weeks days months just total part all".split()
)
STATES = frozenset(
    """
    alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky
    louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico
    north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia
    washington state|west virginia|wisconsin|wyoming|ontario|quebec|british columbia|alberta|manitoba|nova scotia|new south wales|victoria
    queensland|south australia|western australia|tasmania|tamil nadu|kerala|maharashtra|rajasthan|karnataka|west bengal|bavaria|catalonia
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""States and provinces, folded: after a town and a comma they tell where it lies."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place at `text[start:end]`: an ISO 3166 alpha-2 code where it is a country, else its name."""

    value: str
    start: int
    end: int


@cache
def _by_first_word() -> dict[str, list[str]]:
    """The names of countries in small letters by their first word, longest first."""
    names: dict[str, list[str]] = {}
    for name in names_in_prose():
        names.setdefault(name.lower().split(" ")[0].rstrip("."), []).append(name.lower())
    return names


def countries_in(source: Prose, start: int, end: int) -> list[Place]:
    """The countries named in a stretch, in order. `us` in small letters counts only after `the`."""
    found: list[Place] = []
    by_first_word = _by_first_word()
    at = start
    for match in _FIRST_WORD.finditer(source.low, start, end):
        names = by_first_word.get(match.group().rstrip(".,"))
        if names is None or match.start() < at:
            continue
        for name in names:
            stop = match.start() + len(name)
            if stop <= end and source.low.startswith(name, match.start()) and not source.low[stop : stop + 1].isalnum():
                if source.low[stop : stop + 1] == "-" or (name == "us" and not _is_country_us(source, match.start())):
                    break
                found.append(Place(country_code(name) or "", match.start(), stop))
                at = stop
                break
    return found


def _is_country_us(source: Prose, at: int) -> bool:
    return source.text[at : at + 2] == "US" or source.low[max(0, at - 4) : at] == "the "


def territories_in(source: Prose, start: int, end: int) -> list[Place]:
    """Countries by name or adjective (`the UK, Canada, and Australian rights`), and North America."""
    found = countries_in(source, start, end)
    taken = {place.start for place in found}
    for match in re.compile(r"[a-z.]+(?: (?:korean|kong|zealand|african|american))?").finditer(source.low, start, end):
        code = demonym_code(match.group())
        if code is not None and match.start() not in taken and match.group() != "north american":
            found.append(Place(code, match.start(), match.end()))
    north = re.compile(r"north america(?:n)?").search(source.low, start, end)
    if north is not None:
        found = [one for one in found if not north.start() <= one.start < north.end()]
        found.append(Place("North America", north.start(), north.end()))
    return sorted(found, key=lambda one: one.start)


def place_at(source: Prose, start: int, end: int) -> Place | None:
    """The place named at `start`, past an article: `the North York Moors`, `London`, `New York City`."""
    intro = _INTRO.match(source.low, start, end)
    at = intro.end() if intro is not None else start
    country = countries_in(source, at, min(end, at + 40))
    if country and country[0].start == at:
        return country[0]
    begin = good = at
    count = 0
    while at < end and count < 6:
        match = _WORD.match(source.text, at, end)
        if match is None:
            break
        word = match.group()
        low = word.lower().rstrip(".,")
        if low in _NOT_PLACES or not _belongs(source, word, low, count):
            break
        closes = word.endswith(".") and len(low) > 3
        at = match.end() - closes
        count += 1
        if low not in _LINKS:
            good = at
        if closes or source.text[at : at + 1] != " " or word.endswith(("'s", "’s")):
            break
        at += 1
    raw = source.text[begin:good].removesuffix("'s").removesuffix("’s")
    if not raw or "<unk>" in source.text[begin : good + 6]:
        return None
    if source.lowered and is_damaged(source.low[begin : begin + len(raw)]):
        return None
    shown = restore_company(source.low[begin : begin + len(raw)]) if source.lowered else raw
    return Place(shown, begin, begin + len(raw))


def _belongs(source: Prose, word: str, low: str, count: int) -> bool:
    if source.lowered:
        return low not in AFTER_NAMES and (low not in _LINKS or count > 0)
    return word[0].isupper() or (count > 0 and low in _LINKS)


def places_at(source: Prose, start: int, end: int) -> list[Place]:
    """The places of a list that starts at `start`: `London and at Shepperton Studios`, `North York Moors, England`."""
    found: list[Place] = []
    at = start
    while len(found) < 12:
        place = place_at(source, at, end)
        if place is None:
            break
        found.append(place)
        joined = _AND.match(source.low, place.end, end)
        if joined is None:
            break
        at = joined.end()
    return found
