"""Which section a sentence speaks of: `in the Galas section`, `the Midnight strand`, `Im Wettbewerb`, `screen in Panorama`."""

from __future__ import annotations

import re

_UP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_UP}[\w’'&-]*|\d+)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|of|the|and|&|de|du|des|del|della|in|to|for|on)){{0,4}}"
_KIND = r"(?:sections?|strands?|sidebars?|program(?:me)?|line-?up|slate|selection|showcase)"
_CONTEST = r"(?:competitions?|contest)"
_LOWER = r"(?:main|international|national|feature|short[- ]film|shorts?|documentary|official|student|animation|first[- ]feature|debut|world|european|domestic|fiction|youth|experimental)"
_FORMS = (
    # in the Galas section, as part of the festival’s Midnight strand, the Vantage sidebar
    re.compile(rf"\b(?:the|in|In|The|its|their|new|[’']s?) (?P<name>{_NAME}) {_KIND}\b"),
    re.compile(rf"\b(?P<name>(?:{_UP}\w+ ){{0,3}}(?:{_UP}\w+) (?:Competition|Presentations|Screenings|Gala|Galas|Panorama|Premieres|Showcase|Selection))\b"),
    re.compile(rf"(?i:\bcompet\w+ in(?: the)?) (?P<name>{_NAME})(?=[ ,.:])"),
    re.compile(rf"(?i:\b(?:(?:screen\w*|shown|play\w*|unspool\w*|premier\w*|bow\w*|feature[sd]?|presented|arrives?|selected|run\w*) (?:in|for)|section|strand)) (?P<name>{_NAME})(?= (?:are|is|will)\b|[,.:;]|$|  | alongside| after| before| and)"),
    re.compile(r"\b(?:is|are) in (?P<name>Panorama|Forum|Galas?|Horizons|Orizzonti|Encounters|Perspectives|Discovery|Midnight|Spotlight|Masters|Classics)\b(?=[.,;]|$| (?:and|while|where)\b)"),
    re.compile(rf"(?P<name>(?i:(?:\b{_LOWER} ){{1,3}}{_CONTEST}))\b"),
    re.compile(r"(?P<name>(?i:\b(?:out of competition|hors compétition|außer konkurrenz|fuori concorso|fuera de concurso)))\b"),
    re.compile(r"(?P<name>(?i:\b(?:retrospective|gala|galas|shorts?|opening night|closing night))) (?:section|strand|program(?:me)?)\b"),
    re.compile(r"(?i:(?:this year[’']s|the|a) )(?P<name>(?i:retrospective|tribute|homage|hommage))\b(?! to)"),
    re.compile(rf"\b[Ii]n der (?:Sektion|Reihe) [„»“]?(?P<name>{_NAME})|\b[Ii]m (?P<german>(?:{_UP}[\w-]+ )?(?:[\w-]*[Ww]ettbewerb|[\w-]*programm))\b|\b[Ii]n der (?P<reihe>Retrospektive|Kurzfilmsektion)\b"),
    re.compile(rf"(?i:\bsecci[óo]n|\bsezione|\bsection) (?P<name>{_NAME})"),
    re.compile(r"(?P<name>Sección Oficial|Selección Oficial|Sélection officielle|Selezione ufficiale|Concorso internazionale|Compétition internationale)", re.IGNORECASE),
    re.compile(r"\b(?i:en|in) (?P<name>(?i:compétition|competición|competencia|concorso))\b"),
    re.compile(r"\b(?P<name>(?i:competition))(?= (?:includes?|features?|line-?up|titles|films|consists|comprises|opens|also|section)\b|: )|\b(?i:(?:in|the)) (?P<main>(?:main )?competition)\b(?! for)"),
)  # fmt: skip
_NO_SECTION = re.compile(
    r"(?:the )?(?:festival|film festival|cannes|berlin|venice|toronto|locarno|sundance|rotterdam|tribeca|new york|london|paris|north american?|official|opening|closing|world|international|european|this|last|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|film|films)",
    re.IGNORECASE,
)
_FESTIVAL = re.compile(r"\b(?:[Ff]estival|[Ff]ilmfest\w*|[Ff]ilmtage|[Kk]urzfilmtage|Releases|Pictures|Fest)\b")
_GERMAN_ENDING = re.compile(r"en (?=[\w-]*[Ww]ettbewerb$)")
_LEAD = re.compile(r"^(?:[Tt]he|[Ii]n|[Ii]ts|[Tt]heir|[Ii]n [Tt]he|A|An|Also|And|This year[’']s) ")


def section_in(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The first section that a stretch names, with its place and as it should be printed; None where it names none."""
    found = [one for pattern in _FORMS for one in [_first(pattern, text, start, end)] if one is not None]
    return min(found, key=lambda one: one[0]) if found else None


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, str] | None:
    for match in pattern.finditer(text, start, end):
        group = match.lastgroup or "name"
        name = match[group]
        name = _GERMAN_ENDING.sub("er ", name) if group == "german" else name
        while (lead := _LEAD.match(name)) is not None:
            name = name[lead.end() :]
        name = re.sub(r"(?: (?:of|the|and|&|de|du|des|del|della|in|to|for|on))+$", "", name)
        if name and _NO_SECTION.fullmatch(name) is None and _FESTIVAL.search(name) is None:
            return match.start(group), name
    return None
