"""Who did what, told clause by clause: `A photographed it, B edited it`, `A was the cinematographer, B the editor`.

The subject of a clause is the list of names right before its verb; an aside (`Carl Koch, her husband, was`) and the
company of a producer (`A and B of Harbor Films produced`) may stand between.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.encyclopedia.article import LEAD, MUSIC, PRODUCTION, UNTOLD, Section
from onesheet.reading.encyclopedia.notebook import TITLE, Notebook, tells_of_another_work
from onesheet.reading.prose.companies import companies_at, company_at, company_before
from onesheet.reading.prose.people import Name, is_company, list_before, name_before, names_at
from onesheet.reading.prose.roles import person_of
from onesheet.reading.prose.sentences import Span

_ROLES = {
    "director of photography": "cinematographer", "directors of photography": "cinematographer",
    "cinematographer": "cinematographer", "film editor": "editor", "editor": "editor", "composer": "composer",
    "executive producer": "executive_producer", "co-producer": "producer", "producer": "producer",
    "production designer": "production_designer", "screenwriter": "screenwriter", "narrator": "narrator",
    "director": "director",
}  # fmt: skip
_ROLE = "|".join(sorted(_ROLES, key=len, reverse=True))
_TRADES = frozenset(
    "cinematographer cinematographers photography editor editors composer composers producer producers designer designers "
    "screenwriter screenwriters narrator narrators director directors".split()
)
_THE_FILM = r"the film|the movie|the picture|the new film|the film's|this film|it"
_ENDS = r"(?=[,.;:]|$| and | (?:of|on|for) (?:the film|the movie|the picture|it)\b)"
_WAS = re.compile(
    r",? (?:was|were|is|are|served as|acted as|worked as) (?:the |its |both |both the )?(?:film's |movie's )?"
    rf"(?:principal |main |chief |lead |sole |joint |two )?(?P<role>{_ROLE})s?(?: and (?:the )?(?P<and>{_ROLE})s?)?{_ENDS}"
)
_ELLIPSIS = re.compile(rf" (?:the|its|as|as the|as its) (?P<role>{_ROLE})s?{_ENDS}")
_CREW_VERBS = {
    "photographed": "cinematographer", "shot": "cinematographer", "filmed": "cinematographer", "lensed": "cinematographer",
    "edited": "editor", "cut": "editor", "co-edited": "editor", "produced": "producer", "co-produced": "producer",
    "executive-produced": "executive_producer", "scored": "composer", "directed": "director", "co-directed": "director",
    "narrated": "narrator", "narrates": "narrator", "wrote": "screenwriter", "co-wrote": "screenwriter",
    "scripted": "screenwriter", "adapted": "screenwriter", "composed": "composer",
}  # fmt: skip
_VERB = "|".join(sorted(_CREW_VERBS, key=len, reverse=True))
_WORKS = {
    "music": "composer", "score": "composer", "screenplay": "screenwriter", "script": "screenwriter",
    "scenario": "screenwriter",
}  # fmt: skip
_DID = re.compile(
    r"(?P<who>,? who)?,? (?:also |both |jointly |together |then |himself |herself |themselves )?"
    rf"(?P<verb>{_VERB})(?:,? (?:and|&) (?:also )?(?P<also>{_VERB}))? "
    r"(?:(?P<film>(?:most|all|much|parts) of it|the new one|"
    + TITLE
    + "|"
    + _THE_FILM
    + r")|(?:the|its|the film's|the original|his own|her own|their own) (?:original |musical |film )?"
    r"(?P<work>screenplay|script|scenario|music|score))\b"
    r"(?! (?:rights|version|adaptation|festival|studio|industry|company|series|as a (?:play|novel|book|story)|for (?:radio|television|the stage)|on stage)|-|'s (?!music|score))"
)
_FILM_DONE_ONLY = frozenset({"wrote", "co-wrote", "adapted", "scripted", "composed"})
_SHE = re.compile(r"(?:he|she|they) (?:also |both )?$")
_PARTNER = re.compile(r" (?:together |along )?with ")
_FOR = re.compile(
    r" (?:for|through|at|under) (?:his |her |their |its )?(?:(?:own )?(?:company|banner|label),? )?(?:the )?"
)
_OF_COMPANY = (" of ", " from ", " at ")
_OTHER_WORK = re.compile(
    r"\b(?:novel|stage|radio|television|tv|series|episode|album|song|remake|sequel|documentary|earlier|previous|next film|"
    r"first film|later film|opera|poem|book|short film|memoirs?|trailer|award|prize)\b|\((?:1[89]|20)\d\d\)"
)
_NOT_DONE = re.compile(
    r"\b(?:would have|was to have|were to|originally|initially|at first|first choice|turned down|replaced|dropped out|planned|rejected|refused|"
    r"considered|uncredited|unproduced|offered|approached|had hoped|did not|could not|never|until|whether|if)\b"
)
_NAMED_PRODUCER = re.compile(
    r"(?:(?:the|its|the film's|film) )?(?P<role>executive producer|producer)s? (?P<names>(?=\w)[^.;]{3,80}?)(?:,? who)? (?:had |then |first |later )?"
    r"(?:wanted|purchased|announced|decided|approached|conceived|assembled|persuaded|convinced|bought|engaged|hired|acquired|optioned|commissioned|raised|developed|proposed|invited|chose|gave|found|"
    r"secured|brought|read)\b"
)


_DOING = frozenset(re.findall(r"[a-z]+", verb)[-1] for verb in _CREW_VERBS)
_CUES = frozenset(re.findall(r"[a-z]+", role)[-1] for role in _ROLES) | _DOING | frozenset(
    "company companies cinematographers editors composers producers designers screenwriters narrators music score cinematography editing screenplay script "
    "scenario".split()
)  # fmt: skip
"""A sentence without any of these words tells no credit."""
_PRODUCERS = frozenset({"producer", "producers"})
_WORK = frozenset({"work", "that", "due"})


def read_makers_told(book: Notebook) -> None:
    """Note the credits that clauses tell, in the lead and in the sections on how the film was made."""
    for section in book.article.of_kind(LEAD, PRODUCTION, MUSIC, UNTOLD):
        before: Span | None = None
        for span in book.article.sentences(section):
            told = span.end - span.start < 1500 and book.article.mentions(span, _CUES)
            if told and not tells_of_another_work(book.source, span):
                _sentence(book, section, span, before)
            before = span


def _sentence(book: Notebook, section: Section, span: Span, before: Span | None) -> None:
    low = book.source.low
    if section.kind in (PRODUCTION, LEAD) and book.article.mentions(span, _PRODUCERS):
        _named_producers(book, span)
    _production_company(book, span)
    if _NOT_DONE.search(low, span.start, span.end):
        return
    _from_own_script(book, section, span)
    if book.article.mentions(span, _WORK):
        _work_of(book, span)
    begun = _did(book, section, span, before) if book.article.mentions(span, _DOING) else None
    if book.article.mentions(span, _TRADES):
        _role_was(book, span)
        told = _was(book, span)
        first = min((at for at in (begun, told) if at is not None), default=None)
        if first is not None:
            _elliptic(book, span, first)


_FROM_OWN = re.compile(
    r"\bfrom (?:a|an|his own|her own|their own|the) (?:original )?(?:script|screenplay|scenario)(?: (?:that |which )?(?P<who>she|he|they) (?:had )?(?:co-)?wr(?:ote|itten)(?: together)?(?P<with> with )?)?"
)
_WORK_OF = re.compile(
    r"\b(?:the |its )(?P<work>music|score|photography|cinematography|editing|screenplay|script|production design) (?:is|was) (?:all )?(?:the work of|that of|due to) (?=\w)"
)
_DONE = {
    "photography": "cinematographer", "cinematography": "cinematographer", "editing": "editor",
    "production design": "production_designer",
}  # fmt: skip


def _from_own_script(book: Notebook, section: Section, span: Span) -> None:
    """`directed by A from a script she co-wrote with B`, `from her own screenplay`: the director wrote it too."""
    low = book.source.low
    directors = book.noted("director")
    for match in _FROM_OWN.finditer(low, span.start, span.end) if section.kind == LEAD else ():
        if match["who"] is None and " own " not in match.group():
            continue
        if not any(span.start <= one.start < match.start() for one in directors):
            continue
        names = [Name(str(one.value), match.start(), match.end()) for one in directors]
        _credit(book, "screenwriter", names)
        if match["with"]:
            _credit(book, "screenwriter", names_at(book.source, match.end(), span.end), start=match.start())


def _work_of(book: Notebook, span: Span) -> None:
    """`The music is the work of A`."""
    for match in _WORK_OF.finditer(book.source.low, span.start, span.end):
        role = _WORKS.get(match["work"]) or _DONE[match["work"]]
        if not _OTHER_WORK.search(book.source.low, span.start, match.start()):
            _credit(book, role, names_at(book.source, match.end(), span.end), start=match.start())


def _was(book: Notebook, span: Span) -> int | None:
    """`A and B were the cinematographers`: where the first such clause ends, or None."""
    first = None
    for match in _WAS.finditer(book.source.low, span.start, span.end):
        names, _ = _subject(book, span, match.start())
        if not names or _OTHER_WORK.search(book.source.low, span.start, match.start()):
            continue
        for key in ("role", "and"):
            if match[key]:
                _credit(book, _ROLES[match[key]], names, until=match.end())
        first = match.end() if first is None else first
    return first


_ROLE_WAS = re.compile(
    rf"(?:^|(?<=[,;] )|(?<= and ))(?:the |its |the film's |both )?(?P<role>{_ROLE})s? (?:was|were|is|are) (?=\w)"
)


def _role_was(book: Notebook, span: Span) -> None:
    """`Its editor was A`, `The executive producers were A and B`: names that close their clause."""
    source = book.source
    words = source.low[span.start : span.end]
    for match in _ROLE_WAS.finditer(words):
        names = names_at(source, span.start + match.end(), span.end)
        whole = [name for name in names if person_of(source, name, book.roster) is not None]
        if not names or len(whole) != len(names) or not _CLOSED.match(source.low, names[-1].end, span.end):
            continue
        if not _OTHER_WORK.search(words, 0, match.start()):
            _credit(book, _ROLES[match["role"]], names, start=span.start + match.start())


_CLOSED = re.compile(r"[,.;]|$| and ")


def _elliptic(book: Notebook, span: Span, at: int) -> None:
    """`..., B the editor and C the production designer`: clauses that leave out the verb told before."""
    for match in _ELLIPSIS.finditer(book.source.low, at, span.end):
        names = list_before(book.source, at, match.start(), book.roster)
        if names and book.source.low[max(span.start, names[0].start - 6) : names[0].start].endswith(
            (", ", " and ", "; ")
        ):
            _credit(book, _ROLES[match["role"]], names, until=match.end())


def _did(book: Notebook, section: Section, span: Span, before: Span | None) -> int | None:
    """`A photographed it`, `A and B of Harbor Films produced the new film`: where the first such clause ends."""
    source, first = book.source, None
    title = book.title.lower()
    for match in book.naming_the_film(_DID, span.start, span.end):
        verb, start = match["verb"], match.start()
        names, company = _subject(book, span, start)
        if not names and match["who"] is None:
            names = _pronoun(book, section, span, before, match)
        roles = _roles_of(match, section)
        if not names or not roles:
            continue
        if (
            match["film"]
            and _OTHER_WORK.search(source.low, span.start, start)
            and title not in source.low[span.start : start]
        ):
            continue
        for role in roles:
            _credit(book, role, names, until=match.end())
        if verb.endswith("produced"):
            _producers_company(book, span, match.end(), company, names[0].start)
        partner = _PARTNER.match(source.low, match.end(), span.end)
        if partner is not None and set(roles) & {"screenwriter", "composer"}:
            _credit(book, roles[0], names_at(source, partner.end(), span.end), start=match.start("verb"))
        first = match.end() if first is None else first
    return first


def _roles_of(match: re.Match[str], section: Section) -> list[str]:
    """The roles that a clause gives; what was only written or composed needs a work that is named, save in the lead."""
    if match["work"]:
        wrote = match["verb"] in _FILM_DONE_ONLY
        return [_WORKS[match["work"]]] if wrote or _WORKS[match["work"]] == _CREW_VERBS[match["verb"]] else []
    told = [verb for verb in (match["verb"], match["also"]) if verb]
    if section.kind == MUSIC or "composed" in told:
        return []
    if match["film"] == "it" and section.kind not in (LEAD, PRODUCTION):
        return []
    return [_CREW_VERBS[verb] for verb in told]


def _subject(book: Notebook, span: Span, at: int) -> tuple[list[Name], str]:
    """The people right before a verb, past an aside in commas, and the company they are said to be of."""
    source = book.source
    end = at
    while end > span.start and source.low[end - 1] in ", ":
        end -= 1
    names = _whole_list(book, span, end)
    company = ""
    if not names or source.low[max(span.start, names[0].start - 4) : names[0].start].strip() in ("of", "from", "at"):
        last = company_before(source, span.start, end) or name_before(source, span.start, end)
        link = next((one for one in _OF_COMPANY if last and source.low.endswith(one, span.start, last.start)), None)
        if last is not None and link is not None:
            company, names = last.text, _whole_list(book, span, last.start - len(link))
        else:
            names = []
    if not names and (end < at or source.low[at : at + 1] == ","):
        opening = source.low.rfind(", ", max(span.start, end - 80), end)
        names = _whole_list(book, span, opening) if opening != -1 else []
    return names, company


def _whole_list(book: Notebook, span: Span, end: int) -> list[Name]:
    """The list that ends here; none where a part of it names no person."""
    source = book.source
    names = list_before(source, span.start, end, book.roster)
    if source.lowered:
        whole = [person_of(source, name, book.roster) is not None for name in names]
        names = names[len(names) - whole[::-1].index(False) :] if False in whole else names
    if any(is_company(name.text) or book.is_this_film(name.text) for name in names):
        return []
    return names


def _pronoun(book: Notebook, section: Section, span: Span, before: Span | None, match: re.Match[str]) -> list[Name]:
    """`She wrote it with B` right after the sentence that names the only director, and no player after the director."""
    low = book.source.low
    if section.kind != LEAD or before is None or _SHE.fullmatch(low[span.start : match.start()] + " ") is None:
        return []
    directors = [one for one in book.noted("director") if before.start <= one.start < before.end]
    plural = low.startswith("they", span.start)
    if not directors or (len(directors) > 1) != plural or "starring" in low[before.start : before.end]:
        return []
    return [Name(str(one.value), span.start, match.start()) for one in directors]


def _credit(book: Notebook, role: str, names: list[Name], start: int | None = None, until: int = 0) -> None:
    """Credit each; the quote starts at the verb where the name stands after it, and ends after the verb where before."""
    for name in names:
        if not name.damaged and name.is_single and book.roster.resolve(name.text) is None:
            continue
        whole = name if name.damaged else replace(name, end=max(name.end, until))
        book.credit(role, whole, start if start is not None and start < name.start else None)


def _producers_company(book: Notebook, span: Span, at: int, company: str, start: int) -> None:
    """`A of Petit Chaos produced it`, `A produced it for Lilies Films`."""
    if company:
        if not book.has("production_company", company):
            book.say("production_company", company, start, at)
        return
    link = _FOR.match(book.source.low, at, span.end)
    found = company_at(book.source, link.end(), span.end) if link is not None else None
    if found is not None and not found.damaged and is_company(found.text):
        book.say("production_company", found.text, start, found.end)


_ITS_COMPANY = re.compile(
    r"\b(?:(?:the|the film's|its) (?:main |principal )?production compan(?:y|ies)(?: (?:is|was|are|were)|,)|(?:his|her|their)(?: own)?(?: newly formed| new| independent| joint)? (?:film )?production company,?) (?=\w)"
)


def _production_company(book: Notebook, span: Span) -> None:
    """`The production company, Libra Productions, was`, `produced by his own production company, Libra Productions`."""
    low = book.source.low
    if "company" not in book.article.words(span) and "companies" not in book.article.words(span):
        return
    for match in _ITS_COMPANY.finditer(low, span.start, span.end):
        his = match.group().startswith(("his", "her", "their"))
        if his and not re.search(
            r"\b(?:produced|made|financed|filmed|shot)\b[^.;]{0,60}$", low[span.start : match.start()]
        ):
            continue
        for company in companies_at(book.source, match.end(), span.end):
            if is_company(company.text) and not company.damaged and not book.has("production_company", company.text):
                book.say("production_company", company.text, match.start(), company.end)


def _named_producers(book: Notebook, span: Span) -> None:
    """`The producers A and B had wanted a cheap film`, at the start of a sentence on how the film was made."""
    match = _NAMED_PRODUCER.match(book.source.low, span.start, min(span.end, span.start + 200))
    if match is None:
        return
    names = names_at(book.source, match.start("names"), match.end("names"))
    if names and names[-1].end == match.end("names") and not any(name.is_single for name in names):
        for name in names:
            book.credit("executive_producer" if match["role"].startswith("exec") else "producer", name, span.start)
