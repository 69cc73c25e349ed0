"""How the film came about: when it was announced, who was attached and later replaced, when and where it was shot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesheet.reading.encyclopedia.article import DATED, LEAD, PRODUCTION, Section
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.dates import Dated, intervals_in, with_year_of
from onesheet.reading.prose.people import Name, name_at, name_before, names_at, names_before
from onesheet.reading.prose.places import STATES, Place, place_at, places_at
from onesheet.reading.prose.sentences import Span
from onesheet.values.countries import country_code
from onesheet.values.names import fold, same_name

_ANNOUNCED = re.compile(
    r"\b(?:project|film|movie|production|adaptation|it|picture)(?:'s \w+)? (?:was|had been|has been)(?: first| officially| formally| originally| initially| publicly){0,2} announced\b"
    r"|\bannounced (?:the|this|his|her|their) (?:film|project|movie|picture)\b"
)
_ATTACHED = re.compile(
    r" (?:(?:would|will|were set|was set|had been set|is set|are set|was slated|were slated|had signed|had signed on|signed|signed on|was hired|were hired|was announced|had agreed|agreed|was tapped|was originally set"
    r"|was initially set|was originally|was initially) to |would |will )(?:(?:write|produce|co-write|star in) and )?(?:also )?(?P<do>star|co-star|direct|play|portray|produce|write|compose|appear|score|co-direct|helm)\b"
    r"|,? (?:(?:was|were|had been|has been|is)(?: also| originally| initially| first| reportedly| officially){0,2} (?P<state>attached|added to the cast|set to star|set to direct|hired|cast|in talks|in negotiations|announced as|chosen|signed on|tapped|in early talks|considered|approached)"
    r"|(?:had |has |also |later |then ){0,2}(?P<join>joined the cast|joined the film|joined the ensemble|signed on|came on board|boarded))"
)
_REPLACED = re.compile(
    r"(?P<link>, who (?:had )?(?:later )?| and (?:later )?| |, (?:who )?)(?:has |had )?(?P<verb>replaced|replaces|replacing|took over from|takes over from|took over for|stepped in for) "
)
_JOINING = frozenset(
    "star direct play portray produce write compose appear score helm attached added set hired cast talks negotiations announced chosen signed "
    "tapped considered approached joined came boarded".split()
)
_REPLACING = frozenset("replaced replaces replacing took takes stepped".split())
_REPLACED_BY = re.compile(
    r",? (?:who )?(?:(?:was|were|had been)(?: later| eventually| subsequently| soon)? |later |and )?replaced by "
)
_CUES = DATED | _JOINING | _REPLACING | {"announced", "with"}
_DROPPED = re.compile(
    r",? (?:who )?(?:later |then |had |subsequently |eventually )?(?:dropped out|left the project|exited|departed|withdrew|was fired|backed out|pulled out|was let go)\b"
)
_FIRM = re.compile(r"\b(?:cast|joined|agreed|signed|hired|chosen|came on board|boarded|added)\b")
_TENTATIVE = re.compile(
    r"\b(?:originally|initially|at first|attached|was to|would have|had to|dropped out|until|but)\b"
)
_NOT_TOLD = re.compile(r"\b(?:considered|approached|first choice|wanted|turned down|offered)\b")
_ROLES = {
    "direct": "director", "co-direct": "director", "helm": "director", "produce": "producer", "write": "screenwriter", "compose": "composer",
    "score": "composer", "star": "lead", "co-star": "cast", "play": "cast", "portray": "cast", "appear": "cast", "set to star": "lead",
    "set to direct": "director", "added to the cast": "cast", "cast": "cast", "joined the cast": "cast", "joined the ensemble": "cast",
}  # fmt: skip
_SHOOTING = re.compile(
    r"\b(?:principal photography|principal filming|main photography|filming|shooting|production|the shoot|photography|the film|it|cameras|rehearsals and filming|location shooting|location filming|the movie|the picture)"
    r"(?: (?:for|of|on) (?:the film|the movie|the picture|it))?(?: (?:had|has|was|then|also|officially|finally|later|first|mostly|primarily|mainly|entirely|itself)){0,2} "
    r"(?P<verb>began|begun|started|commenced|took place|wrapped(?: up)?|ended|concluded|finished|was completed|were completed|completed|ran|lasted|occurred|was scheduled to (?:begin|start|commence)|kicked off|was done|resumed|"
    r"was shot|was filmed|filmed|shot|was underway|got underway|continued|was made|rolled|was photographed)\b"
)
_SHOOTING_WORDS = frozenset(
    "photography filming shooting shoot shot filmed photographed cameras rehearsals locations scenes production film movie picture it took is".split()
)
_SHOOTING_VERBS = frozenset(
    "began begun started commenced took wrapped ended concluded finished completed ran lasted occurred scheduled kicked done resumed shot filmed "
    "underway continued made rolled photographed entered went got".split()
)
"""Without one of these no sentence tells when it was shot."""
_SHOT_WORDS = frozenset("shot filmed photographed filming shooting photography took locations scenes".split())
_SEEN_WORDS = frozenset(
    "features featured appears appeared seen shown used depicted beach island house castle lighthouse village farm hotel church harbour harbor "
    "school prison palace bridge mansion estate".split()
)
_PLACE_WORDS = _SHOOTING_VERBS | _SHOT_WORDS | _SEEN_WORDS
"""Without one of these no sentence tells where it was shot."""
_SHOOTING_CUES = DATED | _PLACE_WORDS
_PLANNED = re.compile(r"\b(?:plan|planned|considered|wanted|intended|set in|originally to|hoped)\b")
_SHOT = re.compile(
    r"\b(?:shot|filmed|photographed|filming|shooting|shooting also took place|(?<!director of )photography|took place)(?: (?:also|entirely|mostly|mainly|partly|primarily|largely|almost|exclusively|on|location|locations|in studio|principally|taking place|was done|took place|occurred|on-location|extensively|again|continued)){0,4}(?:,)?(?: in black and white| in colou?r| silent| without sound| on \d+ ?mm)? (?P<prep>in and around|in|at|around|near|on the|on) (?!the (?:film|movie|picture|project|script|role|set\b))"
)
_SHOT_LOCATIONS = re.compile(
    r"\b(?:filming |shooting |film )?locations (?:for the film )?(?:include|included|were|are|including)(?: in)? |\bscenes (?:\w+ ){0,4}?(?:were|was) (?:also )?(?:shot|filmed) (?:on location )?(?:in|at|near|around) "
)
_FORMAT = re.compile(
    r"(?<=\bon )(?:an? |the )?(?:[\w-]+ ){0,2}?(?:\d+[ -]?mm|betacam|video|videotape|tape|film stock|super[ -](?:8|16|35)|hi-?8|mini-?dv|dv|digital|imax|cameras?|kodak\w*|fuji\w*|eastmancolor|technicolor|arri\w*|red (?:one|epic)|cinemascope|panavision|iphones?)\b"
)
"""What a film is shot on that is no place."""
_BUILDING = re.compile(
    r"\bthe (?P<what>[a-z -]{3,30}?) (?:(?:that|which) (?:features|appears|is featured|is seen|is shown|featured|appeared|was used|is used)|(?:featured|seen|used|shown|depicted))(?: in (?:the film|the movie|it))? (?:is|was) "
)
_END_VERBS = ("wrapped", "wrapped up", "ended", "concluded", "finished", "was completed", "were completed", "completed")
_START_VERBS = (
    "entered",
    "went into",
    "began",
    "begun",
    "started",
    "commenced",
    "kicked off",
    "got underway",
    "rolled",
)
_NOT_PHOTOGRAPHY = re.compile(
    r"\b(?:reshoots?|re-shoots?|additional photography|additional scenes|pre-production|post-production|scheduled|rehearsals|pickups|retakes|sequel|test)\b"
)


_CREDITS = ("director", "cast_member", "screenwriter", "producer", "composer")
_MOST = 100
"""How many people announced are followed; no article on a film tells more."""


@dataclass
class _Story:
    """Who was announced for what, in the order of the text."""

    replaced: dict[str, str]
    attached: dict[str, tuple[str, str, int, int]]
    told: set[str]
    """Those called attached outright, whatever for."""


def read_production(book: Notebook) -> None:
    """Note announcements, attachments and the shooting, in the order of the text."""
    story = _Story({}, {}, set())
    for section in book.article.of_kind(PRODUCTION):
        year: int | None = None
        for sentence in book.article.telling(section, _CUES):
            found = with_year_of(book.article.dates(sentence), year)
            year = next((one.date.year for one in reversed(found) if one.date.year and not one.date.decade), year)
            _announced(book, sentence, found)
            _attached(book, sentence, found, story)
            _attached_with(book, sentence, found, story)
            _replaced(book, sentence, story, found)
    _note_attachments(book, story)
    for section in book.article.of_kind(PRODUCTION, LEAD):
        _shooting(book, section)


def _announced(book: Notebook, span: Span, found: list[Dated]) -> None:
    told = "announced" in book.article.words(span)
    match = _ANNOUNCED.search(book.source.low, span.start, span.end) if told else None
    if (
        match is None
        or book.has("announced")
        or (
            re.match(r" (?:that|as|to)\b", book.source.low[match.end() : match.end() + 8])
            and "project" not in match.group()
        )
    ):
        return
    near = [one for one in found if abs(one.start - match.end()) < 40 or one.end < match.start()]
    if near and near[0].date.year is not None:
        start, end = min(match.start(), near[0].start), max(match.end(), near[0].end)
        book.say("announced", str(near[0].date), start, end)


def _person(book: Notebook, name: Name | None) -> str | None:
    """The full name of someone announced; who is introduced here is remembered for later surnames."""
    if name is None or name.damaged or book.is_this_film(name.text):
        return None
    full = book.roster.resolve(name.text)
    if full is None:
        if name.is_single or len(name.text.split()) > 4:
            return None
        full = name.text
        book.roster.add(full)
    return full


def _attached(book: Notebook, span: Span, found: list[Dated], story: _Story) -> None:
    """`X was set to direct`, `X, Y and Z would star`: who is not credited in the end was attached."""
    source = book.source
    if not book.article.mentions(span, _JOINING):
        return
    date = str(found[0].date) if found and found[0].date.year is not None else ""
    for match in _ATTACHED.finditer(source.low, span.start, span.end):
        doing = match["do"] or match["state"] or match["join"] or ""
        at = match.start()
        for name in _names_before(book, span, at):
            person = _person(book, name)
            if person is not None and person not in story.attached and not _NOT_TOLD.search(match.group()):
                if _LATER.match(source.low, match.end(), span.end):
                    date = ""
                if doing == "attached":
                    story.told.add(person)
                firm = _FIRM.search(match.group()) is not None and not _TENTATIVE.search(
                    source.low, span.start, span.end
                )
                story.attached[person] = ("" if firm else _ROLES.get(doing, ""), date, name.start, match.end())


_LATER = re.compile(r" (?:\w+ ){1,3}(?:later|earlier|afterwards|before)\b")
_WITH_ROLE = re.compile(
    r"\bwith (?P<names>(?=\w)[^.;]{3,120}?) (?:as (?:its |the )?(?P<as>director|star|producer|writer|lead)|in (?:the |its )?(?:leading|lead|title|main|starring) (?:roles?|parts?))\b"
)
_NEWS = re.compile(r"\b(?:announced|reported|revealed|would|set to|to star|to direct)\b")
_AS_ROLES = {"director": "director", "star": "lead", "lead": "lead", "producer": "producer", "writer": "screenwriter"}


def _attached_with(book: Notebook, span: Span, found: list[Dated], story: _Story) -> None:
    """`announced with A as its director`, `it was reported that B would direct, with C and D in the leading roles`."""
    low = book.source.low
    if "with" not in book.article.words(span):
        return
    news = _NEWS.search(low, span.start, min(span.end, span.start + 1500))
    for match in _WITH_ROLE.finditer(low, news.end(), min(span.end, span.start + 1500)) if news is not None else ():
        names = names_at(book.source, match.start("names"), match.end("names"))
        if not names or names[-1].end != match.end("names"):
            continue
        before = [one for one in found if one.start < match.start() and one.date.year is not None]
        for name in names:
            person = _person(book, name)
            if person is not None and person not in story.attached:
                role = _AS_ROLES.get(match["as"] or "", "lead")
                story.attached[person] = (role, str(before[-1].date) if before else "", name.start, match.end())


def _names_before(book: Notebook, span: Span, at: int) -> list[Name]:
    """The names of the list before a verb; one after `replaced` is no subject of it."""
    source = book.source
    return names_before(
        source,
        span.start,
        at,
        lambda name: not source.low[max(span.start, name.start - 9) : name.start].endswith(("replaced ", "replacing ")),
    )


def _replaced(book: Notebook, span: Span, story: _Story, found: list[Dated]) -> None:
    """`X, who replaced Y`, `X was added and replaced Y`, `Y was replaced by X`."""
    source = book.source
    if not book.article.mentions(span, _REPLACING):
        return
    date = str(found[0].date) if found and found[0].date.year is not None else ""
    for match in _REPLACED.finditer(source.low, span.start, span.end):
        if source.low[match.end() : match.end() + 3] == "by ":
            continue
        gone = _person(book, name_at(source, match.end(), span.end))
        comer = _comer(book, span, match)
        if gone is not None and comer is not None and gone != comer[0]:
            story.replaced[gone] = comer[0]
            story.attached.setdefault(gone, ("", "", match.start(), match.end()))
            story.attached.setdefault(comer[0], (story.attached[gone][0], date, comer[1], match.end()))
    for match in _REPLACED_BY.finditer(source.low, span.start, span.end):
        gone_name = name_before(source, span.start, match.start())
        gone, comer_name = _person(book, gone_name), name_at(source, match.end(), span.end)
        comer_full = _person(book, comer_name)
        if gone is not None and comer_full is not None and gone_name is not None and comer_name is not None:
            story.replaced[gone] = comer_full
            story.attached.setdefault(gone, ("", "", gone_name.start, comer_name.end))
            if not story.attached[gone][1] and not story.attached[gone][0]:
                story.attached[gone] = ("", "", gone_name.start, comer_name.end)


def _comer(book: Notebook, span: Span, match: re.Match[str]) -> tuple[str, int] | None:
    """Who replaced: the name right before, or the subject that the same sentence named last."""
    name = name_before(book.source, span.start, match.start())
    person = _person(book, name)
    if person is not None and name is not None:
        return person, name.start
    for cue in reversed(list(_ATTACHED.finditer(book.source.low, span.start, match.start()))):
        before = name_before(book.source, span.start, cue.start())
        person = _person(book, before)
        if person is not None and before is not None:
            return person, before.start
    return None


def _note_attachments(book: Notebook, story: _Story) -> None:
    """Attachments of those who are not credited; a director's successor is the credited director."""
    for person, (role, date, start, end) in list(story.attached.items())[:_MOST]:
        if person not in story.replaced and any(book.has(prop, person) for prop in _CREDITS):
            continue
        successor = story.replaced.get(person)
        if successor is None and role == "director" and book.has("director"):
            successor = str(book.noted("director")[0].value)
        if person in story.replaced:
            _withdraw(book, person)
        if successor is None and not role and person not in story.told:
            continue
        book.say(
            "attachment", person, start, end, role=role or _role_of(story, person), date=date, replaced_by=successor
        )


def _role_of(story: _Story, person: str) -> str:
    """The role of someone replaced, where only the successor's is told."""
    return story.attached.get(story.replaced.get(person, ""), ("",))[0]


def _withdraw(book: Notebook, person: str) -> None:
    """A person who was replaced is not in the cast after all, unless a list or a credit in the lead says so."""
    lead = book.article.lead
    for one in book.noted("cast_member"):
        if (
            same_name(str(one.value), person)
            and not (lead and one.start < lead[-1].end)
            and "character" not in one.qualifiers
        ):
            book.drop(one)


def _shooting(book: Notebook, section: Section) -> None:
    year: int | None = None
    for sentence in book.article.telling(section, _SHOOTING_CUES):
        found = book.article.dates(sentence)
        if book.article.mentions(sentence, _SHOOTING_WORDS) and (
            section.kind != LEAD or _about_shooting(book, sentence)
        ):
            if found and book.article.mentions(sentence, _SHOOTING_VERBS):
                _dates_of_shooting(book, sentence, with_year_of(found, year))
            if book.article.mentions(sentence, _PLACE_WORDS):
                _places_of_shooting(book, sentence)
        year = next((one.date.year for one in reversed(found) if one.date.year and not one.date.decade), year)


_ABOUT_SHOOTING = frozenset("filming photography shooting shot filmed".split())


def _about_shooting(book: Notebook, span: Span) -> bool:
    return book.article.mentions(span, _ABOUT_SHOOTING)


_ANOTHER_TIME = re.compile(
    r"[;]|\b(?:for|after|before|released|premiered|opened|shown|aired|published|success|wake|set in)\b"
)
_BEGAN_SHOOTING = re.compile(
    r"\b(?:the film|the movie|the picture|the project|it|TITLE|[^\W\d_]+|they) (?:had |has |was |also |then |officially |finally |first |later ){0,2}"
    r"(?P<verb>began|begun|started|commenced|wrapped|completed|finished|concluded|ended|entered|went into|got under way|resumed) "
    r"(?:its |the |their )?(?:principal photography|main photography|principal filming|filming|shooting|production|photography)\b"
)


def _dates_of_shooting(book: Notebook, span: Span, found: list[Dated]) -> None:
    source = book.source
    for match in _BEGAN_SHOOTING.finditer(source.low, span.start, span.end):
        if _NOT_PHOTOGRAPHY.search(source.low, max(span.start, match.start() - 30), match.end()):
            continue
        until = min(span.end, match.end() + 90)
        near = [one for one in found if match.end() <= one.start < until and one.date.year is not None]
        if near and not re.search(r"[;(]|\b(?:after|before|because) ", source.low[match.end() : near[0].start]):
            _say_shooting(book, match, near, _place_after(book, match.end(), until))
    for match in _SHOOTING.finditer(source.low, span.start, span.end):
        if _NOT_PHOTOGRAPHY.search(source.low, max(span.start, match.start() - 30), match.end()):
            continue
        subject = match.group().split(" ", 1)[0]
        if subject in ("production", "the", "it") and not re.search(
            r"shot|film(?:ed|ing)|shoot|production|photograph", match.group()
        ):
            continue
        until = min(span.end, match.end() + 130)
        ranges = [one for one in intervals_in(source, match.end(), until) if "XXXX" not in one[0]]
        place = _place_after(book, match.end(), until)
        if ranges and ranges[0][1] - match.end() < 70:
            book.say("filming", ranges[0][0], match.start(), ranges[0][2], place=place.value if place else None)
            continue
        near = [one for one in found if match.end() <= one.start < until and one.date.year is not None]
        if (
            not near
            or near[0].start - match.end() > 70
            or _ANOTHER_TIME.search(source.low, match.end(), near[0].start)
            or (near[0].date.month is None and source.low.endswith(" the ", 0, near[0].start))
        ):
            continue
        _say_shooting(book, match, near, place)


def _say_shooting(book: Notebook, match: re.Match[str], near: list[Dated], place: Place | None) -> None:
    first = near[0]
    verb = match["verb"]
    where = place.value if place is not None else None
    if verb in _END_VERBS:
        book.say("filming", f"../{first.date}", match.start(), first.end, place=where)
        return
    ended = re.compile(r"[^.;]{0,60}?\b(?:wrapped|ended|finished|concluded|completed|until|to|through)\b[^.;]{0,40}$")
    if verb in _START_VERBS and len(near) > 1 and ended.match(book.source.low[first.end : near[1].start]):
        end = near[1].date if near[1].date.year is not None else near[1].date.with_year(first.date.year)
        book.say("filming", f"{first.date}/{end}", match.start(), near[1].end, place=where)
        return
    value = f"{first.date}/.." if verb in _START_VERBS else str(first.date)
    stop = max(first.end, place.end if place is not None and place.start < first.end + 30 else 0)
    book.say("filming", value, match.start(), stop, place=where)


def _place_after(book: Notebook, start: int, end: int) -> Place | None:
    for match in re.compile(r" (?:in|at) (?!\d|the (?:film|fall|spring|summer|winter|autumn))").finditer(
        book.source.low, start, end
    ):
        place = place_at(book.source, match.end(), end)
        if place is not None:
            return place
    return None


def _places_of_shooting(book: Notebook, span: Span) -> None:
    """Every place named after `shot in`, `filmed on location at`; a country after its town goes into `in`."""
    source = book.source
    if _PLANNED.search(source.low, span.start, span.end):
        return
    if book.article.mentions(span, _SHOT_WORDS):
        _shot_in(book, span)
    if book.article.mentions(span, _SHOOTING_VERBS):
        for match in _SHOOTING.finditer(source.low, span.start, span.end):
            place = _place_after(book, match.end(), min(span.end, match.end() + 60))
            if place is not None:
                _say_places(book, places_at(source, place.start, span.end), match.start())
        _moved(book, span)
    if book.article.mentions(span, _SEEN_WORDS):
        _building_seen(book, span)


def _shot_in(book: Notebook, span: Span) -> None:
    """`filmed in Kraków`; what it was shot on is no place."""
    source = book.source
    for pattern in (_SHOT, _SHOT_LOCATIONS):
        for match in pattern.finditer(source.low, span.start, span.end):
            if _FORMAT.match(source.low, match.end(), span.end) is None:
                _say_places(book, places_at(source, match.end(), span.end), match.start())


def _building_seen(book: Notebook, span: Span) -> None:
    """`The island in the film is Inishmore`: a building or an island that the film shows, and which it is."""
    source = book.source
    building = _SEEN.match(source.low, span.start, span.end) or _BUILDING.search(source.low, span.start, span.end)
    if building is not None:
        place = place_at(source, building.end(), span.end)
        if place is not None:
            book.say("filming_location", place.value, building.start(), place.end, note=building["what"].strip())


_MOVED = re.compile(
    r"\b(?:moved|shifted|relocated|continued|went on|moving|continuing)(?: later| then| on| afterwards| finally){0,2} (?:to|in|at) (?:the )?(?=\w)"
)
_ALSO_AT = re.compile(
    r",? and (?:later |also )?(?:in|at|on) (?:an? (?:[^\W\d_]+ ){1,2}(?:at|in|near|outside)|the (?:province|district|state|village|town|city|island|county|region) of) (?=\w)"
)
_SEEN = re.compile(
    r"the (?P<what>beach|island|house|castle|lighthouse|village|farm|hotel|church|harbour|harbor|school|prison|palace|bridge|mansion|estate)(?: (?:in the film|that is seen))? is (?=\w)"
)


def _moved(book: Notebook, span: Span) -> None:
    """`Filming began in London and moved later to the North York Moors`."""
    low = book.source.low
    begun = _SHOOTING.search(low, span.start, span.end)
    for pattern in (_MOVED, _ALSO_AT):
        for match in pattern.finditer(low, begun.end(), span.end) if begun is not None else ():
            _say_places(book, places_at(book.source, match.end(), span.end), match.start())


def _say_places(book: Notebook, places: list[Place], start: int) -> None:
    held: list[tuple[Place, str]] = []
    for place in places:
        is_country = country_code(place.value) is not None or len(place.value) == 2 or fold(place.value) in STATES
        joined = book.source.low[held[-1][0].end : place.start] if held else ""
        if is_country and held and "and" not in joined:
            held[-1] = (held[-1][0], place.value)
        else:
            held.append((place, ""))
    said = {str(one.value) for one in book.noted("filming_location")}
    for place, inside in held:
        if place.value not in said:
            book.say("filming_location", place.value, start, place.end, **{"in": inside})
