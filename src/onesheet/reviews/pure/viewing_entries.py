"""What a member says of one viewing: the entry as it is stored, and reading one from what was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onesheet.values.dates import PartialDate, first_day, parse_date
from onesheet.values.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

FIRST_FILM = 1888
"""The year of the oldest film that is known; nothing was watched before it."""
EARLY = 1
"""Years that a film may be seen before the one it stands under: festivals come before a release."""
TAGS, TAG_LENGTH = 20, 60
COMPANIONS, NAME_LENGTH = 20, 100

_APART = re.compile(r"[,;\n]+")
_SPACES = re.compile(r"\s+")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ViewingEntry:
    """One viewing as a member tells it. Ratings are in half-stars, 1 to 10."""

    date: str = ""
    """EDTF of a day, a month or a year; empty where it is not known."""
    rating: int | None = None
    liked: bool = False
    rewatch: bool = False
    place: str = ""
    format: str = ""
    """`cinema`, `festival`, `home`, `disc`, `stream`, or empty."""
    companions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    """For the member alone."""
    visibility: str = "public"


class DateFault(ValueError):
    """A date that will not do; the message is a sentence for whoever typed it."""


class DateDoubt(DateFault):
    """A date that may be meant, and has to be confirmed."""


def read_date(text: str, *, today: date, film_year: int | None = None, sure: bool = False) -> str:
    """Read when a film was seen: `2026-11-21`, `2026-11` (`11/2026`), `2026`, or nothing. Returns it as EDTF.

    Raises DateFault for what is no such date or is still to come (no part of it may be later than `today`), and
    DateDoubt where the film is younger by more than a year, unless one is `sure`.
    """
    typed = text.strip()
    if not typed:
        return ""
    swapped = _YEAR_LAST.fullmatch(typed)
    if swapped:
        typed = f"{swapped[2]}-{int(swapped[1]):02d}"
    try:
        read = parse_date(typed)
    except ValueError:
        raise DateFault("This is no date. Write it as 2026-11-21, 2026-11 or 2026, or leave it empty.") from None
    if read.year is None or read.decade or read.mark or (read.month or 0) > 12:
        raise DateFault("Only a day, a month or a year can be kept: 2026-11-21, 2026-11 or 2026.")
    if first_day(read) > today:
        raise DateFault("This day is still to come. Log the film once you have seen it.")
    if read.year < FIRST_FILM:
        raise DateFault(f"There were no films before {FIRST_FILM}.")
    if film_year is not None and read.year < film_year - EARLY and not sure:
        raise DateDoubt(
            f"The film is of {film_year}, and you saw it in {read.year}? Say that you are sure, or mend it."
        )
    return str(read)


def sort_date(edtf: str) -> str:
    """Return the earliest day a date can mean, `YYYY-MM-DD`; empty for none."""
    return first_day(parse_date(edtf)).isoformat() if edtf else ""


def is_full(edtf: str) -> bool:
    """Tell whether a date is known to the day."""
    return bool(edtf) and parse_date(edtf).day is not None


def split_names(text: str) -> tuple[str, ...]:
    """Read names or tags from a text with commas between them, in order, none twice."""
    return _different(_APART.split(text))


def tidy(entry: ViewingEntry) -> ViewingEntry:
    """Return the entry as it is stored: no idle space, no tag or companion twice, none too long or too many.

    Raises ValueError with a sentence where a value is none at all.
    """
    if entry.rating is not None and not 1 <= entry.rating <= 10:
        raise ValueError("A rating is from half a star to five stars.")
    date_of(entry.date)
    return replace(
        entry,
        place=_line(entry.place, 200),
        companions=_different(_line(name, NAME_LENGTH) for name in entry.companions)[:COMPANIONS],
        tags=_different(_line(_line(tag).lstrip("# "), TAG_LENGTH) for tag in entry.tags)[:TAGS],
        note=entry.note.strip()[:5000],
    )


def date_of(edtf: str) -> PartialDate | None:
    """Return a stored date's parts; None for none. Raises ValueError where it is not one of a viewing."""
    if not edtf:
        return None
    read = parse_date(edtf)
    if read.year is None or read.decade or read.mark or (read.month or 0) > 12:
        raise ValueError("A viewing has a day, a month, a year or no date.")
    return read


def fold_tag(tag: str) -> str:
    """Return what makes two tags the same one: `Büro` and `buro`. A tag of signs alone stays as it is."""
    return (fold(tag) or tag.casefold())[:TAG_LENGTH]


def _different(names: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        if line := _line(name):
            kept.setdefault(fold_tag(line), line)
    return tuple(kept.values())


def _line(text: str, longest: int | None = None) -> str:
    """Return the text in one line without idle space, cut to so many characters."""
    return _SPACES.sub(" ", text).strip()[:longest].strip()
