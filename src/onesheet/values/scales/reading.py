"""A printed mark understood, or left as printed with the reason. Nothing is guessed and nothing raises."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from onesheet.values.scales.counted import bare, fraction, percent, shown
from onesheet.values.scales.folding import folded
from onesheet.values.scales.marks import LONGEST, Mark, Unread
from onesheet.values.scales.named import letter, of_dice, of_school, phrase, plus_minus
from onesheet.values.scales.tables import (
    LETTERS,
    SCALES,
    TWO_WAYS,
    Found,
    Scale,
    out_of,
    rounded,
    scale_named,
)
from onesheet.values.scales.words import LABEL, NOTHING, OTHER_RANGE

_FORMS: tuple[Callable[[str, Scale | None], Found], ...] = (
    phrase, letter, plus_minus, of_dice, of_school, percent, shown, fraction, bare,
)  # fmt: skip

_SIMPLE = re.compile(r"((?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,6})?)/([1-9][0-9]{0,3})(?:\.0)?")
_GRADES = {grade: rounded(Decimal(rank)) for rank, grade in enumerate(LETTERS)}
_PROPORTIONS = frozenset(
    (
        "",
        *(name for name in SCALES if SCALES[name].counts and name != "stars-4-bomb"),
        "percent",
    )
)
"""With these declared a fraction is what it is without any."""

_WITHOUT_ENDS = re.compile(r"[0-9] ?(?:[+-]|plus|minus)|(?:an? )?(?:high|low) ?[+-]?[0-9]")
"""A school's mark without the school, `high +2` without -4..+4."""
_TWO_GRADES = re.compile(r"[a-f][+-]? ?(?:/|to|or|-) ?[a-f][+-]?")
_FIGURES = re.compile(r"[0-9 .,/:+*★☆½-]+")
_ONE_LETTER = re.compile(r"[^\W\d_][^\w ]{0,4}")
_PARTED = re.compile(r" ?[(),;|]+ ?| - | ?[—―] ?| & | or ")
_TWO = 2


def read_mark(printed: str, scale: str = "") -> Mark | Unread:
    """Understand a mark as it is printed.

    `scale` is the one that its critic or outlet is known to use; it says what a bare number, a row of stars or a word is
    out of. What the mark itself prints goes before it. An unknown name is as good as none.
    """
    if len(printed) > LONGEST:
        return Unread(printed, "too-long")
    return _read(printed, scale)


@lru_cache(maxsize=4096)
def _read(printed: str, scale: str) -> Mark | Unread:
    found = _simple(printed, scale) or _understood(folded(printed), scale_named(scale))
    if isinstance(found, str):
        return Unread(printed, found)
    its, mark = found
    return Mark(printed, its.id, mark)


def _simple(printed: str, scale: str) -> tuple[Scale, Decimal] | None:
    """The two forms of nearly all marks, without any further ado; None where a look is needed."""
    if printed in _GRADES:
        return SCALES["letters"], _GRADES[printed]
    if scale in _PROPORTIONS and (found := _SIMPLE.fullmatch(printed)) and printed not in TWO_WAYS:
        its, mark = out_of(int(found[2])), Decimal(found[1])
        if its is not None and mark <= its.best:
            return its, rounded(mark)
    return None


def _understood(text: str, declared: Scale | None) -> tuple[Scale, Decimal] | str:
    """A place on a scale, between its ends; or the reason why there is none."""
    if text in NOTHING:
        return "none"
    for form in _FORMS:
        if found := form(text, declared):
            return _between(found)
    if label := LABEL.match(text):
        return _understood(text[label.end() :], declared)
    return _of_parts(text, declared)


def _between(found: tuple[Scale, Decimal] | str) -> tuple[Scale, Decimal] | str:
    if isinstance(found, str):
        return found
    its, mark = found
    low, high = sorted((its.worst, its.best))
    if not low <= mark <= high:
        return "beyond"
    mark = rounded(mark)
    return (its, mark) if its.has(mark) else "off-step"


def _of_parts(text: str, declared: Scale | None) -> tuple[Scale, Decimal] | str:
    """`★★★½☆ (3.5/5)` prints one mark twice; where two marks differ, neither is taken for it."""
    parts = [part for part in _PARTED.split(text) if part]
    if len(parts) != _TWO or parts == [text]:
        return _why(text)
    first, second = (_understood(part, declared) for part in parts)
    # `*** (3/5)`: the one lends the other its scale.
    if first == "no-scale" and not isinstance(second, str):
        first = _understood(parts[0], second[0])
    elif second == "no-scale" and not isinstance(first, str):
        second = _understood(parts[1], first[0])
    if not isinstance(first, str) and first == second:
        return first
    both = all(not isinstance(found, str) or found in {"no-scale", "beyond"} for found in (first, second))
    return "two-marks" if both else _why(text)


_REASONS = {
    "no-scale": _WITHOUT_ENDS,
    "ambiguous": _TWO_GRADES,
    "broken-number": _FIGURES,
    "unknown-letter": _ONE_LETTER,
    "unknown-scale": OTHER_RANGE,
}


def _why(text: str) -> str:
    """The reason why a text of no known form is left as printed."""
    return next(
        (reason for reason, pattern in _REASONS.items() if pattern.fullmatch(text)),
        "words",
    )
