"""Who plays whom, told in running text under a heading on the cast: `Ana Cole plays Mara, her friend. Vera Lund is Ilse`.

Such a section is about nothing else, so that full names count that were not named before. Subject and character must
stand close: `A plays B`, `A is B`, `A has the part of B`, `A and B appear as the couple, C and D`.
"""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.notebook import Casting, Notebook
from onesheet.reading.prose.people import Name, list_before, name_at, name_before, names_at, role_at
from onesheet.reading.prose.roles import person_of
from onesheet.reading.prose.sentences import Span
from onesheet.values.names import Roster

_PLAYS = re.compile(
    r" (?:also |here |both )?(?:plays|play|played|portrays|portray|portrayed|voices|voiced|appears as|appear as|appeared as|stars as|star as|is cast as|are cast as|"
    r"is seen as|are seen as|(?:has|have|had|takes|take|took) the (?:small |leading |title |main )?(?:parts?|roles?) of|(?P<is>is|are)) (?!by\b)"
)
_APPOSED = re.compile(r"(?:the|her|his|their|a|an|two|[a-z'-]+) (?:[a-z'-]+ ){0,3}(?:[a-z'-]+, )?(?=[^\W\d_a-zß-öø-ÿ])")
_ELLIPSIS = re.compile(r"(?:, and|,| and|;) (?=[^\W\d_])")
_CLOSED = re.compile(r"[,.;:(]|$| and | who | whose | with | in | for ")
_NOT_ROLES = frozenset("in on at not also one two based known set said seen played an a".split())
_STARTS = (". ", ", ", "; ", ": ", " and ", " while ", " whereas ")


def read_cast_told(book: Notebook, span: Span) -> None:
    """Collect the castings of one sentence of a cast section that is no list."""
    source = book.source
    last = 0
    for match in _PLAYS.finditer(source.low, span.start, span.end):
        players = _players(book, Span(max(span.start, last), span.end), match.start())
        if not players:
            continue
        roles = _roles(book, match, span.end, len(players))
        if not roles or len(roles) != len(players):
            continue
        for player, (character, end) in zip(players, roles, strict=True):
            _cast(book, player, character, end)
        last = roles[-1][1]
        if len(players) == 1 and match["is"] is None:
            _without_verb(book, last, span.end)


def _players(book: Notebook, span: Span, at: int) -> list[Name]:
    """The list of full names right before the verb, at the start of a clause."""
    source = book.source
    names = list_before(source, span.start, at, book.roster)
    if not names:
        single = name_before(source, span.start, at)
        names = [single] if single is not None and _is_stage_name(book, single) else []
    if not names or any(
        person_of(source, name, book.roster) is None and not _is_stage_name(book, name) for name in names
    ):
        return []
    before = source.low[max(span.start, names[0].start - 9) : names[0].start]
    return names if not before or before.endswith(_STARTS) else []


def _is_stage_name(book: Notebook, name: Name) -> bool:
    """Whether one word is a name such as `Barbara-O`: two capitals, and no character of the film so far."""
    if book.source.lowered or not name.is_single or name.damaged:
        return False
    return "-" in name.text and sum(map(str.isupper, name.text)) > 1


def _roles(book: Notebook, match: re.Match[str], end: int, count: int) -> list[tuple[str, int]]:
    """The characters told after the verb, as many as players."""
    source, at = book.source, match.end()
    if count == 1:
        if match["is"] and not _names_somebody(book, at, end):
            return []
        character, reached = role_at(source, at, end)
        word = character.lower().split(" ")[0] if character else ""
        if not character or word in _NOT_ROLES or (match["is"] and not _CLOSED.match(source.low, reached, end)):
            return []
        return [(character, reached)]
    apposed = _APPOSED.match(source.text, at, end)
    names = names_at(source, apposed.end() if apposed is not None else at, end)[:count]
    return [(name.text, name.end) for name in names if not name.damaged]


def _names_somebody(book: Notebook, at: int, end: int) -> bool:
    """Whether a name follows `is`: `Yellow Mary`, `the Unborn Child`; where capitals do not tell, two words at most."""
    source = book.source
    if not source.lowered:
        begin = at + 4 if source.low.startswith("the ", at) else at
        return source.text[begin : begin + 1].isupper() and not source.low.startswith(("a ", "an "), at)
    name = name_at(source, at, end)
    return name is not None and len(name.text.split()) <= 2 and not source.low.startswith(("a ", "an ", "the "), at)


def _without_verb(book: Notebook, at: int, end: int) -> None:
    """`Deren plays the Woman and Hammid the Man`: a further player and role that share the verb."""
    source = book.source
    link = _ELLIPSIS.match(source.low, at, end)
    name = name_at(source, link.end(), end) if link is not None else None
    if name is None or source.lowered or not source.low.startswith(" the ", name.end):
        return
    character, reached = role_at(source, name.end + 1, end)
    if (
        character.startswith("the ")
        and person_of(source, name, book.roster) is not None
        and _CLOSED.match(source.low, reached, end)
    ):
        _cast(book, name, character, reached)


def _cast(book: Notebook, player: Name, character: str, end: int) -> None:
    person = person_of(book.source, player, book.roster) or player.text
    roster: Roster = book.roster
    if character and not book.is_this_film(person) and roster.resolve(character) is None:
        roster.add(person)
        book.castings.append(Casting(person, character, player.start, end))
