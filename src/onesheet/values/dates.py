"""Partial dates and intervals, written as EDTF (ISO 8601-2, Extended Date/Time Format).

A date says only what was said: `2015-11-06`, `2015-11`, `2015`, `2015-22` (summer), `201X` (a decade),
`XXXX-11-06` (a day of a year that was not told), `2015~` (about). An interval is two dates and a slash, with `..` for
an end that is open: `2014-09-07/..`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
OPEN = ".."
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHAPE = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known.

    `year` is 1 to 9999 or None; `month` is 1 to 12, a season 21 to 24, or None; `day` is 1 to 31 or None. `decade` is
    True where only the decade that starts with `year` is known. `mark` is `~` (approximate), `?` (uncertain), `%`
    (both) or empty.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    mark: str = ""

    def __str__(self) -> str:
        digits = "XXXX" if self.year is None else f"{self.year:04d}"
        text = digits[:3] + "X" if self.decade else digits
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text + self.mark

    def with_year(self, year: int | None) -> PartialDate:
        """The same day of another year; a 29 February that the year lacks loses its day."""
        if year is not None and self.month == 2 and self.day == 29 and not _is_leap(year):
            return replace(self, year=year, day=None)
        return replace(self, year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def make_date(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """A date from its parts, or None where no such day exists (31 April, 29 February 2015, month 13)."""
    if year is not None and not 1 <= year <= 9999:
        return None
    if month is None:
        return PartialDate(year) if year is not None and day is None else None
    if month in SEASONS:
        return PartialDate(year, month) if day is None else None
    if not 1 <= month <= 12:
        return None
    if day is not None:
        last = 28 if month == 2 and year is not None and not _is_leap(year) else _DAYS[month - 1]
        if not 1 <= day <= last:
            return None
    return PartialDate(year, month, day)


TURN = 30
"""A year that is printed with two figures is of the 2000s below this, of the 1900s from it on."""


def full_year(two: int) -> int:
    """The year that two figures mean, 1930 to 2029."""
    return two + (2000 if two < TURN else 1900)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """Read one EDTF date; ValueError tells what was wrong."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise ValueError(f"{text!r} is not a date such as 2015-11-06, 2015-11, 2015 or XXXX-11-06")
    years, months, days, mark = shape.groups()
    month = int(months) if months and months != "XX" else None
    day = int(days) if days and days != "XX" and month is not None else None
    if years == "XXXX":
        made = PartialDate() if month is None else make_date(None, month, day)
    elif years.endswith("X"):
        made = PartialDate(int(years[:3]) * 10, decade=True) if month is None else None
    else:
        made = make_date(int(years), month, day)
    if made is None:
        raise ValueError(f"{text!r} names a day that is in no calendar")
    return replace(made, mark=mark)


def is_interval(text: str) -> bool:
    """Whether an EDTF string is an interval and not a single date."""
    return "/" in text


def parse_interval(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """The two ends of an interval, None for an open or unknown one; a single date is an interval from itself to itself."""
    if "/" not in text:
        one = parse_date(text)
        return one, one
    left, right = text.split("/", 1)
    ends = [None if end in ("", OPEN) else parse_date(end) for end in (left, right)]
    return ends[0], ends[1]


def format_interval(start: PartialDate | None, end: PartialDate | None) -> str:
    """EDTF of an interval; None is an open end."""
    return f"{start if start is not None else OPEN}/{end if end is not None else OPEN}"


def first_day(moment: PartialDate) -> date:
    """The first day that the date may mean, for sorting; a year that was not told sorts last."""
    year = moment.year if moment.year is not None and moment.year > 0 else (1 if moment.year == 0 else 9999)
    month = moment.month or 1
    if month in SEASONS:
        month = (month - 20) * 3
    day = moment.day or 1
    return date(year, month, min(day, 28) if month == 2 and not _is_leap(year) else day)


def sort_key(text: str) -> tuple[date, str]:
    """A key that sorts EDTF strings by their start, coarser dates first; what is no date sorts last."""
    try:
        start, end = parse_interval(text)
    except ValueError:
        return date.max, text
    known = start if start is not None else end
    return (first_day(known), text) if known is not None else (date.max, text)


def agree(left: PartialDate, right: PartialDate) -> bool:
    """Whether two dates can be the same day: parts that either does not tell are passed over."""
    if left.year is not None and right.year is not None:
        if left.decade or right.decade:
            if left.year // 10 != right.year // 10:
                return False
        elif left.year != right.year:
            return False
    return all(a is None or b is None or a == b for a, b in ((left.month, right.month), (left.day, right.day)))


def days_between(start: PartialDate, end: PartialDate) -> int | None:
    """Days from one full date to another, or None where either is not known to the day."""
    if None in (start.year, start.month, start.day, end.year, end.month, end.day):
        return None
    return (first_day(end) - first_day(start)).days


def in_words(text: str) -> str:
    """A date or interval as English readers write it: `6 November 2015`, `summer 2015`, `from 7 September 2014`."""
    if "/" not in text:
        return _one_in_words(parse_date(text))
    start, end = parse_interval(text)
    if start is None and end is None:
        return "not known"
    if end is None:
        return f"from {_one_in_words(start)}" if start is not None else "not known"
    if start is None:
        return f"until {_one_in_words(end)}"
    return f"{_one_in_words(start)} to {_one_in_words(end)}"


def _one_in_words(moment: PartialDate) -> str:
    parts = []
    if moment.day is not None:
        parts.append(str(moment.day))
    if moment.month is not None:
        parts.append(SEASONS.get(moment.month) or MONTHS[moment.month - 1])
    if moment.year is not None:
        parts.append(f"{moment.year}s" if moment.decade else str(moment.year))
    words = " ".join(parts) or "not known"
    return f"about {words}" if moment.mark in ("~", "%") else words
