"""What statements say of awards: which edition gave them, of what kind they are, and who sat on a jury."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onesheet.festivals.pure.stated import LONGEST_FESTIVAL, festival_name, year_told
from onesheet.values.folding import fold
from onesheet.values.names import festival_key, festival_year

LONGEST_NAME, LONGEST_RECIPIENT, LONGEST_JURY, LONGEST_CITATION = 160, 300, 500, 4_000
PRIZE, MENTION, AUDIENCE = "prize", "mention", "audience"
_MENTION = re.compile(
    r"\b(?:mentions?|mencion(?:es)?|mencao|mencoes|menzion[ei]|erwahnung(?:en)?|lobende|commendation)\b"
)
_AUDIENCE = re.compile(
    r"\b(?:audience|people ?s choice|du public|del publico|del pubblico|do publico|publikums?\w*|publieks\w*)\b"
)
_PART = re.compile(r"(?:\s*[,;]|\s(?:and|und|et|&))\s+(?:and\s+)?(?![^(]*\))", re.IGNORECASE)
_LABEL = re.compile(r"(?P<name>[^:]{2,120}):\s+(?P<members>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Told:
    """An award that a statement tells. `year` is None where neither the statement nor the festival's name tells it."""

    festival: str
    """Its name without number and year."""
    key: str
    """`festival_key` of it."""
    year: int | None
    name: str
    kind: str
    recipient: str = ""
    jury: str = ""
    citation: str = ""


def awarded_by(value: Any, qualifiers: Mapping[str, Any]) -> Told | None:
    """Return what an `award` statement says; None for a nomination, and where it names no festival."""
    festival = _text(qualifiers.get("festival"))
    name = _text(value) if isinstance(value, str) else ""
    if not name or not festival or qualifiers.get("result") != "won":
        return None
    bare = festival_name(festival)
    key = festival_key(bare)
    if not key:
        return None
    category = _text(qualifiers.get("category"))
    if category and fold(category) not in fold(name):
        name = f"{name}, {category}"
    return Told(
        bare[:LONGEST_FESTIVAL],
        key[:LONGEST_FESTIVAL],
        year_told(qualifiers.get("year")) or festival_year(festival),
        name[:LONGEST_NAME],
        kind_of(name),
        _text(qualifiers.get("recipient"))[:LONGEST_RECIPIENT],
        _text(qualifiers.get("jury"))[:LONGEST_JURY],
        _text(qualifiers.get("citation"))[:LONGEST_CITATION],
    )


def kind_of(name: str) -> str:
    """Return what kind of award a name is one of: `Special Mention` -> `mention`, `Audience Award` -> `audience`."""
    return MENTION if says_mention(name) else AUDIENCE if says_audience(name) else PRIZE


def says_mention(name: str) -> bool:
    """Tell whether the name of an award says itself that it is a mention."""
    return _MENTION.search(fold(name)) is not None


def says_audience(name: str) -> bool:
    """Tell whether the name of an award says itself that the audience gave it."""
    return _AUDIENCE.search(fold(name)) is not None


def award_key(name: str) -> str:
    """Return by what an award is known however it is written: `The Palme d'Or` -> `palme d or`."""
    return fold(name).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Jury:
    """A jury as it is printed: `International jury: Ann Marsh (president), Bo Li and Cy Oh`."""

    name: str
    """Empty where it has none."""
    members: tuple[str, ...]
    """Empty where only the jury is named."""


def jury_of(printed: str) -> Jury:
    """Return a jury's name and its members; those of one that is printed without a colon are the whole of it, if they are several.

    `Ann Marsh, Bo Li` has two members and no name; `The FIPRESCI jury` has a name and no members.
    """
    spaced = " ".join(printed.split())
    label = _LABEL.fullmatch(spaced)
    if label is not None:
        return Jury(label["name"].strip(), _members(label["members"]))
    members = _members(spaced)
    if len(members) < 2 or re.search(r"\b(?:jury|juri|giuria|jurado)\b", fold(members[0])):
        return Jury(spaced, ())
    return Jury("", members)


def _members(printed: str) -> tuple[str, ...]:
    return tuple(part for one in _PART.split(printed) if (part := one.strip(" .,;")))


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
