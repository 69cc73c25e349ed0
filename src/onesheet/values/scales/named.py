"""Marks that print the name of their scale, or are on a declared one: words, letters, dice, school, -4 to +4."""

from __future__ import annotations

import re
from decimal import Decimal

from onesheet.values.scales.amounts import in_figures, in_words
from onesheet.values.scales.printing import QUARTER, THIRD
from onesheet.values.scales.tables import BOMB, LETTERS, SCALES, Found, Scale
from onesheet.values.scales.words import OF_ONE_OR_TWO, WORDS, WORDS_ON

_RANKS = {grade.lower(): Decimal(rank) for rank, grade in enumerate(LETTERS)}
_LETTER = re.compile(r"(?:an? |grade )?([a-z])(?:[ -]?(plus|minus)| ?([+-]))?")
_DICE_SIGNS = "⚀⚁⚂⚃⚄⚅"
_DICE = re.compile(
    r"(?:terningkast|terningekast|terning|tärningskast|tärning|teningakast|teningskast|teningur|würfelwurf|würfel|nopanheitto|noppa|(?:dice|die)(?: throw| roll)?(?: of)?|🎲)(?: ?: ?| |(?=[0-9]))(.+?)"
    r"(?: ?/ ?6| \(?(?:av|af|ud af|von|of|out of) 6\)?)?"
)
_GRADES = "|".join(WORDS_ON["school"])
_SCHOOL = re.compile(r"(?:schulnote|schulnoten|school (?:mark|grade))(?: ?: ?| )(.+?)(?: ?\(.*\))?")
_NOTE = re.compile(
    rf"note ?:? ?(?:([0-9] ?(?:[+-]|plus|minus))(?: ?\(.*\))?|([0-9](?:[.,][0-9])?) ?\((?:{_GRADES})\)|({_GRADES}))"
)
"""What no French note says: a plus, a minus, the word for the grade."""
_SCHOOL_MARK = re.compile(r"([0-9]) ?(\+|-|plus|minus)|([0-9]) ?[-/] ?([0-9])")
_MOVED = r"(?:an? )?(high|low)? ?([+-]?[0-9](?:[.,][0-9]{1,3})?)"
_ON_PLUS_MINUS = re.compile(_MOVED)
_ENDS = r"(?:-4 ?(?:\.{2,}|to|through|bis|and) ?\+?4|-4 ?[-/,] ?\+4|\+4 ?(?:\.{2,}|to) ?-4)"
_PLUS_MINUS = re.compile(
    rf"{_MOVED},?(?: ?\((?:out of |of |from |scale:? )?(?:{_ENDS}|(?:±|\+/-) ?4)(?: scale)?\)| {_ENDS}"
    rf"| (?:out of|of|on|on (?:an?|the)(?: scale)?(?: of| from)?|from|in) \(?(?:{_ENDS}|(?:±|\+/-) ?4)\)?(?: scale)?)"
)


def phrase(text: str, declared: Scale | None) -> Found:
    """`BOMB`, `two thumbs up`, `not recommended`."""
    if text == "bomb":
        return SCALES["stars-4-bomb"], BOMB
    spoken = " ".join(text.replace(",", " ").replace("-", " ").split())
    if declared is not None and spoken in WORDS_ON.get(declared.id, {}):
        return declared, Decimal(WORDS_ON[declared.id][spoken])
    if spoken in OF_ONE_OR_TWO:
        return "ambiguous"
    if spoken in WORDS:
        scale, mark = WORDS[spoken]
        return SCALES[scale], Decimal(mark)
    return None


def letter(text: str, _: Scale | None) -> Found:
    """`B+`, `A minus`."""
    found = _LETTER.fullmatch(text)
    if found is None:
        return None
    sign = {"plus": "+", "minus": "-"}.get(found[2], found[3] or "")
    rank = _RANKS.get(found[1] + sign)
    return "unknown-letter" if rank is None else (SCALES["letters"], rank)


def of_dice(text: str, _: Scale | None) -> Found:
    """`⚃`, `terningkast 4`."""
    if len(text) == 1 and text in _DICE_SIGNS:
        return SCALES["dice"], Decimal(_DICE_SIGNS.index(text) + 1)
    found = _DICE.fullmatch(text)
    number = (in_figures(found[1]) or in_words(found[1])) if found else None
    return None if number is None else (SCALES["dice"], number)


def of_school(text: str, declared: Scale | None) -> Found:
    """`Schulnote 2,5`, `Note 2-`, `Note 2 (gut)`. `Note 2` is French as well, for a mark on any scale."""
    its = SCALES["school"]
    named = _SCHOOL.fullmatch(text) or _NOTE.fullmatch(text)
    if named is None and declared is not its:
        return None
    said = next(filter(None, named.groups()), "") if named else text
    word = WORDS_ON[its.id].get(said)
    mark = Decimal(word) if word else _school(said)
    return None if mark is None else (its, mark)


def _school(text: str) -> Decimal | None:
    found = _SCHOOL_MARK.fullmatch(text)
    if found is None:
        return in_figures(text)
    if found[1]:
        return Decimal(found[1]) + (-THIRD if found[2] in {"+", "plus"} else THIRD)
    first, second = int(found[3]), int(found[4])
    return (Decimal(first) + second) / 2 if second - first == 1 else None


def plus_minus(text: str, declared: Scale | None) -> Found:
    """`high +2 out of -4..+4`; without its ends only where the scale is declared."""
    its = SCALES["plus-minus-4"]
    found = _PLUS_MINUS.fullmatch(text)
    if found is None and declared is its:
        found = _ON_PLUS_MINUS.fullmatch(text)
    if found is None:
        return None
    moved = {"high": QUARTER, "low": -QUARTER}.get(found[1], Decimal(0))
    return its, Decimal(found[2].replace(",", ".")) + moved
