"""The people of the story, from the plot section.

In ordinary text they are the capitalised names that the plot uses more than once, or that a player in parentheses
follows. Where capitals were lost only sure signs count: the subject of the first sentence, and names that stand
beside a word of kinship or trade (`boyfriend kit`, `her mother, miranda,`).
"""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import PLOT
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.words import AFTER_NAMES, COMMON_WORDS, DESCRIPTORS, KIN, TITLES_OF_PERSONS
from onesheet.values.names import is_damaged, restore_person

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*"
_RUN = re.compile(
    rf"(?<!\S)(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Capt|Lt|Sgt|Col)\. )?{_CAPITAL}(?: (?:de |la |del |von |van )?{_CAPITAL}){{0,2}})(?P<after>['’]s\b)?"
)
_LONGEST_WORD = 40
_NOUN = "|".join(
    sorted(
        KIN
        | {
            "boyfriend",
            "girlfriend",
            "children",
            "child",
            "bartender",
            "parents",
            "sons",
            "daughters",
            "brothers",
            "sisters",
            "fiancé",
            "fiancée",
            "lover",
            "boss",
            "neighbor",
            "neighbour",
            "roommate",
            "twins",
            "baby",
        },
        key=len,
        reverse=True,
    )
)
_BESIDE = re.compile(
    rf"\b(?:{_NOUN})(?:,| named)? (?P<name>[a-z][a-z'-]+)(?: and (?P<second>[a-z][a-z'-]+))?(?=(?P<mark>[,.;:)]|'s| [a-z]))"
)
_FIRST = re.compile(r"(?P<a>[a-z][a-z'-]+)(?: (?P<a2>[a-z][a-z'-]+))? and (?P<b>[a-z][a-z'-]+) (?:are|were) ")
_MOST = 40
_SELDOM = 2
"""A name that the plot uses no more often may be anything."""
_NO_NAMES = AFTER_NAMES | COMMON_WORDS
_NO_LOWERED_NAMES = _NO_NAMES | DESCRIPTORS | KIN


def read_characters(book: Notebook) -> None:
    """Note the story's people once each, at their first mention, leaving out those a role already names."""
    for section in book.article.of_kind(PLOT):
        if book.source.lowered:
            _lowered(book, section.start, section.end)
        else:
            _ordinary(book, section.start, section.end)


def _ordinary(book: Notebook, start: int, end: int) -> None:
    uses: dict[str, list[tuple[int, int, int]]] = {}
    text, last = book.source.text, start
    for match in _RUN.finditer(text, start, end):
        name = match["name"]
        opening = name.split(" ", 1)[0].lower().rstrip(".")
        if opening in _NO_NAMES and opening not in TITLES_OF_PERSONS:
            continue
        uses.setdefault(name, []).append((*match.span("name"), last))
        last = match.end()
    first = {name: told[0][:2] for name, told in uses.items() if len(told) > _SELDOM}
    inside = {name: sum(_is_inside(text, begin, after) for begin, _, after in uses[name]) for name in first}
    people = [name for name in first if inside[name] > 0 and inside[name] * 3 >= len(uses[name])][:_MOST]
    known = {str(one.qualifiers.get("character", "")).lower() for one in book.noted("cast_member")}
    for name in people:
        if (
            name.lower() in known
            or any(name != other and name in other.split() for other in people)
            or book.roster.knows(name)
        ):
            continue
        book.say("character", name, *first[name])


def _is_inside(text: str, at: int, last: int) -> bool:
    """Whether a name stands inside a sentence and not after a word of place; `last` is where the name before it ends."""
    if text[at - 1 : at] == "\n":
        return False
    words = text[max(last, at - _LONGEST_WORD) : at].lower().split()
    return bool(words) and words[-1][-1] not in '.!?"”' and words[-1] not in _OF_PLACES


_OF_PLACES = frozenset("in to at from near of on through across into toward towards around outside via the".split())


def _lowered(book: Notebook, start: int, end: int) -> None:
    found: dict[str, tuple[int, int]] = {}
    opening = _FIRST.match(book.source.low, start, min(end, start + 120))
    for match, keys in (
        (opening, ("a", "b")),
        *((one, ("name", "second")) for one in _BESIDE.finditer(book.source.low, start, end)),
    ):
        if match is None:
            continue
        if not _may_be_name(match[keys[0]]) or not _recurs(book, match[keys[0]], start, end):
            continue
        for key in keys:
            if match[key] and _may_be_name(match[key]):
                found.setdefault(match[key], match.span(key))
    for name, (left, right) in list(found.items())[:_MOST]:
        book.say("character", restore_person(name), left, right)


def _may_be_name(word: str) -> bool:
    return len(word) > 2 and word not in _NO_LOWERED_NAMES and not is_damaged(word) and not word.endswith("ing")


def _recurs(book: Notebook, name: str, start: int, end: int) -> bool:
    """Whether the plot uses the word again, or sets it between commas."""
    again = re.compile(rf"(?<![\w'-]){re.escape(name)}(?![\w-])")
    hits = list(again.finditer(book.source.low, start, end))[:2]
    return len(hits) > 1 or (bool(hits) and book.source.low[hits[0].start() - 2 : hits[0].start()] == ", ")
