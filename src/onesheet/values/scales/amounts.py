"""How many: figures, fractions, rows of stars and words, as they stand before `out of 5`."""

from __future__ import annotations

import re
from decimal import Decimal

from onesheet.values.scales.folding import FRACTIONS
from onesheet.values.scales.words import NUMBERS
from onesheet.values.stars import EMPTY, FULL, HALF, parse_stars

_PARTS = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}
_SIGN = "".join(FRACTIONS)
_PART = "|".join(_PARTS)

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,6}(?:[.,][0-9]{1,12})?|\.[0-9]{1,12})")
_MIXED = re.compile(rf"([0-9]{{1,3}})?[ -]?([{_SIGN}])|([0-9]{{1,3}})(?: | ?- ?| and | & | ?\+ ?)({_PART})")
_ROW = re.compile(rf"([{FULL}]+|\*+) ?([{_SIGN}]|{_PART})?")
_SPACED = re.compile(rf"(?<=[{FULL}{EMPTY}*]) (?=[{FULL}{EMPTY}*{_SIGN}])")
_IN_WORDS = re.compile(r"(?:(\w+)[ -](?:and|&)[ -](?:a |one |a-|one-)?|(?:a |one |one-)?)half(?: a)?")
_SHOWN = re.compile(rf"[{FULL}]*{HALF}?[{EMPTY}]+")


def amount(text: str) -> Decimal | None:
    """Return the number that a folded text is, whatever its sign and size; None where it is none.

    `3.5`, `3,5`, `3½`, `3 1/2`, `***½`, `three and a half`.
    """
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if found := _MIXED.fullmatch(text):
        whole, sign, before, part = found.groups()
        return Decimal(whole or before or 0) + FRACTIONS[sign or _PARTS[part]]
    number = _in_signs(text)
    return in_words(text) if number is None else number


def in_figures(text: str) -> Decimal | None:
    """The same of figures alone, without rows of stars and words."""
    return amount(text) if any(sign.isdigit() for sign in text) and FULL not in text and "*" not in text else None


def _in_signs(text: str) -> Decimal | None:
    found = _ROW.fullmatch(_SPACED.sub("", text))
    if found is None:
        return None
    part = found[2]
    return len(found[1]) + (FRACTIONS[_PARTS.get(part, part)] if part else Decimal(0))


def in_words(text: str) -> Decimal | None:
    """The same of words alone: `three`, `three and a half`."""
    found = _IN_WORDS.fullmatch(text)
    if found is None:
        return NUMBERS.get(text)
    whole = found[1] or "0"
    number = Decimal(whole) if whole.isdecimal() else NUMBERS.get(whole)
    return None if number is None else number + FRACTIONS[HALF]


def part_of_one(text: str) -> Decimal | None:
    """Return what `1/2`, `1/4`, `3/4`, `1/3` and `2/3` are of one; None for other texts."""
    sign = _PARTS.get(text)
    return FRACTIONS[sign] if sign else None


def shown_of(text: str) -> tuple[Decimal, int] | None:
    """Return the stars of a row that shows its empty ones as well, and how many there are: `★★★½☆` is 3.5 of 5.

    None where none is empty. A row of empty stars alone is nought of as many; whoever printed it may have meant all.
    """
    row = _SPACED.sub("", text)
    if not _SHOWN.fullmatch(row):
        return None
    return Decimal(str(parse_stars(row) or 0)), len(row)
