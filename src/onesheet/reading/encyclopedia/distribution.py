"""Who brought the film to the cinemas and for whom it was made: `Neon opened it in the US`, `made for Rex Pictures`."""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.encyclopedia.article import BOX_OFFICE, LEAD, PRODUCTION, RELEASE, UNTOLD
from onesheet.reading.encyclopedia.notebook import TITLE, Notebook, tells_of_another_work
from onesheet.reading.prose.companies import companies_at, company_at, company_before
from onesheet.reading.prose.people import Name, is_company
from onesheet.reading.prose.places import Place, countries_in
from onesheet.reading.prose.sentences import Span
from onesheet.reading.prose.words import AFTER_NAMES, COMMON_WORDS, DESCRIPTORS
from onesheet.values.names import same_name

_THE_FILM = "it|the film|the movie|the picture|this film"
_DID = re.compile(
    r" (?:also |later |then |first |finally |theatrically ){0,2}(?:(?P<sure>distributed|released|re-?released)|opened|launched|brought|handled|picked up|made|put|gave) "
    rf"(?:{_THE_FILM}|{TITLE})\b(?P<rest> (?:out |available|into |a (?:limited |wide |general )?release|in |on |to |from |there|across |throughout |theatrically)|[.,;]|$)"
)
_BY = re.compile(
    r"\b(?:distributed|released|handled|(?:came out|opened)(?= in [^.;,]{2,40} through\b))(?: (?:there|here|theatrically|internationally|later|in [^.;,]{2,30}?|on [^.;,]{2,24}?)){0,2} (?:by|through) "
    r"(?:(?:[^\s.;,]+ ){1,4}?(?:company|distributor|label|firm|outfit)(?: called)? )?(?=\w)"
)
_NEXT = re.compile(r"(?:,? and|[,;]|; and|,? while)(?: by)? (?=\w)")
_ELSEWHERE = re.compile(
    r"(?: (?:on|in) (?!the )[^.;,]{3,24}?)?(?:,? and|,|;)(?=(?P<where> in (?:the )?[^.;,]{2,40}?) by )"
)
_IN = re.compile(r" (?:theatrically )?(?:in|for|across) (?:the )?(?=\w)")
_NOT_CINEMAS = re.compile(
    r"\b(?:dvd|blu-?ray|vhs|laserdisc|home (?:video|media)|soundtrack|album|single|novel|trailer|novelization|restor\w+|book|score|sequel|remake|cd)\b"
)
_TENTATIVE = re.compile(
    r"\b(?:would|planned|was to|were to|refused|declined|wanted|offered|hoped|originally|initially|if|until|never|not)\b"
)
_MADE_FOR = re.compile(
    rf"\b(?:{_THE_FILM}) (?:was|had been) (?:made|shot|produced|filmed|commissioned)(?: by [^.;,]{{3,50}}?)? for (?:the )?(?=\w)"
    r"|\bdirected by [^.;,]{3,60}? for (?:the )?(?=\w)"
)
_JOINT = re.compile(r"\b(?:co-?production|joint production) (?:of|between|by|from|among) (?:the )?(?=\w)")
_CUES = frozenset(
    "distributed released rereleased opened launched brought handled picked made put gave came shot produced filmed commissioned directed "
    "production coproduction".split()
)
"""A sentence without any of these words tells no distributor and no company."""
_PRONOUNS = frozenset("he she it they we who which that this".split())
_NO_COMPANY = COMMON_WORDS | DESCRIPTORS | AFTER_NAMES - frozenset("one two first new".split())


def read_distribution(book: Notebook) -> None:
    """Note distributors with the country told, and the companies a film was made for."""
    for section in book.article.of_kind(LEAD, RELEASE, BOX_OFFICE, PRODUCTION, UNTOLD):
        for span in book.article.telling(section, _CUES):
            low = book.source.low[span.start : span.end]
            if len(low) > 1500 or tells_of_another_work(book.source, span):
                continue
            if section.kind in (LEAD, PRODUCTION):
                _made_for(book, span)
            if section.kind != PRODUCTION and not _NOT_CINEMAS.search(low) and not _TENTATIVE.search(low):
                _brought_out(book, span)
                _by(book, span)


def _brought_out(book: Notebook, span: Span) -> None:
    """`Pyramide Films released it in France`, `In the United States Neon opened it`, and who follows without a verb."""
    source = book.source
    for match in book.naming_the_film(_DID, span.start, span.end):
        company = _without_country(book, company_before(source, span.start, match.start()))
        if company is None or not _is_distributor(book, company, sure=match["sure"] is not None):
            continue
        at = match.start("rest")
        place = _place_after(book, at, span.end) or _place_before(book, span, company.start)
        end = place.end if place is not None and place.start > at else at
        _say(book, company, place, company.start, end)
        _others(book, end, span.end)


def _by(book: Notebook, span: Span) -> None:
    """`distributed by A in the United Kingdom and B in the United States`, `distributed there by her company A`."""
    source = book.source
    for match in _BY.finditer(source.low, span.start, span.end):
        company = company_at(source, match.end(), span.end)
        surely = match.group().startswith(("distributed", "handled")) or countries_in(
            source, match.start(), match.end()
        )
        if company is None or not (is_company(company.text) or surely):
            continue
        if not _is_distributor(book, company, sure=True):
            continue
        place = _place_after(book, company.end, span.end)
        if place is None:
            told = countries_in(source, match.start(), match.end())
            _say(book, company, told[0] if told else None, match.start(), company.end)
            _elsewhere(book, company.end, span.end)
            continue
        _say(book, company, place, match.start(), place.end)
        _others(book, place.end, span.end)


def _elsewhere(book: Notebook, at: int, end: int) -> None:
    """`, and in the United States by Neon on 4 May`: the country first, and the verb left out."""
    for _ in range(6):
        link = _ELSEWHERE.match(book.source.low, at, end)
        place = _place_after(book, link.end(), end) if link is not None else None
        company = company_at(book.source, link.end("where") + 4, end) if link is not None else None
        if place is None or company is None or not _is_distributor(book, company, sure=True):
            return
        _say(book, company, place, place.start, company.end)
        at = company.end


def _others(book: Notebook, at: int, end: int) -> None:
    """`, and Roadside Attractions in the United States`: a further company and its country, without a verb."""
    for _ in range(6):
        link = _NEXT.match(book.source.low, at, end)
        company = company_at(book.source, link.end(), end) if link is not None else None
        place = _place_after(book, company.end, end) if company is not None else None
        if company is None or place is None or not _is_distributor(book, company, sure=True):
            return
        _say(book, company, place, company.start, place.end)
        at = place.end


def _place_after(book: Notebook, at: int, end: int) -> Place | None:
    """The country that `in` brings right here."""
    link = _IN.match(book.source.low, at, end)
    places = countries_in(book.source, link.end(), min(end, link.end() + 40)) if link is not None else []
    return places[0] if link is not None and places and places[0].start == link.end() else None


def _place_before(book: Notebook, span: Span, at: int) -> Place | None:
    """The country right before the company: `In the United States Neon`, `in France, where Harbor Films`."""
    places = countries_in(book.source, max(span.start, at - 60), at)
    return places[-1] if places and at - places[-1].end < 10 else None


def _without_country(book: Notebook, company: Name | None) -> Name | None:
    """`United States Neon` -> `Neon`."""
    if company is None:
        return None
    if book.source.low.endswith(" film ", 0, company.start):
        company = Name(f"Film {company.text}", company.start - 5, company.end, company.damaged)
    places = countries_in(book.source, company.start, company.end)
    if places and places[0].start == company.start and places[0].end < company.end:
        return company_at(book.source, places[0].end + 1, company.end)
    return company


def _is_distributor(book: Notebook, company: Name, *, sure: bool) -> bool:
    """Whether a name is a company's: by its words, or in the place of one and nobody's name."""
    words = company.text.lower().replace(".", "").split()
    if company.damaged or not words or words[0] in _PRONOUNS or book.is_this_film(company.text):
        return False
    if is_company(company.text):
        return True
    if book.roster.resolve(company.text) is not None or countries_in(book.source, company.start, company.end):
        return False
    if book.source.lowered:
        return sure and not any(word in _NO_COMPANY for word in words)
    return len(words) < 4 and not (len(words) == 1 and words[0] in _NO_COMPANY)


def _say(book: Notebook, company: Name, place: Place | None, start: int, end: int) -> None:
    """Note a distributor once; one noted before without a country gets it."""
    where = place.value if place is not None else None
    if not book.has("distributor", company.text):
        start = min(start, place.start) if place is not None else start
        book.say("distributor", company.text, start, max(end, company.end), place=where)
        return
    for old in book.noted("distributor"):
        if where is not None and "place" not in old.qualifiers and same_name(str(old.value), company.text):
            begin = min(start, company.start)
            book.replace(old, replace(old, start=begin, end=max(end, company.end), qualifiers={"place": where}))


def _made_for(book: Notebook, span: Span) -> None:
    """`The film was made for the Rex Motion Picture Company`, `a co-production of Harbor Films and Nord Cinema`."""
    for pattern in (_MADE_FOR, _JOINT):
        match = pattern.search(book.source.low, span.start, span.end)
        for company in companies_at(book.source, match.end(), span.end) if match is not None else ():
            told = company.damaged or book.has("production_company", company.text)
            if match is not None and is_company(company.text) and not told:
                book.say("production_company", company.text, match.start(), company.end)
