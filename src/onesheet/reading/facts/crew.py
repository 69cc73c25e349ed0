"""Who made a film, as critics say it: `directed by X`, `director X`, `X's latest film`, `the screenplay by Y`, `Z's score`.

Only this film: a name said of an original, of an earlier work or of a film that is compared is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from onesheet.reading.facts.cued import Cued, cued
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.people import Name, name_at, name_before, names_at
from onesheet.reading.prose.roles import person_of
from onesheet.reading.prose.words import AFTER_NAMES, KIN, TRADES
from onesheet.values.names import Roster

_ADVERB = r"(?:\w+ly |also )?"
_Forms = tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]
"""Trades, the words one of which each match has, and the pattern."""
_BY: _Forms = (
    (("director",), ("directed", "helmed"), rf"(?:{_ADVERB}(?:co-)?directed|helmed) by "),
    (("production_designer",), ("design by ", "sets by ", "direction by "), r"(?:production design|sets|art direction) by "),
    (("director",), ("direction ", "film "), r"direction (?:by|from|of) |film (?:by|von|de|di) "),
    (("screenwriter",), ("written by ", "scripted by ", "penned by "), rf"(?:{_ADVERB}(?:co-)?written|scripted|penned|co-scripted) by "),
    (("screenwriter",), ("screenplay", "script"), r"(?:screenplay|script),? (?:(?:is|was) )?(?:(?:co-)?written )?(?:by|from) "),
    (("screenwriter", "director"), ("written",), r"written and directed by |directed and written by |written, directed(?:,? and \w+)? by "),
    (("composer",), ("score", "music", "soundtrack"), r"(?:score|music|soundtrack) (?:is |was )?(?:composed )?(?:by|from) |scored by (?=[a-z'. -]{3,40}[,.;)]| )"),
    (("cinematographer",), ("graph", "camerawork", "lensed", "shot ", "lit by "), r"(?:cinematography|camerawork|photography),? (?:is |was )?(?:by|from|of) |(?:photographed|lensed|\w+ly shot|\w+ly lit) by |(?<=, )shot (?:[\w-]+ ){0,4}by |film,? (?:is |was )?shot (?:[\w-]+ ){0,4}by "),
    (("screenwriter",), ("co-written with ",), r"(?:screenplay|script),? co-written with "),
    (("editor",), ("edit",), r"(?<!and )edited by |editing,? (?:is |was )?(?:by|from) "),
    (("producer",), ("produced by ",), r"(?<!executive )(?<!co-)produced by "),
)  # fmt: skip
_NO_DIRECTOR = (
    "".join(
        rf"(?<!{word} )"
        for word in "art unit assistant casting executive musical music managing artistic editorial festival creative film writer".split()
    )
    + r"(?<![/-])"
)
"""Words before `director` that make it another trade, or that were read already."""
_TRADES: _Forms = (
    (("director", "screenwriter"), ("director",), r"(?:writer|writer and|writers)(?: ?[/–-] ?| )(?:co-)?directors? |director[/-]writers? |director and (?:co-)?(?:screen)?writer "),
    (("director",), ("director", "filmmaker", "film-maker", "helmer"), _NO_DIRECTOR + r"(?:co-)?(?:directors?|filmmakers?|film-makers?|helmer):? (?!of\b)|the director is |(?:its|the|the film's|the movie's|whose) (?:director|film-?maker), (?=[^\W\d_])"),
    (("screenwriter",), ("screenwriter", "scriptwriter", "screenplay writer"), r"(?:co-)?(?:screenwriters?|scriptwriters?|screenplay writers?) "),
    (("composer",), ("composer",), r"(?:film )?composers? "),
    (("cinematographer",), ("cinematographer", "of photography", "dop ", "dp "), r"(?:cinematographers?|director of photography|directors of photography|dop|dp) "),
    (("editor",), ("editor ",), r"film editors? |(?:(?<=and )|(?<=, ))editor (?=[^\W\d_])"),
)  # fmt: skip
_OWN: _Forms = (
    (("director",), ("direction", "directorial"), r"direction\b|directorial\b"),
    (("screenwriter",), ("screenplay", "script"), r"(?:\w+ ){0,2}(?:screenplay|script)\b"),
    (("composer",), ("score", "soundtrack", "music"), r"(?:\w+,? ){0,2}(?:score|soundtrack|music)\b(?! (?:videos?|for|from|in)\b)"),
    (("cinematographer",), ("graphy", "camerawork"), r"(?:\w+,? ){0,2}(?:cinematography|camerawork|photography)\b"),
    (("editor",), ("editing",), r"(?:\w+ ){0,1}editing\b"),
)  # fmt: skip
_DOES = cued(
    r" (?:(?:who|also|has|have) )?(?:(?:\w+ly) )?(?:co-)?(?:directs|directed|helms|helmed|(?:began|started) directing)\b(?! (?:by|towards?|at|to|his|her|their)\b)",
    "direct",
    "helm",
)
_DIRECTING = re.compile(r"directing [^,.;:\n]{2,60}, ")
_WHOSE = cued(
    r",? whose (?:\w+ )?direct(?:ion|ing|orial)\b",
    "whose ",
)
_IS_DIRECTOR = cued(
    r",? (?:is|was|who is|here is) (?:also )?the (?:film's |movie's )?director\b(?! of\b)",
    "director",
)
_IN_HER = cued(
    r",? in (?:her|his|their) (?:[\w-]+ )?(?:first|second|third|fourth|debut|latest|newest|new|sophomore) (?:feature|full-length)\b",
    "feature",
    "full-length",
)
_WROTE_IT = cued(
    r",? who (?:also )?(?P<deed>co-?wrote|wrote|scripted|edited|cut|shot|photographed|scored|produced) (?:it|this|the (?:film|movie|script|screenplay))(?: (?:together )?with )?",
    "who ",
)
_DEEDS = {
    "edited": "editor",
    "cut": "editor",
    "shot": "cinematographer",
    "photographed": "cinematographer",
    "scored": "composer",
    "produced": "producer",
}
"""What who-clauses say that somebody did; the rest is writing."""
_WROTE = cued(
    r" (?:also )?(?:co-)?wrote the (?:script|screenplay)\b",
    "wrote the ",
)
_CAMERA = cued(
    r"(?:'s|(?<=s)') (?:[\w-]+ )?(?:camera|lens|light|lighting|images)\b(?! of\b)| (?:photographs|lights) (?:it|this|that|all|everything|every|the|each)\b",
    "camera",
    "lens",
    "light",
    "images",
    "photographs",
)
_NEW_FILM = cued(
    r"(?:'s|s') (?:(?:new|latest|newest|sophomore|second|third|fourth|fifth|tender|brilliant|gripping|magnificent|extraordinary|beautiful|debut|feature|directorial|first|own|\d{4})[ ,]+){0,3}"
    r"(?:film|movie|feature|picture|debut|adaptation)\b",
    "film",
    "movie",
    "feature",
    "picture",
    "debut",
    "adaptation",
)
_FIRST_FILM = re.compile(r"(?:prior|previous|earlier|other|last|best|early|old|penultimate|final)\b")
COMPARES = re.compile(
    r"\b(?:like|unlike|reminiscent of|reminds (?:me|us|one) of|evok\w+|recall\w*|echo\w*|homage|inspired|compar\w+|remake|original|sequel to|adapted from|based on|version|"
    r"earlier|previous(?:ly)?|prior|predecessor|influence[sd]?|imagined by|style of|fan of|fans of|nods? to|channel\w*|borrow\w*|instead of|rather than|worked with|collaborators?|"
    r"such as|novel|book|play|novella|source|stage|comic|story written|would have|was offered|turned down|(?:the|an) episode|series|adapt(?:s|ing|ation of)|(?:is|was)(?:n't| not))\b[^.;]{0,60}$"
)
"""What before a name shows that another work is spoken of; it is looked for up to the name."""
_QUOTED_BEFORE = re.compile(r"(?:[\"”’*_]|\(\d{4}\)),? (?:\(?(?:which|that) (?:was|is) )?$")
_MARKED_WORK = re.compile(r"(?:[\"”*_]|\(\d{4}\))(?P<clause>,? \(?(?:which|that)\b[^,;.()]{0,60})$")
_NAMED_WORK = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][\w'’-]*(?P<clause>, which\b[^,;.()]{0,60})$")
"""A clause on the work before it, up to its end: one with quotes or a year, or one with nothing but its capital."""
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)') ")


@dataclass(frozen=True, slots=True)
class Credit:
    """One trade of one person, as `text[start:end]` says it."""

    property: str
    person: str
    start: int
    end: int
    sure: bool = True
    """False where only `X's new film` says it, which is also said of players and authors."""


def crew_in(source: Prose, start: int, end: int, roster: Roster, titles: tuple[str, ...]) -> list[Credit]:
    """The crew that one sentence names. `titles` are the film's own, in lower case with straight quotes."""
    found = [
        *_by(source, start, end, roster, titles),
        *_trades(source, start, end, roster, titles),
        *_own(source, start, end, roster),
        *_does(source, start, end, roster),
        *_titled(source, start, end, roster, titles),
        *_who(source, start, end, roster),
    ]
    seen: set[tuple[str, str]] = set()
    kept = []
    for credit in sorted(found, key=lambda one: (not one.sure, one.start)):
        if _in_clause_on_another(source, start, credit.start, titles):
            continue
        if (credit.property, credit.person) not in seen:
            seen.add((credit.property, credit.person))
            kept.append(credit)
    return sorted(kept, key=lambda one: one.start)


_PATTERNS = {
    "by": [(properties, cued(rf"(?<![\w-])(?:{pattern})", *cues)) for properties, cues, pattern in _BY],
    "trades": [(properties, cued(rf"(?<![\w-])(?:{pattern})", *cues)) for properties, cues, pattern in _TRADES],
    "own": [(properties, cued(rf"(?:'s|(?<=s)') (?:{pattern})", *cues)) for properties, cues, pattern in _OWN],
}


@lru_cache(maxsize=6)
def _possible(form: str, low: str) -> list[tuple[tuple[str, ...], Cued]]:
    """Those of a form's patterns that may stand in a text, with their trades; each is asked for once for each sentence."""
    return [(properties, pattern) for properties, pattern in _PATTERNS[form] if pattern.may_stand_in(low)]


def _credits(properties: tuple[str, ...], names: list[tuple[Name, str]], start: int) -> Iterator[Credit]:
    for name, person in names:
        for one in properties:
            yield Credit(one, person, min(start, name.start), name.end)


def _people(source: Prose, start: int, end: int, roster: Roster) -> list[tuple[Name, str]]:
    """The persons of a list that starts at `start`, as far as they are known by full name."""
    found: list[tuple[Name, str]] = []
    for name in names_at(source, start, end):
        person = person_of(source, name, roster)
        if person is None and name.is_single and not found and not name.damaged and len(name.text) > 2:
            kin = _LAST_WORD.search(source.low, start, name.start)
            alone = source.text[name.end : name.end + 1] == "," and not (kin is not None and kin["word"] in KIN)
            person = name.text if alone else None
        if person is not None:
            found.append((name, person))
    return found


_LAST_WORD = re.compile(r"(?P<word>[\w-]+) $")


def _person(source: Prose, name: Name | None, roster: Roster) -> str | None:
    """The person a name means, without a word before it that only starts the sentence or tells the trade."""
    if name is None:
        return None
    words = name.text.split(" ")
    while words and words[0].lower().rstrip(".") in _NO_NAMES:
        words = words[1:]
    if not words:
        return None
    shorter = Name(" ".join(words), name.end - len(" ".join(words)), name.end, name.damaged)
    return person_of(source, shorter if len(words) < len(name.text.split(" ")) else name, roster)


_NO_NAMES = AFTER_NAMES | TRADES


def _is_elsewhere(source: Prose, start: int, at: int, titles: tuple[str, ...]) -> bool:
    """Whether what stands before `at` in the sentence shows that another work is spoken of."""
    before = source.low[max(start, at - 110) : at]
    cut = max(before.rfind(title) for title in titles) if titles else -1
    if cut >= 0 and len(before) - cut < 60:
        return False
    return COMPARES.search(before) is not None or _QUOTED_BEFORE.search(before) is not None


def _in_clause_on_another(source: Prose, start: int, at: int, titles: tuple[str, ...]) -> bool:
    """Whether `at` is in a clause on another work than the film: `"Night Boats" (1951), which Karl Oster directed`."""
    left = max(start, at - 110)
    clause = _MARKED_WORK.search(source.low, left, at)
    if clause is None and not source.lowered:
        clause = _NAMED_WORK.search(source.text, left, at)
    if clause is None:
        return False
    head = _YEAR_OR_QUOTE.sub("", source.text[left : clause.start("clause")])
    called = _LAST_CAPITALS.search(head)
    own = called is not None and any(lower(called.group()) in title for title in titles)
    return not own and not lower(head).endswith(titles)


_YEAR_OR_QUOTE = re.compile(r"[\s\"“”*_]*(?:\(\d{4}\))?[\s\"“”*_]*$")
_LAST_CAPITALS = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][\w'’:-]*(?: [A-ZÀ-Ý][\w'’:-]*)*$")


def _names_another(source: Prose, names: list[tuple[Name, str]], end: int, titles: tuple[str, ...]) -> bool:
    """Whether a possessive with another capitalised work follows: `director David Lynch's Eraserhead`."""
    if not names:
        return False
    at = names[-1][0].end
    own = _POSSESSIVE.match(source.low, at, end)
    if own is None:
        return False
    follows = source.text[own.end() : own.end() + 1]
    named = source.low[own.end() : end].lstrip("\"'*_")
    return (follows.isupper() or follows in '"“‘*_') and not any(named.startswith(title) for title in titles)


def _by(source: Prose, start: int, end: int, roster: Roster, titles: tuple[str, ...]) -> Iterator[Credit]:
    for properties, pattern in _possible("by", source.low):
        for match in pattern.finditer(source.low, start, end):
            if _is_elsewhere(source, start, match.start(), titles):
                continue
            names = _before_with(source, _people(source, match.end(), end, roster), properties)
            if names and source.low[names[-1][0].end : names[-1][0].end + 2] in ("'s", "s'"):
                continue
            yield from _credits(properties, names, match.start())


def _before_with(source: Prose, names: list[tuple[Name, str]], properties: tuple[str, ...]) -> list[tuple[Name, str]]:
    """The names up to `, with`: `directed by Ana Ortiz, with Vera Holm` names a player after the director."""
    if "director" not in properties:
        return names
    cut = next(
        (at for at in range(1, len(names)) if WITH.match(source.low, names[at - 1][0].end, names[at][0].start)), None
    )
    return names[:cut]


WITH = re.compile(r" ?[(;,] ?(?:and )?(?:with|starring|featuring) ")
"""What parts players from the director named before them."""


def _trades(source: Prose, start: int, end: int, roster: Roster, titles: tuple[str, ...]) -> Iterator[Credit]:
    for properties, pattern in _possible("trades", source.low):
        for match in pattern.finditer(source.low, start, end):
            if _is_elsewhere(source, start, match.start(), titles):
                continue
            names = _people(source, match.end(), end, roster)
            names = names if _PLURAL.search(match.group()) else names[:1]
            if not _names_another(source, names, end, titles):
                yield from _credits(properties, names, match.start())


_PLURAL = re.compile(r"(?:ors|ers|phers|ists)\b|directors|duo|team|: ?$")
"""A trade of several; after `director` only the first name of `Stanley Kubrick and Arthur C. Clarke` has it."""


def _own(source: Prose, start: int, end: int, roster: Roster) -> Iterator[Credit]:
    """`John McGrath's screenplay`, `Ludwig Göransson's score`."""
    for properties, pattern in _possible("own", source.low):
        for match in pattern.finditer(source.low, start, end):
            if _FIRST_FILM.match(source.low, match.start() + 3):
                continue
            name = name_before(source, start, match.start())
            person = _person(source, name, roster)
            if name is not None and person is not None and not _is_elsewhere(source, start, name.start, ()):
                yield from (Credit(one, person, name.start, match.end()) for one in properties)


def _who(source: Prose, start: int, end: int, roster: Roster) -> Iterator[Credit]:
    """`Ester Krumbachová, who wrote it with Chytilová`; and, not surely, `Jaroslav Kučera's camera`, also said of directors."""
    for match in _WROTE_IT.finditer(source.low, start, end):
        name = name_before(source, start, match.start())
        person = _person(source, name, roster)
        if name is None or person is None or _is_elsewhere(source, start, name.start, ()):
            continue
        trade = _DEEDS.get(match["deed"], "screenwriter")
        yield Credit(trade, person, name.start, match.end())
        if match.group().endswith("with "):
            yield from _credits((trade,), _people(source, match.end(), end, roster), name.start)
    for match in _WROTE.finditer(source.low, start, end):
        name = name_before(source, start, match.start())
        person = _person(source, name, roster)
        if name is not None and person is not None and not _is_elsewhere(source, start, name.start, ()):
            yield Credit("screenwriter", person, name.start, match.end())
    for match in _CAMERA.finditer(source.low, start, end):
        name = name_before(source, start, match.start())
        person = _person(source, name, roster)
        if name is not None and person is not None and roster.knows(person) and not name.is_single:
            yield Credit("cinematographer", person, name.start, match.end(), sure=False)


def _does(source: Prose, start: int, end: int, roster: Roster) -> Iterator[Credit]:
    """`Pierre Morel directs`; `Directing the script, Tomas Alfredson does well`."""
    for match in _DOES.finditer(source.low, start, end):
        name = name_before(source, start, match.start())
        person = _person(source, name, roster)
        if name is not None and person is not None and not _is_elsewhere(source, start, name.start, ()):
            yield Credit("director", person, name.start, match.end())
    for match in _IN_HER.finditer(source.low, start, end):
        yield from _owner(source, start, match.start(), match.end(), roster)
    for match in chain(_WHOSE.finditer(source.low, start, end), _IS_DIRECTOR.finditer(source.low, start, end)):
        name = name_before(source, start, match.start())
        person = _person(source, name, roster)
        if name is not None and person is not None:
            yield Credit("director", person, name.start, match.end())
    directing = _DIRECTING.match(source.low, start, end)
    if directing is not None:
        name = name_at(source, directing.end(), end)
        person = _person(source, name, roster)
        if name is not None and person is not None:
            yield Credit("director", person, directing.start(), name.end)


def _titled(source: Prose, start: int, end: int, roster: Roster, titles: tuple[str, ...]) -> Iterator[Credit]:
    """`Dennis Hopper's Catchfire`, `Catherine Hardwicke's film`: a director, when nothing better is said."""
    for match in _NEW_FILM.finditer(source.low, start, end):
        yield from _owner(source, start, match.start(), match.end(), roster)
    for title in titles:
        for lead in ("'s ", "'s \"", "'s *", "'s _", "'s '", "s' "):
            at = source.low.find(lead + title, start, end)
            if at >= 0:
                yield from _owner(source, start, at + (lead[0] == "s"), at + len(lead) + len(title), roster)


def _owner(source: Prose, start: int, at: int, reached: int, roster: Roster) -> Iterator[Credit]:
    name = name_before(source, start, at)
    person = _person(source, name, roster)
    if name is not None and person is not None and not _is_elsewhere(source, start, name.start, ()):
        yield Credit("director", person, name.start, reached, sure=False)
