"""Titles in two scripts in one line, as Douban prints them: the film's title there, and after a space its own.

Nothing in the line says where one ends. It is parted only where the two are in different scripts and the page calls the film by the
first alone somewhere else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from onesheet.reading.vocabulary import Statement

_NUMERAL = re.compile(r"[IVX]+")
_LEAST = 2
"""Letters of an original title; one alone is a mark behind a title, as in `3D`."""


def parted(title: Statement, text: str) -> list[Statement]:
    """Return what a line that names the film says: its title, and its original one where both stand in it."""
    printed = title.quote
    for space in reversed([one.start() for one in re.finditer(r"(?<=\S) ", printed)]):
        first, rest = printed[:space], printed[space:].strip()
        if _differ(first, rest) and _alone(first, rest, text):
            at = title.end - len(rest)
            there = replace(title, value=" ".join(first.split()), quote=first, end=title.start + len(first))
            own = replace(title, value=" ".join(rest.split()), quote=rest, start=at, qualifiers={"kind": "original"})
            return [there, own]
    return [title]


def _differ(first: str, rest: str) -> bool:
    """Whether the two are in different scripts, and the second is no number of a part."""
    ours, theirs = _scripts(first), _scripts(rest)
    letters = sum(map(str.isalpha, rest))
    return bool(ours) and ours != theirs and letters >= _LEAST and _NUMERAL.fullmatch(rest) is None


def _alone(first: str, rest: str, text: str) -> bool:
    """Whether the first stands somewhere by itself."""
    return re.search(rf"{re.escape(first)}(?!\s*{re.escape(rest)})", text) is not None


def _scripts(words: str) -> set[str]:
    """The scripts of the letters: `LATIN`, `CJK`, `HIRAGANA` ..."""
    return {unicodedata.name(sign, "").partition(" ")[0] for sign in words if sign.isalpha()}
