"""What a statement that a film was shown at a festival says of editions, sections and premieres."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onesheet.values.folding import fold
from onesheet.values.names import festival_key, festival_year

LONGEST_FESTIVAL, LONGEST_SECTION, LONGEST_PLACE = 200, 160, 120
MOST_EDITIONS = 400
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_NUMBERED = re.compile(
    r"^(?:the )?(?:(?:1[89]|20)\d\d )?(?:the )?(?:\d{1,3}(?:st|nd|rd|th|e|\.|ème|º|ª) )?(?:annual )?(?:edition of (?:the )?)?",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r"[ ,]+\(?(?:1[89]|20)\d\d\)?$")
_GENERAL = frozenset("the of section sections programme programmes program programs sidebar strand".split())
_CONTINENTS = frozenset(
    (
        "european", "asian", "african", "nordic", "scandinavian", "baltic", "balkan", "oceanian", "middle eastern", "north american",
        "south american", "latin american",
    )
)  # fmt: skip
_NATIONS = frozenset(
    "us u.s. uk u.k. american british canadian german french italian spanish portuguese polish czech dutch belgian swiss austrian swedish danish norwegian "
    "finnish irish indian japanese chinese korean australian mexican brazilian argentine chilean turkish greek hungarian romanian israeli".split()
)


@dataclass(frozen=True, slots=True)
class Shown:
    """That a film was shown at an edition of a festival."""

    festival: str
    """Its name without number and year."""
    key: str
    """`festival_key` of it."""
    year: int
    section: str = ""
    section_key: str = ""
    premiere: str = ""
    """`Selection.Premiere`, or empty."""
    premiere_words: str = ""
    """As it was put, where that is more than `premiere` says: `North American premiere`."""


def shown_by(value: Any, qualifiers: Mapping[str, Any]) -> Shown | None:
    """Return what a `festival` statement says; None where it names no festival or no year."""
    if not isinstance(value, str):
        return None
    name = festival_name(value)
    key = festival_key(name)
    year = year_told(qualifiers.get("edition")) or festival_year(value)
    if not name or not key or year is None:
        return None
    section = _text(qualifiers.get("section"))[:LONGEST_SECTION]
    premiere, words = premiere_of(_text(qualifiers.get("premiere")))
    return Shown(name[:LONGEST_FESTIVAL], key[:LONGEST_FESTIVAL], year, section, section_key(section), premiere, words)


@dataclass(frozen=True, slots=True)
class OfEdition:
    """What a statement says of an edition itself; None and empty where it says nothing."""

    number: int | None = None
    starts: date | None = None
    ends: date | None = None
    place: str = ""


def edition_said(qualifiers: Mapping[str, Any], year: int) -> OfEdition | None:
    """Return which edition a `festival` statement says it was, on which days and where; None where it says nothing of that.

    Days count only together, in their order, and where they lie in the year of the edition.
    """
    number = qualifiers.get("number")
    number = (
        number if isinstance(number, int) and not isinstance(number, bool) and 0 < number <= MOST_EDITIONS else None
    )
    starts, ends = _day(qualifiers.get("starts")), _day(qualifiers.get("ends"))
    if starts is None or ends is None or starts > ends or starts.year != year:
        starts = ends = None
    place = _text(qualifiers.get("place"))[:LONGEST_PLACE]
    said = OfEdition(number, starts, ends, place)
    return said if said != OfEdition() else None


def festival_name(value: str) -> str:
    """Return the name of a festival without number and year: `68th Cannes Film Festival` -> `Cannes Film Festival`."""
    spaced = " ".join(value.split())
    bare = _YEAR_BEHIND.sub("", _NUMBERED.sub("", spaced, count=1)).strip(" ,-–")
    return bare or spaced


def section_key(name: str) -> str:
    """Return by what a section is known however it is written: `The Gala Presentations section` -> `gala presentation`."""
    words = [word for word in fold(name).split() if word not in _GENERAL]
    return " ".join(_singular(word) for word in words or fold(name).split())[:LONGEST_SECTION]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def premiere_of(words: str) -> tuple[str, str]:
    """Return which kind of premiere words name, and the words where they say more: `european` -> (`continental`, `European premiere`)."""
    bare = re.sub(r"\s*premi[eè]re$", "", words.strip(), flags=re.IGNORECASE).strip()
    folded = bare.lower()
    if folded in ("world", "international", "continental", "national", "regional"):
        return folded, ""
    if not folded:
        return "", ""
    told = f"{bare[:1].upper()}{bare[1:]} premiere" if len(bare) > 3 else f"{bare.upper()} premiere"
    if folded in _CONTINENTS:
        return "continental", told.title().replace("Premiere", "premiere")
    if folded in _NATIONS:
        return "national", told
    return "regional", told


def fullest(shown: Iterable[Shown]) -> list[Shown]:
    """Return each once, without those that name no section where another of that edition names one."""
    told = list(dict.fromkeys(shown))
    sectioned = {(one.key, one.year) for one in told if one.section_key}
    kept: dict[tuple[str, int, str], Shown] = {}
    for one in told:
        if not one.section_key and (one.key, one.year) in sectioned:
            continue
        place = one.key, one.year, one.section_key
        there = kept.get(place)
        if there is None or (one.premiere and not there.premiere):
            kept[place] = one
    return list(kept.values())


def year_told(edition: Any) -> int | None:
    """Return the year that a qualifier tells, as a number or in words; None where it tells none."""
    if isinstance(edition, int) and not isinstance(edition, bool):
        return edition if 1880 <= edition <= 2200 else None
    found = _YEAR.search(edition) if isinstance(edition, str) else None
    return int(found[0]) if found is not None else None


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
