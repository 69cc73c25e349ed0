"""Films that a sentence names, each with the ones who made it: `*The Tide* by Ana Souza`, `Ana Souza's *The Tide*`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onesheet.reading.festival.entry import Entry, both, inside
from onesheet.reading.festival.facts import facts_at, only_facts
from onesheet.reading.festival.given_names import GIVEN_NAMES
from onesheet.reading.festival.makers import LABEL, named
from onesheet.reading.festival.told.titles import Title, titles_in
from onesheet.reading.vocabulary import Statement
from onesheet.values.countries import demonym_code
from onesheet.values.folding import fold

_UP = r"[^\W\d_a-zß-öø-ÿ]"
_SMALL = r"(?:de|da|do|dos|del|della|di|du|van|von|der|den|zu|la|le|el|al|bin|ibn|ben|y|ter)"
_TOKEN = rf"(?:{_UP}\.(?:-?{_UP}\.)*|{_UP}[\w’'-]*\w)"
NAME = rf"{_TOKEN}(?: (?:{_SMALL} ){{0,2}}{_TOKEN}){{1,3}}"
_NAME = re.compile(NAME)
_OWNED = re.compile(r"[’']s?$|[’']s\b")
_WHO = (
    r"(?:(?:(?:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)? )?(?:first[- ]time |debut(?:ing)? |newcomer |veteran |acclaimed |award-winning )?(?:directors?|filmmakers?|newcomers?|debutants?|auteur|documentarian|documentary maker|directing duo|"
    r"writer[- /](?:and )?director)|der Regisseurin|dem Regisseur|la réalisatrice|le réalisateur|la directora|el director|la regista|il regista) )?"
    r"(?:(?:American|British|French|German|Italian|Spanish|Canadian|Australian|Danish|Swedish|Norwegian|Polish|Iranian|Chinese|Korean|Japanese|Indian|Mexican|Brazilian|Argentine) (?=[A-Z]))?"
)
_BY = re.compile(
    rf",? ?\(?(?:(?:also |(?:co-?)?written and |co-?)?directed by|dirigid[ao] por|réalisé par|diretto da|unter der Regie von|by|from|von|de|di|da|av|af) {_WHO}|,? ?d[’']"
)
_AND = re.compile(r"(?:, and |, | and | & | et | und | y | e )")
_OWNER = re.compile(
    rf"(?P<names>(?:{NAME}, )??(?:{NAME},? (?:and|&) )?{NAME})(?:[’']s|(?<=s)[’'])(?: (?:\d{{4}}|[a-zé][\w-]*)){{0,6}}[,:]? (?:[A-Z][\w-]+ (?=\W))?$"
)
_SUBJECT = re.compile(
    rf"(?P<names>{NAME})(?: \([^()]{{2,40}}\))? (?:returns?|is back|comes|arrives|debuts|makes (?:his|her|their) (?:feature |directorial )?(?:debut|return)|presents|brings|kehrt|revient|vuelve)(?: (?:to (?:the (?:festival|competition|section))|here|zurück|in competition))? ?(?:with|mit|avec|con)?(?: (?:his|her|their|the|a)(?: [a-z][\w-]*){{1,4}})?,? $"
)
_APPOSED = re.compile(
    rf",? (?P<names>{NAME})[’']s? (?:[a-z]+ ){{0,2}}?(?:first|second|third|fourth|fifth|debut|sophomore|latest|new|newest) (?:(?:and|full-length|feature|fiction|documentary|animated|directorial|short|long) ){{0,3}}(?:feature|film|documentary|short|debut|drama|comedy|thriller|work)\b(?! (?:by|from))"
)
"""What stands behind a title: `“The Tide”, Ana Souza’s first feature`."""
_EPITHET = re.compile(r"-(?:nominated|winning|born|based|set|language|led|starrer)\b")
_NATION = re.compile(rf"{_UP}[\w-]+ (?={_UP}[\w’'.-]* {_UP})")
_LONGEST_BEFORE = 130


@dataclass(slots=True)
class Mention:
    """A film that a sentence names."""

    entry: Entry
    title: Title
    left: int
    """Where the words about it begin: its title's, or those of the one whose film it is."""
    right: int


def mentions_in(text: str, start: int, end: int, slanted: Iterable[tuple[int, int]]) -> list[Mention]:
    """The films of a sentence in order. A title that only its letters set apart needs a director beside it."""
    titles = titles_in(text, start, end, slanted)
    found: list[Mention] = []
    since = start
    for place, title in enumerate(titles):
        stop = titles[place + 1].left if place + 1 < len(titles) else end
        one = _mention(text, since, stop, title)
        if one is not None and (title.marked or one.entry.makers):
            found.append(one)
            since = one.right
    return found


def _mention(text: str, since: int, stop: int, title: Title) -> Mention | None:
    entry = Entry((title.start, title.end), title.left, title.right)
    at = _brackets(text, title.right, stop, entry)
    by = _BY.match(text, at, stop) if not entry.makers else None
    if by is not None:
        makers, after = names_at(text, by.end(), stop)
        if makers:
            entry.makers, entry.cued = makers, True
            at = after + (1 if text[by.start() : by.end()].count("(") and text[after : after + 1] == ")" else 0)
            at = _brackets(text, at, stop, entry)
    left = title.left
    if not entry.makers:
        owner = _owner(text, since, title.left)
        if owner is not None:
            entry.makers, left, entry.cued = owner[0], owner[1], True
    apposed = _APPOSED.match(text, at, stop) if not entry.makers else None
    if apposed is not None:
        makers, after = _all_names(text, *apposed.span("names"))
        if makers:
            entry.makers, entry.cued, at = makers, True, apposed.end()
    return Mention(entry, title, left, at)


def _brackets(text: str, at: int, stop: int, entry: Entry) -> int:
    """Take what stands in brackets at a place, and where it ends: `(The Seed)`, `(Ana Souza, Brazil)`, `(Brazil, 2018)`."""
    opened = re.compile(r" ?\(").match(text, at, stop)
    close = text.find(")", opened.end(), stop) if opened is not None else -1
    if opened is None or close < 0:
        return at
    words = text[opened.end() : close]
    behind = facts_at(text, opened.end(), close)
    if only_facts(text, opened.end(), close) is None and behind.tells:
        entry.facts = both(entry.facts, behind)
        return close + 1
    alone = named(words)
    if alone is not None and LABEL.match(words) is None:
        if fold(alone).split(" ")[0] in GIVEN_NAMES and not entry.makers:
            entry.makers = [Statement("director", alone, words, opened.end(), close)]
        return close + 1
    inside(text, opened.end(), close, entry)
    return close + 1


def names_at(text: str, at: int, stop: int) -> tuple[list[Statement], int]:
    """The full names that a list at a place begins with, without one to whom something belongs, and where they end."""
    found: list[Statement] = []
    end = at
    while True:
        match = _NAME.match(text, at, stop)
        if match is None:
            return found, end
        left, right = match.span()
        owned = (
            _OWNED.search(match[0]) is not None
            or _EPITHET.search(match[0]) is not None
            or text[right : right + 2] in ("’s", "'s")
        )
        name = named(match[0]) if not owned else None
        if name is None:
            return found, end
        after = text[right : right + 2]
        if found and (
            after == " (" or re.match(r" (?:won|wins|received|took|was|is|has|said|for)\b", text[right : right + 10])
        ):
            return found, end
        found.append(Statement("director", name, match[0], left, right))
        end = right
        joined = _AND.match(text, right, stop)
        if joined is None:
            return found, end
        at = joined.end()


def _owner(text: str, since: int, left: int) -> tuple[list[Statement], int] | None:
    """The ones whose film it is: `Ana Souza's `, `Ana Souza returns with `."""
    since = max(since, left - _LONGEST_BEFORE)
    for pattern in (_OWNER, _SUBJECT):
        match = pattern.search(text[since:left])
        if match is None:
            continue
        at = since + match.start("names")
        makers, _ = _all_names(text, at, since + match.end("names"))
        if makers:
            return makers, at
    return None


def _all_names(text: str, start: int, end: int) -> tuple[list[Statement], int]:
    found: list[Statement] = []
    at = start
    if _EPITHET.search(text[start:end]) is not None:
        return [], start
    while at < end:
        nation = _NATION.match(text, at, end)
        at = nation.end() if nation is not None and demonym_code(nation[0].strip()) is not None else at
        match = _NAME.match(text, at, end)
        name = named(match[0]) if match is not None else None
        if match is None or name is None:
            return [], start
        found.append(Statement("director", name, match[0], match.start(), match.end()))
        joined = _AND.match(text, match.end(), end)
        at = joined.end() if joined is not None else end
    return found, start
