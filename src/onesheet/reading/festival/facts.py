"""What programmes print behind a title: countries, a year, a length, which premiere it is; nothing else may stand among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onesheet.reading.festival.countries import country_of
from onesheet.reading.vocabulary import Statement

_SKIP = re.compile(r"(?:[\s,;|·•/–—()\[\]-]|\+(?=\s))+")
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d(?!\d|[’'′]|[ -]?min)(?:[-–/](?:\d\d){1,2}(?!\d))?")
_LENGTH = re.compile(
    r"(?:(?P<hours>[1-5]) ?(?:h|hrs?|hours?|std\.?)\.? ?(?:(?P<rest>[0-5]?\d) ?(?:m(?:in(?:ute)?s?)?\.?|[’'′])?)?|(?P<minutes>\d{1,3}) ?(?:min(?:ute[ns]?|utos?|uti|uter|utter)?s?\b\.?|mn\b|m\b|[’'′]+))(?![\w])",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"(?P<hours>[0-4]):(?P<rest>[0-5]\d)(?::\d\d)?(?!\d)")
PREMIERE = re.compile(
    r"(?P<english>(?:world|international|european|(?:north|south|latin|central) american|asian|african|national|canadian|american|british|english|scottish|welsh|irish|u\.?[ks]\.?|german|french|italian|"
    r"spanish|portuguese|dutch|belgian|swiss|austrian|polish|czech|hungarian|greek|turkish|indian|japanese|korean|chinese|australian|israeli|nordic|scandinavian|baltic|balkan|swedish|norwegian|danish|"
    r"finnish|icelandic|london|new york|west coast|east coast|regional|local|dublin|edinburgh|berlin|city)) premi[eè]re"
    r"|(?P<german>welt|internationale |europa|europäische |deutschland|deutsche |österreich|schweizer |nrw-?|berlin)-?(?:ur)?premiere|(?P<first>urauff[üu]hrung)"
    r"|(?:premi[eè]re|avant-premi[eè]re|estreno|anteprima|prima|estreia|première) (?P<romance>mondiale?|mundial|internationale?|internacional|internazionale|europ[ée]enne|europe[oa]|fran[çc]aise|nationale?|nacional|nazionale|italiana|belge|suisse|québécoise|española|latinoamericano)"
    r"|(?P<nordic>världs|verdens|maailman|norges|danmarks|sverige|nordisk |internasjonal )premi(?:är|ere|ärer)"
    r"|(?P<letters>WP|IP|EP)(?![\w])",
    re.IGNORECASE,
)
_KINDS = {
    "welt": "world", "internationale": "international", "europa": "european", "europäische": "european", "deutschland": "german",
    "deutsche": "german", "österreich": "austrian", "schweizer": "swiss", "mondial": "world", "mondiale": "world", "mundial": "world",
    "international": "international", "internacional": "international", "internazionale": "international",
    "européenne": "european", "europeenne": "european", "europeo": "european", "europea": "european", "française": "french", "francaise": "french",
    "nationale": "national", "nacional": "national", "nazionale": "national", "italiana": "italian", "belge": "belgian", "suisse": "swiss",
    "québécoise": "regional", "española": "spanish", "latinoamericano": "latin american", "världs": "world", "verdens": "world", "norges": "norwegian",
    "danmarks": "danish", "sverige": "swedish", "nordisk": "nordic", "internasjonal": "international", "wp": "world", "ip": "international",
    "ep": "european", "nrw": "regional", "nrw-": "regional", "berlin": "regional", "maailman": "world",
}  # fmt: skip
_BESIDE = re.compile(
    r"(?:35|16|70|8) ?mm|super ?8|dcp|blu-?ray|2k|4k|hd|digital|colou?r|couleurs?|farbe|coul\.?|b ?[&/] ?w|s/w|sw|n ?& ?b|nb|black and white|bw|b/n"
    r"|(?:short |feature )?documentar(?:y|ies)|dokumentarfilm|documentaire|documental|docu?|fiction|spielfilm|kurzfilm|animation(?:sfilm)?|animated|experimental|short(?: film)?|feature(?: film)?|court[- ]métrage|long[- ]métrage|drama|comedy|thriller|"
    r"restored(?: version)?|restoration|4k restoration|new restoration|silent|omu|omeu|omdu|omengu|ov|vostf?r?|vf|vo|eng(?:lish)? subs?|(?:with )?english subtitles|first feature|debut(?: film)?|student film|premi[eè]re|in attendance|q&a|in competition|out of competition",
    re.IGNORECASE,
)
"""What says nothing that is taken, and may stand among the facts."""
_LABEL = re.compile(
    r"(?:countr(?:y|ies)(?: of (?:origin|production))?|production countr(?:y|ies)|land|pays|pa[ií]s|paese|year(?: of production)?|jahr|année|año|anno|duration|run(?:ning)? ?time|length|länge|laufzeit|durée|duración|durata|premiere(?: status)?)\s?:\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and|und|et|y|e|og|och|en|&) +", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?:[\w.’'-]*\w|\.(?:[^\W\d_]\.)*)?")
_MOST_WORDS, _MOST_MINUTES = 5, 900


@dataclass(slots=True)
class Facts:
    """What a stretch says of a film, and where the words begin that are none of it."""

    said: list[Statement] = field(default_factory=list)
    premiere: str = ""
    end: int = 0

    @property
    def names(self) -> set[str]:
        """The properties that are told."""
        return {one.property for one in self.said}

    @property
    def tells(self) -> bool:
        """Whether a country, a year or a length is among them."""
        return bool(self.said)


def facts_at(text: str, start: int, end: int) -> Facts:
    """The facts that stand from a place on, one beside the other, up to the first words that are none."""
    found = Facts(end=start)
    at = start
    while at < end:
        skipped = _SKIP.match(text, at, end)
        at = skipped.end() if skipped is not None else at
        if at >= end:
            break
        after = _one(text, at, end, found)
        if after is None:
            return found
        at = found.end = after
    found.end = end
    return found


def only_facts(text: str, start: int, end: int) -> Facts | None:
    """The facts of a stretch that holds nothing else, and at least a country, a year, a length or a premiere; else None."""
    found = facts_at(text, start, end)
    return found if found.end >= end and (found.said or found.premiere) else None


def _one(text: str, at: int, end: int, found: Facts) -> int | None:
    """Take the fact at a place and return where it ends; None where there is none."""
    label = _LABEL.match(text, at, end)
    if label is not None:
        return label.end()
    if text[at].isdigit():
        after = _year(text, at, end, found) or _length(text, at, end, found)
        if after is not None:
            return after
    premiere = PREMIERE.match(text, at, end)
    if premiere is not None:
        found.premiere = found.premiere or premiere_kind(premiere)
        return premiere.end()
    return _place(text, at, end, found) or _beside(text, at, end, found)


def _year(text: str, at: int, end: int, found: Facts) -> int | None:
    year = _YEAR.match(text, at, end)
    if year is None or "year" in found.names:
        return None
    found.said.append(Statement("year", int(year[0][:4]), year[0][:4], at, at + 4))
    return year.end()


def _length(text: str, at: int, end: int, found: Facts) -> int | None:
    length = _LENGTH.match(text, at, end) or _CLOCKED.match(text, at, end)
    if length is None:
        return None
    told = length.groupdict()
    minutes = int(told.get("minutes") or 0) or int(told["hours"] or 0) * 60 + int(told["rest"] or 0)
    if not 1 <= minutes <= _MOST_MINUTES or "duration" in found.names:
        return None
    found.said.append(Statement("duration", minutes, length[0], at, length.end()))
    return length.end()


def _place(text: str, at: int, end: int, found: Facts) -> int | None:
    place = _country(text, at, end)
    if place is None:
        return None
    if not any(one.property == "country" and one.value == place.value for one in found.said):
        found.said.append(place)
    return place.end


def _beside(text: str, at: int, end: int, found: Facts) -> int | None:
    """What nothing is taken from, and a word between two countries."""
    beside = _BESIDE.match(text, at, end)
    if beside is not None and not text[beside.end() : beside.end() + 1].isalnum():
        return beside.end()
    joined = _AND.match(text, at, end)
    if joined is not None and "country" in found.names and _country(text, joined.end(), end) is not None:
        return joined.end()
    return None


def premiere_kind(match: re.Match[str]) -> str:
    """The kind of premiere that a match of `PREMIERE` names, in English."""
    told = next((match[name] for name in ("english", "german", "romance", "nordic", "letters") if match[name]), "welt")
    low = told.lower().replace(".", "").strip()
    return _KINDS.get(low, low)


def _country(text: str, at: int, end: int) -> Statement | None:
    """The longest words from a place on that name a country."""
    if not text[at].isupper():
        return None
    stops = []
    place = at
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, place, end)
        if word is None:
            break
        stops.append(word.end())
        place = word.end()
        if text[place : place + 1] not in (" ", "\u00a0"):
            break
        place += 1
    for stop in reversed(stops):
        code = country_of(text[at:stop])
        if code is not None:
            return Statement("country", code, text[at:stop], at, stop)
    return None
