"""Titles that running text sets apart: by quotation marks of all kinds, by slanted letters, by capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onesheet.reading.festival.countries import country_of
from onesheet.reading.festival.entry import titled
from onesheet.reading.festival.facts import facts_at

_UP = r"[^\W\d_a-zß-öø-ÿ]"
_MARKS = re.compile(
    r"(?P<star>\*{1,3})(?=\S)(?P<a>[^\n*]{1,110}?)(?<=\S)(?P=star)"
    r"|(?<!\w)_(?=\S)(?P<b>[^\n_]{1,110}?)(?<=\S)_(?!\w)"
    r"|(?<!')''(?!')(?P<c>[^\n]{1,110}?)(?<!')''(?!')"
    r"|“(?P<d>[^\n“”]{1,110}?)”|„(?P<e>[^\n„“”]{1,110}?)[“”]|[«‹]\s?(?P<f>[^\n«»‹›]{1,110}?)\s?[»›]|»(?P<g>[^\n«»]{1,110}?)«"
    r"|(?<![\w\"])\"(?P<h>[^\n\"]{1,110}?)\"(?!\w)"
    r"|(?<!\w)‘(?P<i>(?:[^\n‘’]|’(?=\w)){1,110}?)’(?!\w)|(?<![\w'])'(?P<j>(?:[^\n']|'(?=\w)){1,110}?)'(?![\w'])"
)
_CAPITALS = re.compile(
    r"(?<![\w’'&])(?:[^\W\d_a-zß-öø-ÿ]{2,}|[AI]|\d+)(?:[’'][^\W\d_a-zß-öø-ÿ]+)?(?:[:,]? (?:[^\W\d_a-zß-öø-ÿ]{2,}|[AI&]|\d+)(?:[’'][^\W\d_a-zß-öø-ÿ]+)?){0,9}(?![\w’'])"
)
_PLAIN = re.compile(
    rf"(?:{_UP}[\w’'-]{{0,60}}|\d{{1,60}})(?: (?:{_UP}[\w’'-]{{0,60}}|\d{{1,60}}|of|the|a|an|and|in|on|for|to|at|from|de|la|le|du|der|die|das|und|&)){{0,11}}(?=,? (?:\(|directed by |dir\. ))"
)
"""Words with capitals before a director or a bracket."""
_OWNED = re.compile(
    rf"(?:[’']s|(?<=s)[’']) (?:(?:\d{{4}}|[a-zé][\w-]*) ){{0,6}}(?P<title>(?:{_UP}[\w’'-]*|\d+)(?:(?: (?:of|the|a|an|in|on|for|to|at|from|de|la|le|du|der|die|das)){{0,2}} (?:{_UP}[\w-]*|\d+)){{0,9}})"
    r"(?=[.;)]|$|, (?:[a-zé]|[^,.;]{0,60}?[’']s )| \((?!\d)|,? and [^,.;]{0,60}?[’']s |,? and [“\"«„*]| (?:will (?:open|close|screen|premiere|have|compete|be|receive|get|world)|won|took|takes|wins|received|receives|also|which|alongside|as well as|in (?:the )?(?:main |international |official )?competition)\b)"
)
"""Words with capitals behind the one whose film it is: `Ana Souza’s drama The Tide, `."""
_NO_FILM = re.compile(
    r"\b(?:Film|Films|Pictures|Festival|Competition|Section|Jury|Award|Awards|Prize|Bear|Lion|Palm|Palme|Oscar|Cannes|Venice|Berlin|Netflix|Company|Studios?|Productions|Foundation|Fund|Institute|Bank|Group|Agency|Theatre|Theater|Orchestra|Band|House|School|University|Academy|Releasing|Entertainment|Media|Gallery|Museum|Prix|Gull|Shell|Leopard)\b"
)
_MAKER_BEFORE = re.compile(r"\b(?:by|from|von|de|di|da|of|and|dir\.) $|[’']$", re.IGNORECASE)
_SPOKEN = re.compile(
    r"[.?]$|\b(?:we|our|us|I(?= [a-z])|my|you|said|says)\b|^(?i:this|it|he|she|they|there)\b.*\b(?:is|was|are|were)\b"
)
_SMALL = frozenset(
    "a an and as at but by de der des di du el en et for from il in la las le les los of on or the to und un une y with".split()
)
_ABBREVIATED = 4
_LONGEST_BRACKET, _UNIT = 120, 12


@dataclass(frozen=True, slots=True)
class Title:
    """A title at `text[start:end]`; with its marks it goes from `left` to `right`."""

    start: int
    end: int
    left: int
    right: int
    marked: bool = True
    """Whether marks say that it is a title, and not its letters alone."""


def titles_in(text: str, start: int, end: int, slanted: Iterable[tuple[int, int]]) -> list[Title]:
    """The titles of a stretch in order, none within another; `slanted` are its words in slanted letters."""
    found = [_made(text, left, right, left, right) for left, right in slanted if start <= left and right <= end]
    for match in _MARKS.finditer(text, start, end):
        group = match.lastgroup if match.lastgroup != "star" else "a"
        found.append(_made(text, *match.span(group or "a"), match.start(), match.end()))
    for match in _CAPITALS.finditer(text, start, end):
        words = match[0]
        if len(words) > _ABBREVIATED and not text[start:end].isupper() and not _are_facts(text, start, *match.span()):
            found.append(_made(text, match.start(), match.end(), match.start(), match.end(), marked=False))
    for match in _PLAIN.finditer(text, start, end):
        left = match.start()
        if _MAKER_BEFORE.search(text, max(start, left - 12), left) is None:
            found.append(_made(text, left, match.end(), left, match.end(), marked=False))
    for match in _OWNED.finditer(text, start, end):
        left, right = match.span("title")
        if _NO_FILM.search(match["title"]) is None and country_of(match["title"]) is None:
            found.append(_made(text, left, right, left, right, marked=False))
    return _without_others(text, list(_apart(one for one in found if one is not None)))


def _made(text: str, start: int, end: int, left: int, right: int, *, marked: bool = True) -> Title | None:
    while start < end and text[start] in " *_\u00a0\u202f":
        start += 1
    while start < end and text[end - 1] in " *_,;\u00a0\u202f":
        end -= 1
    if start + 1 < end and text[start] in "\"“„«‘'" and text[end - 1] in "\"”“»’'":
        start, end = start + 1, end - 1
    words = text[start:end]
    if not words or not (words[0].isupper() or words[0].isdigit()) or _SPOKEN.search(words) is not None:
        return None
    comma = marked and text[end : end + 1] == "," and end + 1 < right
    if comma and any(word[0].islower() and word not in _SMALL for word in words.split()):
        return None
    entry = titled(text, start, end)
    if entry is None or entry.others or entry.facts.said or entry.title != (start, end):
        return None
    return Title(start, end, left, right, marked)


def _are_facts(text: str, since: int, start: int, end: int) -> bool:
    """Whether capitals and figures are what brackets say of a film: `(USA, 2025, 96 min)`."""
    if not any(map(str.isalpha, text[start:end])):
        return True
    since = max(since, start - _LONGEST_BRACKET)
    if text.rfind("(", since, start) <= text.rfind(")", since, start):
        return False
    return facts_at(text, start, min(len(text), end + _UNIT)).end >= end


def _apart(found: Iterable[Title]) -> Iterator[Title]:
    """The titles without those that overlap one before them; marks are given first, then capitals."""
    taken: list[Title] = []
    for one in found:
        if all(one.right <= other.left or one.left >= other.right for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda title: title.left)


def _without_others(text: str, titles: list[Title]) -> list[Title]:
    """The titles without those in brackets right behind another one: `“Salt” (“Sal”)`."""
    ends = {one.right for one in titles}
    return [
        one
        for one in titles
        if not (
            text[one.left - 1 : one.left] == "("
            and text[one.right : one.right + 1] == ")"
            and ends & {one.left - 1, one.left - 2}
        )
    ]
