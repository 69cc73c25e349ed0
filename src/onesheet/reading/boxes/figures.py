"""The figures of a cell: running times in minutes, and sums of money with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onesheet.reading.boxes.cells import Cell, Line
from onesheet.reading.prose.amounts import Amount, coded_money_in, money_in
from onesheet.values.countries import country_code, demonym_code
from onesheet.values.money import Money

_UNIT = r"(?:minutes?|minuten|minuti|minutos|mins?\b\.?|mn\b|m\b|['′’]|分钟|分鐘|分間|分|мин\b\.?|минут\w?|분)"
_NUMBER = r"\d{1,4}(?:\.\d{1,2})?"
_TIME = re.compile(
    rf"(?<![\d.:,/])(?:(?P<hours>\d{{1,2}}) ?(?:hours?|hrs?\b\.?|h\b|hr\b|std\b\.?)(?:,? ?(?:and |& )?(?P<rest>\d{{1,2}})(?: ?{_UNIT})?(?!\d))?"
    rf"|(?P<clock>\d{{1,3}}):(?P<part>[0-5]\d)(?::(?P<seconds>[0-5]\d))?(?![\d:])(?P<sort> ?(?:hours?|hrs?\b|h\b|{_UNIT}))?"
    rf"|(?P<list>{_NUMBER}(?:(?: ?[-–—/] ?| to | or |, or |, )(?:{_NUMBER}))*) ?-?{_UNIT}(?!\w))",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<list>\d{1,3})(?: ?\([^()]*\))?\.?")
_EACH = re.compile(r"\b(?:per|each|episodes?|eps?\b|/ ?ep)", re.IGNORECASE)
_OTHER_MEASURE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)) ?-?(?:reels?|reelers?|feet|ft\b|fe?et|met(?:er|re)s?|m\b|seconds?|secs?\b|acts?|parts?|rolls?)",
    re.IGNORECASE,
)
_LONGEST_FILM = 60 * 24 * 7
_HOURS_AT_MOST = 4
"""A clock time of two numbers (`1:35`) is hours and minutes up to here, and above it minutes and seconds (`7:21`)."""
_ABOUT = re.compile(
    r"\b(?:est(?:\.|imated?|imations?)?\b|approx\w*|circa|ca?\.|about|around|nearly|almost|over|more than|under|less than|up to|at least|roughly|some\b)"
    r"|[≈~±]|\+(?!\w)",
    re.IGNORECASE,
)
_SCOPES = (
    ("opening_weekend", re.compile(r"\bopening\b", re.IGNORECASE)),
    ("rentals", re.compile(r"\brentals?\b", re.IGNORECASE)),
    ("worldwide", re.compile(r"\b(?:world ?-?wide|global(?:ly)?|world|lifetime)\b", re.IGNORECASE)),
    ("domestic", re.compile(r"\b(?:domestic(?:ally)?|north america|u\.?s\.? ?(?:&|and|/) ?canada)\b", re.IGNORECASE)),
    ("foreign", re.compile(r"\b(?:foreign|overseas|international(?:ly)?)\b", re.IGNORECASE)),
    ("run", re.compile(r"\b(?:initial|original|first)[ -](?:release|run)\b", re.IGNORECASE)),
)
_NORTH_AMERICA = re.compile(r"\b(?:north america|u\.?s\.?a? ?(?:&|and|/) ?canada)\b", re.IGNORECASE)
_NET = re.compile(r"\b(?:net|nett|share|admissions?|tickets?|profit|loss|dvd|video|disc)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-](?=[^\W_]))*\.?(?: [^\W\d_](?:[^\W\d_]|[.'’-](?=[^\W_]))*\.?)*")
_SCALE_FIRST = re.compile(r"(?:thousand|million|billion|crores?|lakhs?)\b", re.IGNORECASE)
_LEAST = 1000
_UP_TO_COMMA = re.compile(r"[^,;]*[^,;\s]")


@dataclass(frozen=True, slots=True)
class Duration:
    """A running time in whole minutes at `cell.text[start:end]`."""

    minutes: int
    start: int
    end: int
    version: str = ""
    """What the cell says of the version: `US cut`."""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money at `cell.text[start:end]` and what it counts."""

    money: Money
    start: int
    end: int
    scope: str = ""
    territory: str = ""


def durations_of(cell: Cell) -> Iterator[Duration]:
    """The running times of a cell; lengths in feet, meters and reels are none, and neither are those of episodes."""
    for line in cell.lines:
        found = list(_TIME.finditer(cell.text, line.start, line.end))
        bare = _BARE.fullmatch(cell.text, line.start, line.end) if not found else None
        found = [bare] if bare is not None else found
        for match, after in zip(found, [*found[1:], None], strict=False):
            stop = after.start() if after is not None else line.end
            words = cell.words(match.end(), stop)
            if _EACH.search(words):
                continue
            version = _version(words) or line.under
            about = _ABOUT.search(cell.text, max(line.start, match.start() - 16), match.start())
            for minutes in _minutes(match):
                if 0 < minutes <= _LONGEST_FILM:
                    end = stop if version and version != line.under else match.end()
                    yield Duration(minutes, match.start(), end, version, about is not None)


def _minutes(match: re.Match[str]) -> list[int]:
    part = match.groupdict()
    if part.get("hours"):
        return [int(part["hours"]) * 60 + int(part["rest"] or 0)]
    if part.get("clock"):
        first, second, sort = int(part["clock"]), int(part["part"]), (part["sort"] or "").strip().lower()
        is_hours = part["seconds"] or sort.startswith("h") or (not sort and first <= _HOURS_AT_MOST)
        return [first * 60 + second if is_hours else first]
    return [int(float(number)) for number in re.findall(_NUMBER, part["list"])]


def _version(words: str) -> str:
    """What stands in brackets after a running time, or after a dash; the one word `approx.` says nothing of a version."""
    brackets = re.findall(r"\(([^()]{2,60})\)", words)
    told = [
        one.strip()
        for one in brackets
        if re.search(r"[^\W\d_]", one) and not _ABOUT.fullmatch(one.strip(" .")) and not _OTHER_MEASURE.search(one)
    ]
    if told:
        return "; ".join(told)
    dash = re.fullmatch(r"(?:[–—:,-] )(?P<v>[^\W\d_][^()]{2,50})", words)
    return dash["v"].strip(" .") if dash is not None else ""


def unread_durations(cell: Cell) -> list[str]:
    """The lines of a cell of running times that hold a figure in no known unit, as printed."""
    left = []
    for line in cell.lines:
        words = cell.words(line.start, line.end)
        known = _TIME.search(words) or _BARE.fullmatch(words) or _OTHER_MEASURE.search(words)
        if re.search(r"\d", words) and known is None:
            left.append(words)
    return left


def sums_of(cell: Cell) -> Iterator[Sum]:
    """The sums of money of a cell. One in brackets after another (`₹90 crore (US$13 million)`) is the same converted."""
    for line in _with_scales(cell):
        amounts = _amounts(cell, line)
        outside = [one for one in amounts if not _is_bracketed(cell, line, one)]
        kept = outside or amounts
        for i, one in enumerate(kept):
            before = kept[i - 1].end if i else line.start
            after = kept[i + 1].start if i + 1 < len(kept) else line.end
            found = _sum(cell, line, one, (before, after), alone=len(kept) == 1)
            if found is not None:
                yield found


def _with_scales(cell: Cell) -> list[Line]:
    """The lines of a cell, one that starts with a scale word (`million`) joined to the figure before it."""
    lines: list[Line] = []
    for line in cell.lines:
        if lines and _SCALE_FIRST.match(cell.text, line.start, line.end):
            lines[-1] = Line(lines[-1].start, line.end, lines[-1].under)
        else:
            lines.append(line)
    return lines


def _amounts(cell: Cell, line: Line) -> list[Amount]:
    """The sums of a line whose figures are whole; one of three digits or less has lost its scale."""
    found = money_in(cell.prose, line.start, line.end) or coded_money_in(cell.prose, line.start, line.end)
    return [one for one in found if one.money is not None and one.money.amount >= _LEAST]


def _is_bracketed(cell: Cell, line: Line, one: Amount) -> bool:
    before = cell.text[line.start : one.start]
    return before.count("(") > before.count(")")


def _sum(cell: Cell, line: Line, one: Amount, around: tuple[int, int], *, alone: bool) -> Sum | None:
    """A sum with what the words after it count, or where it is the line's only one those before it."""
    money = one.money
    if money is None or money.amount <= 0:
        return None
    after = cell.words(one.end, around[1])
    before = cell.words(around[0], one.start) if alone else ""
    words = f"{line.under} {before} {after}"
    if _NET.search(words):
        return None
    near = f"{cell.text[max(around[0], one.start - 16) : one.start]} {re.split('[,;]', after)[0]}"
    if _ABOUT.search(near) and not money.approximate:
        money = replace(money, approximate=True)
    scope = next((name for name, pattern in _SCOPES if pattern.search(words)), "")
    territory = "" if scope == "worldwide" else _territory(words)
    said = _UP_TO_COMMA.match(cell.text, one.end, around[1]) if scope or territory else None
    return Sum(money, one.start, said.end() if said is not None else one.end, scope, territory)


def _territory(words: str) -> str:
    """The country, or North America, that words about a sum name."""
    if _NORTH_AMERICA.search(words):
        return "North America"
    for run in _WORDS.findall(words):
        for name in (run, *run.split()):
            code = country_code(name) if len(name) > 1 and name not in ("us", "in", "no", "and") else None
            code = code or (demonym_code(name) if name[:1].isupper() else None)
            if code is not None:
                return code
    return ""


def unread_sums(cell: Cell) -> list[str]:
    """The lines of a cell of money that hold a figure and no sum that could be read, as printed."""
    left = []
    for line in _with_scales(cell):
        words = cell.words(line.start, line.end)
        if re.search(r"\d", words) and not _amounts(cell, line) and not _NET.search(words):
            left.append(words)
    return left
