"""Who plays in the film: the cast list, `starring A, B and C as D`, and the players that the plot names in parentheses."""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.encyclopedia.article import CAST, LEAD, PLOT, Section
from onesheet.reading.encyclopedia.cast_table import table_castings
from onesheet.reading.encyclopedia.cast_told import read_cast_told
from onesheet.reading.encyclopedia.notebook import Casting, Notebook, tells_of_another_work
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import Name, name_at, name_before, names_at, names_before
from onesheet.reading.prose.roles import roles_in
from onesheet.reading.prose.sentences import Span, lines
from onesheet.reading.prose.words import AFTER_NAMES, CHARACTER_TRADES, COMMON_WORDS, DESCRIPTORS, KIN
from onesheet.values.countries import country_code
from onesheet.values.names import is_damaged, restore_person

_LISTED = re.compile(
    r"(?P<who>[^\n:]{2,70}?)(?P<link> as | – | — | - |:? \.\.\. ?|…| {2,3}|\.{3,6} ?|: |, as )(?P<role>[^\n]{1,400})"
)
_BULLET = re.compile(r"[*•·#–-]+ *")
_ROLE_END = re.compile(r"[,;(\[]|\.(?= [A-Z\"“]|$)|: | – | — | - |\.\s| {2,}|/| who | whose | a (?=\w+ \w+)")
_ROLE_END_LOWERED = re.compile(r"[,;(\[]|\.(?=\s|$)|: | – | - | {2,}|/| who | whose | a (?=\w+ \w+)")
_TITLE_STOP = re.compile(r"\b(?:mr|mrs|ms|dr|capt|lt|sgt|col|gen|prof|st|maj|sr|jr|rev|cpl|pvt|hon|det|insp|[a-z])\.$")
_STARS = re.compile(
    r"\b(?:starring(?:,)? and (?:co-)?(?:written|directed|produced|narrated)(?:(?:,? and |, )(?:co-)?(?:written|directed|produced|narrated)){0,2} by|(?:its|the film's) (?:main |principal )?stars (?:are|were|include|included)|(?:co-|also )?(?:starring|stars|starred|featuring|features|featured)|cast (?:also )?(?:includes|included|including|consists of|comprises|features|is led by|members include|members included)"
    r"|leading roles? (?:are|is|were|was) (?:played|portrayed|taken) by|(?:roles|parts|leads) (?:are|were) (?:played|portrayed|taken) by|headed by|principal actors|main actors(?: are)?"
    r"|lead actors(?: are)?|led by|(?:supporting|minor|other|cameo) (?:roles|performances|appearances) (?:from|by)|(?:ensemble |large |all-star |voice |main |starring |supporting )+cast(?: of (?!actors and\b)[^.;,]{3,60})?,? (?:that |which )?(?:includes?|included|including|features|featuring|with|consists of|comprises|comprising|starring|led by|headed by|made up of|of|that includes|which includes|consisting of|featuring|with)|cast (?:of|with))"
    r"(?: (?:an? )?(?:all-star |ensemble |large )?cast (?:of|including|that includes|led by|with|featuring|consisting of|which includes|headed by))?(?::)?(?: also)? "
    r"(?:(?:the |an? )?(?:voices|voice talents|vocal talents|talents|performances|acting talents)(?: of| by)? )?"
)
_SUPPORT = re.compile(
    r"(?:,| and)? with (?=[^.;]{3,400}?\b(?:in (?:\w+ )?(?:supporting|other|minor|smaller|lead|leading|featured|major|pivotal|key|title|various) (?:roles?|parts?)|playing (?:supporting|other)|co-starring|also (?:appearing|starring)|in support|rounding out))"
)
_STAR_IN = re.compile(
    r" (?:also |all )?(?:co-)?(?:star|stars|starred|appear|appears|appeared|feature|co-star)(?: (?:together|alongside|opposite))? (?:in (?:the|its|supporting|other|leading|minor|lead|cameo|this)\b|as )| (?:reprise|reprised|reprises|reprising) (?:their|his|her) (?:\w+ )?roles?|(?: also)? (?:stars?|co-stars?|features?|appears?)(?: in (?:supporting|minor) roles)?(?=[.;,]| and (?:it|the film)\b)"
    r"| (?:is|are|was|were) (?:also )?featured (?:in|as)\b| stars (?=(?:through|alongside|opposite|with|as)\b)"
    r"| (?:also )?(?:plays?|played|portrays?|portrayed|appears? in|appeared in|stars? in|is cast in|was cast in|are cast in|were cast in|ha[sd]|have|takes?|took) (?:the |an? )?(?:title|lead|leading|main|starring|supporting|central|titular|principal|minor|small|early|cameo) (?:roles?|parts?|character)\b"
)
_BOTH_PLAY = re.compile(r"\b(?:both|they) (?:appear|act|play|star)\b")
"""In a lead, a sentence that tells the parts of people named before."""
_DESCRIPTIONS = COMMON_WORDS | CHARACTER_TRADES | KIN | DESCRIPTORS
_NO_STARS = re.compile(
    r"(?:drama|screenplay|music|song|band|scenes?|footage|soundtrack|series|remake|version|sequel|musical|production|play) (?:\w+ )?$"
)
_IS_THE_FILM = re.compile(
    r"(?:the|this) (?:\w+ ){0,2}(?:drama|musical|play|comedy|thriller|western|production) (?:also )?"
)
"""Before `features`: what the film is, as its name's stand-in at the start of a sentence."""
_OTHER_FILM = re.compile(
    r"\((?:1[89]|20)\d\d\)[^.]{0,40}$|\b(?:remake|sequel|adaptation|broadcast|version|radio (?:play|drama|series|show)|stage (?:play|production)|musical|episode|parody|television series)(?: of [^.;,]{1,40})?,? (?:also |again |was |is |were )?$"
)


_CUES = frozenset(
    "star starring stars starred feature featuring features featured cast role roles part parts lead leads leading headed actors led performances "
    "appear appears appeared appearing appearances reprise reprises reprised reprising costar costars costarred costarring character playing plays "
    "play played support rounding".split()
)
"""A sentence without any of these words names no players."""
_WHOLE_LIST = 6
"""So many listed players make a list that a plot's parentheses add nobody to."""


def read_cast(book: Notebook) -> None:
    """Collect castings from all places, then note one statement for each player, in billing order."""
    for i, sentence in enumerate(book.article.lead):
        if i == 0 or not tells_of_another_work(book.source, sentence):
            _starring(book, sentence)
    for section in book.article.of_kind(CAST):
        _cast_section(book, section)
    for person in dict.fromkeys(one.person for one in book.castings):
        book.roster.add(person)
    listed = any(one.listed for one in book.castings)
    _told(book, listed=listed)
    known = {one.person for one in book.castings}
    settled = sum(one.listed for one in book.castings) >= _WHOLE_LIST
    for section in book.article.of_kind(LEAD, PLOT) if listed else book.article.of_kind(LEAD, PLOT, CAST):
        for sentence in book.article.sentences(section):
            _prose_roles(book, sentence, known, in_lead=section.kind == LEAD, settled=settled and section.kind == PLOT)
    _note(book)


def introduce_players(book: Notebook) -> None:
    """Make the players that the lead names in full known, so that a surname in any part of the text means one of them."""
    for span in book.article.lead:
        if not book.article.mentions(span, _CUES):
            continue
        for match in _STARS.finditer(book.source.low, span.start, span.end):
            for name in names_at(book.source, match.end(), span.end, with_roles=True):
                if not (name.is_single or name.damaged or book.is_this_film(name.text)):
                    book.roster.add(name.text)


def _told(book: Notebook, *, listed: bool) -> None:
    """Parts told in sentences: where the section on the cast is no list, and where the lead says that its makers play."""
    for section in book.article.of_kind(*((LEAD,) if listed else (LEAD, CAST))):
        for sentence in book.article.sentences(section):
            if section.kind == CAST or _BOTH_PLAY.search(book.source.low, sentence.start, sentence.end):
                read_cast_told(book, sentence)
    if not listed:
        book.castings.sort(key=lambda one: one.start)


def _starring(book: Notebook, span: Span) -> None:
    """`starring A, B (in his first role) and C as D`, `A and B star in the film`, `with C in a supporting role`."""
    source, before_this, own = book.source, len(book.castings), book.article.definition
    if not book.article.mentions(span, _CUES):
        return
    for pattern in (_STARS, _SUPPORT):
        for match in pattern.finditer(source.low, span.start, span.end):
            before = source.low[max(span.start, match.start() - 60) : match.start()]
            if own is not None and span.end == own.end and match.start() < own.start:
                continue
            if (
                _NO_STARS.search(before)
                and pattern is _STARS
                and match.group().startswith(("feat", "cast with"))
                and not _IS_THE_FILM.fullmatch(source.low, span.start, match.start())
            ) or _tells_of_others(book, span, match.start()):
                continue
            names = _paired(source, names_at(source, match.end(), span.end, with_roles=True))
            if "feat" in match.group() and (not names or names[0].is_single or (source.lowered and len(names) < 2)):
                continue
            _cast_names(book, names, match.start())
            _trailing_support(book, names, span)
    _also_stars(book, span)
    for match in _WITH_MORE.finditer(source.low, span.start, span.end):
        _cast_names(
            book,
            [name for name in names_at(source, match.end(), span.end, with_roles=True) if not name.is_single],
            match.end(),
        )
    for match in _STAR_IN.finditer(source.low, span.start, span.end):
        if not _tells_of_others(book, span, match.start()):
            names = _list_before(book, span, match.start())
            _cast_names(
                book, [name for name in names if not name.is_single or book.roster.resolve(name.text) is not None], None
            )
    book.castings[before_this:] = sorted(book.castings[before_this:], key=lambda one: one.end)


_TRAILING = re.compile(
    r"(?: ?\([^()\n]{0,80}\))?(?: in (?:the )?(?:lead|leading|main|title|starring|principal) roles?)?,? (?:and |along )?(?:with|alongside|opposite) "
)
_WITH_MORE = re.compile(r"\b(?:stars|starred|star|plays|appears|starring) (?:as )?[^.;,()]{2,60}, with ")
_ALSO_STARS = re.compile(
    r",? who (?:also |both )?(?:co-?stars|stars|starred|appears|appeared|played the lead|plays the lead)\b(?: in (?:it|the film|the picture|the movie|a))?"
)


def _paired(source: Prose, names: list[Name]) -> list[Name]:
    """`A and B as C and D`: as many roles as players; the name after the first role is the other role, and no player."""
    done = list(names)
    for i in range(1, len(names) - 1):
        one, two, after = names[i - 1], names[i], names[i + 1]
        if one.role or not two.role or after.role or source.low[one.end : two.start] != " and ":
            continue
        if source.low[after.start - 5 : after.start] == " and " and _ENDS_PAIR.match(source.low, after.end):
            done[i - 1] = replace(one, role=two.role)
            done[i] = replace(two, role=after.text)
            done.remove(after)
    return done


_ENDS_PAIR = re.compile(r"[.;]|$|, (?:two|an?|the|who|both|respectively|his|her|their)\b| respectively|\n")


def _also_stars(book: Notebook, span: Span) -> None:
    """`directed by A, who also stars in the film`."""
    for match in _ALSO_STARS.finditer(book.source.low, span.start, span.end):
        name = name_before(book.source, span.start, match.start())
        if name is not None and (not name.is_single or book.roster.resolve(name.text)):
            _cast_names(book, [name], None)


def _trailing_support(book: Notebook, names: list[Name], span: Span) -> None:
    """`..., with John Cazale, Meryl Streep and George Dzundza`: the list that `with` goes on with."""
    if not names:
        return
    link = _TRAILING.match(book.source.low, names[-1].end, span.end)
    if link is not None:
        more = names_at(book.source, link.end(), span.end, with_roles=True)
        _cast_names(book, [name for name in more if not name.is_single], names[-1].end)


def _tells_of_others(book: Notebook, span: Span, at: int) -> bool:
    before = book.source.low[span.start : at]
    return (
        _OTHER_FILM.search(before[-140:]) is not None
        and not re.search(r"\bthe film (?:\w+ ){0,2}$", before[-30:])
        and str(book.year) not in before[-140:]
    )


def _cast_names(book: Notebook, names: list[Name], start: int | None) -> None:
    for name in names:
        if name.damaged:
            book.lost(name)
            continue
        if country_code(name.text) is not None or name.text.startswith("Best "):
            continue
        person = book.whole_name(name.text) or name.text
        if name.is_single and person == name.text and not _mononym(book, name):
            continue
        book.roster.add(person)
        book.castings.append(
            Casting(
                person,
                _without_description(book, name.role),
                name.start if start is None else min(start, name.start),
                name.end,
                note=name.note,
            )
        )


def _without_description(book: Notebook, role: str) -> str:
    """`Widowed Father Benjamin Mee` -> `Benjamin Mee`, where capitals did not tell the name from the words before it."""
    words = role.split()
    if book.source.lowered:
        while len(words) > 1 and words[0].lower() in _DESCRIPTIONS:
            words = words[1:]
    return " ".join(words)


def _mononym(book: Notebook, name: Name) -> bool:
    """Whether a one-word name in a list may be a stage name: in ordinary text, and not the beginning of a sentence."""
    low = book.source.low
    if book.source.lowered or len(name.text) < 3 or name.text.lower() in book.title.lower():
        return False
    return _GOES_ON_AFTER.match(low, name.end) is not None and not _SHARES_SURNAME.match(book.source.text, name.end)


_GOES_ON_AFTER = re.compile(r"[,.;)]| and | as | with | in | alongside | \(|\s*$")
_SHARES_SURNAME = re.compile(r" and [^\W\d_a-zß-öø-ÿ][\w'-]+ [^\W\d_a-zß-öø-ÿ][\w'-]+(?=[.,;]|$)")
"""`Lee and Lyn Wilde`: the first name of somebody whose surname the next name tells, or a stage name; which, is not told."""


def _list_before(book: Notebook, span: Span, at: int) -> list[Name]:
    return names_before(book.source, span.start, at, lambda name: not book.is_this_film(name.text), most=15)


def _cast_section(book: Notebook, section: Section) -> None:
    """A list of `Player as Character` lines; lines of running text are left to the reading of roles."""
    source = book.source
    spans = lines(source.text, section.start, section.end)
    if not source.lowered:
        tabled, rows = table_castings(source.text, spans)
        book.castings += tabled
        spans = [span for span in spans if span not in rows]
    listed = [(span, match) for span in spans if (match := _entry(book, span)) is not None]
    entries = {span for span, _ in listed}
    plain = _plain_names(book, [span for span in spans if span not in entries], mixed=bool(listed))
    for span, match in listed:
        if not _together(book, span, match):
            _list_entry(book, span, match)
    for name in plain:
        book.castings.append(Casting(name.text, "", name.start, name.end, listed=True))


def _entry(book: Notebook, span: Span) -> re.Match[str] | None:
    bullet = _BULLET.match(book.source.text, span.start, span.end)
    match = _LISTED.match(book.source.text, bullet.end() if bullet else span.start, span.end)
    if match is None:
        return None
    words = match["who"].split()
    if not 1 <= len(words) <= 6 or (
        match["who"].endswith((".", ",")) and not match["who"].lower().endswith(("jr.", "sr."))
    ):
        return None
    if match["link"] == ": " and _SUBHEADING.search(match["who"].lower()):
        return match
    judged = (
        words
        if book.source.lowered
        else [words[0], *(word for word in words[1:] if word[0].islower() and word != "and")]
    )
    if any(word.lower() in AFTER_NAMES and word.lower() not in ("will", "may", "mark", "art") for word in judged):
        return None
    return match


def _together(book: Notebook, span: Span, match: re.Match[str]) -> bool:
    """`A and B as C and D`, `A and B as the twins`: two players in one line of a list, each with a part or with the same."""
    source = book.source
    if book.source.lowered or " and " not in match["who"] or not match["link"].strip().endswith("as"):
        return False
    names = _paired(source, names_at(source, match.start("who"), span.end, with_roles=True))
    players = [name for name in names if name.start < match.end("who")]
    if len(players) < 2 or any(name.is_single or name.damaged for name in players):
        return False
    shared = players[-1].role
    for name in players:
        book.castings.append(
            Casting(name.text, name.role or shared, name.start, max(name.end, match.end("who")), listed=True)
        )
    return True


def _under_a_label(book: Notebook, span: Span, match: re.Match[str]) -> None:
    """`Additional voices: A, B`: a line whose first words are a label, and no player's name."""
    source = book.source
    note = "voice" if "voice" in source.low[match.start("who") : match.end("who")] else ""
    names = names_at(source, match.start("role"), span.end) if match["link"] == ": " else []
    for name in names:
        if not name.is_single and not name.damaged:
            book.castings.append(Casting(name.text, "", name.start, name.end, listed=True, note=note))


def _list_entry(book: Notebook, span: Span, match: re.Match[str]) -> None:
    source = book.source
    start, end = match.span("who")
    if "(" not in match["who"] and _SUBHEADING.search(source.low, start, end):
        _under_a_label(book, span, match)
        return
    low = source.low[start:end].strip()
    note = re.search(r" \(([^()]*)\)$", match["who"])
    if note is not None:
        end = start + note.start()
        low = source.low[start:end]
    if (source.lowered and is_damaged(low)) or "<unk>" in low:
        book.lost(Name(low, start, end, damaged=True))
        return
    shown = restore_person(low) if source.lowered else source.text[start:end].strip()
    if not source.lowered and not shown[:1].isupper():
        return
    role_start = match.start("role")
    role_end = _role_end(source.low if source.lowered else source.text, role_start, span.end, lowered=source.lowered)
    character = source.text[role_start:role_end].strip(" .")
    if not character or is_damaged_role(source.low[role_start:role_end]):
        character = ""
    elif source.lowered:
        character = (
            restore_person(character) if not character.startswith(("a ", "an ", "the ")) else _described(character)
        )
    extra = re.search(
        r"\((uncredited|voice|cameo|archive footage|deceased|scenes deleted)[^()]{0,30}\)",
        source.low[role_end : min(span.end, role_end + 60)],
    )
    book.castings.append(
        Casting(
            " ".join(shown.split()), character, start, max(role_end, end), listed=True, note=extra[1] if extra else ""
        )
    )


def _described(character: str) -> str:
    """`the strangler` -> `The Strangler`; `a police lieutenant` stays."""
    return "The " + restore_person(character[4:]) if character.startswith("the ") else character


def is_damaged_role(low: str) -> bool:
    """Whether a character's name shows lost letters; ordinary words are not judged."""
    return "<unk>" in low or "  " in low.strip()


def _role_end(text: str, start: int, end: int, *, lowered: bool) -> int:
    """Where a character's name ends; the full stop of `Mrs.` does not end it."""
    pattern = _ROLE_END_LOWERED if lowered else _ROLE_END
    at = start
    while True:
        match = pattern.search(text, at, end)
        if match is None:
            return end
        stop = match.start()
        if match.group().startswith(".") and _TITLE_STOP.search(text[max(start, stop - 6) : stop + 1].lower()):
            at = stop + 1
            continue
        return stop if stop > start else end


def _plain_names(book: Notebook, spans: list[Span], *, mixed: bool) -> list[Name]:
    """Bare names, one a line. In a list that tells parts too (`mixed`) each counts; else all lines must be names."""
    found, is_list = [], True
    singles: list[Name] = []
    for span in spans:
        name = _bare_name(book, span)
        if name is not None and (mixed or not name.is_single):
            found.append(name)
        elif name is not None:
            singles.append(name)
        elif not mixed and not _SUBHEADING.search(book.source.low, span.start, span.end):
            is_list = False
    if not is_list or not (mixed or len(found) > 2):
        return []
    return sorted([*found, *singles], key=lambda one: one.start) if 2 * len(singles) < len(found) else found


_SUBHEADING = re.compile(
    r"\b(?:cast|characters?|crew|starring|cameos?|appearances?|supporting|uncredited|main|voices?|others?|roles?|actors?|guests?|special|also|narrat\w+|list)\b"
)
"""In a line that is no name of the list, but stands above a part of it."""
_AFTER_BARE = re.compile(r" ?(?:\([^()\n]{0,60}\)|\[\d+\])?[.,;]?$")


def _bare_name(book: Notebook, span: Span) -> Name | None:
    """The player that a line names and nothing else; a single everyday word is none."""
    source = book.source
    bullet = _BULLET.match(source.text, span.start, span.end)
    start = bullet.end() if bullet is not None else span.start
    name = name_at(source, start, span.end) if span.end - start < _LONGEST_BARE else None
    if name is None or name.damaged or _SUBHEADING.search(source.low, start, name.end):
        return None
    rest = source.low[name.end : span.end]
    if _AFTER_BARE.match(rest) is None or _NOT_SEEN.search(rest) or (source.lowered and _is_word(name)):
        return None
    return None if name.is_single and (source.lowered or name.text.lower() in COMMON_WORDS) else name


_LONGEST_BARE = 80
_NOT_SEEN = re.compile(r"\b(?:cut|deleted|uncredited|unbilled)\b")
"""After a bare name: a player whom the film does not show or name."""


def _is_word(name: Name) -> bool:
    """Whether a line of a text without capitals is an everyday word or two, and no name."""
    words = name.text.lower().split()
    return words[0] in _DESCRIPTIONS or words[-1] in _DESCRIPTIONS


_ELSEWHERE = re.compile(r"\b(?:\w+ly|once|later|first|then|be)$")
"""Before `played by`: in another film or series."""
_PLAYED_BY = re.compile(r"[,(]? ?(?:who are |who is )?(?:played|portrayed|voiced) by ")


def _prose_roles(book: Notebook, span: Span, known: set[str], *, in_lead: bool, settled: bool) -> None:
    """Roles in running text; someone not named before counts only where a character stands before the parentheses."""
    opening = book.article.definition.start if book.article.definition is not None else 0
    for role in roles_in(book.source, span.start, span.end, book.roster):
        if role.start < opening:
            continue
        introduced = role.person in known or book.roster.knows(role.person)
        if not introduced and settled:
            continue
        told = in_lead and _PLAYED_BY.match(book.source.low, role.start) is not None
        told = told and not _ELSEWHERE.search(book.source.low, max(span.start, role.start - 14), role.start)
        if not (introduced or told) and (book.source.text[role.end - 1 : role.end] != ")" or not role.character):
            continue
        if _tells_of_others(book, span, role.start) or book.is_this_film(role.character):
            continue
        if told or role.person in known or role.character:
            if country_code(role.person) is not None:
                continue
            known.add(role.person)
            book.castings.append(Casting(role.person, role.character, role.start, role.end))


def _note(book: Notebook) -> None:
    """One statement for each player: the casting from the list first, else the first that tells a character."""
    best: dict[str, Casting] = {}
    order: dict[str, int] = {}
    for told in book.castings:
        full = book.whole_name(told.person)
        one = replace(told, person=full) if full is not None and " " not in told.person else told
        key = one.person.lower()
        order.setdefault(key, len(order) + 1)
        old = best.get(key)
        if old is None or (one.listed and not old.listed) or (one.character and not old.character and not old.listed):
            best[key] = one
    for billing, key in enumerate(sorted(order, key=order.__getitem__), 1):
        one = best[key]
        note = (
            one.note
            if one.note in ("uncredited", "voice", "cameo", "archive footage", "deceased", "scenes deleted")
            else ""
        )
        book.say("cast_member", one.person, one.start, one.end, character=one.character, billing=billing, note=note)
