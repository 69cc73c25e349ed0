"""Who made the film: `directed by`, `from a screenplay by`, `A composed the score`, `with A as cinematographer`."""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.encyclopedia.article import AWARDS, LEAD, MUSIC, PRODUCTION, RECEPTION, RELEASE, UNTOLD, Section
from onesheet.reading.encyclopedia.cast import introduce_players
from onesheet.reading.encyclopedia.directors import read_award_lines, read_director_named
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.encyclopedia.trades import (
    OTHER_FILM,
    names_a_trade,
    names_after_trade,
    read_handled_work,
    read_owned_work,
    read_trades,
)
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.companies import companies_at, company_at
from onesheet.reading.prose.people import Name, is_company, list_before, name_before, names_at
from onesheet.reading.prose.searching import last_match
from onesheet.reading.prose.sentences import Span

_VERBS = {
    "directed": "director", "co-directed": "director", "helmed": "director", "written": "screenwriter",
    "co-written": "screenwriter", "scripted": "screenwriter", "penned": "screenwriter", "produced": "producer",
    "co-produced": "producer", "executive produced": "executive_producer", "executive-produced": "executive_producer",
    "edited": "editor", "co-edited": "editor", "photographed": "cinematographer", "lensed": "cinematographer",
    "shot": "cinematographer", "scored": "composer", "composed": "composer", "narrated": "narrator",
    "distributed": "distributor", "released": "distributor", "adapted": "screenwriter", "animated": "",
    "presented": "", "designed": "", "financed": "", "filmed": "cinematographer", "conceived": "", "created": "",
    "choreographed": "", "co-composed": "composer", "co-scored": "composer", "authored": "screenwriter", "co-authored": "screenwriter",
    "storyboarded": "", "developed": "",
}  # fmt: skip
_VERB = "|".join(sorted(_VERBS, key=len, reverse=True))
_DONE_BY = re.compile(
    rf"\b(?P<verbs>(?:{_VERB})(?:(?: by)?(?:, and |, | and | & |/)(?:(?:was|were|also|is) )?(?:{_VERB})){{0,5}})"
    r"(?: (?:solely|jointly|independently|entirely|primarily|theatrically|for the screen|in \d{4}|worldwide|internationally|domestically|and released"
    r"|in the united states|in the us|in the uk|in north america|on [a-z]+ \d{1,2}, \d{4}|on \d{1,2} [a-z]+ \d{4})){0,2} by(?P<star>,? and (?:co-)?starring)? "
)
_WORK_BY = re.compile(
    r"\b(?P<work>screenplay|script|teleplay|scenario|screen adaptation|screen story|photoplay|music|film score|musical score|music score|original score|original music|score|soundtrack"
    r"|cinematography|photography|editing|film editing|direction|production design|narration|production)"
    r"(?: (?:for the film|of the film|for it))?(?: and (?:the |its )?(?:story|dialogues?|original story|direction|lyrics))?,?(?: (?:is|was|were|had been|has been))?(?: an adaptation| the work)?(?: (?:also|both|later|originally|co-)?-?(?:written|co-written|penned|adapted|composed|credited|provided|created|done|handled|completed|carried out|developed|rewritten|executed))?"
    r"(?: and (?:written|composed|conducted|adapted|directed|performed|arranged|orchestrated|produced))?(?:,)? (?P<link>by|to) "
)
_WORKS = {
    "screenplay": "screenwriter", "script": "screenwriter", "teleplay": "screenwriter", "scenario": "screenwriter",
    "screen adaptation": "screenwriter", "photoplay": "screenwriter", "music": "composer", "film score": "composer",
    "musical score": "composer", "music score": "composer", "original score": "composer", "original music": "composer",
    "score": "composer", "soundtrack": "composer", "cinematography": "cinematographer", "photography": "cinematographer",
    "editing": "editor", "film editing": "editor", "direction": "director", "production design": "production_designer",
    "narration": "narrator", "screen story": "screenwriter",
}  # fmt: skip
_SOURCE_WORK = re.compile(
    r"\b(?:novel(?:la|ization|isation)?s?|book|plays?|short story|story|stories|poem|memoirs?|songs?|musical|comics?|comic book|series|article|opera|autobiography|biography|lyrics|radio play|"
    r"radio drama|stage play|graphic novel|manga|treatment|sequel|remake|remakes|version|soundtrack|single|essay|review|episode|tale|libretto|album|theme|title song|adaptation|(?:19|20)\d\d\)|later)"
    r"(?: of the same (?:name|title))?(?: \([^()]{0,40}\))?,? (?:(?:that|which) )?(?:was |were |is |had been )?(?:\w+ly )?$"
)
_SOURCE_TITLE = re.compile(r"\b(?:novel|novella|book|short story|play|memoir|poem|autobiography)s? [^.,;]{1,60}$")
_OWN_SOURCE = re.compile(
    r"\b(?:novel(?:la)?|book|play|short story|story|poem|memoir|stage musical|comic|opera|autobiography|manga|lyrics|songs?)(?: of the same (?:name|title))?(?: [^.,;()]{1,40})?(?: \([^()]{0,40}\))?,? (?:(?:that|which) )?(?:was |is )?$"
)
_ROLE_NOUNS = {
    "cinematographer": "cinematographer", "director of photography": "cinematographer", "composer": "composer",
    "editor": "editor", "film editor": "editor", "producer": "producer", "executive producer": "executive_producer",
    "director": "director", "screenwriter": "screenwriter", "writer": "screenwriter", "narrator": "narrator",
    "production designer": "production_designer",
}  # fmt: skip
_ROLE = "|".join(sorted(_ROLE_NOUNS, key=len, reverse=True))
_AS_ROLE = re.compile(
    rf"(?:,)? (?:(?:was|were|had been) (?:also |then |later |eventually )?(?:hired|selected|chosen|signed|brought in|brought on|appointed|assigned|engaged|named|enlisted|recruited|credited|employed) as|as|serving as|acting as|served as|acted as|was|was the) (?:the |its |the film's |a |an |both |sole |credited )?(?P<role>{_ROLE})s?(?: and (?P<and>{_ROLE}))?\b(?! (?:on|of|for) (?!the film|the picture|the movie))"
)
_AGENT = re.compile(
    r" (?:who |which |also |later |both |himself |herself |then |and ){0,3}(?P<verb>directed|co-directed|produced|co-produced|edited|photographed|shot|scored|wrote|co-wrote|adapted|composed|penned|narrated|directs|writes|composes)"
    r"(?: and (?P<also>directed|produced|edited|wrote|co-wrote|starred in|conducted|arranged))?"
    r" (?P<what>the film(?! (?:version|rights|adaptation|festival|school|studio|industry|crew|posters?|stills?|club|society|awards?)\b|-)|the movie|the picture|the screenplay|the script|the (?:film's |musical |original |music )?score|the (?:film's )?(?:music|soundtrack|original music)|its (?:screenplay|script|score|music)|the (?:final )?shooting script|the (?:film's )?(?:screenplay|script|teleplay))\b"
)
_AGENT_VERBS = {
    "directed": "director", "co-directed": "director", "produced": "producer", "co-produced": "producer", "edited": "editor",
    "photographed": "cinematographer", "shot": "cinematographer", "scored": "composer", "narrated": "narrator", "directs": "director",
}  # fmt: skip
_AGENTS = frozenset({"film", "movie", "picture", "screenplay", "script", "score", "music", "soundtrack", "teleplay"})
_AGENTS_DID = frozenset(
    "directed produced edited photographed shot scored wrote adapted composed penned narrated directs writes composes".split()
)
_WITH_PARTNER = re.compile(r" (?:together |along )?with ")
_FOR_COMPANY = re.compile(
    r" (?:for|through|under(?: the)?|at|via|with) (?:his |her |their |its )?(?:(?:own )?(?:independent )?(?:production )?(?:company|banner|label|studio),? )?"
)
_CREDITED_TO = re.compile(
    r"(?:screenplay|script)[^.;()]{0,60}?,? (?:which |that )?(?:is|was|were) (?:solely |officially )?credited (?:solely |only )?to "
)
_CUES = frozenset(
    re.findall(r"[a-z]+", cue)[-1] for cue in (*_VERBS, *_WORKS, *_ROLE_NOUNS, *_AGENT_VERBS)
) | frozenset(
    "wrote writes composes screenwriters composers cinematographers editors producers camerawork camera".split()
)
"""A sentence without any of these words tells no credit."""
_NOT_FINAL = re.compile(
    r"\b(?:would have|was to have|was to|were to|originally|initially|at first|first choice|had planned|turned down|replaced|dropped out|was set to|were set to|draft|"
    r"considered|uncredited|unproduced|unused|offered|approached|planned|remake|sequel|treatment|rejected|refused|wanted)\b"
)


def read_credits(book: Notebook) -> None:
    """Note the film's credits: from every sentence of the lead, and from surer words elsewhere."""
    introduce_players(book)
    for section in book.article.of_kind(LEAD):
        for sentence in book.article.sentences(section):
            _lead_sentence(book, sentence)
    for section in book.article.of_kind(PRODUCTION, MUSIC, RELEASE, RECEPTION, UNTOLD):
        for sentence in book.article.telling(section, _CUES):
            _body_sentence(book, section, sentence)
    for section in book.article.of_kind(AWARDS):
        for sentence in book.article.sentences(section):
            read_award_lines(book, sentence)
    if not book.has("director"):
        read_director_named(book)


def _lead_sentence(book: Notebook, span: Span) -> None:
    _done_by(book, span, sure=True)
    _works_by(book, span)
    _as_role(book, span)
    _agents(book, span)
    _studio_release(book, span)
    _rewriting_partner(book, span)
    own = book.article.definition
    if own is None or span.end != own.end:
        read_trades(book, span)


def _body_sentence(book: Notebook, section: Section, span: Span) -> None:
    low = book.source.low
    if _NOT_FINAL.search(low, span.start, span.end) or span.end - span.start > 1500:
        return
    starts = low.startswith(
        ("the film", "the movie", "the picture", "it ", "both films", book.title.lower()), span.start
    )
    if starts and section.kind != MUSIC:
        _done_by(book, span, sure=False)
    _works_by(book, span)
    read_trades(book, span)
    read_owned_work(book, span)
    read_handled_work(book, span)
    _as_role(book, span)
    if section.kind not in (RECEPTION, UNTOLD) or " produced the film" in low[span.start : span.end]:
        _agents(book, span)


_OF_A_REMAKE = re.compile(r"\b(?:remake|reboot|sequel|prequel|spin-off) (?:of|to) [^.;,]{3,80}$")


def _is_of_another(book: Notebook, start: int, at: int) -> bool:
    """Whether the words before a cue name another work, whose maker is told: `the novel ... written by`, `Fury (1936), directed by`."""
    low = book.source.low
    window = low[max(start, at - 90) : at]
    if low.startswith(("written", "co-written", "penned"), at) and _SOURCE_TITLE.search(window):
        return True
    if _SOURCE_WORK.search(window) or _OF_A_REMAKE.search(window):
        return True
    other = last_match(OTHER_FILM, window)
    if other is not None and (book.year is None or str(book.year) not in other.group()):
        return not re.search(r"\b(?:is|was|were)\b", window[other.end() :])
    return bool(re.search(r"\b(?:1[89]|20)\d\d film [^.;]{0,60}$", window)) and book.title.lower() not in low[start:at]


_OF_SCREENPLAY = re.compile(r"\b(?:screenplay|script|scenario|teleplay),? (?:(?:is|was|were|had been) )?$")
"""Before `written by`: told with its work by another pattern."""


def _done_by(book: Notebook, span: Span, *, sure: bool) -> None:
    """`written, produced and directed by A and B`."""
    source = book.source
    if "by" not in book.article.words(span):
        return
    for match in _DONE_BY.finditer(source.low, span.start, span.end):
        roles = [_VERBS[verb] for verb in re.findall(_VERB, match["verbs"])]
        if _makes_another(book, span, match.start()) or (
            match["verbs"] == "written"
            and _OF_SCREENPLAY.search(source.low, max(span.start, match.start() - 30), match.start())
        ):
            continue
        if not sure and "screenwriter" in roles and "film" not in source.low[span.start : match.start()]:
            continue
        led = names_after_trade(book, match.end(), span.end)
        names = led or names_at(source, match.end(), span.end)
        told = _after_firm(source, match.end(), span.end)
        firm = told > match.end() or not names or is_company(names[0].text)
        if not led and (firm or _is_company_here(book, match.end(), span.end)):
            _companies(book, roles, match.start(), match.end(), span.end)
            continue
        _people(book, roles, names, match.start())
        if "producer" in roles:
            _production_company(book, names[-1].end, span.end, match.start())
        elif "distributor" in roles:
            _companies(book, ["distributor"], match.start(), match.end(), span.end, sure=names[0].is_single)


_FILMED = (
    "directed",
    "co-directed",
    "produced",
    "co-produced",
    "edited",
    "photographed",
    "shot",
    "lensed",
    "scored",
    "distributed",
)
_STAGED = re.compile(
    r"\b(?:plays?|musicals?|operas?|series|episodes?|radio|stage|sequels?|remakes?|films?|version|shorts?|documentary)\b|\((?:1[89]|20)\d\d\)"
)
"""Works that are directed or produced as films are; a novel or a story is not."""


def _makes_another(book: Notebook, span: Span, at: int) -> bool:
    """Whether `directed by` belongs to another work; in the first sentence only a source work right before counts."""
    low = book.source.low
    if low.startswith("adapted for the screen", at):
        return False
    own = book.article.definition
    if own is None or span.end != own.end:
        return _is_of_another(book, span.start, at)
    if low.startswith(_FILMED, at) and not _STAGED.search(low, max(own.start, at - 70), at):
        return False
    return _OWN_SOURCE.search(book.source.low[max(own.start, at - 60) : at]) is not None


def _people(book: Notebook, roles: list[str], names: list[Name], start: int) -> None:
    """Credit every person with every role; a single word that nobody bears is no producer."""
    for role in dict.fromkeys(role for role in roles if role and role != "distributor"):
        for name in _with_surnames(book, names) if role == "director" else names:
            alone = len(names) == 1 and role != "producer"
            if alone or name.damaged or not name.is_single or book.roster.resolve(name.text) is not None:
                book.credit(role, name, start)


def _with_surnames(book: Notebook, names: list[Name]) -> list[Name]:
    """`Michael and Peter Spierig`: a first name joined to a full one shares its surname; other single words in a list are left out."""
    done: list[Name] = []
    for i, name in enumerate(names):
        following = names[i + 1] if i + 1 < len(names) else None
        if not name.is_single or name.damaged or book.roster.resolve(name.text) is not None or len(names) == 1:
            done.append(name)
        elif (
            following is not None and not following.is_single and book.source.low[name.end : following.start] == " and "
        ):
            done.append(Name(f"{name.text} {following.text.split(' ', 1)[1]}", name.start, following.end))
    return done


def _is_company_here(book: Notebook, start: int, end: int) -> bool:
    company = company_at(book.source, start, end)
    return company is not None and is_company(company.text)


_FIRM_FIRST = re.compile(
    r"(?:(?:the|an?|its|his|her|their) )?(?:(?![A-Z])[\w'-]+ |[A-Z][\w'-]*-based ){0,4}?(?:[Ss]tudio|company|label|banner|outfit|distributor|firm|network)s?,? (?=[A-Z])"
)


def _after_firm(source: Prose, at: int, end: int) -> int:
    """`by the low-budget studio Harbor Films`: where the name after the words that tell what it is begins; else `at`."""
    firm = None if source.lowered else _FIRM_FIRST.match(source.text, at, end)
    return firm.end() if firm is not None else at


def _companies(book: Notebook, roles: list[str], start: int, at: int, end: int, *, sure: bool = True) -> None:
    companies = companies_at(book.source, _after_firm(book.source, at, end), end)
    for company in companies:
        likely = sure and (" " in company.text or not book.source.lowered)
        if company.damaged or not (is_company(company.text) or likely):
            continue
        for role in roles:
            prop = {"producer": "production_company", "distributor": "distributor"}.get(role)
            if (
                prop
                and not (prop == "distributor" and _is_home_release(book, start, end))
                and not book.has(prop, company.text)
            ):
                book.say(prop, company.text, start, company.end)


def _is_home_release(book: Notebook, start: int, end: int) -> bool:
    return bool(
        re.search(
            r"\b(?:dvd|blu-ray|vhs|laserdisc|home (?:video|media)|soundtrack|album|criterion|single)\b",
            book.source.low[max(0, start - 80) : end],
        )
    )


def _production_company(book: Notebook, at: int, end: int, start: int) -> None:
    """`produced by A for B Pictures`."""
    link = _FOR_COMPANY.match(book.source.low, at, end)
    if link is None:
        return
    company = company_at(book.source, link.end(), end)
    if company is not None and not company.damaged and is_company(company.text):
        book.say("production_company", company.text, start, company.end)


def _works_by(book: Notebook, span: Span) -> None:
    """`The screenplay was written by A`, `music by B`; what is credited only `to` someone counts too."""
    source = book.source
    if book.article.words(span).isdisjoint(("by", "credited")):
        return
    for match in _WORK_BY.finditer(source.low, span.start, span.end):
        role = _WORKS.get(match["work"])
        if role is None or (match["link"] == "to" and "credited" not in match.group()):
            continue
        if _is_of_another(book, span.start, match.start()) and role != "composer":
            continue
        if (
            re.search(
                r"\b(?:original|first|early|earlier|unproduced|spec|draft|song|theme|title|stock|library)[ -]$",
                source.low[max(span.start, match.start() - 14) : match.start()],
            )
            and role in ("screenwriter", "composer")
            and match["work"] in ("screenplay", "script", "music")
        ):
            continue
        for name in names_at(source, match.end(), span.end):
            book.credit(role, name, match.start())
    told = _CREDITED_TO.search(source.low, span.start, span.end)
    if told is not None:
        for name in names_at(source, told.end(), span.end):
            book.credit("screenwriter", name, told.start())


_NEWS = re.compile(r"\b(?:announced|reported|attached|in talks|set to|signed on|was to|would)\b")
"""Words of a sentence that tells of plans: who is named in it need not have done the work."""


_IN_THE_STORY = re.compile(r",? as an? ")
"""`starring A as a director`: a part, and no work on the film."""


def _as_role(book: Notebook, span: Span) -> None:
    """`with Burnett Guffey as cinematographer`, `A served as producer`, `cinematographer A` in the lead."""
    source = book.source
    if not names_a_trade(book, span):
        return
    for match in _AS_ROLE.finditer(source.low, span.start, span.end):
        if (
            _IN_THE_STORY.match(match.group())
            or _is_of_another(book, span.start, match.start())
            or _NEWS.search(source.low, max(span.start, match.start() - 300), match.start())
        ):
            continue
        one = name_before(source, span.start, match.start())
        together = source.low.endswith("s", 0, match.end("role") + 1) and source.low[match.end("role")] == "s"
        names = list_before(source, span.start, match.start(), book.roster) if together else [one] if one else []
        for name in names:
            if name.is_single and not name.damaged and book.roster.resolve(name.text) is None:
                continue
            for key in ("role", "and"):
                if match[key]:
                    whole = name if name.damaged else replace(name, end=match.end())
                    book.credit(_ROLE_NOUNS[match[key]], whole, name.start)


def _agents(book: Notebook, span: Span) -> None:
    """`A composed the score`, `A, who co-wrote the screenplay with B`."""
    source = book.source
    if not (book.article.mentions(span, _AGENTS) and book.article.mentions(span, _AGENTS_DID)):
        return
    for match in _AGENT.finditer(source.low, span.start, span.end):
        at = match.start()
        while at > span.start and source.low[at - 1] in ", ":
            at -= 1
        what, verb = match["what"], match["verb"]
        role = "composer" if "score" in what or "music" in what or "soundtrack" in what else _AGENT_VERBS.get(verb)
        if (
            ("screenplay" in what or "script" in what or "teleplay" in what)
            and verb
            in (
                "wrote",
                "co-wrote",
                "adapted",
                "penned",
                "writes",
                "composed",
            )
        ) or (verb in ("wrote", "co-wrote", "penned", "writes") and "the film" in what):
            role = "screenwriter"
        names = _agents_before(book, span, at)
        if role is None or not names:
            continue
        for name in names:
            book.credit(role, name if name.damaged else replace(name, end=match.end()), name.start)
        partner = _WITH_PARTNER.match(source.low, match.end(), span.end)
        if partner is not None and role in ("screenwriter", "composer"):
            for name in names_at(source, partner.end(), span.end):
                book.credit(role, name, match.start() + 1)


def _agents_before(book: Notebook, span: Span, at: int) -> list[Name]:
    """The names right before a verb; a list `A and B` counts whole, as far as it names people."""
    names = list_before(book.source, span.start, at, book.roster)
    titles = [i for i, name in enumerate(names) if book.is_this_film(name.text)]
    return names[titles[-1] + 1 :] if titles else names


_WITH_WRITER = re.compile(r"\bwho, (?:together |along )?with (?=\w)")
_WROTE = re.compile(r", (?:re-?wrote|co-wrote|wrote|adapted) (?:the|its|the film's) (?:screenplay|script|scenario)\b")


def _rewriting_partner(book: Notebook, span: Span) -> None:
    """`hired A who, with B, rewrote the script`: both wrote it."""
    source = book.source
    for match in _WITH_WRITER.finditer(source.low, span.start, span.end):
        names = names_at(source, match.end(), span.end)
        wrote = _WROTE.match(source.low, names[-1].end, span.end) if names else None
        if wrote is None:
            continue
        before = name_before(source, span.start, match.start() - 1)
        for name in ([before] if before is not None else []) + names:
            if not name.is_single or book.roster.resolve(name.text) is not None:
                book.credit("screenwriter", replace(name, end=max(name.end, wrote.end())), name.start)


def _studio_release(book: Notebook, span: Span) -> None:
    """`The RKO Pictures release stars`: the company right before `release` is the distributor."""
    source = book.source
    for word, prop in ((" release ", "distributor"), (" production ", "production_company")):
        at = source.low.find(word, span.start, min(span.end, span.start + 60))
        if at == -1 or not source.low.startswith(("the ", "this ", "an ", "a "), span.start):
            continue
        begin = source.low.index(" ", span.start) + 1
        company = company_at(source, begin, at)
        if company is not None and company.end == at and is_company(company.text):
            book.say(prop, company.text, company.start, at + len(word) - 1)


_BY_MAKER = re.compile(r" by (?=\w)")


def read_makers(book: Notebook, phrase: Span) -> None:
    """`a 1932 French film by Jean Renoir`: the maker right after the first sentence's phrase is the director."""
    source = book.source
    link = _BY_MAKER.match(source.low, phrase.end, phrase.end + 6)
    if link is None:
        return
    for name in names_at(source, link.end(), min(len(source.text), link.end() + 120)):
        if name.is_single and source.lowered:
            break
        book.credit("director", name, link.start() + 1)
