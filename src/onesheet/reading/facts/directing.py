"""Who directed a film, where a critic does not say `directed by` but tells what the director does.

`Lucrecia Martel begins by teaching you to listen`, `Varda films her walking`, `Mati Diop's answer, in a first feature`. Such
words are also said of players and of people in the story, so they count only where nothing better is said, and only of one
person who is named in full somewhere in the text and plays nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from onesheet.reading.facts.crew import COMPARES, Credit
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import name_before
from onesheet.reading.prose.roles import person_of
from onesheet.reading.prose.sentences import Span
from onesheet.values.names import Roster

_AUDIENCE = r"(?:us|you|one|the (?:viewer|audience|spectator|camera|film|picture)|viewers|audiences)"
_ADVERB = r"(?:\w+ly |also |never |always |now |here |then |too |has |had |does not |doesn't |did not |would |will |can |may ){0,2}"
_SURELY = re.compile(
    rf"(?=[ ,])(?: {_ADVERB}(?:films(?= (?:it|this|the|her|him|them|his|their|us|every|each|everything|all|only|as|at|in|from|with|an?|people|women|men|[\w-]+ing)\b)|filmed|shoots (?:it|the|this|her|his|in|on|from|every|each|with)|stages (?:it|the|this|her|a|every)|frames (?:it|the|this|her|his|them|each|every)"
    rf"|cuts (?:away|to|from|back|between|the (?:film|scene))|holds (?:the|that|this|a|her) (?:picture|shot|camera|frame|scene|take)|(?:keeps|puts|places|moves|lets|plants|turns|points|parks) (?:the|her|his|their) (?:camera|lens)"
    rf"|(?:made|makes) (?:[\w-]+ )?(?:films|documentaries|shorts|features|movies)\b|lets (?:the (?:scene|shot|take|camera|city|film)|{_AUDIENCE})\b"
    rf"|(?:leaves|gives|shows|spares|tells|invites|teaches|asks|trusts|begins by (?:teaching|showing|asking|telling)) {_AUDIENCE}\b|has (?:to say about|taken away|left us|given us|made us))"
    r"| returns? to (?:the )?(?:[\w-]+ ){0,3}(?:genre|director's chair|filmmaking|directing)\b"
    rf"| {_ADVERB}(?:injects|brings|puts|stamps|infuses)\b[^.;\n]{{0,40}}\b(?:his|her|their) (?:[\w-]+ )?(?:signature|trademark|usual|own) (?:[\w-]+ )?(?:style|touch(?:es)?|flair|stamp)\b"
    r"| (?:opens|begins|ends|closes) (?:it |the film |things )?(?:with|on) (?:an?|the|one of the) [^.;\n]{0,40}\b(?:shots?|sequence|take|image)\b"
    r"| (?:proves|remains) an? (?:[\w-]+ )?director\b"
    rf"|,? in (?:her|his|their|a) (?:[\w-]+ )?(?:first|second|third|fourth|debut|latest|newest|new|sophomore|last) (?:feature|full-length|film|picture)\b)"
)
_FAINTLY = re.compile(
    rf" {_ADVERB}(?:lets|leaves|gives|refuses|declines|avoids|trusts|borrows|knows|has (?:said|found|made|arranged)|finds|handles|treats|builds|uses|keeps|makes|takes|asks|wants|translates?|wears)\b"
)
_OWNS_SURELY = re.compile(
    r"(?=')(?:'s|(?<=s)') (?:[\w-]+,? ){0,2}?(?:debut|first feature|first film|second feature|direction|framing|staging|mise[- ]en[- ]sc[eè]ne|film-?making"
    r"|\w+,? in (?:a|her|his) (?:first|second|third|debut|new|latest) (?:feature|film))\b"
)
_ENOUGH, _SURE, _FAINT = 3, 3, 1


def director_by_deeds(
    source: Prose,
    pieces: Iterable[Span],
    roster: Roster,
    others: frozenset[str] | set[str],
    titles: tuple[str, ...] = (),
) -> Credit | None:
    """The one person whose deeds are a director's, where one is so more than anybody else; `others` are never taken.

    `others` holds full names in lower case: the players, the rest of the crew, who wrote the review. `titles` are the
    film's own, in lower case: who has a version of one made this film.
    """
    patterns = [(_SURELY, _SURE), (_OWNS_SURELY, _SURE), (_FAINTLY, _FAINT)]
    if any(cue in source.low for cue in _VERSION_CUES):
        patterns.insert(2, (_versions(titles), _SURE))
    weight: dict[str, int] = defaultdict(int)
    first: dict[str, Credit] = {}
    for piece in pieces:
        for pattern, worth in patterns:
            for match in pattern.finditer(source.low, piece.start, piece.end):
                found = _by_name(source, piece.start, match, roster)
                if found is None or found.person.lower() in others:
                    continue
                weight[found.person] += worth
                if worth == _SURE:
                    first.setdefault(found.person, found)
    ranked = sorted(weight, key=lambda person: -weight[person])
    if not ranked or weight[ranked[0]] < _ENOUGH or ranked[0] not in first:
        return None
    if len(ranked) > 1 and weight[ranked[1]] >= weight[ranked[0]]:
        return None
    return first[ranked[0]]


_VERSION_CUES = ("version", "vision", "telling", "take ", "remake", "reimagining", "adaptation")
"""One of these is in every match of `_versions`."""


def _versions(titles: tuple[str, ...]) -> re.Pattern[str]:
    """`Fennell's version of Wuthering Heights`, `Guadagnino's remake`."""
    called = "|".join(re.escape(title) for title in titles if title) or "(?!)"
    return re.compile(
        rf"(?:'s|(?<=s)') (?:[\w-]+ )?(?:version|vision|telling|take) (?:of|on) [\"*_']{{0,2}}(?:{called})(?!\w)"
        r"|(?:'s|(?<=s)') (?:[\w-]+ )?(?:remake|reimagining|adaptation|retelling)\b"
    )


def _by_name(source: Prose, start: int, match: re.Match[str], roster: Roster) -> Credit | None:
    """The deed, if the words before it end with somebody who is named in full in the text and is not compared with another."""
    name = name_before(source, start, match.start())
    if name is None or (name.is_single and roster.resolve(name.text) is None):
        return None
    person = person_of(source, name, roster)
    if person is None or not roster.knows(person):
        return None
    if COMPARES.search(source.low, max(start, name.start - 60), name.start):
        return None
    return Credit("director", person, name.start, match.end(), sure=False)
