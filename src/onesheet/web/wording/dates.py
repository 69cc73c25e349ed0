"""Partial dates and intervals in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext, pgettext_lazy

from onesheet.values.dates import SEASONS, PartialDate, is_interval, parse_date, parse_interval

if TYPE_CHECKING:
    from datetime import datetime

_SHORT = {
    1: pgettext_lazy("short month", "Jan"),
    2: pgettext_lazy("short month", "Feb"),
    3: pgettext_lazy("short month", "Mar"),
    4: pgettext_lazy("short month", "Apr"),
    5: pgettext_lazy("short month", "May"),
    6: pgettext_lazy("short month", "June"),
    7: pgettext_lazy("short month", "July"),
    8: pgettext_lazy("short month", "Aug"),
    9: pgettext_lazy("short month", "Sept"),
    10: pgettext_lazy("short month", "Oct"),
    11: pgettext_lazy("short month", "Nov"),
    12: pgettext_lazy("short month", "Dec"),
}
_SEASONS = {
    21: pgettext_lazy("season", "spring"),
    22: pgettext_lazy("season", "summer"),
    23: pgettext_lazy("season", "autumn"),
    24: pgettext_lazy("season", "winter"),
}


def date_words(edtf: str, *, short: bool = False) -> str:
    """Put an EDTF date or interval into words; what is no date is returned as it is.

    `2015-11-06` is `6 November 2015` (short: `6 Nov 2015`), `XXXX-11-06` is `6 November, year not stated` (short:
    `6 Nov`), `2015~` is `about 2015`, `2014-09-07/..` is `from 7 September 2014`, `2015-11-06/2015-11-22` is
    `6 to 22 November 2015`.
    """
    try:
        if not is_interval(edtf):
            return _one(parse_date(edtf), short=short)
        start, end = parse_interval(edtf)
    except ValueError:
        return edtf
    return _interval(start, end, short=short)


def _interval(start: PartialDate | None, end: PartialDate | None, *, short: bool) -> str:
    if start is None and end is None:
        return gettext("date not known")
    if end is None:
        return gettext("from %(date)s") % {"date": _one(start, short=short)} if start else ""
    if start is None:
        return gettext("until %(date)s") % {"date": _one(end, short=short)}
    if start == end:
        return _one(end, short=short)
    return gettext("%(first)s to %(last)s") % {"first": _start(start, end, short=short), "last": _one(end, short=short)}


def _start(start: PartialDate, end: PartialDate, *, short: bool) -> str:
    """Put the first day into words without the month and year that the last day repeats."""
    if start.mark or end.mark or start.year != end.year or start.decade or end.day is None or start.day is None:
        return _one(start, short=short)
    if start.month == end.month:
        return str(start.day)
    return _one(PartialDate(None, start.month, start.day), short=True) if short else _day_month(start)


def _day_month(moment: PartialDate) -> str:
    month = str(_month(moment.month, short=False))
    if moment.day is None:
        return month
    return pgettext("day of a month", "%(day)d %(month)s") % {"day": moment.day, "month": month}


def _month(month: int | None, *, short: bool) -> str:
    if month is None:
        return ""
    if month in SEASONS:
        return str(_SEASONS[month])
    return str(_SHORT[month] if short else MONTHS[month])


def _one(moment: PartialDate, *, short: bool) -> str:
    words = _unmarked(moment, short=short)
    return gettext("about %(date)s") % {"date": words} if moment.mark else words


def _unmarked(moment: PartialDate, *, short: bool) -> str:
    if moment.month is None:
        if moment.year is None:
            return gettext("date not known")
        return gettext("%(decade)ds") % {"decade": moment.year} if moment.decade else str(moment.year)
    parts = {"day": moment.day, "month": _month(moment.month, short=short), "year": moment.year}
    if moment.year is None:
        pattern = pgettext("day of a month", "%(day)d %(month)s") if moment.day else "%(month)s"
        return pattern % parts if short else gettext("%(date)s, year not stated") % {"date": pattern % parts}
    if moment.day is None:
        return pgettext("month of a year", "%(month)s %(year)d") % parts
    return pgettext("day, month, year", "%(day)d %(month)s %(year)d") % parts


def moment_words(moment: datetime) -> str:
    """Put the day of a moment into words, in the site's time zone: `20 November 2026`."""
    return date_format(localtime(moment), pgettext("a day, as Django's date format", "j F Y"))
