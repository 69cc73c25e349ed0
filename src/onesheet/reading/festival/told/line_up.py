"""The films that a festival shows as running text tells of them, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onesheet.reading.festival.facts import PREMIERE, premiere_kind
from onesheet.reading.festival.head import Held
from onesheet.reading.festival.sections import section_at
from onesheet.reading.festival.told.mentions import Mention, mentions_in
from onesheet.reading.festival.told.past import is_past
from onesheet.reading.festival.told.sections import section_in
from onesheet.reading.festival.told.sentences import sentences_of
from onesheet.reading.festival.walk import Announced
from onesheet.reading.layout.lines import Line
from onesheet.values.folding import fold

_SHOWS = re.compile(
    r"premi[eèé]r|\b(?:screen(?:s|ed|ing)?|will be (?:shown|presented|screened)|shown|open(?:s|ed|ing)?|clos(?:es|ed|ing)|includ(?:es?|ed|ing)|features?|featuring|selected|line-?ups?|join(?:s|ing|ed)?|compet\w+|program(?:me)?s?|unspool\w*|bows?|(?:is|are) in (?:panorama|forum|horizons|orizzonti|encounters|perspectives|discovery|midnight|spotlight|masters|classics)|"
    r"among (?:the|them)|titles|section|strand|sidebar|galas?|rounding out|completing|kicks? off|adds?|added|slate|invited|world-premier\w+|complement\w*|consists of|comprises?|make up|alongside|will show|arrives?|plays?|runs?|to be shown|on show|"
    r"eröffn\w+|eröffnungsfilm|abschlussfilm|läuft|laufen|zeigt|zeigen|gezeigt|wettbewerb|uraufführung|feier[tn]|ausgewählt|darunter|konkurrieren|zu sehen|"
    r"ouvr\w+|ouverture|clôtur\w+|sélection\w*|compétition|présent\w+|projet\w+|figur\w+|concour\w*|"
    r"inaugur\w+|clausur\w+|secci[óo]n|compit\w+|competi\w+|proyect\w+|estren\w+|se (?:presentan?|exhiben?|verán?)|selecci\w+|incluy\w+|participa\w*|"
    r"apr\w+ (?:il|la)|apertura|chiud\w+|chiusura|concorso|selezion\w+|sezione|anteprima|proiett\w+|in gara)\b",
    re.IGNORECASE,
)
"""What a sentence says in which the films are those that are shown."""
_LISTS = re.compile(
    r"\b(?:includ(?:es?|ing)|features?|featuring|are|is|competing|screening|joined by|adds|added|consists of|comprises?|titles|line-?up|opens? with|closes with|open(?:ing|s)|clos(?:ing|es)|closing-night|mit|laufen|figurent|zeigt|darunter|compiten|incluye|proyectarán|sera|será|sarà|compétition|concorso|premieres?)\b(?-i:[^A-ZÀ-Ý“”\"„«»]{0,45})$",
    re.IGNORECASE,
)
"""What stands before a list of titles that name no directors."""
_NOT_SHOWN = re.compile(
    r"(?:\b(?:novel|book|memoir|based on|adaptation of|adapted from|series|magazine|play|albums?|songs?|poem|after|since|following|behind|known for|best known for|like|unlike|as in|sequel to|remake of|inspired by|whose|director of|directors of|"
    r"producer of|star of|writer of|maker of|wrote|author of|called|entitled|titled|podcast|exhibition|concert|talk|masterclass|master class|panel|workshop|newspaper|told|app|prequel to|between|won .{0,40}\b(?:for|with)|winner of|winning|Roman|roman|livre|libro|novela|romanzo|Buch)|"
    r"\b(?:previous|last|first|earlier|next|other) (?:film|feature|work|documentary|short)s?,?|(?:directed|made|shot)),? (?:the |a |an |his |her |their )?$",
    re.IGNORECASE,
)
_BEHIND_NOT_SHOWN = re.compile(
    r"(?: (?:initiative|scheme|workshops?|labs?|programme|program|app|prize|award|fund|market|forum|talks?|sidebar|section|strand|exhibition|campaign|platform|competition|conference|party)\b)|,? (?:an? (?:[\w-]+ ){0,2}(?:scheme|initiative|platform|campaign|fund|forum|lab|app|prize|award|exhibition|concert|book|novel|talk|play|podcast|installation|performance|panel|lecture|master ?class|workshop|tribute album|series of talks)|(?:the )?magazine|won\b|was released|is based|played at|has been sold)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:\b(?:after|following|fresh from|hot from|straight from|since|nach|après|tras|dopo)\b[^,.;]{0,70}?\b(?:premi[eèé]r\w*|estreno|anteprima|Premiere|bow|debut|win|run)[^,.;]{0,50}"
    r"|,? (?:which|that)(?: has| had)? (?:(?:its )?(?:world |international )?premiered?|won|bowed|debuted|screened|played|competed|opened)(?: \w+){0,3}? (?:at|in) (?:the )?(?:\d{4} )?(?:Cannes|Berlin|Venice|Toronto|Sundance|Locarno|Rotterdam|Tribeca|SXSW|San Sebasti[aá]n|Telluride|Karlovy Vary|IDFA|Annecy|Busan|London|New York)\b[^,.;]*)",
    re.IGNORECASE,
)
_SAME_SECTION = re.compile(
    r"(?:joining|competing|they|also|joined|it will be|completing|rounding out|alongside|other|others|further|the (?:section|strand|sidebar|competition) also|the (?:section|strand|sidebar) (?:includes|features)|there too|additionally|in addition|besides|weiter|außerdem|ebenfalls|dazu|daneben|également|aussi|s[’']y ajoutent|también|además|anche|inoltre)\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"the program(?:me)? (?:also )?(?:includes|features|comprises|consists)\b", re.IGNORECASE)
_ONE = re.compile(r"retrospe[ck]tive|tribute|focus|hommage", re.IGNORECASE)
"""Sections that are programmes of their own."""
_ON_DAY = r"(?: (?:on|this) [^,.;“”\"„«]{3,30}?)?"
_OPENING = re.compile(
    rf"\bopening (?:the |this year[’']s |night)|\b(?:will )?open(?:s|ed)? (?:the |this year[’']s )?(?:festival|edition|event)\b|\bopening[- ](?:night )?film\b|\b(?:festival|edition|it|event|[A-Z]\w+ (?:Fest|Festival|Days))\b (?:will )?(?:open|kick)s?(?: off)?{_ON_DAY} with|\beröffnet (?:wird|werden|das|die)|\beröffnungsfilm|film d[’']ouverture|\bouvrira|\bouvre\b|película inaugural|\binaugura(?:rá)?\b|\bad aprire|film d[’']apertura|\baprirà",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"\bclosing (?:the |this year[’']s )|\b(?:will )?clos(?:e|es|ed) (?:the |this year[’']s )?(?:festival|edition|event)\b|\bclosing[- ](?:night[- ])?film\b|\b(?:festival|edition|it|event)\b (?:will )?(?:close|wrap|end)s?(?: up)?{_ON_DAY} with|\babschlussfilm|film de clôture|\bclôturera|\bclausura(?:rá)?\b|\bpelícula de clausura|\bchiuderà|film di chiusura",
    re.IGNORECASE,
)
_OF_FESTIVAL = re.compile(
    r"\b(?:[Ff]estival|[Ee]dition|[Ff]esta|[Mm]uestra|[Ff]ilmfest\w*|[Ff]ilmtage|[Kk]urzfilmtage)\b"
)
_SECTION = re.compile(r"\b(?:section|strand|sidebar|sektion|reihe|sección|sezione)\b", re.IGNORECASE)
_OPENS_WITH = re.compile(rf"\b(?:opens?|opened|kicks? off){_ON_DAY} with\b")
_CLOSES_WITH = re.compile(rf"\b(?:closes?|closed|wraps? up|ends?){_ON_DAY} with\b")
_CLAUSE = re.compile(r";|,? (?:while|whereas|während|tandis que|mientras|mentre) ")
_ALL = re.compile(r"\b(?:their|all|each|both|tous|alle|five|six|seven|eight|nine|ten|two|three|four)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\)?,?;? ?(?:and |& |und |et |y |e |as well as |plus |along with |followed by )?(?:also )?(?:the )?"
)
_NO_PREMIERE = re.compile(r"\b(?:not|no|without) (?:a |the )?(?:own )?$")
_WITH = re.compile(r"\bwith (?:his|her|their) (?:[\w-]+ ){0,5}$")
_NEAR = 70


@dataclass(slots=True)
class _Place:
    """The section that is spoken of."""

    name: str = ""


def told_in(text: str, lines: Sequence[Line], slanted: Sequence[tuple[int, int]], held: Held) -> list[Announced]:
    """The films that the running text of some lines tells of."""
    found: list[Announced] = []
    heading: str = ""
    before = _Place()
    for line in lines:
        if not line.is_prose:
            if line.start > held.start:
                span = section_at(text, line, before_films=True)
                heading = text[slice(*span)] if span is not None else ""
                before = _Place(heading)
            continue
        for span in sentences_of(text, line):
            before = _sentence(text, span.start, span.end, slanted, held, before, heading, found)
    return found


def _sentence(
    text: str, start: int, end: int, slanted: Sequence[tuple[int, int]], held: Held, before: _Place, heading: str, found: list[Announced]
) -> _Place:  # fmt: skip
    """Take what a sentence tells, and return the section that the next one may go on with."""
    words = text[start:end]
    if is_past(words, held.year):
        return before
    blank = _without_others(words, held)
    own = section_in(blank, 0, len(blank))
    section = own[1] if own is not None else ""
    if _SHOWS.search(blank) is None:
        return _Place(section) if section else before
    goes_on = _SAME_SECTION.match(words) is not None or (
        _OF_ONE.match(words) is not None and _ONE.search(before.name) is not None
    )
    if goes_on and (not section or section.lower() == "competition"):
        section = before.name or section
    section = section or heading
    shown = _shown(text, start, end, slanted, {_key(text, one) for one in found})
    clauses = list(_clauses(text, start, end))
    for left, right in clauses:
        inside = [one for one in shown if left <= one.left < right]
        part = _of_clause(blank[left - start : right - start], left, inside, section, of_many=len(clauses) > 1)
        for told in part:
            told.entry.start, told.entry.end = start, end
            told.named_here = held.name.lower() in words.lower()
        _add(text, part, found)
    return _Place(section) if shown or own is not None else before


def _without_others(words: str, held: Held) -> str:
    """A sentence with blanks where it tells what happened at other festivals."""
    own = held.name.split(" ")[0].lower()
    return _ELSEWHERE.sub(
        lambda match: match[0] if own in match[0].lower() or "festival" in match[0].lower() else " " * len(match[0]),
        words,
    )


def _shown(
    text: str, start: int, end: int, slanted: Sequence[tuple[int, int]], told: set[str]
) -> list[Mention]:  # fmt: skip
    """The films of a sentence that it says are shown; one without a director stands in a list of them, or was told of before."""
    shown: list[Mention] = []
    at = start
    for one in mentions_in(text, start, end, slanted):
        before = text[max(at, one.left - _NEAR) : one.left]
        near = text[max(start, one.left - _NEAR) : one.left]
        if (_NOT_SHOWN.search(near) is not None and _WITH.search(near) is None) or (
            _BEHIND_NOT_SHOWN.match(text, one.title.right, end) is not None
        ):
            continue
        listed = _BETWEEN.fullmatch(before) is not None if shown else _LISTS.search(before) is not None
        known = fold(text[one.title.start : one.title.end]) in told
        if one.entry.makers or known or listed:
            shown.append(one)
            at = one.right
    return shown


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _CLAUSE.finditer(text, start, end):
        yield at, match.start()
        at = match.start()
    yield at, end


def _of_clause(words: str, start: int, mentions: Sequence[Mention], section: str, *, of_many: bool) -> list[Announced]:
    """The films of a clause, with the premieres that it names and whether they open or close the festival."""
    own = section_in(words, 0, len(words))
    section = own[1] if own is not None and of_many else section
    opens, closes = _OPENING.search(words) is not None, _CLOSING.search(words) is not None
    if not (opens or closes or section) and _OF_FESTIVAL.search(words) is not None:
        opens, closes = _OPENS_WITH.search(words) is not None, _CLOSES_WITH.search(words) is not None
    note = "opening film" if opens and not closes else "closing film" if closes and not opens else ""
    made = []
    for one in mentions:
        place = "" if note and (own is None or _SECTION.search(words) is None) else section
        made.append(Announced(one.entry, section_name=place, note=note if not place and len(mentions) == 1 else ""))
    for match in PREMIERE.finditer(words):
        kind = premiere_kind(match)
        around = words[max(0, match.start() - _NEAR) : match.end() + 4]
        if match["letters"] or _NO_PREMIERE.search(words, max(0, match.start() - 30), match.start()) is not None:
            continue
        many = words[match.end() : match.end() + 1] == "s" or words[match.end() :].startswith(" of ")
        if len(mentions) == 1 or many or _ALL.search(around) is not None:
            chosen = made
        else:
            before = [one for one, told in zip(made, mentions, strict=True) if told.right - start <= match.start()]
            chosen = before[-1:]
        for each in chosen:
            each.entry.facts.premiere = each.entry.facts.premiere or kind
    return made


def _add(text: str, part: Sequence[Announced], found: list[Announced]) -> None:
    """Add films; of one that was told of before take what is new."""
    for one in part:
        known = next((each for each in found if _key(text, each) == _key(text, one)), None)
        if known is None:
            found.append(one)
            continue
        known.entry.makers = known.entry.makers or one.entry.makers
        known.entry.facts.premiere = known.entry.facts.premiere or one.entry.facts.premiere
        known.note = known.note or one.note


def _key(text: str, one: Announced) -> str:
    return fold(text[slice(*one.entry.title)])
