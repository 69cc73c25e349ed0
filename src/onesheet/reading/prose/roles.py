"""Who plays whom, in running text.

`Milly (Toni Collette)`, `Milly (Collette)`, `husband Kit (Dominic Cooper)`, `Toni Collette as Milly`,
`Jess, played by Drew Barrymore`, `Drew Barrymore's Jess`, `Toni Collette plays Milly`, `A and B playing friends C and D`.
A surname alone means the person of that surname named in full elsewhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import (
    Name,
    is_company,
    name_at,
    name_before,
    names_at,
    names_before,
    role_at,
)
from onesheet.reading.prose.words import AFTER_NAMES, CHARACTER_TRADES, COMMON_WORDS, KIN
from onesheet.values.names import Roster

_PARENTHESIS = re.compile(r" \((?P<in>[^()\n]{2,80})\)")
_PLAYED_BY = re.compile(
    r"[,(]? ?(?:who is |is |are |was |were )?(?:played|portrayed|voiced|depicted|embodied|impersonated) (?:(?:\w+ly|here) )?by "
)
_PLAYS = re.compile(
    r" (?:(?:\w+ly|who|also|here) )?(?:plays|portrays|playing|portraying|played|portrayed|voices|voicing|stars as|starred as|stars here as|co-stars as|appears as|appear as|is cast as)(?: the (?:role|part|character) of)? (?!by\b)"
)
_PLAYING = ("play", "portray", "voic", " as ")
_AS = re.compile(r"(?<=[\w.),]) as (?=[\"'(]?\w)")
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|s'|(?<=s)') (?=\w)")
_ASIDE = re.compile(r", [a-zß-öø-ÿ]")
_AND_NAME = re.compile(r"(?:, and| and| &|,) ")
_FIRST_PARENTHESIS_WORD = re.compile(
    r"(?:played by |portrayed by |voiced by |voice of |actor |actress |the |newcomer |an? )+"
)
_DESCRIBED = re.compile(
    r"(?:an?|the|his|her|their|its|some|one|two|three|several|best|friends?|sisters?|brothers?|bffs|husbands?|wives|lovers?)\b"
)
_ONE_WORD = re.compile(r"[\w'-]+ ")
_NOT_CHARACTERS = frozenset(
    "director directors writer producer actor actress star stars cinematographer composer editor film movie novel book tv "
    "bbc the a an and but or see also here years uncredited".split()
)
_CRAFTS = ("cinematography", "screenplay", "direction", "editing", "score", "makeup", "choreography", "costume design")
"""What prizes are given for: `nominated for Cinematography (George Barnes)` names no player."""
_LONGEST_CRAFT = 16
_NOT_PEOPLE = frozenset(
    "uncredited voice cameo deceased film novel book series archive footage and the a an part ii iii i yes no".split()
)


_AGE = re.compile(r"(?:[A-Za-z]+-|\d{1,2}-)+year-old\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """A person and the character played, as `text[start:end]` says it; `character` is empty where not named."""

    person: str
    character: str
    start: int
    end: int


def roles_in(source: Prose, start: int, end: int, roster: Roster) -> list[Role]:
    """The roles that a sentence or paragraph tells, in order. `roster` explains bare surnames; it is not changed.

    In a text that lost its capitals only people in the roster are taken for players.
    """
    found: list[Role] = []
    words = source.low[start:end]
    for cue, part in _PARTS:
        if cue in words:
            found += part(source, start, end, roster)
    if not found:
        return []
    best: dict[tuple[str, str], Role] = {}
    for role in sorted(found, key=lambda one: (one.start, one.end)):
        best.setdefault((role.person, role.character.lower()), role)
    named = {role.person for role in best.values() if role.character}
    return [role for role in best.values() if role.character or role.person not in named]


def person_of(source: Prose, name: Name, roster: Roster) -> str | None:
    """The person a name means: resolved by the roster, or the full name itself in a text with capitals."""
    if name.damaged:
        return None
    known = roster.resolve(name.text)
    if known is not None:
        return known
    if name.is_single or is_company(name.text) or (source.lowered and not _looks_whole(name)):
        return None
    return name.text


def _looks_whole(name: Name) -> bool:
    """Whether a name in a text without capitals is two or three words of which none is an everyday word."""
    words = name.text.lower().split()
    return 2 <= len(words) <= 3 and not any(
        word in COMMON_WORDS or word in KIN or word in AFTER_NAMES for word in words
    )


def _in_parentheses(source: Prose, start: int, end: int, roster: Roster) -> list[Role]:
    """`Milly (Collette)`; several players or a described part give the players without a character."""
    found = []
    for match in _PARENTHESIS.finditer(source.text, start, end):
        left, right = match.span("in")
        intro = _FIRST_PARENTHESIS_WORD.match(source.low, left, right)
        left = intro.end() if intro else left
        players = names_at(source, left, right)
        rest = source.text[players[-1].end : right].strip(" .)") if players else ""
        if not players or (rest and not _ASIDE.match(rest)) or _is_no_player(players[0]):
            continue
        if source.low[max(start, match.start() - _LONGEST_CRAFT) : match.start()].endswith(_CRAFTS):
            continue
        people = [person_of(source, player, roster) for player in players]
        if source.lowered and players[-1].end != right and people[0] is not None and not roster.knows(people[0]):
            continue
        if len(players) > 1:
            found += [Role(p, "", match.start("in"), right) for p in people if p and roster.knows(p)]
        elif people[0] is not None:
            role = _character_before(source, start, match.start())
            if role is not None and role.text.lower() != people[0].lower():
                found.append(Role(people[0], role.text, role.start, match.end()))
            elif role is None and roster.knows(people[0]):
                found.append(Role(people[0], "", match.start("in"), right))
    return found


def _is_no_player(name: Name) -> bool:
    words = name.text.lower().replace(".", "").split()
    return words[0] in _NOT_PEOPLE or words[-1] in _NOT_PEOPLE - {"i", "ii", "iii"}


def _character_before(source: Prose, start: int, end: int) -> Name | None:
    """The character named right before `end`; the title of a work or a trade is none."""
    at = end
    while at > start and source.text[at - 1] in "\"'”’,":
        at -= 1
    name = name_before(source, start, at)
    if name is not None and source.lowered:
        name = _without_trade(source, name)
    if name is None or name.damaged or name.text.lower() in _NOT_CHARACTERS:
        return None
    age = _AGE.match(name.text)
    return replace(name, text=name.text[age.end() :], start=name.start + age.end()) if age else name


def _without_trade(source: Prose, name: Name) -> Name | None:
    """`violent mobster eddie roman` -> `eddie roman`: the words after the last everyday one, where capitals do not tell."""
    start = name.start
    for match in _ONE_WORD.finditer(source.low, name.start, name.end):
        if match.group().strip() in COMMON_WORDS | CHARACTER_TRADES:
            start = match.end()
    if start == name.start:
        return name
    return name_before(source, start, name.end) if start < name.end else None


def _played_by(source: Prose, start: int, end: int, roster: Roster) -> list[Role]:
    """`Jess, played by Drew Barrymore`, `played by A, B and C` (players only)."""
    found: list[Role] = []
    for match in _PLAYED_BY.finditer(source.low, start, end):
        players = names_at(source, match.end(), end)
        people = [person_of(source, player, roster) for player in players]
        role = _character_before(source, start, match.start()) if len(players) == 1 else None
        begin = role.start if role is not None else match.start()
        if role is not None and role.text in people:
            role = None
        for player, person in zip(players, people, strict=True):
            if person is not None:
                found.append(Role(person, role.text if role else "", begin, player.end))
    return found


def _plays(source: Prose, start: int, end: int, roster: Roster) -> list[Role]:
    """`Toni Collette plays Milly`, `A and B playing BFFs C and D`: as many characters as players, or one each."""
    found: list[Role] = []
    words = source.low[start:end]
    if not any(cue in words for cue in _PLAYING):
        return found
    for match in _PLAYS.finditer(source.low, start, end):
        players = _names_before(source, start, match.start())
        people = [person_of(source, player, roster) for player in players]
        if not players or any(person is None for person in people):
            continue
        characters = _characters_at(source, match.end(), end, len(players))
        if len(characters) == len(players):
            found += [
                Role(person, character.text, player.start, character.end)
                for person, player, character in zip(people, players, characters, strict=True)
                if person is not None and not character.damaged
            ]
    return found


def _names_before(source: Prose, start: int, end: int) -> list[Name]:
    """The names of a list that ends at `end`, in order."""
    at = end
    aside = source.text.rfind("(", max(start, end - 80), end) if source.text[end - 1 : end] == ")" else -1
    if aside > start:
        at = aside - 1
    return names_before(source, start, at)


def _characters_at(source: Prose, start: int, end: int, wanted: int) -> list[Name]:
    """Up to `wanted` characters' names from `start`; words such as `friends` before the first are passed over."""
    at = start
    for _ in range(4):
        word = _ONE_WORD.match(source.low, at, end)
        if word is None or not (source.text[at].islower() or (source.text[at : at + 3].isupper() and wanted > 1)):
            break
        if source.lowered and not _DESCRIBED.match(source.low, at, end):
            break
        at = word.end()
    found: list[Name] = []
    while len(found) < wanted:
        name = name_at(source, at, end)
        if name is None or source.low.startswith(("'s ", "' "), name.end):
            break
        found.append(name)
        joined = _AND_NAME.match(source.low, name.end, end)
        if joined is None:
            break
        at = joined.end()
    return found


def _as(source: Prose, start: int, end: int, roster: Roster) -> list[Role]:
    """`Toni Collette as Milly`, `Paul Newman stars as Eddie`; the role of someone unknown to the roster counts only in full."""
    found = []
    for match in _AS.finditer(source.text, start, end):
        before = match.start()
        while source.low[max(start, before - 1) : before] in (",", " "):
            before -= 1
        paired = _respectively(source, (start, before), (match.end(), end), roster)
        if paired:
            found += paired
            continue
        player = name_before(source, start, before)
        person = person_of(source, player, roster) if player is not None else None
        if player is None or person is None:
            continue
        character, reached = role_at(source, match.end(), end)
        if character and character.lower() not in _NOT_CHARACTERS and not roster.knows(character):
            found.append(Role(person, character, player.start, reached))
    return found


def _respectively(source: Prose, before: tuple[int, int], after: tuple[int, int], roster: Roster) -> list[Role]:
    """`Ann Lee & Bob Stone as Mia and Tom`: two players joined right before `as`, and as many parts after it."""
    players = names_before(source, *before)
    if len(players) != _PAIR or not _JOINED.fullmatch(source.low, players[0].end, players[1].start):
        return []
    people = [person_of(source, player, roster) for player in players]
    parts = _characters_at(source, *after, _PAIR)
    if len(parts) != _PAIR or not _JOINED.fullmatch(source.low, parts[0].end, parts[1].start):
        return []
    if source.low.startswith((" as ", "("), parts[1].end) or any(roster.knows(part.text) for part in parts):
        return []
    return [
        Role(person, part.text, player.start, part.end)
        for person, player, part in zip(people, players, parts, strict=True)
        if person is not None and not part.damaged
    ]


_PAIR = 2
_JOINED = re.compile(r",? (?:and|&) ")


def _possessives(source: Prose, start: int, end: int, roster: Roster) -> list[Role]:
    """`Drew Barrymore's Jess`: only of people named in full elsewhere, and one or two capitalised words."""
    found: list[Role] = []
    if source.lowered:
        return found
    for match in _POSSESSIVE.finditer(source.low, start, end):
        at = match.start() + 1 if match.group().startswith("s'") else match.start()
        last = source.low[source.low.rfind(" ", start, at) + 1 : at]
        player = name_before(source, start, at) if roster.may_end(last) or not last.isalpha() else None
        if (
            player is None
            or (player.is_single and roster.resolve(player.text) is None)
            or not _is_player(player, roster)
        ):
            continue
        character = name_at(source, match.end(), end)
        person = roster.resolve(player.text) or player.text
        if character is None or len(character.text.split()) > 3 or roster.resolve(character.text) is not None:
            continue
        if source.text[character.end : character.end + 1] not in "\"'”’" or character.end == end:
            found.append(Role(person, character.text, player.start, character.end))
    return found


def _is_player(name: Name, roster: Roster) -> bool:
    return roster.resolve(name.text) is not None


_PARTS: tuple[tuple[str, Callable[[Prose, int, int, Roster], list[Role]]], ...] = (
    ("(", _in_parentheses),
    ("ed by ", _played_by),
    (" ", _plays),
    (" as ", _as),
    ("'", _possessives),
)
"""What tells roles, each with the signs without which it tells none."""
