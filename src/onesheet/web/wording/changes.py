"""Changes of a programme in sentences; `festivals.pure.changes` says what they are told from."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

_SENTENCES = {
    "announced": gettext_lazy("The programme of %(what)s is announced."),
    "film-added": gettext_lazy("%(what)s is added to the programme."),
    "film-withdrawn": gettext_lazy("%(what)s is withdrawn from the programme."),
    "film-back": gettext_lazy("%(what)s is in the programme again."),
    "film-moved": gettext_lazy("%(what)s stands in another section."),
    "section-moved": gettext_lazy("The section %(what)s stands elsewhere."),
    "added": gettext_lazy("%(what)s is added: %(after)s."),
    "moved": gettext_lazy("%(what)s is moved: %(after)s, not %(before)s."),
    "cancelled": gettext_lazy("%(what)s is cancelled: %(after)s."),
    "back": gettext_lazy("%(what)s takes place after all: %(after)s."),
    "sold-out": gettext_lazy("%(what)s is sold out: %(after)s."),
    "on-sale": gettext_lazy("There are tickets again for %(what)s: %(after)s."),
    "changed": gettext_lazy("%(what)s, %(after)s, is changed."),
}
_NAMES = {
    "title": gettext_lazy("title"),
    "films": gettext_lazy("films"),
    "minutes": gettext_lazy("length"),
    "talk_minutes": gettext_lazy("talk"),
    "format": gettext_lazy("format"),
    "subtitles": gettext_lazy("subtitles"),
    "guests": gettext_lazy("guests"),
    "captions": gettext_lazy("captions"),
    "audio_description": gettext_lazy("audio description"),
    "relaxed": gettext_lazy("relaxed screening"),
    "signed": gettext_lazy("sign language"),
    "warnings": gettext_lazy("content warning"),
    "price": gettext_lazy("price"),
    "audience": gettext_lazy("open to"),
}
_AUDIENCES = {
    "public": gettext_lazy("everybody"),
    "press": gettext_lazy("press and industry"),
    "members": gettext_lazy("members of the club"),
}


def change_words(kind: str, told: dict[str, Any], zone: str) -> str:
    """Say what changed, with its times in `zone`, what else is unlike on the two sides, and the reason where one was given."""
    before, after = told.get("before") or {}, told.get("after") or {}
    sentence = _SENTENCES.get(kind, _SENTENCES["changed"])
    names = {
        "what": told.get("what") or _("A screening"),
        "before": when_and_where(before, zone),
        "after": when_and_where(after, zone),
    }
    parts = [str(sentence) % names]
    if kind == "changed":
        # In an order of our own: PostgreSQL keeps that of the names in JSON no more than it must.
        parts += [_of(name, before.get(name), after[name]) for name in _NAMES if name in after]
    if kind in ("film-withdrawn", "film-back"):
        parts += _with_it(kind, told.get("screenings") or {})
    if told.get("reason"):
        parts.append(_("The reason given: %(reason)s") % {"reason": told["reason"]})
    return " ".join(parts)


def _with_it(kind: str, screenings: dict[str, Any]) -> list[str]:
    """Say what becomes of the screenings of a film that is withdrawn or back."""
    whole, parts = len(screenings.get("cancelled", ())), len(screenings.get("parts", ()))
    if kind == "film-withdrawn":
        of_whole = ngettext("Its screening is cancelled.", "Its %(num)s screenings are cancelled.", whole)
        of_parts = ngettext("A programme is shown without it.", "%(num)s programmes are shown without it.", parts)
    else:
        of_whole = ngettext(
            "Its screening takes place after all.", "Its %(num)s screenings take place after all.", whole
        )
        of_parts = ngettext("A programme shows it again.", "%(num)s programmes show it again.", parts)
    return [words % {"num": count} for words, count in ((of_whole, whole), (of_parts, parts)) if count]


def when_and_where(side: dict[str, Any], zone: str) -> str:
    """Say the time and place of one side: `Thursday 10 September, 18:00, Cinema 1`; empty where it has neither."""
    parts = []
    with suppress(KeyError, TypeError, ValueError):
        parts.append(local_words(datetime.fromisoformat(side["starts"]), zone))
    if side.get("place"):
        parts.append(side["place"])
    elif parts:
        parts.append(_("place not known yet"))
    return ", ".join(parts)


def local_words(moment: datetime, zone: str) -> str:
    """Say a moment in a time zone: `Thursday 10 September, 18:00`."""
    local = moment.astimezone(zone_of(zone))
    return f"{day_words(local.date())}, {clock_words(local)}"


def day_words(day: date) -> str:
    """Say a day of an edition: `Thursday 10 September`."""
    return date_format(day, pgettext("weekday and day, as Django's date format", "l j F"))


def clock_words(local: datetime) -> str:
    """Say the time of day: `18:00`."""
    return time_format(local.time(), pgettext("time of day, as Django's date format", "H:i"))


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """Return the time zone of this name; UTC for one that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _of(name: str, before: Any, after: Any) -> str:
    label = _NAMES[name]
    if isinstance(after, bool):
        return _("With %(name)s.") % {"name": label} if after else _("Without %(name)s.") % {"name": label}
    given = {"name": str(label).capitalize(), "before": _value(name, before), "after": _value(name, after)}
    if not given["before"]:
        return _("%(name)s: %(after)s.") % given
    if not given["after"]:
        return _("%(name)s: no longer %(before)s.") % given
    return _("%(name)s: %(after)s, not %(before)s.") % given


def _value(name: str, value: Any) -> str:
    if name in ("minutes", "talk_minutes") and isinstance(value, int):
        return ngettext("%(n)d minute", "%(n)d minutes", value) % {"n": value} if value else ""
    if name == "audience":
        return str(_AUDIENCES.get(value, value))
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value or "")
