"""A mark printed on its scale, so that reading it with that scale gives the same mark."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from onesheet.values.scales.tables import BOMB, LETTERS, TWO_WAYS, placed

THIRD = Decimal("0.3")
"""What a plus or a minus moves a school mark, as schools reckon: 2- is 2.3."""
QUARTER = Decimal("0.25")
"""What `high` and `low` move a mark out of -4..+4."""

WORST_AT_SCHOOL = 6
_WORDS = {
    "letters": tuple(LETTERS),
    "thumbs": ("thumbs down", "thumbs up"),
    "two-thumbs": ("two thumbs down", "one thumb up, one thumb down", "two thumbs up"),
    "recommendation": ("not recommended", "recommended"),
}


def plain_number(number: Decimal) -> str:
    """The number without needless noughts: 3.50 -> `3.5`, 10.0 -> `10`."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def print_mark(scale: str, mark: Decimal) -> str:
    """Print a mark of a scale. Raises ValueError for a scale or a mark that there is not."""
    its, mark = placed(scale, mark)
    if its.id in _WORDS:
        return _WORDS[its.id][int(mark)]
    if mark == BOMB and its.id == "stars-4-bomb":
        return "BOMB"
    if its.id in _FORMS:
        return _FORMS[its.id](mark)
    printed = f"{plain_number(mark)}/{plain_number(its.best)}"
    return printed.replace("/", " of ") if printed in TWO_WAYS else printed


def _school(mark: Decimal) -> str:
    for sign, moved in (("+", -THIRD), ("-", THIRD)):
        whole = mark - moved
        if whole == int(whole) and 1 <= whole <= WORST_AT_SCHOOL:
            return f"school mark {int(whole)}{sign}"
    return f"school mark {plain_number(mark)}"


def _plus_minus(mark: Decimal) -> str:
    word = {QUARTER: "high ", -QUARTER: "low "}.get(mark - round(mark), "")
    whole = Decimal(round(mark)) if word else mark
    return f"{word}{'+' if whole > 0 else ''}{plain_number(whole)} out of -4..+4"


_FORMS: dict[str, Callable[[Decimal], str]] = {
    "percent": lambda mark: f"{plain_number(mark)}%",
    "dice": lambda mark: f"dice {plain_number(mark)}",
    "no-stars": lambda _: "0 stars",
    "school": _school,
    "plus-minus-4": _plus_minus,
}
