"""Where the film was shown at festivals: `screened in the Gala section of the 2015 Toronto International Film Festival`."""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.dates import Dated
from onesheet.reading.prose.sentences import Span
from onesheet.values.names import restore_company

FESTIVAL = re.compile(
    r"(?<![\w'-])(?P<year>(?:1[89]|20)\d\d )?(?P<name>(?:(?!the |of |at |in |and |section |its |his |their |a |an |(?:1[89]|20)\d\d |\d{1,3}(?:st|nd|rd|th) )[^\s,.;()\"]+ ){0,6}?(?:(?:international |independent |film |documentary |short |fantastic |fantasy |horror |animation )*film festival|filmfest\w*|film fest|berlinale|film week|fantastic fest|sundance(?! film)|slamdance(?! film)|tribeca(?! film)|festival)(?: (?:of|de|di) (?!the )[^\s,.;()\"]+(?: [a-z]+)?)?)(?! (?:circuit|circuits|award|organizers|audiences|jury))"
)
"""A festival by its full name, with the year of the edition where that stands before it."""
FESTIVAL_SHORT = re.compile(
    r"\b(?P<name>south by southwest|sxsw|cannes|sundance|telluride|tiff|locarno|berlinale|the berlinale|venice biennale|directors' fortnight|comic-con)\b(?! film)"
)
FESTIVAL_VERB = re.compile(
    r"\b(?:screened|premiered|premiere|shown|selected|entered|competed|presented|debuted|played|opened|closed|screening|selection|invited|won|accepted|exhibited|debut|compete|unveiled|chosen|entry)\b"
)
"""Verbs that bring a film to a festival."""
_SHOWN = re.compile(
    r"\b(?:screened|premiered|premiere|shown|presented|debuted|played|opened|closed|screening|exhibited|debut|unveiled|competed|compete|in competition|showing)\b"
)
FESTIVAL_CUES = frozenset(
    "festival fest filmfest berlinale week sundance slamdance tribeca south sxsw cannes telluride tiff locarno biennale fortnight "
    "comic".split()
)
_WHOLE = {
    "cannes": "Cannes Film Festival", "sundance": "Sundance Film Festival", "telluride": "Telluride Film Festival",
    "tiff": "Toronto International Film Festival", "locarno": "Locarno Film Festival", "sxsw": "South by Southwest",
    "berlinale": "Berlin International Film Festival", "the berlinale": "Berlin International Film Festival",
    "tribeca": "Tribeca Film Festival", "slamdance": "Slamdance Film Festival", "directors' fortnight": "Cannes Film Festival",
    "un certain regard": "Cannes Film Festival", "critics' week": "Cannes Film Festival",
}  # fmt: skip
"""The festival that a short name, or the name of a section, means."""
_OWN_SECTION = re.compile(r"\b(?:directors' fortnight|un certain regard|critics' week|quinzaine des r[ée]alisateurs)\b")
_SECTION = re.compile(
    r"(?:in|of|for|at|as part of) (?:the |its )?(?:(?P<alone>competition)|(?P<s>(?:(?!the |its |a |an )[^\s,.;()]+ ){1,5}?)(?P<w>section|competition|programme|program|strand|sidebar|category|gala|slate|lineup))\b"
)
_SECTION_NAMED = re.compile(
    r"\b(?:section|sidebar|programme|strand) (?P<s>[^\W\d_a-zß-öø-ÿ][^\s,.;()]*(?: [^\W\d_a-zß-öø-ÿ][^\s,.;()]*){0,4})"
)


def festival_name(words: str) -> str | None:
    """The full name of a festival that is known by a short one: `Cannes` -> `Cannes Film Festival`; None for any other."""
    return _WHOLE.get(words.lower().replace("’", "'").strip())


def read_festivals(book: Notebook, span: Span, found: list[Dated]) -> None:
    """Note the festivals of a sentence with edition and section; a film that was shown there had a premiere that year."""
    low = book.source.low
    if not book.article.mentions(span, FESTIVAL_CUES):
        return
    for pattern in (FESTIVAL, FESTIVAL_SHORT):
        for match in pattern.finditer(low, span.start, span.end):
            if _is_taken_to(book, span, match):
                _say(book, span, match, found)


def _is_taken_to(book: Notebook, span: Span, match: re.Match[str]) -> bool:
    """Whether the film was taken to this festival, and not only given a prize or named with it."""
    source, low = book.source, book.source.low
    begin = max(span.start, match.start() - 130)
    if not FESTIVAL_VERB.search(low, begin, match.start()):
        return False
    if match["name"] in ("festival", "film festival", "international film festival"):
        return False
    near = low[max(span.start, match.start() - 60) : match.start()]
    if re.search(r"\b(?:won|award|prize|nominated|founded)\b", near) and not re.search(
        r"screen|premier|shown", low[span.start : match.start()]
    ):
        return False
    raw = source.text[match.start("name") : match.end("name")].strip()
    return source.lowered or raw[:1].isupper() or raw[:1].isdigit()


def _say(book: Notebook, span: Span, match: re.Match[str], found: list[Dated]) -> None:
    source, low = book.source, book.source.low
    raw = source.text[match.start("name") : match.end("name")].strip()
    name = festival_name(raw) or (restore_company(raw) if source.lowered else raw)
    dated = [one for one in found if one.date.year is not None and not one.date.decade]
    near = next((one for one in dated if one.start == match.start()), None) or (
        min(dated, key=lambda one: abs(one.start - match.start())) if dated else None
    )
    told = match["year"] if match.re is FESTIVAL else None
    edition = int(told) if told else (near.date.year if near is not None else None)
    before = low[span.start : match.start()]
    first = (
        re.search(r"premier|world debut|debuted|\bshown first|\bfirst (?:shown|screened)|for the first time", before)
        is not None
    )
    verb = next(FESTIVAL_VERB.finditer(low, max(span.start, match.start() - 130), match.start()), match)
    if match.re is FESTIVAL_SHORT and any(
        one.value == name and one.start == verb.start() for one in book.noted("festival")
    ):
        return
    book.say(
        "festival", name, verb.start(), match.end("name"), edition=edition, section=_section(book, span, match),
        premiere="premiere" if first else None,
    )  # fmt: skip
    if edition is None or any(one.date.month is not None for one in dated) or abs(edition - (book.year or 0)) > 1:
        return
    if not _SHOWN.search(low, max(span.start, match.start() - 130), match.start()):
        return
    if first or not any(one.qualifiers.get("kind") == "premiere" for one in book.noted("release")):
        book.say("release", str(edition), verb.start(), match.end("name"), kind="premiere", place=name)


def _section(book: Notebook, span: Span, festival: re.Match[str]) -> str:
    """The section of a festival: `Gala Presentations`, `Un Certain Regard`, `Competition`."""
    source = book.source
    until = min(span.end, festival.end() + 80)
    own = _OWN_SECTION.search(source.low, span.start, until)
    if own is not None and ("cannes" in festival["name"] or festival_name(festival["name"]) == "Cannes Film Festival"):
        raw = source.text[own.start() : own.end()]
        return restore_company(raw) if source.lowered else raw
    named = _SECTION_NAMED.search(source.text, span.start, until)
    if named is not None and not source.lowered:
        return named["s"]
    match = _SECTION.search(source.low, span.start, festival.start()) or _SECTION.search(
        source.low, festival.end(), until
    )
    if match is None or match["alone"]:
        return "" if match is None else "Competition"
    raw = source.text[match.start("s") : match.end("s")].strip(" \"“”'")
    if match["w"] == "competition":
        raw = f"{raw} {source.text[match.start('w') : match.end('w')]}".strip()
        raw = raw[:1].upper() + raw[1:]
    return restore_company(raw) if source.lowered else raw
