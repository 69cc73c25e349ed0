"""Templates that print dates: `{{Film date|2015|11|6|United States}}` prints `November 6, 2015 (United States)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onesheet.reading.forms.wikitext.parameters import Call
from onesheet.reading.forms.wikitext.pieces import Bits, made, on_one_line, words_of
from onesheet.reading.forms.wikitext.render import Stretch

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    name[:3].lower(): number for number, name in enumerate(MONTHS, 1)
}
_YEAR = re.compile(r"\d{4}")
_TWO_DIGITS = re.compile(r"\d{1,2}")
_DAYS_IN_MONTH = 31


@dataclass(slots=True)
class _Group:
    """One date: where its parts stand, and the place or label after them."""

    start: int
    end: int
    year: str = ""
    month: int = 0
    day: int = 0
    place: Stretch | None = None

    def words(self, *, day_first: bool) -> str:
        """The date in words."""
        month = MONTHS[self.month - 1] if self.month else ""
        if not month:
            return self.year
        if not self.day:
            return f"{month} {self.year}".strip()
        if day_first:
            return f"{self.day} {month} {self.year}".strip()
        return f"{month} {self.day}, {self.year}" if self.year else f"{month} {self.day}"


def film_date(call: Call) -> Bits:
    """Several dates with the places where they hold, each on a line."""
    return _printed(call, _groups(call), places=True)


def one_date(call: Call) -> Bits:
    """One date; a value that is no number is printed as it is given."""
    groups = _groups(call)
    if groups and _YEAR.fullmatch(call.text(0)):
        return _printed(call, groups[:1], places=False)
    for place in range(len(call.listed)):
        bits = call.bits(place)
        if words_of(bits):
            return bits
    return []


def as_of(call: Call) -> Bits:
    """`{{as of|2015|3}}` prints `As of March 2015`."""
    shown = _printed(call, _groups(call)[:1], places=False)
    alt = call.named_bits("alt")
    if alt:
        return alt
    start = call.span[0]
    first = "since " if call.named_text("since") else ("as of " if call.named_text("lc") else "As of ")
    return [made(first, start, start + 2), *shown] if shown else []


def circa(call: Call) -> Bits:
    """`{{circa|1920}}` prints `c. 1920`."""
    start = call.span[0]
    out: Bits = [made("c. ", start, start + 2)]
    for place in range(min(2, len(call.listed))):
        bits = call.bits(place)
        if words_of(bits):
            out += [*([made(" – c. ", bits[0].start - 1, bits[0].start)] if place else []), *bits]
    return out


def _groups(call: Call) -> list[_Group]:
    """The dates that the values without a name spell: a year begins one; month, day and place follow, any may be missing."""
    found: list[_Group] = []
    texts = [call.text(place) for place in range(len(call.listed))]
    tokens_text = call.renderer.tokens.text
    for place, (text, part) in enumerate(zip(texts, call.listed, strict=True)):
        lead = part.start + len(tokens_text[part.start : part.end]) - len(tokens_text[part.start : part.end].lstrip())
        here = (lead, lead + len(text) if tokens_text.startswith(text, lead) else part.end)
        group = found[-1] if found else None
        if _YEAR.fullmatch(text):
            found.append(_Group(*here, year=text))
        elif group is None or not text:
            continue
        elif group.place is None and not group.month and _month(text):
            group.month, group.end = _month(text), here[1]
        elif group.place is None and group.month and not group.day and _TWO_DIGITS.fullmatch(text):
            if 1 <= int(text) <= _DAYS_IN_MONTH:
                group.day, group.end = int(text), here[1]
        elif group.place is None and not text.isdecimal():
            group.place = call.listed[place]
    return found


def _month(text: str) -> int:
    if _TWO_DIGITS.fullmatch(text):
        return int(text) if 1 <= int(text) <= len(MONTHS) else 0
    return _NUMBERS.get(text.lower().rstrip("."), 0)


def _printed(call: Call, groups: list[_Group], *, places: bool) -> Bits:
    day_first = call.named_text("df").lower() in ("y", "yes", "true", "1") or call.renderer.day_first
    out: Bits = []
    for group in groups:
        if out:
            out.append(made("\n" if places else " ", out[-1].end, max(out[-1].end, group.start)))
        out.append(made(group.words(day_first=day_first), group.start, group.end))
        if places and group.place is not None:
            bits = on_one_line(call.renderer.render(group.place), ", ")
            if words_of(bits):
                shown = words_of(bits)
                bare = shown.startswith("(") and shown.endswith(")")
                left, right = ("", "") if bare else ("(", ")")
                out += [made(f" {left}", group.end, bits[0].start), *bits]
                if right:
                    out.append(made(right, bits[-1].end, bits[-1].end + 1))
    return out


Rule = Callable[[Call], Bits]
RULES: dict[str, Rule] = {
    **dict.fromkeys(("film date", "filmdate", "film release date", "release dates", "film dates", "game release", "vgrelease"), film_date),
    **dict.fromkeys(
        (
            "start date", "start-date", "startdate", "end date", "end-date", "enddate", "start date and age", "start date and years ago", "release date",
            "release date and age", "releasedate", "date", "dts", "date table sorting", "birth date", "birth-date", "birth date and age", "birth year and age", "death date",
            "death date and age", "death-date", "bda", "dda", "film year", "date sort", "dtsa", "launch date", "opening date",
        ),
        one_date,
    ),
    **dict.fromkeys(("as of", "asof"), as_of),
    **dict.fromkeys(("circa", "c.", "ca.", "approx"), circa),
}  # fmt: skip
"""The rule for each template's name."""
