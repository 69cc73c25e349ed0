"""Who plays whom in a film, as critics and members say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from onesheet.reading.facts.crew import COMPARES
from onesheet.reading.facts.cued import cued
from onesheet.reading.facts.parts import parts_in, players_in
from onesheet.reading.facts.stating import stated
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.people import is_company, name_at, name_before, names_at, role_at
from onesheet.reading.prose.roles import Role, person_of, roles_in
from onesheet.reading.prose.sentences import Span
from onesheet.reading.prose.words import AFTER_NAMES
from onesheet.reading.vocabulary import Statement
from onesheet.values.countries import country_code
from onesheet.values.dates import MONTHS
from onesheet.values.names import Roster

_STARRING = cued(
    r"(?<![\w-])(?:starring|co-starring|(?:film |movie |it |which |also |and )?(?:stars|co-stars)|performances? (?:by|from|of)|leads|(?:ensemble )?cast (?:includes|features|of)|"
    r"chemistry between|led by)(?: (?:both|the|lovely|always|excellent|sublime|brilliant|great|wonderful|ever-reliable|terrific|[\w-]+ly))* ",
    "starring ",
    "stars ",
    "performance",
    "leads ",
    "cast ",
    "chemistry between ",
    "led by ",
)


def cast_of(
    source: Prose,
    pieces: list[Span],
    roster: Roster,
    makers: set[str],
    titles: tuple[str, ...],
    acting: set[str] | frozenset[str] = frozenset(),
) -> list[Statement]:
    """Players with their characters, each pair once; a player without one only where none is told anywhere.

    `acting` are those whom labelled lines name as players: `Grace Nekesa (Mama Pendo)` names one of them first.
    """
    named: dict[tuple[str, str], Statement] = {}
    bare: dict[str, Statement] = {}
    owners: list[Role] = []
    parts_named: set[str] = set()
    for piece in pieces:
        renamed = _renamed(source, piece, roster)
        roles = roles_in(source, piece.start, piece.end, roster)
        roles = [_turned(source, role, acting) for role in roles]
        parts = [role for role in parts_in(source, piece, roster) if role.person not in makers]
        cast_as = _cast_as(source, piece, roster, makers)
        parts_named |= {role.character for role in cast_as}
        for role in [*renamed, *cast_as, *roles, *_praised(source, piece, roster), *parts]:
            if not _is_role(role, titles) or (role.person in {one.character for one in renamed}):
                continue
            if source.low.startswith("by ", role.start):  # `the script (by Arne Moe)`
                continue
            if _is_possessive(source, role):
                owners.append(role)
            else:
                _add(source, role, named, bare)
        told = (
            _beside_director(source, piece, roster),
            _starring(source, piece, roster),
            _playing(source, piece, roster),
            players_in(source, piece, roster),
        )
        for person, start, end in chain.from_iterable(told):
            if person not in makers and person not in parts_named:
                bare.setdefault(person, stated(source, "cast_member", person, start, end))
    for role in _meant(source, owners, {person for person, _ in named} | set(bare), makers, titles):
        _add(source, role, named, bare)
    with_role = {person for person, _ in named}
    return [*named.values(), *(one for person, one in bare.items() if person not in with_role)]


def _turned(source: Prose, role: Role, acting: set[str] | frozenset[str]) -> Role:
    """The role, with player and character changed where the player stands before the parenthesis."""
    if role.character in acting and role.person not in acting and source.text[role.end - 1] == ")":
        opened = source.low.find("(", role.start, role.end)
        is_work = source.low.startswith(("the ", "a ", "an "), opened + 1)  # `Lena Voss (The Long Quarry)`
        return Role(role.character, "" if is_work else role.person, role.start, role.end)
    return role


def _add(source: Prose, role: Role, named: dict[tuple[str, str], Statement], bare: dict[str, Statement]) -> None:
    start = role.start
    while source.text[start] in ", (":
        start += 1
    if role.character:
        one = stated(source, "cast_member", role.person, start, role.end, character=role.character)
        named.setdefault((role.person, role.character), one)
    else:
        bare.setdefault(role.person, stated(source, "cast_member", role.person, start, role.end))


def _is_role(role: Role, titles: tuple[str, ...]) -> bool:
    """Whether a role can be one: no country plays, no month or country is played, nobody plays a word that only starts a sentence."""
    first = role.person.split(" ", 1)[0].lower()
    return not (
        first in AFTER_NAMES
        or country_code(role.person)
        or role.character.lower() in _MONTHS | _ANYBODY
        or country_code(role.character)
        or lower(role.person) in titles
    )


_MONTHS = frozenset(map(str.lower, MONTHS))
_ANYBODY = frozenset(
    "nobody everybody somebody anybody everyone someone anyone one she he they him her them others neither both".split()
)
_CHARACTER_OF = cued(
    r"(?:'s|(?<=s)') character,? [(\"']?(?=\w)",
    "character",
)


def _is_possessive(source: Prose, role: Role) -> bool:
    """Whether only `X's Y` says the role, as is also said of works."""
    said = source.low[role.start : role.end]
    return (
        bool(role.character)
        and re.search(r"(?:'s|s') " + re.escape(lower(role.character)) + "$", said) is not None
        and " plays " not in said
    )


def _meant(
    source: Prose, owners: list[Role], players: set[str], makers: set[str], titles: tuple[str, ...]
) -> Iterator[Role]:
    """Those of `X's Y` that are roles: Y is no work, and X plays here, or Y is spoken of again, or another pair stands beside."""
    again = frozenset(match.group() for match in _SPOKEN.finditer(source.text)) if owners else frozenset()
    for place, role in enumerate(owners):
        compared = COMPARES.search(source.low, max(0, role.start - _SAME_SENTENCE), role.start)
        if role.person in makers or compared is not None or _is_work(source, role, titles):
            continue
        if _SEEN.search(source.low, max(0, role.start - _BESIDE), role.start) or _makes_works(source, role.person):
            continue
        near = [one for one in owners[max(0, place - 1) : place + 2] if one is not role]
        beside = any(_are_pair(source, role, one) for one in near)
        if role.person in players or beside or role.character.split(" ", 1)[0] in again:
            yield role


_SEEN = re.compile(r"\b(?:seen|saw|see|watch(?:ed|ing)?|love[sd]?|of|than|from)(?: (?:of|the))? $")
"""What is said right before a work that is owned, and not before a part."""


def _makes_works(source: Prose, person: str) -> bool:
    """Whether somebody is spoken of as a maker: `Kurosawa's film`, `Kurosawa's original`."""
    surname = re.escape(lower(person).rsplit(" ", 1)[-1])
    made = rf"(?<!\w){surname}(?:'s|') (?:[\w-]+ ){{0,2}}?(?:films?|movies?|original|classics?|pictures?|novel|book|direction|screenplay|script|camera)\b"
    return re.search(made, source.low) is not None


_BESIDE, _SAME_SENTENCE = 12, 120
"""Signs between `A's B` and `C's D` in one list, and in one sentence where both do something."""
_DOES_SOMETHING = re.compile(r" (?:is|was|has|does|\w{2,}[^su\W]s) ")


def _are_pair(source: Prose, one: Role, other: Role) -> bool:
    """Whether two of `A's B` stand in one list, or each acts in the same sentence."""
    first, second = sorted((one, other), key=lambda role: role.start)
    gap = second.start - first.end
    if 0 < gap < _BESIDE:
        return True
    acts = all(_DOES_SOMETHING.match(source.low, role.end) for role in (first, second))
    return acts and 0 < gap < _SAME_SENTENCE and first.person != second.person


_SPOKEN = re.compile(r"(?<!['’]s )(?<!s['’] )\b[^\W\d_]\w*(?:[-'’]\w+)*(?![\"”*_])")


def _is_work(source: Prose, role: Role, titles: tuple[str, ...]) -> bool:
    """Whether what is owned is a title, a company or a part of the film and no character."""
    character = lower(role.character)
    if character.startswith(("the ", "a ", "an ")) or any(
        title.startswith(character) or character.startswith(title) for title in titles if len(title) > 2
    ):
        return True
    return (
        is_company(role.character)
        or (source.low.startswith(" of ", role.end) and source.text[role.end + 4 : role.end + 5].isupper())
        or source.text[role.end : role.end + 1] in ('"', "”", "*", "_")
        or character in _THINGS
    )


_THINGS = frozenset(
    "score adaptation script screenplay direction music performance cinematography soundtrack film movie novel vision return big great".split()
)


def _renamed(source: Prose, piece: Span, roster: Roster) -> list[Role]:
    """`Powell's character (Becket Redfellow)`: the name in parentheses is the character's."""
    found = []
    for match in _CHARACTER_OF.finditer(source.low, piece.start, piece.end):
        player = name_before(source, piece.start, match.start())
        person = person_of(source, player, roster) if player is not None else None
        character = name_at(source, match.end(), piece.end)
        if character is None or not character.text[:1].isupper():
            continue
        if player is not None and person is not None and source.text[character.end : character.end + 1] in ("),\"'"):
            found.append(Role(person, character.text, player.start, character.end))
    return found


_PLAYS_SOMEONE = cued(
    r"(?:, who)? (?:plays|portrays|embodies|inhabits) (?:her|him|them|it|an?|the|his|both|opposite|herself|himself)\b",
    "plays ",
    "portrays ",
    "embodies ",
    "inhabits ",
)


def _playing(source: Prose, piece: Span, roster: Roster) -> Iterator[tuple[str, int, int]]:
    """`Kani Kusruti plays her with her shoulders`: a player whose character another sentence names."""
    for match in _PLAYS_SOMEONE.finditer(source.low, piece.start, piece.end):
        name = name_before(source, piece.start, match.start())
        person = person_of(source, name, roster) if name is not None else None
        if name is not None and person is not None:
            yield person, name.start, match.end()


_WITH = cued(r"(?<![\w-])(?:directed|helmed) by [^.;:\n]{3,80}?, with (?=[^\W\d_])", "directed by ", "helmed by ")
"""`directed by Ana Ortiz, with Vera Holm`: the players after the director."""
_ENDS_PLAYERS = re.compile(r"[.;)]|$")


def _beside_director(source: Prose, piece: Span, roster: Roster) -> Iterator[tuple[str, int, int]]:
    """The players after `directed by X, with`, where nothing but the end follows that could give them another trade."""
    for match in _WITH.finditer(source.low, piece.start, piece.end):
        names = names_at(source, match.end(), piece.end)
        if not names or names[0].start != match.end() or not _ENDS_PLAYERS.match(source.low, names[-1].end, piece.end):
            continue
        for name in names:
            person = person_of(source, name, roster)
            if person is not None and not name.is_single:
                yield person, name.start, name.end


def _starring(source: Prose, piece: Span, roster: Roster) -> Iterator[tuple[str, int, int]]:
    for match in _STARRING.finditer(source.low, piece.start, piece.end):
        names = names_at(source, match.end(), piece.end)
        for name in names:
            person = person_of(source, name, roster)
            if person is not None:
                yield person, match.start(), name.end


_CAST_AS = re.compile(r"(?:(?:^|[,;:(—–-] ?|\b(?:is|are|with|including|by|of|by|and|here's|there's|meet) ))$")
_NAME_ENDS = re.compile(r"[,.;:)]| (?:and|who|in|is|a|an|the)\b|$")


def _cast_as(source: Prose, piece: Span, roster: Roster, makers: set[str]) -> list[Role]:
    """`And then there is Lee Marvin as Bill Masters, a gunslinger`: full names of player and part, both named in full."""
    found: list[Role] = []
    if source.lowered:
        return found
    for match in _AS_NAME.finditer(source.text, piece.start, piece.end):
        player = name_before(source, piece.start, match.start())
        character = name_at(source, match.end(), piece.end)
        if player is None or character is None or player.is_single or character.is_single or player.damaged:
            continue
        if player.text in makers or character.text in makers or not roster.knows(player.text):
            continue
        if _NAME_ENDS.match(source.text, character.end, piece.end) and _CAST_AS.search(
            source.low, piece.start, player.start
        ):
            found.append(Role(player.text, character.text, player.start, character.end))
    return found


_AS_NAME = re.compile(r" as (?=[A-ZÀ-Ý])")
_PRAISED = cued(
    r"(?:'s|(?<=s)') (?:(?:[\w-]+,? (?:and )?){0,3})(?:performance|turn|portrayal|work|role|take|casting|interpretation) (?:as|of) (?=[\"'(]?\w)"
    r"|,? (?:is|was|are|were|shines|excels|impresses|delights|stuns|convinces|dazzles|stands out|steals [\w ]{1,20}?)(?: (?:[\w-]+,? ){0,5}?)?as (?=[\"'(]?\w)",
    " as ",
    "performance of ",
    "turn of ",
    "portrayal of ",
    "work of ",
    "role of ",
    "take of ",
    "casting of ",
    "interpretation of ",
)


def _praised(source: Prose, piece: Span, roster: Roster) -> list[Role]:
    """`Margot Robbie's performance as Catherine`, `Austin Butler is genuinely terrifying as Feyd-Rautha`."""
    found = []
    for match in _PRAISED.finditer(source.low, piece.start, piece.end):
        player = name_before(source, piece.start, match.start())
        person = person_of(source, player, roster) if player is not None else None
        character, reached = role_at(source, match.end(), piece.end)
        if player is None or person is None or not character or roster.knows(character):
            continue
        if not source.low.startswith(("a ", "an ", "the ", "his ", "her "), match.end()) and character[:1].isupper():
            found.append(Role(person, character, player.start, reached))
    return found
