"""When and where TMDB says that a film came out, and with which certificate."""

from __future__ import annotations

import re

from onesheet.reading.dataset.entry import Entry
from onesheet.reading.forms.json import Found
from onesheet.values.countries import COUNTRY_NAMES
from onesheet.values.dates import parse_date

_KINDS = {1: "premiere", 2: "theatrical", 3: "theatrical", 4: "digital", 5: "physical", 6: "broadcast"}
_LIMITED = 2
_PHYSICAL = 5
_FORMATS = re.compile(r"4K|Ultra ?HD|UHD|Blu-?ray|DVD|VHS|LaserDisc", re.IGNORECASE)
_FESTIVAL = re.compile(r"\b(?:film|movie|cinema|international) fest|\bfestival\b|\bfest\b|berlinale", re.IGNORECASE)
_BOARDS = {"US": "MPA", "GB": "BBFC", "DE": "FSK", "AU": "ACB"}
_NO_MARK = frozenset({"NR", "UR", "UNRATED", "NOT RATED", "-"})
_DAY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?")


def edtf(date: str) -> str:
    """The day of a date or a moment of TMDB's, which is midnight UTC; empty where there is none."""
    day = _DAY.fullmatch(date)
    try:
        return str(parse_date(day["day"])) if day is not None else ""
    except ValueError:
        return ""


def say_releases(entry: Entry, movie: Found, date: Found, *, planned: bool) -> None:
    """State every release that is told by country; the one date that is told without a place only where none is."""
    note = "planned" if planned else None
    told = False
    for country in movie.get("release_dates", "results").entries:
        code = country.get("iso_3166_1")
        if code.text not in COUNTRY_NAMES:
            continue
        for release in country.get("release_dates").entries:
            told = _say(entry, code, release, note) or told
    if not told and date:
        entry.say("release", edtf(date.text), date, note=note)


def _say(entry: Entry, country: Found, release: Found, note: str | None) -> bool:
    when, kind, more = release.get("release_date"), release.get("type"), release.get("note").text
    mark = release.get("certification")
    if mark.text and mark.text.upper() not in _NO_MARK:
        entry.say("certificate", mark.text, mark, board=_BOARDS.get(country.text), place=country.text)
    day, number = edtf(when.text), kind.number
    if not day or not isinstance(number, int) or number not in _KINDS:
        return False
    shown = _FORMATS.search(more) if number == _PHYSICAL else None
    entry.say(
        "release", day, when, kind,
        place=country.text,
        kind=_KINDS[number],
        format=shown[0] if shown is not None else None,
        festival=more if _FESTIVAL.search(more) else None,
        note=note or ("limited" if number == _LIMITED else None),
    )  # fmt: skip
    return True
