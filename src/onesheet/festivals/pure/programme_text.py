"""The programme and the awards that a house entered, as texts that say them in sentences, each film's on a line of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onesheet.festivals.pure.awarded import says_mention
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Reading, Statement

READER = "programme/1"


@dataclass(frozen=True, slots=True)
class Line:
    """A film of a programme."""

    film: int
    title: str
    year: int | None
    directors: tuple[str, ...] = ()
    premiere: str = ""
    """In words, `world premiere`, `North American premiere`; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What one section of an edition shows."""

    section: int
    """Its number, 0 for the films in none."""
    festival: str
    year: int
    name: str
    """Of the section; empty for the films in none."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A prize that was given for a film."""

    film: int
    title: str
    year: int | None
    name: str
    recipient: str = ""
    mention: bool = False
    shared: bool = False
    jury: str = ""
    """With its members, as it is printed."""
    citation: str = ""
    """The jury's words."""


@dataclass(frozen=True, slots=True)
class Awards:
    """What was awarded at an edition."""

    festival: str
    year: int
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """What one line says of its film."""

    film: int
    title: str
    year: int | None
    statements: tuple[Statement, ...]


def programme_reading(programme: Programme) -> tuple[Reading, tuple[Saying, ...]]:
    """Return the text with what it says, as a reading, and line by line."""
    shown = f"{programme.festival} {programme.year}"
    heading = f"{programme.name}, {shown}" if programme.name else f"{shown}, programme"
    told: list[tuple[Line, str, dict[str, Json]]] = []
    for line in programme.lines:
        by = f" by {listed(line.directors)}" if line.directors else ""
        within = f" in {programme.name}" if programme.name else ""
        first = f" as its {line.premiere}" if line.premiere else ""
        qualifiers: dict[str, Json] = {"edition": programme.year}
        if programme.name:
            qualifiers["section"] = programme.name
        if line.premiere:
            qualifiers["premiere"] = line.premiere.removesuffix(" premiere").lower()
        told.append((line, f"{shown} shows {_named(line.title, line.year)}{by}{within}{first}.", qualifiers))
    return _reading(
        heading, [(*_of(line), sentence, "festival", programme.festival, more) for line, sentence, more in told]
    )


def awards_reading(awards: Awards) -> tuple[Reading, tuple[Saying, ...]]:
    """Return the text of the awards with what it says."""
    shown = f"{awards.festival} {awards.year}"
    told: list[_Told] = []
    for one in awards.given:
        qualifiers: dict[str, Json] = {"festival": awards.festival, "year": awards.year, "result": "won"}
        if one.recipient:
            qualifiers["recipient"] = one.recipient
        jury, citation = one.jury.strip(" ."), " ".join(one.citation.split())
        if jury:
            qualifiers["jury"] = jury
        if citation:
            qualifiers["citation"] = citation
        to = f" to {one.recipient} for" if one.recipient else " to"
        mention = " a special mention," if one.mention and not says_mention(one.name) else ""
        shared = ", shared," if one.shared else "," if mention else ""
        sentence = (
            f"{shown} gives{mention} {one.name}{shared}{to} {_named(one.title, one.year)}{_words_of(jury, citation)}"
        )
        told.append((one.film, one.title, one.year, sentence, "award", one.name, qualifiers))
    return _reading(f"{shown}, awards", told)


def _words_of(jury: str, citation: str) -> str:
    """Return how a sentence ends that tells who decided and why."""
    if not jury and not citation:
        return "."
    decided = ". " + (jury if "jury" in jury.casefold() else f"Jury: {jury}") if jury else ""
    return f"{decided}. The jury’s words: “{citation}”" if citation else f"{decided}."


_Told = tuple[int, str, int | None, str, str, Json, dict[str, Json]]


def _of(line: Line) -> tuple[int, str, int | None]:
    return line.film, line.title, line.year


def _reading(heading: str, told: Iterable[_Told]) -> tuple[Reading, tuple[Saying, ...]]:
    parts, at = [heading, ""], len(heading) + 2
    sayings = []
    for number, (film, title, year, sentence, name, value, qualifiers) in enumerate(told):
        said = Statement(name, value, sentence, at, at + len(sentence), qualifiers, film=number)
        sayings.append(Saying(film, title, year, (said,)))
        parts.append(sentence)
        at += len(sentence) + 1
    text = "\n".join(parts) + "\n"
    films = tuple(Film(one.title, one.year) for one in sayings)
    statements = tuple(said for one in sayings for said in one.statements)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    reading = Reading(heading, text, sha256, READER, Head(LISTING, title=heading), films, statements)
    return reading, tuple(sayings)


def _named(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: `A, B and C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
