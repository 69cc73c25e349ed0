"""What the desk says of doubts and of what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from onesheet.web.wording.changes import clock_words, day_words, zone_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from onesheet.festivals.pure.desk import Doubt


def doubt(one: Doubt, other: str = "") -> str:
    """Say what is doubtful about a screening; `other` is what the one is called that it overlaps."""
    if one.kind == "overlap":
        told = ngettext(
            "On the same screen at the same time as %(other)s, for %(count)s minute.",
            "On the same screen at the same time as %(other)s, for %(count)s minutes.",
            one.minutes,
        )
        return told % {"other": other or _("another screening"), "count": one.minutes}
    if one.kind == "short":
        told = ngettext(
            "%(count)s minute too short for its films and the talk.",
            "%(count)s minutes too short for its films and the talk.",
            one.minutes,
        )
        return told % {"count": one.minutes}
    sentences = {
        "outside": _("Not on a day of the edition."),
        "withdrawn": _("It shows a film that was withdrawn."),
        "nowhere": _("It has no screen yet."),
    }
    return sentences[one.kind]


def clock(moment: datetime, zone: str) -> str:
    """Say the time of day in the edition's zone."""
    return clock_words(moment.astimezone(zone_of(zone)))


def day(moment: datetime, zone: str) -> str:
    """Say the day in the edition's zone."""
    return day_words(moment.astimezone(zone_of(zone)).date())


def long_day(one: date) -> str:
    """Say a day: `Thursday 10 September`."""
    return day_words(one)


def short_day(one: date) -> str:
    """Say a day in few signs: `Thu 10`."""
    return date_format(one, pgettext("weekday and day in few signs, as Django's date format", "D j"))
