"""Lines that only tell a date: when a page, a review or a remark was written."""

from __future__ import annotations

import re

from onesheet.reading.layout.lines import Line
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.dates import dates_in

_DATE_LABEL = re.compile(
    r"(?:(?:first )?(?:published|posted|reviewed|updated|last updated|date|written|added)(?: on| at)?:?|on|le|am|el|il) ?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:,? ?(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?(?:gmt|bst|utc|e[sd]?t|p[sd]?t|ce?s?t))?|\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?|[|·•,-])",
    re.IGNORECASE,
)


def date_line(source: Prose, line: Line) -> str | None:
    """The date of a line that says nothing else (`Published 12 March 2016`); None for any other line."""
    if line.end - line.start > 70:
        return None
    found = dates_in(source, line.start, line.end)
    if not found or found[0].date.year is None or found[0].date.month is None:
        return None
    rest = source.text[line.start : found[0].start] + " " + source.text[found[-1].end : line.end]
    rest = _TIME.sub(" ", rest)
    return str(found[0].date) if not _DATE_LABEL.sub("", rest.strip()).strip(" .:()[]_*") else None


def date_of_line(source: Prose, start: int, end: int) -> str | None:
    """The first full date of a line that is known to tell when it was published."""
    for dated in dates_in(source, start, end):
        if dated.date.year is not None and dated.date.month is not None:
            return str(dated.date)
    return None
