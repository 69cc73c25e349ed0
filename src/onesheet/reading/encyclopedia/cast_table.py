"""A cast given as a table: a line that heads the columns (`Actor | Role`), and a line for each player."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onesheet.reading.encyclopedia.notebook import Casting
from onesheet.reading.prose.sentences import Span, trim

_BAR = re.compile(r"[ \t]+\|[ \t]+|\t+")
_PLAYERS = re.compile(
    r"(?:actor|actress|artist|cast|performer|player|star|voice actor|portrayed by|played by|name)(?:e?s|\(s\))?(?: ?/ ?actress(?:es)?| name| member| members)?",
    re.IGNORECASE,
)
_ROLES = re.compile(r"(?:role|character|part|plays|as)(?:s|\(s\))?(?: name)?", re.IGNORECASE)
_NOTE = re.compile(r"\s*\((?P<note>[^()]{1,60})\)$")
_NOTES = re.compile(r"\b(?:uncredited|voice|cameo|archive footage|deceased|scenes deleted)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]")
_MOST_WORDS = 6
_EMPTY = "–—-"


def table_castings(text: str, spans: Sequence[Span]) -> tuple[list[Casting], set[Span]]:
    """The players of a section's tables in their order, and the lines that are theirs, their heads among them."""
    found: list[Casting] = []
    used: set[Span] = set()
    columns: tuple[int, int] | None = None
    for span in spans:
        cells = list(_cells(text, span))
        if len(cells) < 2:
            columns = None
            continue
        head = _columns(text, cells)
        if head is not None:
            columns = head
            used.add(span)
        elif columns is not None:
            used.add(span)
            casting = _casting(text, cells, *columns)
            found += [casting] if casting is not None else []
    return found, used


def _cells(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for bar in _BAR.finditer(text, span.start, span.end):
        yield trim(text, at, bar.start())
        at = bar.end()
    yield trim(text, at, span.end)


def _columns(text: str, cells: Sequence[Span]) -> tuple[int, int] | None:
    """The places of the columns of players and of roles, where a line heads both."""
    said = [text[cell.start : cell.end] for cell in cells]
    player = next((place for place, words in enumerate(said) if _PLAYERS.fullmatch(words)), None)
    role = next((place for place, words in enumerate(said) if _ROLES.fullmatch(words)), None)
    return (player, role) if player is not None and role is not None else None


def _casting(text: str, cells: Sequence[Span], player: int, role: int) -> Casting | None:
    if player >= len(cells):
        return None
    who = cells[player]
    words = text[who.start : who.end]
    if not _NAME.match(words) or len(words.split()) > _MOST_WORDS or " / " in words:
        return None
    note = _NOTE.search(words)
    name = words[: note.start()] if note is not None else words
    as_whom = cells[role] if role < len(cells) else who
    character = text[as_whom.start : as_whom.end] if as_whom is not who else ""
    told = _NOTES.search(character) or (_NOTES.search(note["note"]) if note is not None else None)
    character = _NOTE.sub("", character).split(" / ")[0].strip(" ,.")
    end = max(who.start + len(name), as_whom.end)
    return Casting(
        name,
        "" if character in _EMPTY else character,
        min(who.start, as_whom.start),
        end,
        listed=True,
        note=told.group().lower() if told is not None else "",
    )
