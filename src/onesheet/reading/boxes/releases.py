"""When and where a film came out, as a cell lists it: `May 14, 2018 (Cannes)`, `20 July 2018 (United Kingdom & United States)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onesheet.reading.boxes.cells import Cell, Line
from onesheet.reading.boxes.origins import state_code
from onesheet.reading.prose.dates import Dated, dates_in
from onesheet.values.dates import PartialDate, make_date

_MACHINE_DATE = re.compile(
    r"[(\[] ?(?P<iso>(?:1[89]|20)\d\d(?:-\d\d){0,2})(?:T(?P<place>[^()\[\]]{2,60}))?(?: ?; ?\d+ (?:years?|months?|days?) ago)? ?[)\]]"
)
"""What a page tells machines beside a date (`(1941-11-14)`); the place may have slipped into it (`(1943-02-12TFrance)`)."""
_AGO = re.compile(r"[(\[] ?\d+ (?:years?|months?|days?) ago ?[)\]]|; ?\d+ (?:years?|months?|days?) ago")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:1[89]|20)\d\d)(?!\d)")
_FESTIVAL = re.compile(
    r"\b(?:film ?fest\w*|festival|fest\b|festspiele|cannes|sundance|berlinale|biennale|venice(?= (?:iff|ff|film|days))|venice$|tribeca|telluride|slamdance|sxsw|south by southwest"
    r"|tiff|nyff|locarno|film market|karlovy vary|fantasia|fantastic fest|sitges|idfa|comic-con|film week|annecy|directors.? fortnight)\b|\b(?:[A-Z]{0,5}IFF|[A-Z]{1,4}FF|FF)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b(?:[A-Z]{0,5}IFF|[A-Z]{1,4}FF|FF)\b")
_PREMIERE = re.compile(r"\b(?:premi[eè]re[ds]?|previews?|sneak|gala|roadshow premiere|debut)\b", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:theat(?:er|re)s?|cinema|palace|hall|museum|apollo|odeon|arclight|auditorium|playhouse|opera house|film forum|lincoln center|grauman\w*|square|stadium"
    r"|centre|center|museum of modern art|moma|cinémathèque|cinematheque|drive-in|dome)\b",
    re.IGNORECASE,
)
_PHYSICAL = re.compile(
    r"\b(?:dvd|vhs|blu-?ray|home (?:video|media|release)|video(?: release|cassette)?|direct[- ]to[- ](?:video|dvd)|straight[- ]to[- ](?:video|dvd)|laserdisc|disc|uhd|v-cinema|ova)\b",
    re.IGNORECASE,
)
_FORMATS = (
    ("VHS", re.compile(r"\bvhs\b|videocassette", re.IGNORECASE)), ("LaserDisc", re.compile(r"\blaser ?disc\b", re.IGNORECASE)), ("DVD", re.compile(r"\bdvd\b", re.IGNORECASE)),
    ("Blu-ray", re.compile(r"\bblu-?ray\b", re.IGNORECASE)), ("4K Ultra HD", re.compile(r"\b4k\b|\buhd\b", re.IGNORECASE)),
)  # fmt: skip
_DIGITAL = re.compile(
    r"\b(?:vod|p?vod|on[- ]demand|streaming|netflix|hulu|amazon|prime video|disney\+|hbo max|apple tv\+?|peacock|mubi|shudder|hotstar|zee5|sony ?liv|aha|digital|online|internet|youtube|vimeo|web|itunes)(?!\w)",
    re.IGNORECASE,
)
_BROADCAST = re.compile(
    r"\b(?:tv|television|broadcast|aired|network|abc|cbs|nbc|bbc(?: (?:one|two|four|\d))?|itv\d?|channel \d|hbo|showtime|lifetime|hallmark(?: channel)?|disney channel|syfy|pbs|fox network|usa network|tnt|tbs|rai|zdf|ard|nhk|radio)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:re-?release[ds]?|re-?issued?|restored|restoration|anniversary|remastered|3-?d re-?release|re-?edited)\b",
    re.IGNORECASE,
)
_EXTENT = re.compile(r"\b(?:limited|wide|roadshow)\b", re.IGNORECASE)
_WIDE = re.compile(
    r"\b(?:world ?-?wide|wide(?:ly)?|limited|general|global(?:ly)?|theatrical(?:ly)?|theaters|theatres|cinemas?|release[ds]?|international(?:ly)?|overseas|nationwide|original|premi[eè]re[ds]?|world|the|exclusive|roadshow|only|version|in|at|and|first|print|cut|dubbed|subtitled)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[](?P<words>[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]]")
_AND = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")
_ORDINAL = re.compile(r"^(?:the )?(?:(?:1[89]|20)\d\d |\d{1,3}(?:st|nd|rd|th) )?(?:annual )?", re.IGNORECASE)
_SHORT_FESTIVALS = {
    "cannes": "Cannes Film Festival", "sundance": "Sundance Film Festival", "venice": "Venice Film Festival",
    "berlinale": "Berlin International Film Festival", "tribeca": "Tribeca Film Festival", "telluride": "Telluride Film Festival",
    "tiff": "Toronto International Film Festival", "nyff": "New York Film Festival", "sxsw": "South by Southwest",
    "locarno": "Locarno Film Festival", "slamdance": "Slamdance Film Festival", "annecy": "Annecy International Animation Film Festival",
    "karlovy vary": "Karlovy Vary International Film Festival",
}  # fmt: skip
_LONGEST_PLACE = 60
_MONTHS = 12
_CODE = 2
_LETTERS = 5
"""So few capitals stand for a region of the trade (`EMEA`) or nothing that is known."""
_TOWNS = {"nyc": "New York City", "l.a.": "Los Angeles", "la": "Los Angeles"}
_EARLIEST, _LATEST = 1880, 2100


@dataclass(frozen=True, slots=True)
class Opening:
    """One release at `cell.text[start:end]`."""

    date: str
    """EDTF."""
    start: int
    end: int
    kind: str = "theatrical"
    place: str = ""
    """An ISO 3166 alpha-2 code, or the name of a place that is no country."""
    festival: str = ""
    format: str = ""
    note: str = ""


def openings_of(cell: Cell, *, kind: str = "theatrical") -> Iterator[Opening]:
    """The releases of a cell in order; `kind` is what they are where the cell says nothing else."""
    for line in cell.lines:
        dates = [one for one in _dates(cell, line) if one.date.year is not None and not one.date.decade]
        for one, after in zip(dates, [*dates[1:], None], strict=False):
            if _EARLIEST <= (one.date.year or 0) < _LATEST:
                yield from _openings(cell, line, one, after.start if after is not None else line.end, kind)


def _dates(cell: Cell, line: Line) -> list[Dated]:
    """The dates of a line, without what a page tells machines beside them and without festivals' and versions' years."""
    hidden = [
        match.span()
        for pattern in (_MACHINE_DATE, _FIGURES)
        for match in pattern.finditer(cell.text, line.start, line.end)
    ]
    kept: list[Dated] = []
    for one in dates_in(cell.prose, line.start, line.end):
        inside = any(left <= one.start < right for left, right in hidden)
        bracketed = cell.text[line.start : one.start].count("(") > cell.text[line.start : one.start].count(")")
        if not inside and not (bracketed and kept):
            kept.append(one)
    for match in _FIGURES.finditer(cell.text, line.start, line.end):
        date = _of_figures(match)
        if date is not None:
            kept.append(Dated(date, match.start(), match.end()))
    return sorted(kept, key=lambda one: one.start)


def _of_figures(match: re.Match[str]) -> PartialDate | None:
    """`25.12.1999`: day first with full stops; with slashes only where one number can be no month."""
    first, second, year = (int(group) for group in match.groups())
    if "." in match.group() or first > _MONTHS or first == second:
        return make_date(year, second, first)
    return make_date(year, first, second) if second > _MONTHS else None


def _openings(cell: Cell, line: Line, one: Dated, until: int, kind: str) -> Iterator[Opening]:
    words, end = _said(cell, one.end, until)
    if line.under:
        words.insert(0, line.under)
    told = "; ".join(words)
    kind = _kind(told, kind)
    form = next((name for name, pattern in _FORMATS if pattern.search(told)), "") if kind == "physical" else ""
    again = _AGAIN.search(told)
    extent = again or _EXTENT.search(told)
    note = extent.group().lower() if extent is not None else ""
    festival = _festival(told) if kind == "premiere" else ""
    places = [place for piece in words for place in _places(piece)] if not festival else [_festival_place(told)]
    if kind in ("physical", "digital", "broadcast"):
        places = [place for place in places if len(place) == _CODE]
    for place in list(dict.fromkeys(places)) or [""]:
        yield Opening(str(one.date), one.start, end, kind, place, festival, form, note)


def _said(cell: Cell, start: int, until: int) -> tuple[list[str], int]:
    """What stands in brackets after a date, or else its words after a dash or comma, and where that ends."""
    words, end = [], start
    for match in _BRACKETS.finditer(cell.text, start, until):
        slipped = _MACHINE_DATE.fullmatch(match.group())
        inside = slipped["place"] if slipped is not None else match["words"]
        if _AGO.fullmatch(match.group()) or not inside:
            continue
        words.append(" ".join(_AGO.sub("", inside).split()))
        end = match.end()
    if not words:
        rest = re.fullmatch(r"\s*[–—:,-]?\s*(?:in |at )?(?P<w>[^\W\d_][^()\n]{1,60}?)[\s,;.]*", cell.text[start:until])
        if rest is not None:
            words.append(" ".join(rest["w"].split()))
            end = start + rest.end("w")
    return [one for one in words if one], end


def _kind(words: str, kind: str) -> str:
    for pattern, told in (
        (_PHYSICAL, "physical"),
        (_FESTIVAL, "premiere"),
        (_PREMIERE, "premiere"),
        (_VENUE, "premiere"),
        (_DIGITAL, "digital"),
        (_BROADCAST, "broadcast"),
    ):
        match = pattern.search(words)
        if match is not None and not (pattern is _FESTIVAL and match.group().isupper() and not _is_festival(words)):
            return told
    return kind


def _is_festival(words: str) -> bool:
    """Whether letters such as `NZIFF` stand for a festival: in capitals, among words that are not all capitals."""
    return _ACRONYM.search(words) is not None or not words.isupper()


def _festival(words: str) -> str:
    """The festival that words name, without the number or year of its edition; empty where they name none."""
    if _FESTIVAL.search(words) is None:
        return ""
    for piece in re.split(r"[;,]", words):
        if _FESTIVAL.search(piece):
            name = _ORDINAL.sub("", piece.strip())
            return _SHORT_FESTIVALS.get(name.lower(), name)
    return ""


def _festival_place(words: str) -> str:
    """Where a festival is held, as far as its short name tells (`Berlin FF`)."""
    short = re.fullmatch(r"(?P<place>[A-Z][\w' ]{2,30}) (?:FF|IFF)", words.strip())
    return short["place"] if short is not None else ""


def _places(words: str) -> list[str]:
    """The places that words name, countries as codes; a town stays a name, and what follows it only tells where it lies."""
    if len(words) > _LONGEST_PLACE:
        return []
    whole = state_code(words)
    if whole is not None:
        return [whole]
    if re.search(r"north america", words, re.IGNORECASE):
        return ["North America"]
    pieces = [piece for piece in _AND.split(_without_kind(words)) if piece]
    codes = [state_code(piece) for piece in pieces]
    if pieces and codes[0] is None:
        name = _TOWNS.get(pieces[0].strip().lower(), pieces[0].strip(" ."))
        return [name] if name[:1].isupper() and not _is_no_place(name) else [code for code in codes if code]
    return [code for code in codes if code]


def _without_kind(words: str) -> str:
    """Words about a release without those that only tell its kind: `limited U.S. release` -> `U.S.`."""
    for pattern in (_WIDE, _PREMIERE, _PHYSICAL, _AGAIN):
        words = pattern.sub(" ", words)
    return " ".join(words.split()).strip(" ,;:-–")


def _is_no_place(name: str) -> bool:
    return bool(
        re.search(r"\d", name)
        or (name.isupper() and len(name) <= _LETTERS)
        or _DIGITAL.search(name)
        or _BROADCAST.search(name)
        or _PHYSICAL.search(name)
        or _LANGUAGE_VERSION.fullmatch(name)
    )


_LANGUAGE_VERSION = re.compile(
    r"(?:hindi|tamil|telugu|malayalam|kannada|bengali|english|french|german|imax|3-?d|2-?d|70 ?mm|part \w+|film|uncut|director.s|unknown|tba|tbd|upcoming|expected|pending|video)(?: .*)?",
    re.IGNORECASE,
)


def unread_dates(cell: Cell) -> list[str]:
    """The dates of a cell that only figures tell and that can be read in two ways: `03/04/1999`."""
    found = []
    for line in cell.lines:
        matches = _FIGURES.finditer(cell.text, line.start, line.end)
        found += [match.group() for match in matches if _of_figures(match) is None]
    return found
