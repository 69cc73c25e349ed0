"""The days that tables give, as EDTF."""

from __future__ import annotations

import re
from functools import lru_cache

from onesheet.values.dates import PartialDate, first_day, full_year, make_date, parse_date

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4}|\d\d)")
_TIME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_FIGURES = re.compile(r"(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})")
_FULL_NAMES = "january february march april may june july august september october november december".split()


@lru_cache(maxsize=8192)
def day_of(printed: str) -> tuple[str, str]:
    """Return a printed day as EDTF and the earliest day it can mean, `YYYY-MM-DD`.

    EDTF itself, `November 10, 2018`, `10 Nov 2018`, `10-Nov-18` and `10.11.2018` are understood; `10/11/2018` only where no
    other day can be meant. Raises ValueError with the end of a sentence that says why not.
    """
    words = " ".join(printed.split())
    time = _TIME.fullmatch(words)
    moment = _told(time["day"] if time else words)
    if moment.year is None:
        raise ValueError("names no year")
    return str(moment), first_day(moment).isoformat()


def _told(words: str) -> PartialDate:
    named = _MONTH_FIRST.fullmatch(words) or _DAY_FIRST.fullmatch(words)
    figures = _FIGURES.fullmatch(words)
    if named is not None:
        year = int(named["year"])
        made = make_date(year if len(named["year"]) > 2 else full_year(year), _month(named["month"]), int(named["day"]))
    elif figures is not None:
        made = _of_figures(int(figures["first"]), int(figures["second"]), int(figures["year"]), figures["sign"])
    else:
        try:
            return parse_date(words)
        except ValueError:
            raise ValueError("is no date such as 2018-11-10") from None
    if made is None:
        raise ValueError("names a day that is in no calendar")
    return made


def _month(name: str) -> int:
    low = name.lower()
    number = _MONTHS.get(low[:3], 0)
    if not number or not (len(low) == 3 or low == "sept" or low == _FULL_NAMES[number - 1]):
        raise ValueError("names no month")
    return number


def _of_figures(first: int, second: int, year: int, sign: str) -> PartialDate | None:
    """Points stand where the day comes first; with strokes it may be either, and only figures over twelve tell."""
    if sign == "." or first == second:
        return make_date(year, second, first)
    by_day, by_month = make_date(year, second, first), make_date(year, first, second)
    if by_day is not None and by_month is not None:
        raise ValueError("may name two different days; write it as 2018-11-10")
    return by_day or by_month
