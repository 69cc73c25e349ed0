"""What `charts.html` draws: bars with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, pgettext

from onesheet.values.dates import MONTHS
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import stars_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    label: str
    """What it stands for, in the table behind the chart."""
    short: str
    """The same in the few signs that stand under it."""
    count: int
    address: str = ""
    """Where the label leads; nowhere where empty."""


def halves_bars(halves: Sequence[int], address: str = "") -> list[Bar]:
    """Return a bar for each rating, 1 to 10 half-stars; `address` has `%s` where the rating goes."""
    return [
        Bar(
            label=stars_words(half / 2),
            short=_short_stars(half),
            count=count,
            address=address % half if address and count else "",
        )
        for half, count in enumerate(halves, 1)
    ]


def _short_stars(half: int) -> str:
    return f"{half // 2 or ''}{'½' if half % 2 else ''}"


def months_bars(months: Sequence[int], year: int, address: str = "") -> list[Bar]:
    """Return a bar for each month of the year; `address` has `%s` where the month goes."""
    return [
        Bar(
            label=date_words(f"{year:04}-{month:02}"),
            # The first letters of a month's name tell it in place.
            short=date_words(f"{year:04}-{month:02}", short=True)[:1],
            count=count,
            address=address % month if address and count else "",
        )
        for month, count in zip(range(1, len(MONTHS) + 1), months, strict=True)
    ]


def decades_bars(decades: Iterable[tuple[int, int]]) -> list[Bar]:
    """Return a bar for each decade."""
    return [
        Bar(
            label=gettext("%(decade)ds") % {"decade": decade},
            short=pgettext("a decade in two digits", "%(digits)ss") % {"digits": f"{decade % 100:02}"},
            count=count,
        )
        for decade, count in decades
    ]


__all__ = ["Bar", "decades_bars", "halves_bars", "months_bars"]
