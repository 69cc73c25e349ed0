"""Which festival a page speaks of, and which edition: named at its head, or known to the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onesheet.reading.festival.prizes import PRIZE
from onesheet.reading.layout.lines import Line
from onesheet.values.folding import fold

YEAR = r"(?:18[89]|19\d|20\d)\d"
_UP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_UP}[\w'’&.-]*)"
_SMALL = r"(?:of|de|du|des|di|del|della|and|&|for|the|la|le|d[’']|à|am|an|der|im|in)"
_FILM = r"(?:Film|Documentary|Doc|Short ?Film|Shorts?|Cinema|Cinéma|Movie|Animation|Animated|Horror|Silent|Anime|Kurzfilm|Kino|Kortfilm|Dokumentar|Dokumentarfilm|Video|Screen)"
_HELD = r"(?:Festival|Fest|Days|Week|Weekend|Biennale|Marathon|Season|Forum)"
_NAMED = re.compile(
    rf"(?P<name>(?:{_WORD}\s)(?:(?:{_WORD}|{_SMALL})\s){{0,6}}?(?:(?:{_FILM}s?|Films?)\s){{1,2}}{_HELD}(?:\s(?:of|de|in)\s{_WORD}(?:\s{_WORD})?)?"
    rf"|(?:{_WORD}\s){{1,4}}(?:international )?film festival\b"
    rf"|(?:{_WORD}\s){{1,4}}?(?:{_WORD})?(?:[Ff]ilm|[Kk]ino|[Kk]urzfilm|[Kk]ortfilm|[Dd]okumentarfilm)(?:festival(?:en)?|fest|tage|dagar|dager|dage|woche|festspiele|wochenende)"
    rf"|(?:Film|Kino|Kurzfilm|Kortfilm|Dokumentarfilm|Dok)(?:festival(?:en)?|fest|tage|dagar|dager|dage|woche|festspiele)(?:\s(?:{_WORD}|{_SMALL})){{1,4}}"
    rf"|(?:Festival|Rencontres|Muestra|Mostra|Semana|Journées|Semaine|Settimana|Festa)(?:\s(?:{_WORD}|{_SMALL}|internazionale|international|internacional)){{0,4}}?\s(?:de|du|des|di|del|d[’'])(?:\s(?:la|los))?\s?(?:[Cc]in[eé](?:ma)?|[Ff]ilms?|[Cc]ourts?|[Cc]inéma)\b(?:\s(?:{_WORD}|{_SMALL})){{0,5}}"
    rf"|Festival de Cannes|Berlinale|Viennale|Il Cinema Ritrovato|Le Giornate del Cinema Muto|(?<![\w])(?:IDFA|SXSW|Sundance|Docaviv|Visions du Réel|CPH:DOX|IFFR|TIFF|BAFICI|Hot Docs|Cinéma du Réel)(?![\w]))"
)
"""A festival of films by its full name."""
_OTHER_ARTS = re.compile(
    r"\b(?:music|jazz|rock|literary|literature|book|books|poetry|food|beer|wine|theatre|theater|comedy|comics?|games?|gaming|dance|folk|opera|science|art|arts|fringe|fashion|design|photo(?:graphy)?)\b",
    re.IGNORECASE,
)
LINE_UP = re.compile(
    r"\b(?:line[- ]?ups?|program(?:me)?s?|programma|programa|programm|programação|selections?|sélections?|selección|selezione|seleção|utvalg|competition|compétition|competencia|concorso|wettbewerb|competición|edition|édition|edición|edizione|ausgabe|"
    r"schedule|timetable|spielplan|catalogue|films?|filme|titles|award(?:s|ed)?|winners?|prizes?|palmar[eéè]s|preistr[äa]ger|premi(?:os|ati)?|grid|screenings?|reveals?|announce[sd]?|unveils?|adds?|slate|full list|opening film|retrospective|retrospektive|rétrospective)\b",
    re.IGNORECASE,
)
"""Words of a page that lists what a festival shows or awards."""
_STRONG = re.compile(
    r"(?:the )?(?:(?:full |complete |final )?(?:line[- ]?up|program(?:me)?)|(?:the )?official (?:selection|competition)|(?:feature |short )?(?:film )?(?:competition|selection)|la sélection officielle|sélection(?: officielle)?|selección oficial|selezione ufficiale|"
    r"wettbewerb|programma|programa|programm|edition \d+|\d+(?:st|nd|rd|th) edition|palmar[eéè]s|winners|awards)",
    re.IGNORECASE,
)
_NO_FESTIVAL = re.compile(
    r"\b(?:best|top|favou?rites?|our|my|your|films?|movies?|releases?|reviews?|guide|netflix|mubi|prime|disney|hulu|hbo|channel|streaming|blu-?ray|dvd|tv|television|radio|list|ranking|box office|chart|oscars?|academy|golden globes?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|spring|summer|autumn|fall|winter|new|the year|albums?|songs?|books?|games?|season|league|cup|university|school|conference|the)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|mär|apr|may|mai|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc|fév|avr|gen|ene|abr)[^\W\d_]{0,7}\.?"
_HELD_IN = re.compile(rf"\b{_MONTH}(?: de)?,? (?P<year>{YEAR})\b", re.IGNORECASE)
_YEAR = re.compile(rf"(?<![\d/–-])(?P<year>{YEAR})(?![\d/–-]\d|\d)")
_TITLE_AND_YEAR = re.compile(
    rf"(?P<name>{_UP}[^\n|]{{1,70}}?),?\s(?P<year>{YEAR})\s*(?:[:|–—-]\s*(?P<sign>[^\n]{{3,60}}))?"
)
_ORDINAL = re.compile(r"(?:The )?(?:\d{1,3}(?:st|nd|rd|th|\.|e|ème|º|ª)\s)?(?:Annual )?")
_LEADING_YEAR = re.compile(rf"(?:The )?{YEAR}\s")
_TRAILING = re.compile(
    r"(?:['’]s|\s(?:reveals?|announces?|unveils?|adds?|programme?|schedule|line-?up|selection|winners|awards))$",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(rf",?\s\(?(?P<year>{YEAR})(?!\d)")
_BEFORE_NAME = re.compile(rf"(?P<year>{YEAR})\s(?:\S+\s)?$")
_STOPPED = re.compile(r"[^\W\d_]{4,}\.\s(?:The\s)?")
"""The end of a sentence within what seemed a name."""
_PRIZE_OF = re.compile(
    r"(?P<prize>[^\n,.:]{3,60}?)\s(?:of|at|du|de la|del|della|der|des)\s(?:the\s)?(?=[^\W\d_a-zß-öø-ÿ])"
)
"""A prize before the name of the festival that gives it: `The Golden Heron of the `."""
_LONGEST, _LONGEST_KNOWN = 1000, 9
_LINES, _CHARACTERS = 10, 1600


@dataclass(frozen=True, slots=True)
class Held:
    """The festival of a page; `text[start:end]` names it."""

    name: str
    year: int | None
    start: int
    end: int


@lru_cache(maxsize=8)
def _keys(known: tuple[str, ...]) -> dict[str, str]:
    return {key: name for name in known if (key := fold(name))}


def festival_at_head(text: str, lines: Sequence[Line], known: tuple[str, ...], told: Iterable[str] = ()) -> Held | None:
    """The festival that the first lines name, with its year; None where they name none, or two, or nothing says that films are listed.

    `told` are the names that the page gives for machines.
    """
    head = [line for line in lines[:_LINES] if line.start < lines[0].start + _CHARACTERS] if lines else []
    names = tuple(told)
    if not head or (not names and LINE_UP.search(" ".join(line.words[:300] for line in head)) is None):
        return None
    found = _first(text, head, known, names)
    if found is None:
        return None
    start, end = found
    name = " ".join(text[start:end].split())
    name = _cased(name) if name.isupper() and " " in name else name
    return Held(name, _edition(text, head, start, end), start, end)


def festival_in_text(
    text: str, lines: Sequence[Line], sentence: tuple[int, int], known: tuple[str, ...]
) -> Held | None:
    """The festival that the first sentence of a text names where its headline names none."""
    if sentence[1] - sentence[0] > _LONGEST:
        return None
    line = Line(*sentence, text[slice(*sentence)])
    keys = _keys(known)
    found = (_known_in(text, line, keys) if keys else None) or _named_in(text, line)
    if found is None:
        return None
    start, end = found
    head = [one for one in lines[:_LINES] if one.start < lines[0].start + _CHARACTERS]
    return Held(" ".join(text[start:end].split()), _edition(text, head, start, end), start, end)


def _first(text: str, head: Sequence[Line], known: tuple[str, ...], told: tuple[str, ...]) -> tuple[int, int] | None:
    keys = _keys((*known, *told))
    top = [line for place, line in enumerate(head) if place < 4 and len(line.words) < 260]
    for line in top:
        span = _known_in(text, line, keys) if keys else None
        if span is not None:
            return span
    for line in top:
        named = _named_in(text, line)
        if named is not None:
            return named
    first = head[0]
    match = _TITLE_AND_YEAR.fullmatch(text, first.start, first.end)
    if match is not None and _NO_FESTIVAL.search(match["name"]) is None and _OTHER_ARTS.search(match["name"]) is None:
        sign = match["sign"] or (head[1].words if len(head) > 1 else "")
        if _STRONG.fullmatch(sign.strip(" :.!")) is not None and not re.search(r"\d", match["name"]):
            return match.span("name")
    return None


def _named_in(text: str, line: Line) -> tuple[int, int] | None:
    """The one festival of films that a line names by its full name; capitals may have been made of all letters."""
    stretch = text[line.start : line.end]
    shown = stretch.title() if stretch.isupper() else stretch
    shown = shown if len(shown) == len(stretch) else stretch
    spans = []
    for match in _NAMED.finditer(shown):
        if _OTHER_ARTS.search(match["name"]) is not None:
            continue
        start, end = match.span("name")
        for pattern in (_LEADING_YEAR, _ORDINAL, _LEADING_YEAR):
            opened = pattern.match(shown, start, end)
            start = opened.end() if opened is not None else start
        opener = re.compile(
            r"(?:Winners|Awards|Programme|Program|Line-?up|Selection|Dispatch|Report|Palmarès|Films|Schedule)\s(?:of|from|at|du|de|des)\s(?:the\s)?(?:\d{4}\s)?|The\s",
            re.IGNORECASE,
        ).match(shown, start, end)
        start = opener.end() if opener is not None else start
        prize = _PRIZE_OF.match(shown, start, end)
        if prize is not None and PRIZE.search(prize["prize"]) is not None and _NAMED.match(shown, prize.end(), end):
            start = prize.end()
        stop = _STOPPED.search(shown, start, end)
        start = stop.end() if stop is not None else start
        trailing = _TRAILING.search(shown[start:end])
        end = start + trailing.start() if trailing is not None else end
        spans.append((start, end))
    names = {fold(shown[start:end]) for start, end in spans}
    if len(names) != 1:
        return None
    start, end = spans[0]
    return line.start + start, line.start + end


def _known_in(text: str, line: Line, keys: dict[str, str]) -> tuple[int, int] | None:
    """The longest name known to the site that stands in a line, written with a capital."""
    words = [match.span() for match in re.compile(r"[^\s:|,;()“”\"–—]+").finditer(text, line.start, line.end)][:40]
    best: tuple[int, int] | None = None
    for first in range(len(words)):
        if not text[words[first][0]].isupper():
            continue
        for last in range(min(len(words), first + _LONGEST_KNOWN) - 1, first - 1, -1):
            start, end = words[first][0], words[last][1]
            if fold(text[start:end].rstrip("’'.-")) in keys and (best is None or end - start > best[1] - best[0]):
                best = start, end
                break
    return best


def _edition(text: str, head: Sequence[Line], start: int, end: int) -> int | None:
    """The year beside the name; else the one the head tells with a month or on lines that are no sentences; else none."""
    near = _BEHIND_NAME.match(text, end)
    before = _BEFORE_NAME.search(text[max(0, start - 16) : start])
    beside = near or before
    if beside is not None:
        return int(beside["year"])
    told = _told_beside(text, head, text[start:end])
    if told is not None:
        return told
    line = next((one for one in head if one.start <= start < one.end), head[0])
    own = {int(one["year"]) for one in _YEAR.finditer(text, line.start, line.end)}
    if len(own) == 1:
        return own.pop()
    dated = {int(one["year"]) for each in head for one in _HELD_IN.finditer(text, each.start, each.end)}
    if len(dated) == 1:
        return dated.pop()
    short = {
        int(one["year"])
        for each in head[:4]
        if not each.is_prose and LINE_UP.search(each.words)
        for one in _YEAR.finditer(text, each.start, each.end)
    }
    return short.pop() if len(short) == 1 and not dated else None


def _told_beside(text: str, head: Sequence[Line], name: str) -> int | None:
    """The one year beside the name where the head names the festival again: `the 2026 Silver Coast Film Festival`."""
    found = set()
    for match in re.compile(re.escape(name)).finditer(text, head[0].start, head[-1].end):
        beside = _BEHIND_NAME.match(text, match.end()) or _BEFORE_NAME.search(
            text[max(0, match.start() - 16) : match.start()]
        )
        if beside is not None:
            found.add(int(beside["year"]))
    return found.pop() if len(found) == 1 else None


def _cased(words: str) -> str:
    small = frozenset("of the and de du des di del der la le et und in am".split())
    parts = [part if "." in part else part.capitalize() for part in words.split()]
    return " ".join(part.lower() if place and part.lower() in small else part for place, part in enumerate(parts))
