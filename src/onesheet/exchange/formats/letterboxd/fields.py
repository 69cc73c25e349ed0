"""Fields of Letterboxd's tables, each read or refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from onesheet.critics.pure.tables.dates import day_of
from onesheet.exchange.pure.cells import is_short_day, moment_of, order_of
from onesheet.values.stars import parse_stars

_YEAR = re.compile(r"(1[89]\d\d|20\d\d|21\d\d)(?:\.0)?")
_STARS = re.compile(r"([0-5])(?:[.,]([05])0?)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YES = frozenset({"yes", "true", "1", "y"})
_SHOWN = 60
EMPTY = frozenset(("", "nan", "NaN"))
"""What a cell of a number or a day holds where it is empty; pandas writes `nan`."""
LONGEST_TITLE = 300


class Unclear(Exception):
    """A field cannot be understood; the message is a whole sentence."""


def title(printed: str) -> str:
    """Return a film's title on one line."""
    made = " ".join(printed.split())
    if not made:
        raise Unclear("The row names no film: its title is empty.")
    if len(made) > LONGEST_TITLE:
        raise Unclear(f"A title has at most {LONGEST_TITLE} signs; this one has {len(made):,}.")
    return made


@lru_cache(maxsize=512)
def year(printed: str) -> int | None:
    """Return the year; None where the field is empty. pandas writes `1957.0`."""
    if printed in EMPTY:
        return None
    found = _YEAR.fullmatch(printed)
    if found is None:
        raise Unclear(f"“{printed[:_SHOWN]}” is no year of a film.")
    return int(found[1])


@lru_cache(maxsize=512)
def half_stars(printed: str) -> int | None:
    """Return a rating of 0.5 to 5 stars, `3.5` or `★★★½`, in half-stars; None where the field is empty."""
    if printed in EMPTY:
        return None
    found = _STARS.fullmatch(printed)
    stars = parse_stars(printed) or 0
    made = 2 * int(found[1]) + (found[2] == "5") if found is not None else int(2 * stars)
    if not 1 <= made <= 10:
        raise Unclear(f"“{printed[:_SHOWN]}” is no rating: 0.5 to 5 stars in halves are.")
    return made


@lru_cache(maxsize=8192)
def day(printed: str, column: str, order: str = "") -> str:
    """Return a day as EDTF; empty where the field is. `order` says whether day or month comes first where the day alone does not tell."""
    if printed in EMPTY:
        return ""
    if _DAY.fullmatch(printed):
        try:
            date.fromisoformat(printed)
        except ValueError:
            raise Unclear(f"“{column}” names a day that is in no calendar: “{printed}”.") from None
        return printed
    try:
        return day_of(printed)[0]
    except ValueError as fault:
        if order and is_short_day(printed):
            return moment_of(printed, order)[:10]
        raise Unclear(f"“{column}” {fault}: “{printed[:_SHOWN]}”.") from None


class Days:
    """The days of one file. Whether `01/03/2019` is in January or in March is told by its other days."""

    def __init__(self, every: Callable[[], Iterable[str]]) -> None:
        """`every` gives all days of the file, asked for where one cannot be told alone."""
        self._every = every
        self._order: str | None = None

    def day(self, printed: str, column: str) -> str:
        """Return a day as EDTF; empty where the field is. Raises Unclear."""
        try:
            return day(printed, column)
        except Unclear:
            if not is_short_day(printed):
                raise
        if self._order is None:
            self._order = order_of(self._every()) or ""
        return day(printed, column, self._order)


def is_yes(printed: str) -> bool:
    """Say whether a field says yes. Letterboxd writes `Yes` or nothing."""
    return printed.lower() in _YES


def tags(printed: str) -> tuple[str, ...]:
    """Return the tags that stand between commas, each once."""
    return tuple(dict.fromkeys(one for part in printed.split(",") if (one := " ".join(part.split()))))
