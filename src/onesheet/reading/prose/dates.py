"""Dates in running text: `25 September 2015`, `Nov. 6`, `summer 2015`, `from 18 February to 2 April 1957`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onesheet.reading.prose.casing import Prose
from onesheet.values.dates import PartialDate, format_interval, make_date

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_FILLER = r"(?: ?, | of | )"
_FORMS = (
    rf"(?P<d1>{_DAY})(?: of)? (?P<m1>{_MONTH})(?:,? (?:of )?(?P<y1>{_YEAR})(?!\d))?",
    rf"(?P<m2>{_MONTH}) (?P<d2>{_DAY})(?![\d,.]*\d|%)(?: ?,? (?P<y2>{_YEAR})(?!\d))?",
    rf"(?P<m3>{_MONTH}){_FILLER}(?P<y3>{_YEAR})(?!\d)",
    rf"(?P<s4>{_SEASON}){_FILLER}(?P<y4>{_YEAR})(?!\d)",
    rf"(?P<y5>{_YEAR})-(?P<m5>0[1-9]|1[0-2])-(?P<d5>0[1-9]|[12]\d|3[01])(?!\d)",
    r"(?P<y6>(?:1[89]|20)\d0)s\b",
    rf"(?:(?<=\bin )|(?<=\blate )|(?<=\bmid-)|(?<=\bearly )|(?<=\bto )|(?<=\buntil )|(?<=\band )|(?<=\bbetween )|(?<=\bfrom ))(?P<m8>{_MONTH})(?![\w'-]| \d)",
    rf"(?P<y7>{_YEAR})(?!\d|,\d|%|\.\d| ?(?:million|billion|people|copies|screens|theaters|theatres|venues|feet|meters))",
)
# What a date begins with is looked at first, for most signs begin none.
_DATE = re.compile(
    r"(?=[\djfmasondw])(?<![\w$£€¥₹.,#-])(?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)"
    rf"(?:{'|'.join(_FORMS)})"
)
_RANGE = re.compile(
    rf"(?P<from>from|between)? ?(?<![\w$£€¥-])(?:(?P<da>{_DAY}) ?(?:-|–|—|to|and|until|through) ?(?P<db>{_DAY}) (?P<mo>{_MONTH})"
    rf"|(?P<mo2>{_MONTH}) (?P<da2>{_DAY}) ?(?:-|–|—|to|and|until|through) ?(?P<db2>{_DAY}))(?: ?,? (?P<yr>{_YEAR}))?(?!\d)"
)
_MAY_BE_DATED = re.compile(
    r"\d|\b(?:in|to|until|and|early|late|between|from) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|mid-[jfmasond]"
)
_NUMBER = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_SEASON_NUMBER = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_TO = re.compile(r",? ?(?:to|and|until|till|through|–|—|-) ?(?:the )?$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at `text[start:end]`."""

    date: PartialDate
    start: int
    end: int

    @property
    def has_day(self) -> bool:
        """Whether it is known to the day."""
        return self.date.day is not None


def dates_in(source: Prose, start: int, end: int) -> list[Dated]:
    """Every date of a stretch in order. A date without a year keeps it open (`XXXX-11-06`)."""
    found: list[Dated] = []
    if _MAY_BE_DATED.search(source.low, start, end) is None:
        return found
    for match in _DATE.finditer(source.low, start, end):
        date = _made(match)
        if date is not None:
            found.append(Dated(date, match.start(), match.end()))
    return found


def _made(match: re.Match[str]) -> PartialDate | None:
    if match["y7"]:
        return make_date(int(match["y7"]), None, None)
    if match["y6"]:
        return PartialDate(int(match["y6"]), decade=True)
    if match["s4"]:
        return make_date(int(match["y4"]), _SEASON_NUMBER[match["s4"]])
    year = match["y1"] or match["y2"] or match["y3"] or match["y5"]
    day = match["d1"] or match["d2"] or match["d5"]
    month = match["m1"] or match["m2"] or match["m3"] or match["m8"]
    number = int(match["m5"]) if match["m5"] else _NUMBER.get((month or "").rstrip("."))
    if number is None and year is None:
        return None
    return make_date(int(year) if year else None, number, int(re.sub(r"\D", "", day)) if day else None)


def with_year_of(found: list[Dated], year: int | None) -> list[Dated]:
    """The same dates, those without a year given the year of the one before, or `year` for the first."""
    done = []
    for one in found:
        if one.date.year is None and year is not None:
            done.append(Dated(one.date.with_year(year), one.start, one.end))
        else:
            year = one.date.year if one.date.year is not None and not one.date.decade else year
            done.append(one)
    return done


def intervals_in(source: Prose, start: int, end: int) -> list[tuple[str, int, int]]:
    """Intervals as EDTF with their offsets: `from 5 to 29 May 1943`, `between 18 February and 2 April 1957`."""
    found = []
    for match in _RANGE.finditer(source.low, start, end):
        part = match.groupdict()
        month = _NUMBER.get((part["mo"] or part["mo2"]).rstrip("."))
        first, last = part["da"] or part["da2"], part["db"] or part["db2"]
        year = int(part["yr"]) if part["yr"] else None
        ends = [make_date(year, month, int(re.sub(r"\D", "", day))) for day in (first, last)]
        if ends[0] is not None and ends[1] is not None:
            found.append((format_interval(ends[0], ends[1]), match.start(), match.end()))
    covered = [(left, right) for _, left, right in found]
    several = dates_in(source, start, end)
    for one, other in pairwise(several):
        between = source.low[one.end : other.start]
        if (
            len(between) < 14
            and _TO.fullmatch(between)
            and not any(a < other.end and one.start < b for a, b in covered)
        ):
            begun = one.date if one.date.year is not None else one.date.with_year(other.date.year)
            if begun.year is not None and (between.strip() != "and" or _is_after_between(source.low, one.start)):
                found.append((format_interval(begun, other.date), one.start, other.end))
    return sorted(found, key=lambda one: one[1])


def _is_after_between(low: str, at: int) -> bool:
    return low[max(0, at - 10) : at].rstrip().endswith("between")
