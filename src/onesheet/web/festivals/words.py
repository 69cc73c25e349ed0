"""How festivals, screenings and what changes in them are put into words. Times are in the edition's zone, never the reader's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, pgettext

from onesheet.values.countries import country_name
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import minutes_words

_PREMIERES = {
    "world": gettext_lazy("World premiere"),
    "international": gettext_lazy("International premiere"),
    "continental": gettext_lazy("Continental premiere"),
    "national": gettext_lazy("National premiere"),
    "regional": gettext_lazy("Regional premiere"),
}
_PARTS = {
    "opening": gettext_lazy("Opening film"),
    "closing": gettext_lazy("Closing film"),
    "centrepiece": gettext_lazy("Centrepiece"),
}
_AUDIENCES = {"press": gettext_lazy("press and industry"), "members": gettext_lazy("members of the club")}
_CAPTIONS = {"open": gettext_lazy("open captions"), "closed": gettext_lazy("closed captions")}
_NAMES = {
    "title": gettext_lazy("Title"),
    "films": gettext_lazy("Films"),
    "minutes": gettext_lazy("Length"),
    "talk_minutes": gettext_lazy("Introduction and talk"),
    "format": gettext_lazy("Format"),
    "subtitles": gettext_lazy("Subtitles"),
    "guests": gettext_lazy("Guests"),
    "captions": gettext_lazy("Captions"),
    "audio_description": gettext_lazy("Audio description"),
    "relaxed": gettext_lazy("Relaxed screening"),
    "signed": gettext_lazy("Sign language"),
    "warnings": gettext_lazy("Content warnings"),
    "price": gettext_lazy("Price"),
    "audience": gettext_lazy("For"),
    "section": gettext_lazy("Section"),
}
KINDS = {
    "festival": gettext_lazy("festival"),
    "club": gettext_lazy("film club"),
    "cinema": gettext_lazy("cinema"),
}


class WithPremiere(Protocol):
    """What has a premiere status."""

    @property
    def premiere(self) -> str: ...
    @property
    def premiere_words(self) -> str: ...


def premiere_words(one: WithPremiere) -> str:
    """Return a premiere as the festival words it, else as we do; empty where it is none."""
    return one.premiere_words or premiere_name(one.premiere)


def premiere_name(premiere: str) -> str:
    """Return what a kind of premiere is called; empty for none."""
    return str(_PREMIERES.get(premiere, ""))


def part_words(part: str) -> str:
    """Return what part of an edition a film has, `Opening film`; empty for none."""
    return str(_PARTS.get(part, ""))


def audience_words(audience: str) -> str:
    """Return for whom a screening is; empty where it is for everybody."""
    return str(_AUDIENCES.get(audience, ""))


def captions_words(captions: str) -> str:
    """Return what kind of captions there are; empty for none."""
    return str(_CAPTIONS.get(captions, ""))


def day_words(day: date, *, short: bool = False) -> str:
    """Return a day without its year: `Thursday 10 September`, short `Thu 10 Sept`."""
    return _day_words(day, short, get_language())


@lru_cache(maxsize=2048)
def _day_words(day: date, short: bool, language: str | None) -> str:  # noqa: ARG001, FBT001 - the language is part of what is kept
    parts = {
        "weekday": (WEEKDAYS_ABBR if short else WEEKDAYS)[day.weekday()],
        "day": date_words(f"XXXX-{day:%m-%d}", short=True) if short else _unabridged(day),
    }
    return pgettext("a day of a festival", "%(weekday)s %(day)s") % parts


def _unabridged(day: date) -> str:
    return pgettext("day of a month", "%(day)d %(month)s") % {"day": day.day, "month": MONTHS[day.month]}


def day_and_year(day: date) -> str:
    """Return a day with its year: `Thursday 10 September 2015`."""
    parts = {"weekday": WEEKDAYS[day.weekday()], "day": date_words(day.isoformat())}
    return pgettext("a day of a festival", "%(weekday)s %(day)s") % parts


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """Return the time of day there: `18:00`."""
    return of_clock(moment.astimezone(zone))


def of_clock(local: datetime) -> str:
    """Return the time of day of a moment in its own zone: `18:00`."""
    return f"{local.hour:02}:{local.minute:02}"


def when_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return day and time there in few words: `Thu 10 Sept 18:00`."""
    local = moment.astimezone(zone)
    return f"{day_words(local.date(), short=True)} {of_clock(local)}"


def dates_words(starts: date | None, ends: date | None) -> str:
    """Return the days of an edition, `10 to 19 September 2015`; empty where nobody said."""
    if starts is None:
        return gettext("until %(date)s") % {"date": date_words(ends.isoformat())} if ends else ""
    return date_words(f"{starts}/{ends}") if ends else gettext("from %(date)s") % {"date": date_words(str(starts))}


def place_words(venue: str | None, screen: str | None) -> str:
    """Return where a screening is: `Harbour Cinema, Hall 2`."""
    if not venue:
        return gettext("place not known yet")
    return f"{venue}, {screen}" if screen else venue


def ordinal_words(number: int | None) -> str:
    """Return which edition it is: `edition 40`; empty where nobody said."""
    return gettext("edition %(number)d") % {"number": number} if number else ""


def spans_words(spans: Iterable[tuple[int, int]]) -> str:
    """Return runs of years in words: `2015–2016, 2013`."""
    return ", ".join(str(first) if first == last else f"{first}\N{EN DASH}{last}" for first, last in spans)


def facts_words(directors: Iterable[str], countries: Iterable[str], year: int | None, minutes: int | None) -> str:
    """Return who made a film, where, when, and how long it is; three directors and countries at most."""
    told = [*list(directors)[:3], "/".join([country_name(code) for code in list(countries)[:3]])]
    told += [str(year) if year else "", _length(minutes, get_language()) if minutes else ""]
    return ", ".join(filter(None, told))


@lru_cache(maxsize=1024)
def _length(minutes: int, language: str | None) -> str:  # noqa: ARG001 - the language is part of what is kept
    return minutes_words(minutes)


def change_title(kind: str, told: dict[str, Any], zone: ZoneInfo) -> str:
    """Return what changed as one sentence without its reason: `Moved from Fri 11 Sept 18:00, Cinema 1 to ...`."""
    before, after = _side(told, "before"), _side(told, "after")
    if kind == "moved":
        return _moved(before, after, zone)
    if kind == "changed":
        return _differences(before, after)
    section = str(after.get("section") or before.get("section") or "")
    if kind in {"film-added", "film-withdrawn", "film-back"}:
        return _FILM_CHANGES[kind, bool(section)] % {"section": section}
    if kind in {"film-moved", "section-moved"}:
        return _place_change(before, after)
    taken_back = kind == "cancelled" and told.get("taken_back")
    sentence = gettext("Taken back") if taken_back else str(_CHANGES.get(kind, kind))
    stand = _stand(after or before, zone) if kind != "announced" else ""
    return f"{sentence}: {stand}" if stand else sentence


def _moved(before: dict[str, Any], after: dict[str, Any], zone: ZoneInfo) -> str:
    """Say from when and where to when and where a screening was moved; a day or place that both share once."""
    old, new = moment_told(before), moment_told(after)
    parts = {"before": _stand(before, zone), "after": _stand(after, zone)}
    if old and new and old != new and before.get("place") == after.get("place"):
        parts["before"] = when_words(old, zone)
        if old.astimezone(zone).date() == new.astimezone(zone).date():
            parts["after"] = ", ".join(filter(None, (clock(new, zone), str(after.get("place") or ""))))
    return gettext("Moved from %(before)s to %(after)s") % parts


def _place_change(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Say in which section a film or section stands now, and in which it stood."""
    names = {"before": before.get("section", ""), "after": after.get("section", "")}
    if not names["after"]:
        return gettext("No longer in %(before)s") % names
    return (gettext("Now in %(after)s, not %(before)s") if names["before"] else gettext("Now in %(after)s")) % names


_CHANGES = {
    "announced": gettext_lazy("The programme is announced"),
    "added": gettext_lazy("Added"),
    "cancelled": gettext_lazy("Cancelled"),
    "back": gettext_lazy("Takes place after all"),
    "sold-out": gettext_lazy("Sold out"),
    "on-sale": gettext_lazy("Tickets again"),
}
_FILM_CHANGES = {
    ("film-added", True): gettext_lazy("Added to the programme, in %(section)s"),
    ("film-added", False): gettext_lazy("Added to the programme"),
    ("film-withdrawn", True): gettext_lazy("Withdrawn from the programme, from %(section)s"),
    ("film-withdrawn", False): gettext_lazy("Withdrawn from the programme"),
    ("film-back", True): gettext_lazy("Back in the programme, in %(section)s"),
    ("film-back", False): gettext_lazy("Back in the programme"),
}


def moved_words(before: dict[str, Any], zone: ZoneInfo) -> str:
    """Return from when and where a screening was moved."""
    return gettext("Moved from %(before)s.") % {"before": _stand(before, zone)}


def change_reason(told: dict[str, Any]) -> str:
    """Return why; empty where nobody said."""
    return str(told.get("reason") or "")


def change_what(told: dict[str, Any]) -> str:
    """Return what it is about, as that was called then."""
    return str(told.get("what") or "")


def _side(told: dict[str, Any], name: str) -> dict[str, Any]:
    side = told.get(name)
    return side if isinstance(side, dict) else {}


def _stand(side: dict[str, Any], zone: ZoneInfo) -> str:
    moment = moment_told(side)
    place = str(side.get("place") or "")
    return ", ".join(part for part in (when_words(moment, zone) if moment else "", place) if part)


def moment_told(side: dict[str, Any]) -> datetime | None:
    """Return the time that a side of a change tells; None where it tells none."""
    try:
        moment = datetime.fromisoformat(str(side.get("starts")))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _differences(before: dict[str, Any], after: dict[str, Any]) -> str:
    parts = []
    for name, label in _NAMES.items():
        old, new = before.get(name), after.get(name)
        if name in after and old != new:
            words = {"name": label, "old": _value(name, old), "new": _value(name, new)}
            pattern = gettext("%(name)s: %(new)s, was %(old)s") if old else gettext("%(name)s: %(new)s")
            parts.append(pattern % words)
    return "; ".join(parts) or gettext("Changed")


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or gettext("none")
    if name in {"minutes", "talk_minutes"} and isinstance(value, int):
        return minutes_words(value)
    if name == "audience":
        return audience_words(str(value)) or gettext("everybody")
    if name == "captions":
        return captions_words(str(value)) or gettext("none")
    return str(value) if value not in ("", None) else gettext("none")


def counted(films: int) -> str:
    """Return how many films: `12 films`."""
    return ngettext("%(num)s film", "%(num)s films", films) % {"num": films}


def more_words(number: int) -> str:
    """Return how many are left out: `and 3 more`."""
    return _more_words(number, get_language())


def before_words(number: int) -> str:
    """Return how often a film was shown by now: `shown 2 times before`."""
    return _before_words(number, get_language())


@lru_cache(maxsize=256)
def _more_words(number: int, language: str | None) -> str:  # noqa: ARG001 - the language is part of what is kept
    return gettext("and %(num)s more") % {"num": number}


@lru_cache(maxsize=256)
def _before_words(number: int, language: str | None) -> str:  # noqa: ARG001
    return ngettext("shown once before", "shown %(num)s times before", number) % {"num": number}
