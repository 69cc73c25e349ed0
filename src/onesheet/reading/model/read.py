"""Reading beside the rules: ask piece by piece, check every word, add what holds."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from onesheet.reading.document import JSON, Document
from onesheet.reading.model.answer import Nonsense, proposals
from onesheet.reading.model.asking import MOST_PIECES, Message, messages, pieces
from onesheet.reading.model.checking import Checker, Refused
from onesheet.reading.vocabulary import Film, Reading, Statement
from onesheet.values.names import same_name

Ask: TypeAlias = Callable[[Sequence[Message]], str]
"""Sends messages to the model and gives back the words of its answer. Raises ModelError."""


class ModelError(Exception):
    """The model did not answer; the message is a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Added:
    """The reading with what the model added, and a sentence on what became of its answers; empty where it was not asked."""

    reading: Reading
    notice: str = ""


def read_beside(reading: Reading, document: Document, ask: Ask, *, name: str) -> Added:
    """Ask the model called `name` about each piece of the document and add to the reading what can be shown.

    `reading` is what the rules made of `document`. Their statements stay as they are and come first. No film is ever
    added, so a document about none is not asked about, nor is one whose form is data and no words. The first failure
    ends the asking: what was added until then stays.
    """
    if not reading.films or document.form == JSON:
        return Added(reading)
    checker = Checker(document.prose, reading.films, name)
    titles = _Titles(reading)
    known = list(reading.statements)
    added: list[Statement] = []
    refused: Counter[str] = Counter()
    failure = ""
    stretches = pieces(document.prose)
    for start, end in stretches[:MOST_PIECES]:
        films = titles.near(*document.span(start, end))
        if not films:
            continue
        try:
            said = proposals(ask(messages(document.prose[start:end], films)))
        except (ModelError, Nonsense) as fault:
            failure = str(fault)
            break
        for proposal in said:
            try:
                placed = _in_text(document, checker.statement(proposal, start, end))
                titles.check(placed)
            except Refused as why:
                refused[str(why)] += 1
                continue
            if not any(_same(placed, one) for one in known):
                known.append(placed)
                added.append(placed)
    sentence = _sentence(name, added, refused, failure, left=len(stretches) - MOST_PIECES)
    return Added(replace(reading, statements=(*reading.statements, *added)), sentence)


class _Titles:
    """Where the document names its films: in one about several, what follows a title is said of that film."""

    def __init__(self, reading: Reading) -> None:
        self._films = reading.films
        self._at = sorted((one.start, one.film) for one in reading.statements if one.property == "title")

    def near(self, start: int, end: int) -> list[tuple[int, Film]]:
        """The films, by number, that a stretch of the text can be about."""
        if len(self._films) == 1:
            return [(0, self._films[0])]
        first = bisect_left(self._at, (start, 0))
        named = self._at[max(0, first - 1) : bisect_left(self._at, (end, 0))]
        return [(film, self._films[film]) for film in dict.fromkeys(film for _, film in named)]

    def check(self, one: Statement) -> None:
        """Raise Refused where a title of another film stands nearer before the quote."""
        if len(self._films) > 1:
            place = bisect_left(self._at, (one.start + 1, 0))
            if not place or self._at[place - 1][1] != one.film:
                raise Refused("said of another film of the document")


def _in_text(document: Document, found: Statement) -> Statement:
    start, end = document.span(found.start, found.end)
    return replace(found, start=start, end=end, quote=document.text[start:end])


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements give a film the same value of a property, so that the second adds nothing."""
    if (one.film, one.property) != (other.film, other.property):
        return False
    if isinstance(one.value, str) and isinstance(other.value, str):
        return same_name(one.value, other.value)
    return bool(one.value == other.value)


def _sentence(name: str, added: Sequence[Statement], refused: Counter[str], failure: str, *, left: int) -> str:
    if failure and not added and not refused:
        return f"The language model ({name}) was of no help, so this is the reading of the rules alone: {failure}"
    said = [f"The language model ({name}) added {_count(len(added))}."]
    if refused:
        reasons = "; ".join(_reasons(refused.most_common()))
        said.append(
            f"Of what it said, {_count(refused.total())} could not be shown and {_was(refused.total())} dropped: {reasons}."
        )
    if failure:
        said.append(f"Then it failed: {failure}")
    elif left > 0:
        said.append("The text is longer than it is given; its end was read by the rules alone.")
    return " ".join(said)


def _reasons(counted: Iterable[tuple[str, int]]) -> Iterable[str]:
    return (f"{why} ({number})" for why, number in counted)


def _count(number: int) -> str:
    return "nothing" if not number else "1 statement" if number == 1 else f"{number} statements"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
