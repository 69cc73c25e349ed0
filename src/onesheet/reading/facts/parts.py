"""Parts that critics describe and do not name in the usual way: `her son (Jan Decorte)`, `Wendy Hughes, as a lovely aunt`.

A described part is named by its noun (`son`, `aunt`), and only by nouns that tell what a person in a story is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesheet.reading.facts.cued import cued
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import Name, name_at, name_before, names_at
from onesheet.reading.prose.roles import Role, person_of
from onesheet.reading.prose.sentences import Span
from onesheet.reading.prose.words import AFTER_NAMES, CHARACTER_TRADES, KIN
from onesheet.values.countries import country_code, demonym_code
from onesheet.values.names import Roster

_MAKERS = frozenset(
    "novelist writer publisher playwright poet photographer painter singer musician pianist dancer promoter agent collaborator "
    "colleague partner veteran professor named called nicknamed".split()
)
"""Words that are said of the makers of films, and of what they made, as well as of parts."""
_NOUNS = (KIN | CHARACTER_TRADES | frozenset(
    "boy girl man woman child kid baby mother father mum mom dad policeman policewoman guard stranger boss employer employee king queen prince princess priest pastor "
    "bishop teacher student pupil schoolteacher schoolgirl schoolboy schoolmaster headmaster headmistress cook coach lodger tenant tailor baker hunter shepherd "
    "goatherd porter ferryman captain soldier sergeant colonel general spy ghost devil angel host hostess bride groom suitor stepfather stepmother mother-in-law "
    "father-in-law sister-in-law brother-in-law grandma grandpa godmother inspector clerk grocer postman carpenter sculptor beekeeper lighthouse-keeper keeper vet guest heir heiress "
    "maid nanny sailor skipper trucker mechanic plumber smith matriarch flatmate classmate teammate rival stationmaster translator violinist".split()
)) - _MAKERS  # fmt: skip
_CREW = frozenset(
    "director filmmaker film-maker author writer composer cinematographer editor producer screenwriter novelist critic".split()
)
_PARENTHESIS = re.compile(r" \((?:it is |played by |here |an? [\w-]+ |the [\w-]+ )?(?=[^\W\d_])")
_DESCRIBED = re.compile(
    r"\b(?:an?|the|his|her|their|its|one|whose|\w+'s|s') (?:[\w'-]+,? ){0,4}?(?P<noun>[\w-]+)(?P<self> (?:him|her|it)self)?$"
)
_AS_A = re.compile(r",? as (?:an?|the|his|her|their|\w+(?:['’]s|s['’])) ")
_PHRASE_AS = re.compile(r" (?:[a-z-]+ ){1,4}as (?=(?:\w+(?:['’]s|s['’])|his|her|their|the) )")
_WORDS = re.compile(r"[\w'’-]+(?P<after>,? ?)")
_CLOSES = re.compile(r"[,.;:)]| (?:who|whom|whose|with|in|and|at|from|of)\b|$")
_LONGEST_PART = 8
_WHEN_PLAYED = cued(
    r", who [^.;()\n]{3,60}? when (?:she|he|they) played (?=[^\W\d_])",
    "played ",
)
_PERFORMS = re.compile(
    r"(?:'s|(?<=s)') (?:[\w-]+,? (?:and )?){0,3}performance\b(?! of\b)| gives? (?:an?|the|her|his|another|one of the) (?:[\w-]+,? (?:and )?){0,5}performances?\b"
    r"| (?:(?:is|are) (?:(?:both|all|simply|quite|just|truly|equally|never less than|\w+ly) )?(?:superb|terrific|magnificent|riveting|mesmeri[sz]ing|luminous|heartbreaking|hilarious|miscast|note-perfect|outstanding|wonderful|remarkable)\b(?! (?:film|movie|picture|director|work)))"
)
_PLAYS_KIN = re.compile(r" plays (?:[\w-]+(?:'s|s') )(?:[\w-]+ ){0,3}?(?P<noun>[\w-]+)\b")


def parts_in(source: Prose, piece: Span, roster: Roster) -> list[Role]:
    """The parts that a sentence describes, with their players; none in a text that has lost its capitals."""
    if source.lowered:
        return []
    return [
        *_in_parentheses(source, piece, roster),
        *_as_a(source, piece, roster),
        *_when_played(source, piece, roster),
        *_is_someone(source, piece, roster),
        *_played_with(source, piece, roster),
    ]


def players_in(source: Prose, piece: Span, roster: Roster) -> Iterator[tuple[str, int, int]]:
    """Those whose playing is spoken of: `Holly Hunter's performance`, `Jimmy Gathu plays Kena's father`."""
    for pattern in (_PERFORMS, _PLAYS_KIN):
        for match in pattern.finditer(source.low, piece.start, piece.end):
            name = name_before(source, piece.start, match.start())
            person = _known(name.text, roster) if name is not None else None
            if name is not None and person is not None:
                yield person, name.start, match.end()


def _played_with(source: Prose, piece: Span, roster: Roster) -> Iterator[Role]:
    """`Nino, played with great tact by Tekla Abashidze`."""
    for match in _PLAYED_WITH.finditer(source.low, piece.start, piece.end):
        character = name_before(source, piece.start, match.start())
        player = name_at(source, match.end(), piece.end)
        person = person_of(source, player, roster) if player is not None else None
        if character is not None and player is not None and person is not None and not roster.knows(character.text):
            yield Role(person, character.text, character.start, player.end)


_PLAYED_WITH = cued(
    r", (?:who is )?(?:played|portrayed|voiced) (?:with|as|like) [^,.;()\n]{3,50}? by (?=[^\W\d_])",
    "played ",
    "portrayed ",
    "voiced ",
)


def _is_someone(source: Prose, piece: Span, roster: Roster) -> Iterator[Role]:
    """`Mokoena is Bex, a salvage pilot`."""
    for match in _IS.finditer(source.text, piece.start, piece.end):
        name = name_before(source, piece.start, match.start())
        person = _known(name.text, roster) if name is not None else None
        character = match["character"]
        if name is None or person is None or roster.resolve(character) is not None:
            continue
        if character.lower() not in AFTER_NAMES and demonym_code(character) is None and country_code(character) is None:
            yield Role(person, character, name.start, match.end("character"))


_IS = re.compile(
    r" is (?P<character>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?), (?!(?:and|but|or|so|which|though|not|as|if|then|yet|in|at|to|on)\b)(?=[a-z])"
)


def _known(name: str, roster: Roster) -> str | None:
    person = roster.resolve(name)
    return person if person is not None and roster.knows(person) else None


def _in_parentheses(source: Prose, piece: Span, roster: Roster) -> Iterator[Role]:
    """`her son (Jan Decorte)`, `the pianist (it is Michel Legrand himself)`."""
    for match in _PARENTHESIS.finditer(source.text, piece.start, piece.end):
        described = _DESCRIBED.search(source.low, max(piece.start, match.start() - 60), match.start())
        if described is None or not source.text[described.start("noun")].islower():
            continue
        outright = "it is" in match.group() or "played" in match.group()
        outright = outright or described["self"] is not None
        if described["noun"] not in _NOUNS and not (outright and described["noun"] not in _CREW):
            continue
        name = name_at(source, match.end(), piece.end)
        person = person_of(source, name, roster) if name is not None else None
        follows = source.low[name.end : name.end + 10] if name is not None else ""
        if name is not None and person is not None and follows.startswith((")", ",", " himself", " herself")):
            yield Role(person, described["noun"], described.start(), name.end)


def _as_a(source: Prose, piece: Span, roster: Roster) -> Iterator[Role]:
    """`Wendy Hughes, as a lovely aunt whom`, `X, as the choirmaster turned policeman Portnov`, `X sweeps in as Milly's mother, Miranda`."""
    if source.text.find(" as ", piece.start, piece.end) < 0:
        return
    for pattern in (_AS_A, _PHRASE_AS):
        for match in pattern.finditer(source.text, piece.start, piece.end):
            name = name_before(source, piece.start, match.start())
            person = _known(name.text, roster) if name is not None else None
            noun = _noun_at(source, match.end(), piece.end) if person is not None else None
            if name is None or person is None or noun is None:
                continue
            character = (
                name_at(source, noun.end(), piece.end) if source.text[noun.end() : noun.end() + 1].isupper() else None
            )
            closed = character is not None and source.text[character.end : character.end + 1] in (
                ",",
                ".",
                ";",
                ")",
                ":",
            )
            if character is not None and closed and not roster.knows(character.text):
                yield Role(person, character.text, name.start, character.end)
            elif pattern is _AS_A and _CLOSES.match(source.text, noun.start("after"), piece.end):
                part = Role(person, noun.group().strip(" ,").lower(), name.start, noun.start("after"))
                yield from _shared(source, piece, roster, name, part)


def _shared(source: Prose, piece: Span, roster: Roster, name: Name, role: Role) -> Iterator[Role]:
    """The role, or two where two players stand before two parts: `Olav Berg and Lena Voss as a father and daughter`.

    Nobody's, where the second part is no known one or more than two players stand before them.
    """
    joined = _JOINED.search(source.low, piece.start, name.start)
    other = name_before(source, piece.start, joined.start()) if joined is not None else None
    player = _known(other.text, roster) if other is not None else None
    second = _SECOND_PART.match(source.low, role.end, piece.end)
    if other is None or player is None or second is None:
        yield role
    elif second["noun"] in _NOUNS and not source.low[piece.start : other.start].endswith(", "):
        yield Role(player, role.character, other.start, role.end)
        yield Role(role.person, second["noun"], name.start, second.end())


_JOINED = re.compile(r" (?:and|&) $")
_SECOND_PART = re.compile(r" and (?:(?:an?|the|his|her|their) )?(?P<noun>[a-z-]+)\b")


def _noun_at(source: Prose, start: int, end: int) -> re.Match[str] | None:
    """The word that tells what a part is, a few words on, with what follows it up to the next word."""
    found, reached, previous = None, start, ""
    for count, word in enumerate(_WORDS.finditer(source.text, start, min(end, start + 90))):
        if count >= _LONGEST_PART or word.start() != reached:
            break
        reached = word.end()
        said = word.group().strip(" ,")
        if said in _NOUNS and previous != "leading":
            found = word
        previous = said
        if (found is not None and word is not found) or ("," in word["after"] and found is None and count > 1):
            break
    return found


def _when_played(source: Prose, piece: Span, roster: Roster) -> Iterator[Role]:
    """`Sandrine Bonnaire, who was seventeen when she played Mona`."""
    for match in _WHEN_PLAYED.finditer(source.low, piece.start, piece.end):
        name = name_before(source, piece.start, match.start())
        characters = names_at(source, match.end(), piece.end)
        person = person_of(source, name, roster) if name is not None else None
        if name is not None and person is not None and len(characters) == 1 and not characters[0].damaged:
            yield Role(person, characters[0].text, name.start, characters[0].end)
