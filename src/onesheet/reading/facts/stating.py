"""Making statements out of offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onesheet.reading.prose.casing import Prose
from onesheet.reading.vocabulary import Json, Statement


def requoted(text: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements with their quotes as the document prints them, where they were read from a text made even for reading."""
    return tuple(replace(one, quote=text[one.start : one.end]) for one in statements)


def stated(source: Prose, name: str, value: Json, start: int, end: int, **qualifiers: Json) -> Statement:
    """A statement with the words between two offsets as its quote."""
    return Statement(name, value, source.text[start:end], start, end, qualifiers)


def once(statements: list[Statement]) -> list[Statement]:
    """The statements without repeats: what a page lists comes before what is told in its prose."""
    seen: set[tuple[str, str, str]] = set()
    played = {str(one.value) for one in statements if one.property == "cast_member" and one.qualifiers.get("character")}
    kept = []
    for one in statements:
        character = str(one.qualifiers.get("character", ""))
        key = (one.property, str(one.value), character)
        if key in seen or (one.property == "cast_member" and not character and str(one.value) in played):
            continue
        seen.add(key)
        kept.append(one)
    return kept
