"""Marks in numbers: per cent, so many out of so many, rows of stars, and numbers without a scale."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeGuard

from onesheet.values.scales.amounts import amount, in_figures, part_of_one, shown_of
from onesheet.values.scales.tables import NOUGHT, SCALES, TWO_WAYS, Found, Scale, out_of
from onesheet.values.scales.words import ENGLISH, NO, NUMBERS, OUT_OF, STARS, parted
from onesheet.values.stars import FULL

_PERCENT = re.compile(r"(.+?) ?(?:%|per ?cent|pct|pour cent|prozent|prosent|procenta|procent|percento|por ciento)")
_ASIDE = re.compile(r"([^()]+?) ?\(((?:out of|of|von|sur|av|af|su|sobre|de|/) ?[^()]*)\)")
_SLASH = re.compile(r"(.+?) ?/ ?([^/]+)")
_WHOLE = re.compile(r"([0-9]{1,6})(?:[.,]0{1,2})?")
_ROW = re.compile(r"(?:[★*] ?)+")
_PART_OF_A_STAR = re.compile(r"([1-3]/[2-4]) ?(?:star|stern|étoile|stjerne|\*|★)|(1/2) ?stars")
_ON_STARS = 10
"""Rows of stars and words for them are read on scales of up to so many."""


def percent(text: str, _: Scale | None) -> Found:
    """`85 %`, `85 per cent`."""
    found = _PERCENT.fullmatch(text)
    number = in_figures(found[1]) if found else None
    return None if number is None else (SCALES["percent"], number)


def shown(text: str, declared: Scale | None) -> Found:
    """`★★★½☆`: the empty ones say out of how many."""
    row = shown_of(text)
    if row is None:
        return None
    stars, most = row
    its = out_of(most)
    if not stars or its is None:
        return "ambiguous"
    return (declared if _counts_to(declared, most) else its), stars


def fraction(text: str, declared: Scale | None) -> Found:
    """`3.5/5`, `3½ out of 4 stars`, `***/****`, `*** (out of four)`."""
    if aside := _ASIDE.fullmatch(text):
        text = f"{aside[1]} {aside[2]}"
    if amount(text) is not None or _PART_OF_A_STAR.fullmatch(text):
        return None
    if found := OUT_OF.fullmatch(text):
        return _on(_number(found[1]), _most(_uncounted(found[2])), declared)
    found = _SLASH.fullmatch(text)
    if found is None:
        return None
    number, most = _uncounted(found[1]), _uncounted(found[2])
    if number in NUMBERS and number not in ENGLISH:
        return None
    return _on(
        amount(number),
        _most(most),
        declared,
        two_ways=f"{number.lstrip('+0')}/{most}" in TWO_WAYS,
    )


def _on(
    number: Decimal | None,
    most: int | None,
    declared: Scale | None,
    *,
    two_ways: bool = False,
) -> Found:
    if number is None or most is None:
        return None
    its = out_of(most)
    if its is None:
        return "unknown-scale"
    if _counts_to(declared, most):
        return declared, number
    # A school's 2/6 may be its mark, or two of six.
    at_school = declared is SCALES["school"] and most == SCALES["school"].worst
    return "ambiguous" if two_ways or at_school else (its, number)


def bare(text: str, declared: Scale | None) -> Found:
    """A number, a row of stars or words for them without a scale: read on the declared one, or not at all."""
    number, things = amount(text), ""
    if number is not None:
        if text in NUMBERS and text not in ENGLISH:
            return None
    elif part := _PART_OF_A_STAR.fullmatch(text):
        number, things = part_of_one(part[1] or part[2]), FULL
    else:
        many, things = parted(text)
        number = NOUGHT if things and many in NO else amount(many)
    if number is None:
        return None
    of_stars = things in STARS
    if declared is not None and _takes(declared, stars=of_stars or FULL in text or "*" in text):
        return declared, number
    return (SCALES["no-stars"], number) if of_stars and not number else "no-scale"


def _number(text: str) -> Decimal | None:
    text = _uncounted(text)
    number = amount(text)
    return part_of_one(text) if number is None else number


def _most(text: str) -> int | None:
    """The number after `out of`; 0 where it is one that no scale has; None where it is none."""
    if found := _WHOLE.fullmatch(text):
        return int(found[1])
    if _ROW.fullmatch(text):
        return text.count("*") + text.count("★")
    number = amount(text)
    if number is None:
        return None
    return int(number) if number == int(number) and number > 0 else 0


def _takes(declared: Scale, *, stars: bool) -> bool:
    """Whether a bare number, or stars, can stand for a mark of the scale."""
    if declared.counts:
        return not stars or declared.best <= _ON_STARS
    return not stars and declared.id in {"percent", "dice", "school", "plus-minus-4"}


def _counts_to(declared: Scale | None, most: int) -> TypeGuard[Scale]:
    """Whether the declared scale is one that goes up to so many, so that `4/6` is a mark on the die of its outlet."""
    if declared is None or declared.best != most:
        return False
    return declared.counts or declared.id in {"dice", "two-thumbs"}


def _uncounted(text: str) -> str:
    return text if amount(text) is not None else parted(text)[0]
