"""What the row of a dataset says of its film, as statements with the words that say it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from onesheet.films.pure.projection import Record, project
from onesheet.films.pure.said import Said
from onesheet.films.pure.weights import DATASET, weight_of
from onesheet.reading.vocabulary import Json, Statement


@dataclass(slots=True, unsafe_hash=True)
class EntryFacts:
    """What a row of a dataset says. Nobody changes one: of millions, frozen ones would take seconds longer to make."""

    scheme: str
    number: str
    title: str
    year: int | None = None
    runtime_minutes: int | None = None
    original_title: str = ""
    genres: str = ""
    """With commas between them."""
    row: str = ""
    """The row as printed, which all of it is quoted from."""

    @property
    def first_genre(self) -> str:
        """The first of its genres, as genres are printed here; empty where there is none."""
        return self.genres.partition(",")[0].strip().lower()


def statements_of_entry(facts: EntryFacts) -> list[Statement]:
    """Return what the row says; offsets are those in the row. What does not stand in it as such is quoted by the whole row."""
    said: list[Statement] = []
    at = 0

    def say(name: str, value: Json, words: str, **qualifiers: Json) -> None:
        nonlocal at
        start, end = _place(facts.row, words, at)
        at = end if (start, end) != (0, len(facts.row)) else at
        said.append(Statement(name, value, facts.row[start:end], start, end, qualifiers))

    say("external_id", facts.number, facts.number, scheme=facts.scheme)
    say("title", facts.title, facts.title)
    if facts.original_title and facts.original_title != facts.title:
        say("title", facts.original_title, facts.original_title, kind="original")
    if facts.year:
        say("year", facts.year, str(facts.year))
    if facts.runtime_minutes:
        say("duration", facts.runtime_minutes, str(facts.runtime_minutes))
    for genre in facts.genres.split(","):
        if genre.strip():
            say("genre", genre.strip().lower(), genre.strip())
    return said


def _place(row: str, words: str, at: int) -> tuple[int, int]:
    """Where the words stand on their own in the row, after `at` if they do; the whole row where they do not."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = pattern.search(row, at) or pattern.search(row)
    if found is not None:
        return found.span()
    written = json.dumps(words)[1:-1]  # as JSON writes it
    start = row.find(written)
    return (start, start + len(written)) if start >= 0 else (0, len(row))


def record_of_entry(facts: EntryFacts, source: str, document: int, date: str) -> tuple[list[Statement], Record]:
    """Return the statements and the record made of them; the statement at a place has its place for an id."""
    statements = statements_of_entry(facts)
    said = (
        Said(
            place, one.property, one.value, one.qualifiers, weight=weight_of(DATASET), source_kind=DATASET,
            source=source, document=document, date=date, start=one.start,
        )
        for place, one in enumerate(statements)
    )  # fmt: skip
    return statements, project(said)
