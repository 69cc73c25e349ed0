"""When and where a film is shown: days that head a part of a page, and lines with a time and a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero ene gennaio gen janeiro januari", "february feb februar février fév febrero febbraio fevereiro februari",
            "march mar märz mär mars marzo março maart", "april apr avril avr abril abr aprile", "may mai mayo maggio maio maj mei", "june jun juni juin junio giugno giu junho",
            "july jul juli juillet julio luglio lug julho", "august aug août agosto ago augustus augusti", "september sept sep septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro", "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mié|mie|jeu|jue|ven|vie|sam|sáb|sab|dim|dom|gio|die|mit|mittw|don|fre|son|mo|di|mi|do|fr|sa|so|lör|sön|ons|tors|tis|man|lør|søn|tir)[^\W\d_]{0,8}(?:-feira)?\b\.?,?\s+(?:den\s+|the\s+|le\s+)?"
_YEAR = r"(?:,?\s+(?:de\s+)?(?P<y{n}>20\d\d|19\d\d)\b)?"
_DAY = re.compile(
    rf"(?:{_WEEKDAY})?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?P<m1>{MONTH}){_YEAR.format(n=1)}"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d){_YEAR.format(n=2)}"
    r"|(?P<d3>\d{1,2})(?P<sign>[./])(?P<n3>\d{1,2})[./](?P<y3>20\d\d)|(?P<y4>20\d\d)-(?P<n4>\d\d)-(?P<d4>\d\d))",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/20\d\d(?!\d)")
_CLOCK = re.compile(
    r"(?P<hours>2[0-4]|[01]?\d)(?:(?P<sign>[:.h])(?P<minutes>[0-5]\d)(?!\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?:uhr|h\b|hrs\b|Uhr))?",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,;|·•@–—-]*(?:(?:at|um|à|om|kl\.?|a las|alle|ore|at the|in|in the)\s+)?", re.IGNORECASE)
_VENUE = re.compile(r"[^\W_][^\n|·•;\t]{1,79}")
_NO_VENUE = re.compile(
    r"\d{1,2}[:.]\d\d|\b(?:doors?|tickets?|min(?:utes)?\b|q\s?&\s?a|with|followed|introduced|director|sold out|free|€|£|\$|open|closed|daily)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:cinemas?|kinos?|theat(?:re|er)|hall|screen|room|studio|palace|palast|palacio|salle|sala|saal|house|haus|centre|center|zentrum|auditorium|museum|library|church|square|piazza|filmhouse|odeon|lounge|gallery|school|university|club|bar|filmmuseum|multiplex|arena|opera|academy|institute|biograf|bio|ciné\w*|cine\w*)\b",
    re.IGNORECASE,
)
"""What tells a place where only a space stands between it and the time."""
_BOOK = re.compile(
    r"(?:(?<!\s)\s+)?(?:[–—|·(\[-]\s*)?(?:book(?: now| tickets?)?|tickets?|buy(?: tickets)?|sold out|réserver|karten)\b.*$",
    re.IGNORECASE,
)
_LONGEST, _MONTHS = 320, 12


@dataclass(frozen=True, slots=True)
class Day:
    """A day; the year is None where it is not told. Month and day are 0 where nobody can tell which is which: `03/02/2026`."""

    month: int
    day: int
    year: int | None

    def iso(self, year: int | None) -> str | None:
        """As `2026-03-13`, with the year of the edition where none is told; None where it is no day."""
        told = self.year or year
        try:
            return date(told, self.month, self.day).isoformat() if told else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Shown:
    """A time and a place, from `start` to `end`; the day is None where a heading tells it."""

    day: Day | None
    time: str
    venue: str
    start: int
    end: int


def day_at(text: str, start: int, end: int) -> tuple[Day, int] | None:
    """The day that begins at a place, and where it ends."""
    match = _DAY.match(text, start, end)
    if match is None:
        return None
    month = match["m1"] or match["m2"]
    number = MONTHS.get(month.lower().rstrip("."), 0) if month else int(match["n3"] or match["n4"])
    day = int(match["d1"] or match["d2"] or match["d3"] or match["d4"])
    if match["sign"] == "/" and number != day:
        order = _order_of(text)
        if order == "" and max(number, day) <= _MONTHS:
            return Day(0, 0, int(match["y3"])), match.end()
        number, day = (day, number) if order == "month" or number > _MONTHS else (number, day)
    year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
    if not 1 <= number <= _MONTHS or not 1 <= day <= 31:
        return None
    return Day(number, day, int(year) if year else None), match.end()


@lru_cache(maxsize=2)
def _order_of(text: str) -> str:
    """What comes first in the days of a page such as `03/02/2026`, `day` or `month`, told by figures that are no month; else empty."""
    found = {
        "month" if int(one["second"]) > _MONTHS else "day"
        for one in _SLASHED.finditer(text)
        if (int(one["first"]) > _MONTHS) != (int(one["second"]) > _MONTHS)
    }
    return found.pop() if len(found) == 1 else ""


def day_heading(text: str, start: int, end: int) -> Day | None:
    """The day that a whole line names: `Friday 13 March 2026`."""
    found = day_at(text, start, end)
    return found[0] if found is not None and not text[found[1] : end].strip(" :.*#=_") else None


def shown_at(text: str, start: int, end: int) -> Shown | None:
    """The screening that a whole line tells: `Fri 3 October, 6pm, Screen 2`, `18:30, Regal Cinema`, `20.45`."""
    if end - start > _LONGEST:
        return None
    found = day_at(text, start, end)
    at = found[1] if found is not None else start
    gap = _GAP.match(text, at, end)
    at = gap.end() if gap is not None else at
    clock = clock_at(text, at, end)
    if clock is None:
        return None
    time, after = clock
    gap = _GAP.match(text, after, end)
    left = gap.end() if gap is not None else after
    book = _BOOK.search(text, left, end)
    right = book.start() if book is not None else end
    words = text[left:right].strip(" ,;|·•–—-")
    parted = text[after:left].strip(" ") or len(text[after:left]) > 1
    if words and not parted and _PLACE.search(words) is None:
        return None
    if not words:
        return Shown(found[0] if found is not None else None, time, "", start, after)
    if (
        _VENUE.fullmatch(words) is None
        or _NO_VENUE.search(words) is not None
        or not words[0].isupper()
        or words.endswith((".", "!", "?"))
    ):
        return None
    return Shown(
        found[0] if found is not None else None,
        time,
        " ".join(words.split()),
        start,
        left + text[left:right].index(words) + len(words),
    )


def clock_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The time that stands at a place, as `18:30`, and where it ends; a bare number is none."""
    match = _CLOCK.match(text, start, end)
    if match is None or not (match["sign"] or match["half"]) or (match["sign"] in ("h", "H") and match["half"]):
        return None
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if match["half"]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match["half"].lower() == "p" else 0)
    if text[match.end() : match.end() + 1].isalnum():
        return None
    return f"{hours:02}:{minutes:02}", match.end()
