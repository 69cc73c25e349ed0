"""Wikidata's dates, quantities and scores as ours."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onesheet.reading.dataset.wikidata import numbers
from onesheet.reading.forms.json import Found
from onesheet.reading.vocabulary import Json
from onesheet.values.dates import make_date
from onesheet.values.money import Money, between

_TIME = re.compile(r"\+0*(?P<year>\d{1,4})-(?P<month>\d\d)-(?P<day>\d\d)T.*")
_DECADE, _YEAR, _MONTH, _DAY = 8, 9, 10, 11
_AMOUNT = re.compile(r"[+]?(?P<whole>\d{1,15})(?:\.(?P<part>\d{1,15}))?")
_UNIT = re.compile(r".*/(Q\d+)")
_PERCENT = re.compile(r"(?P<value>\d{1,3}(?:\.\d)?) ?%")
_OF = re.compile(r"(?P<value>\d{1,3}(?:[.,]\d{1,2})?) ?/ ?(?P<scale>\d{1,3})")
_GREGORIAN_1900 = date(1900, 3, 13)
"""The day in the new style from which the old style is thirteen days behind, and not twelve."""


def edtf(content: Found) -> str:
    """A time as far as its precision goes: `2010-07-08`, `2010-07`, `2010`, `201X`; empty for a coarser one or none.

    Month and day are 00 where they are not known. A day in the Julian calendar is given in the Gregorian one.
    """
    time, precision = _TIME.fullmatch(content.get("time").text), content.get("precision").number
    if time is None or not isinstance(precision, int) or precision < _DECADE:
        return ""
    year, month, day = int(time["year"]), int(time["month"]), int(time["day"])
    if precision == _DECADE:
        return f"{year // 10:03d}X"
    made = make_date(year, month if precision >= _MONTH and month else None, day if precision >= _DAY and day else None)
    if made is None:
        return ""
    if made.day is not None and content.get("calendarmodel").text.endswith(numbers.JULIAN):
        return _gregorian(year, month, day)
    return str(made)


def _gregorian(year: int, month: int, day: int) -> str:
    """A Julian day of the times of film in the calendar of today."""
    try:
        later = date(year, month, day) + timedelta(days=13)
    except (ValueError, OverflowError):
        return f"{year:04d}-{month:02d}"
    return str(later if later > _GREGORIAN_1900 else later - timedelta(days=1))


def unit_of(content: Found) -> str:
    """The item that a quantity is counted in; empty for a bare number."""
    unit = _UNIT.fullmatch(content.get("unit").text)
    return unit[1] if unit is not None else ""


def whole(content: Found, key: str = "amount") -> int | None:
    """A quantity as a whole number, rounded; None where it is below zero or none."""
    amount = content.get(key)
    shape = _AMOUNT.fullmatch(amount.text or str(amount.number if amount.number is not None else ""))
    if shape is None:
        return None
    return int(shape["whole"]) + ((shape["part"] or "0")[0] >= "5")


def minutes(content: Found) -> int | None:
    """A length of time in whole minutes; None where its unit is no unit of time."""
    amount, unit = whole(content), unit_of(content)
    if not amount:
        return None
    if unit == numbers.SECOND:
        return (amount + 30) // 60 or None
    return {numbers.MINUTE: amount, numbers.HOUR: amount * 60}.get(unit)


def money(content: Found) -> Json:
    """An amount of money, with a range where bounds are told; None where the currency is not known."""
    amount, currency = whole(content), numbers.CURRENCIES.get(unit_of(content))
    if not amount or currency is None:
        return None
    low, high = whole(content, "lowerBound"), whole(content, "upperBound")
    if low is not None and high is not None and low < high:
        return between(low, high, currency).to_json()
    return Money(amount, currency).to_json()


def score(words: str) -> Json:
    """A score as reviewers' sites print it: `89%`, `8.5/10`, `84/100`; None where it is another."""
    percent = _PERCENT.fullmatch(words)
    if percent is not None and float(percent["value"]) <= 100:
        return {"value": _figure(percent["value"]), "scale": 100}
    of = _OF.fullmatch(words)
    if of is None or float(of["value"].replace(",", ".")) > int(of["scale"]) or of["scale"] not in _SCALES:
        return None
    return {"value": _figure(of["value"].replace(",", ".")), "scale": int(of["scale"])}


_SCALES = frozenset({"4", "5", "6", "10", "20", "100"})


def _figure(words: str) -> int | float:
    figure = float(words)
    return int(figure) if figure.is_integer() else figure
