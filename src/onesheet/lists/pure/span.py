"""The days of a challenge, as texts that partial dates of viewings can be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """Bounds of a challenge. A viewing counts where all that its date can mean lies between them.

    Texts as EDTF writes them: a day `2017-03-31`, a month `2017-03`, a year `2017`.
    """

    first_day: str
    """Empty for no bound."""
    last_day: str
    """Empty for no bound; `last_month` and `last_year` are the last whole ones that end by it."""
    last_month: str
    last_year: str

    @property
    def is_open(self) -> bool:
        """Tell whether viewings of any date count, those without one too."""
        return not (self.first_day or self.last_day)


def span(starts: date | None, ends: date | None) -> Span:
    """Return the bounds of a challenge from its first and last day; None is no bound."""
    first = starts.isoformat() if starts else ""
    if ends is None:
        return Span(first, "", "", "")
    after = ends + timedelta(days=1) if ends < date.max else ends
    month = ends.isoformat()[:7] if after.day == 1 else _month_before(ends)
    year = ends.year if (ends.month, ends.day) == (12, 31) else ends.year - 1
    return Span(first, ends.isoformat(), month, f"{year:04d}")


def _month_before(day: date) -> str:
    return f"{day.year - 1:04d}-12" if day.month == 1 else f"{day.year:04d}-{day.month - 1:02d}"


def counts(viewed: str, earliest: str, bounds: Span) -> bool:
    """Tell whether a viewing of the EDTF date `viewed`, whose earliest day is `earliest`, lies within the bounds.

    The database asks the same by the same columns; this is the rule in one place, for tests and for those who read.
    """
    if bounds.is_open:
        return True
    if not earliest or (bounds.first_day and earliest < bounds.first_day):
        return False
    if not bounds.last_day:
        return True
    last = {10: bounds.last_day, 7: bounds.last_month, 4: bounds.last_year}.get(len(viewed))
    return last is not None and viewed <= last
