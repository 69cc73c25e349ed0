"""When and where the film came out: cinemas, festivals, discs, streaming, broadcasts, and who holds the rights."""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import BOX_OFFICE, DATED, HOME, LEAD, PRODUCTION, RECEPTION, RELEASE, Section
from onesheet.reading.encyclopedia.festivals import (
    FESTIVAL,
    FESTIVAL_CUES,
    FESTIVAL_SHORT,
    FESTIVAL_VERB,
    festival_name,
    read_festivals,
)
from onesheet.reading.encyclopedia.notebook import Notebook, tells_of_another_work
from onesheet.reading.prose.companies import companies_at, company_at, company_before
from onesheet.reading.prose.dates import Dated, with_year_of
from onesheet.reading.prose.people import is_company
from onesheet.reading.prose.places import Place, countries_in, place_at, territories_in
from onesheet.reading.prose.searching import last_match
from onesheet.reading.prose.sentences import Span
from onesheet.values.names import restore_company

_CAME_OUT = re.compile(
    r"\b(?:(?:re-?)?released|re-?issued|opened|premiered|premieres|debuted|screened|shown|(?:world |international |european |american |u\.?s\.? )?(?:premiere|debut)d?|launched|came out|went into (?:general|wide|limited) release|"
    r"hit (?:theaters|theatres|cinemas)|(?:wide|limited|general|theatrical|public) release|aired|broadcast|theatrically released|made available|became available|available|distributed|issued|previewed|release date|opening|release|brought (?:it|the film) out|began streaming|exhibited|rolled out|entered (?:wide|general) release|double bill)\b"
)
_HOME = re.compile(
    r"\b(?:dvd|blu-?ray|vhs|laser ?disc|betamax|videocassette|home (?:video|media|entertainment)|videotape|4k|uhd|disc|box set|home release|video cassette|super 8)s?\b"
)
_FORMATS = (
    ("VHS", re.compile(r"\bvhs\b|videocassette|videotape")), ("Betamax", re.compile(r"\bbetamax\b")), ("LaserDisc", re.compile(r"\blaser ?disc\b")),
    ("HD DVD", re.compile(r"\bhd[ -]dvd\b")), ("DVD", re.compile(r"(?<!hd )\bdvds?\b")), ("Blu-ray", re.compile(r"\bblu-?rays?\b")),
    ("4K Ultra HD", re.compile(r"\b4k\b|\buhd\b|ultra hd")),
)  # fmt: skip
_REGION = re.compile(r"\bregion (?P<n>[0-8abc]|free|one|two)\b")
_SERVICE = (
    r"(?:netflix|amazon prime|prime video|hulu|disney\+|hbo max|apple tv\+?|peacock|shudder|mubi|paramount\+)(?!\w)"
)
_STREAMED = re.compile(
    r"\b(?:stream(?:ing|ed|s)|(?:video|movies?)[ -]on[ -]demand|on demand|p?vod|digital(?:ly)?|itunes)\b"
    # A service may bring a film to the cinemas too: its name tells of streaming only where the film is put on it.
    rf"|\b(?:on|to) (?:(?!\d|by\b)[\w'’+-]+ ){{0,3}}?{_SERVICE}"
)
_OF_A_SERVICE = re.compile(rf"\b{_SERVICE}")
_BROADCAST = re.compile(r"\b(?:aired|broadcast|televised|television premiere|on television)\b")
_PREMIERE = re.compile(
    r"\b(?:premier\w*|debuted|world debut|preview\w*|(?:shown|screened|seen|exhibited)(?: in public| publicly)? (?:first|for the first time))\b"
)
_FIRST_SHOWN = re.compile(r"\bfirst (?:publicly )?$")
_AGAIN = re.compile(
    r"\b(?:re-?released|re-?issued|restored|restoration|anniversary|retrospective|remastered|colori[sz]ed|later screened)\b"
)
_AFTER_DATE_PLACE = re.compile(
    r",? (?:in|at|throughout|across|for) (?:the )?(?:cinemas in |theaters in |theatres in )?"
)
_IN = re.compile(
    r"\b(?:in|at|across|throughout|for) (?:(?:a few |some |several |select |all |limited )?(?:cinemas|theaters|theatres) (?:in|across|throughout|of) |(?:\d[\d,]* )?(?:cinemas|theaters|theatres|venues) in )?(?!theat|cinema|a |its |which |the first |first |region [\da-c]|order|addition|\d|early|mid|late|black|color|colour|4k|dvd|blu|video|limited|wide|both )"
)
_OTHER = re.compile(
    r"\b(?:soundtrack|album|novel|novelization|book|trailer|teaser|single|song|sequel|prequel|remake|poster|script|video game|game|rights|lawsuit|cd|score|play|comic|miniseries|series|musical|adaptation|story)\b(?: \w+){0,3}$"
)
_NO_DATE = re.compile(
    r"\b(?:since|until|before|as of|between|copyright|dated|set in|events of|novel|published|during|written in|founded|born|died|in the (?:early|late|mid))\b[^,.;]{0,16}$|\b(?:by|from) (?:early |late |mid-)?$"
)


def read_releases(book: Notebook) -> None:
    """Note releases and festivals from the lead and from every section on release, reception, takings and discs."""
    for section in book.article.of_kind(LEAD, RELEASE, HOME, RECEPTION, BOX_OFFICE, PRODUCTION):
        year = book.year if section.kind in (LEAD, RELEASE, BOX_OFFICE, RECEPTION) else None
        if section.kind == PRODUCTION and not section.heading.lower().endswith("release"):
            continue
        for sentence in book.article.telling(section, DATED | FESTIVAL_CUES):
            found = with_year_of(book.article.dates(sentence), year)
            year = next((one.date.year for one in reversed(found) if one.date.year and not one.date.decade), year)
            if sentence.end - sentence.start < 2000 and not tells_of_another_work(book.source, sentence):
                read_festivals(book, sentence, found)
                _releases(book, section, sentence, found)
    for section in book.article.of_kind(RELEASE, PRODUCTION, LEAD, BOX_OFFICE, HOME):
        for sentence in book.article.telling(section, _TRADED):
            _rights(book, section, sentence)


def _releases(book: Notebook, section: Section, span: Span, found: list[Dated]) -> None:
    low = book.source.low
    _opened_late(book, span, found)
    if not found or not _CAME_OUT.search(low, span.start, span.end) or not _is_about_the_film(book, section, span):
        return
    last = span.start
    for i, one in enumerate(found):
        following = found[i + 1].start if i + 1 < len(found) else span.end
        verb = _verb_for(low, span, one, last, found, i)
        if verb is None or one.date.year is None or one.date.decade or one.date.mark:
            continue
        if _NO_DATE.search(low[max(span.start, one.start - 40) : one.start]) or _OTHER.search(
            low[max(last, verb.start() - 60) : verb.start()]
        ):
            continue
        if low[one.start - 1 : one.start] == "(" and low[one.end : one.end + 1] == ")" and section.kind != HOME:
            continue
        if _is_year_of_festival(book, one):
            continue
        _release(book, section, span, one, verb, last, following)
        last = one.end


_NOT_UNTIL = re.compile(
    r"\bbut (?:was )?not (?:(?:commercially|theatrically|officially) )?released until (?:early |late |mid-)?$|\b(?:it|the film|the movie|the picture) (?:did not|was not|wasn't|didn't) (?:(?:commercially|theatrically|officially) )?(?:open|come out|appear|arrive|reach|released|get a release|go into release)\b[^.;]{0,50}? until (?:early |late |mid-)?$"
)


def _opened_late(book: Notebook, span: Span, found: list[Dated]) -> None:
    """`In the United States it did not open in cinemas until 1983`: a first release there, told the other way round."""
    low = book.source.low
    for one in found:
        match = _NOT_UNTIL.search(low, span.start, one.start)
        if match is not None and one.date.year is not None and not one.date.decade:
            places = countries_in(book.source, span.start, one.start)
            start = min(match.start(), places[0].start) if places else match.start()
            _say_release(book, one, "theatrical", places[-1] if places else None, start, one.end, "", "")


def _is_about_the_film(book: Notebook, section: Section, span: Span) -> bool:
    """Whether the sentence's subject is the film: by its name, `it`, or no other work named before the verb."""
    low = book.source.low
    match = _CAME_OUT.search(low, span.start, span.end)
    if match is None:
        return False
    before = low[span.start : match.start()]
    if re.search(r"\((?:1[89]|20)\d\d\)", before) and not re.search(r"\bthe film\b|\bit\b", before):
        return False
    if section.kind == HOME:
        return True
    if (
        re.search(
            r"\b(?:the film|it|the movie|the picture|film's|this film|the feature|the documentary|the short)\b", before
        )
        or book.title.lower() in before
    ):
        return True
    if len(before) < 30 and (section.kind in (LEAD, RELEASE) or not before.strip()):
        return not re.search(r"\b(?:he|she|they|his|her)\b", before)
    return section.kind == RELEASE and re.search(r"\b(?:he|she|they|company|studio|actor)\b", before) is None


def _verb_for(low: str, span: Span, one: Dated, last: int, found: list[Dated], i: int) -> re.Match[str] | None:
    """The verb of release that a date belongs to: the nearest before it, or one close after."""
    nearest = last_match(_CAME_OUT, low, span.start, one.start)
    if nearest is not None and one.start - nearest.end() < 140:
        between = low[nearest.end() : one.start]
        if not re.search(r"[;]| (?:while|but|although|after which|whereas|where) ", between) or nearest.end() > last:
            return nearest
    limit = found[i + 1].start if i + 1 < len(found) else span.end
    after = _CAME_OUT.search(low, one.end, min(limit, one.end + 110))
    if after is not None and not re.search(r"[;.]", low[one.end : after.start()]) and _opens_clause(low, span, one):
        return after
    return None


_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;(] ?|\b(?:and|then|but|later) )(?:and |then |but |later |finally |starting |beginning )*(?:on |in |by )?$"
)


def _opens_clause(low: str, span: Span, one: Dated) -> bool:
    """Whether a date opens a sentence or a clause: `On 8 May`, `, and in June`."""
    before = low[span.start : one.start] if one.start - span.start < 24 else f" {low[one.start - 24 : one.start]}"
    return _OPENS_CLAUSE.search(before) is not None


def _is_year_of_festival(book: Notebook, one: Dated) -> bool:
    """Whether a bare year is that of a festival's edition: `at the 2015 Toronto International Film Festival`."""
    if one.date.month is not None:
        return False
    after = book.source.low[one.end : one.end + 70]
    return (
        re.match(
            r" (?:[^\s,.;]+ ){0,6}?(?:festival|filmfest|fest|berlinale|awards?|film|edition|novel|remake|version)\b",
            after,
        )
        is not None
    )


def _release(
    book: Notebook, section: Section, span: Span, one: Dated, verb: re.Match[str], last: int, following: int
) -> None:
    """Note one date of release with its kind, place and form."""
    low = book.source.low
    start = verb.start() if verb.start() < one.start and verb.end() >= last else one.start
    end = max(one.end, verb.end()) if verb.start() < following else one.end
    clause_end = _clause_end(low, one.end, following)
    begin = last if verb.start() < one.start else span.start
    place = _place(book, begin, one, clause_end)
    if place is not None:
        start, end = min(start, place.start), max(end, place.end)
    kind, formats, region = _kind(low, section, span, verb, begin, clause_end)
    festival = None
    if kind in ("premiere", "theatrical"):
        festival = FESTIVAL.search(low, begin, clause_end) or FESTIVAL_SHORT.search(low, begin, clause_end)
    if festival is not None and kind == "theatrical" and not FESTIVAL_VERB.search(low, begin, clause_end):
        festival = None
    if kind == "theatrical" and one.date.year != book.year and _is_shown_again(low[span.start : span.end]):
        return
    if festival is not None and (festival.start() > verb.start() or kind == "premiere"):
        kind = "premiere"
        if place is None and festival["name"] not in ("festival", "film festival"):
            place = _festival_place(book, festival)
            start, end = min(start, verb.start()), max(end, place.end)
    if kind == "theatrical" and one.date.year is not None and book.year is not None and one.date.year < book.year - 2:
        return
    if kind == "physical":
        stop = _last_format(low, begin, clause_end)
        end = max(end, stop)
    _say_release(book, one, kind, place, start, end, formats, region)


def _is_shown_again(words: str) -> bool:
    """Whether a sentence tells of a restored print or an anniversary, and not of a new release of the film."""
    return _AGAIN.search(words) is not None and re.search(r"\bre-?(?:released|issued)\b", words) is None


def _festival_place(book: Notebook, festival: re.Match[str]) -> Place:
    """A festival as the place of a premiere."""
    raw = book.source.text[festival.start("name") : festival.end("name")].strip()
    name = festival_name(raw) or (restore_company(raw) if book.source.lowered else raw)
    return Place(name, festival.start("name"), festival.end("name"))


def _say_release(
    book: Notebook, one: Dated, kind: str, place: Place | None, start: int, end: int, formats: str, region: str
) -> None:
    where = (festival_name(place.value) or place.value) if place is not None else None
    value = str(one.date)
    for old in book.noted("release"):
        same_kind = old.qualifiers.get("kind") == kind and old.qualifiers.get("place", where) == (
            where or old.qualifiers.get("place")
        )
        if same_kind and str(old.value).startswith(value) and (where is None or old.qualifiers.get("place") == where):
            return
    book.say("release", value, start, end, kind=kind, place=where, format=formats, region=region)


def _last_format(low: str, start: int, end: int) -> int:
    return max((match.end() for match in _HOME.finditer(low, start, end)), default=start)


def _clause_end(low: str, start: int, following: int) -> int:
    """Where the words about one date end: before the next date's clause, or at a mark that closes the clause."""
    stop = re.compile(
        r"[;(]|, (?:and|with|while|where|by|grossing|earning|as|but)\b| and (?:in|on|received|earned|grossed|was|has|had|went|then)\b| before | after | with | while | by "
    ).search(low, start, following)
    return stop.start() if stop else following


def _kind(low: str, section: Section, span: Span, verb: re.Match[str], begin: int, end: int) -> tuple[str, str, str]:
    """The kind of release with its formats and region."""
    words = low[min(begin, verb.start()) : max(end, verb.end())]
    at_home = section.kind == HOME
    if at_home and not _HOME.search(words) and not _STREAMED.search(words) and not _OF_A_SERVICE.search(words):
        words = low[span.start : span.end]
    televised = at_home and _BROADCAST.search(low, begin, end) is not None
    if _HOME.search(words) and not televised:
        near = low[begin:end]
        words = near if _HOME.search(near) else words
        formats = ", ".join(name for name, pattern in _FORMATS if pattern.search(words))
        region = _REGION.search(words)
        return (
            "physical",
            formats,
            f"Region {region['n'].upper() if len(region['n']) == 1 else region['n'].title()}" if region else "",
        )
    if _STREAMED.search(words) or (at_home and _OF_A_SERVICE.search(words)):
        return "digital", "", ""
    if section.kind == HOME and not televised:
        return (
            (
                "physical"
                if "video" in section.heading.lower()
                or "home" in section.heading.lower()
                or "dvd" in section.heading.lower()
                else "theatrical"
            ),
            "",
            "",
        )
    own = low[verb.start() : max(end, verb.end())] if verb.start() >= begin else words
    if televised or _BROADCAST.search(own):
        return "broadcast", "", ""
    shown = verb.group().startswith(("shown", "screened", "exhibited", "previewed"))
    if _PREMIERE.search(own) or (shown and _FIRST_SHOWN.search(low, max(span.start, verb.start() - 20), verb.start())):
        return "premiere", "", ""
    return "theatrical", "", ""


def _place(book: Notebook, begin: int, one: Dated, end: int) -> Place | None:
    """The place of a release: right after the date, or named between the verb and the date."""
    source = book.source
    after = _AFTER_DATE_PLACE.match(source.low, one.end, end)
    if after is not None and not (after.group().startswith(" at ") and _country_between(book, begin, one)):
        place = _named(book, after.end(), end)
        if place is not None:
            return place
    for match in reversed(list(_IN.finditer(source.low, begin, one.start))):
        place = _named(book, match.end(), one.start)
        if place is not None and not _NOT_OF_THE_RELEASE.search(source.low[max(begin, match.start() - 40) : one.start]):
            return place
    return None


_NOT_OF_THE_RELEASE = re.compile(
    r"\b(?:shot|filmed|set|born|based|made|produced|photographed)(?: [^.;,]{0,30})? (?:in|at|across|throughout|for) "
)
"""Before a place: that of the story or of the shooting, and not of the release."""


def _country_between(book: Notebook, begin: int, one: Dated) -> bool:
    """Whether a country is told before the date: `opened in Germany on 3 September at the Gloria-Palast`."""
    return bool(countries_in(book.source, max(begin, one.start - 40), one.start))


def _named(book: Notebook, start: int, end: int) -> Place | None:
    source = book.source
    start += 4 if source.low.startswith("the ", start) else 0
    north = re.compile(r"north america\b").match(source.low, start, end)
    if north is not None:
        return Place("North America", north.start(), north.end())
    if re.match(
        r"(?:[^\s,.;]+ ){0,5}?(?:theat(?:er|re)|cinema|festival|palace|palast|hall|auditorium|section|museum|\w+-palast|kino|odeon|volksb[uü]hne|opera(?: house)?|empire|playhouse|cin[eé]math[eè]que)\b",
        source.low[start : min(end, start + 70)],
    ):
        inner = re.compile(r" in (?!the )").search(source.low, start, end)
        return (
            place_at(source, inner.end(), end)
            if inner is not None and "festival" not in source.low[start : inner.start()]
            else None
        )
    place = place_at(source, start, end)
    if place is None or len(place.value) < 2 or is_company(place.value):
        return None
    return place


_HOLDS_RIGHTS = re.compile(
    r" (?:had|has|held|holds|own|owns|owned|secured|retained|acquired|bought|purchased|picked up|obtained|took|handles|handled|landed|pre-bought|won|got|gained) (?:the |all |its )?(?P<where>[^.;]{0,90}?)(?:distribution |distributing |theatrical |release |domestic |international |home video |exclusive |worldwide )*rights\b(?! to the (?:novel|book|story|play|script|life|song|name))(?: (?:to|for|of) (?:distribute |release )?(?:the film|it|the movie|the picture))?(?: (?:in|for) (?P<after>[^.;]{2,90}))?"
)
_RIGHTS_BY = re.compile(
    r"\brights (?:[^.;]{0,60}? )?(?:were|was|had been|have been) (?:later )?(?:acquired|bought|purchased|sold|picked up|secured|pre-sold)(?: (?:in|for) [^.;,]{2,40}?)? (?:by|to) "
)
_SOLD = re.compile(
    r"\b(?:sold|pre-sold|licensed)(?: (?:the film|it|in|for|to|off|distribution|rights|internationally)){0,3} (?:to |in |for )?(?:several |various |many |multiple |other |a number of |more than \w+ |over \w+ |\d+ )?(?:territories|countries|markets)\b[^.;]{0,20}?(?:,? including|,? such as|:|,? among them|, namely)? "
)
_SOLD_IN = re.compile(r"\b(?:was|were|been) (?:pre-)?sold (?:to|in|for) (?=the |[a-z])")
_TRADED = frozenset({"rights", "sold", "licensed"})
_BOOK_RIGHTS = re.compile(
    r"\b(?:novel|book|story|play|memoir|film rights|screen rights|movie rights|screenplay|script)\b"
)


def _rights(book: Notebook, section: Section, span: Span) -> None:
    """`X had the UK, Canada and Australian rights`, `sold to several territories, including Germany and France`."""
    source, low = book.source, book.source.low
    if section.kind == HOME and "rights" not in low[span.start : span.end]:
        return
    for match in _HOLDS_RIGHTS.finditer(low, span.start, span.end):
        company = company_before(source, span.start, match.start())
        if (
            company is None
            or company.damaged
            or _BOOK_RIGHTS.search(match["where"])
            or _BOOK_RIGHTS.search(low[match.end("where") : match.end()])
        ):
            continue
        if not (is_company(company.text) or " " in company.text or not source.lowered) or re.search(
            r"\b(?:it|he|she|they)$", low[span.start : match.start()]
        ):
            continue
        places = territories_in(source, match.start("where"), match.end("where")) or (
            territories_in(source, match.start("after"), match.end("after")) if match["after"] else []
        )
        if is_company(company.text) or places:
            _say_rights(book, company.text, places, company.start, match.end())
    _rights_by(book, span)
    _sold(book, section, span)


def _rights_by(book: Notebook, span: Span) -> None:
    """`the distribution rights were acquired by X`."""
    source, low = book.source, book.source.low
    match = _RIGHTS_BY.search(low, span.start, span.end)
    if match is None or _BOOK_RIGHTS.search(low, max(span.start, match.start() - 60), match.end()):
        return
    for company in companies_at(source, match.end(), span.end):
        if is_company(company.text):
            _say_rights(book, company.text, countries_in(source, match.end(), span.end), match.start(), company.end)


def _sold(book: Notebook, section: Section, span: Span) -> None:
    """`The film was sold to several territories, including Germany`: one statement for each place."""
    source, low = book.source, book.source.low
    match = _SOLD.search(low, span.start, span.end) or _SOLD_IN.search(low, span.start, span.end)
    if (
        match is not None
        and section.kind in (RELEASE, PRODUCTION)
        and re.match(
            r"(?:the film|it|the movie|the picture|rights|distribution)", low[span.start : match.start()] or ""
        )
    ):
        for place in countries_in(source, match.end(), span.end):
            book.say("rights", place.value, match.start(), place.end, place=place.value)


def _say_rights(book: Notebook, company: str, places: list[Place], start: int, end: int) -> None:
    for place in places:
        book.say("rights", company, start, end, place=place.value)
    if not places:
        book.say("rights", company, start, end)


_DISTRIBUTED = re.compile(
    r"\b(?:the film|it|the movie|the picture) (?:was|is|has been|would be)(?: theatrically| later| then)? (?:released|distributed)(?: (?:theatrically|in [^.;,]{2,40}?|on [^.;,]{2,30}?|to [^.;,]{2,20}?))? by "
)


def read_distributors(book: Notebook) -> None:
    """`The film was released in the United States by X`, in the sections on release."""
    for section in book.article.of_kind(RELEASE, BOX_OFFICE):
        for sentence in book.article.sentences(section):
            match = _DISTRIBUTED.search(book.source.low, sentence.start, sentence.end)
            if match is None or _HOME.search(book.source.low, sentence.start, sentence.end):
                continue
            company = company_at(book.source, match.end(), sentence.end)
            if (
                company is not None
                and not company.damaged
                and is_company(company.text)
                and not book.has("distributor", company.text)
            ):
                places = countries_in(book.source, match.start(), match.end())
                book.say(
                    "distributor", company.text, match.start(), company.end, place=places[0].value if places else None
                )
