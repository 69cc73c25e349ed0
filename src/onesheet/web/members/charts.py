"""What `charts.html` draws: bars with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, pgettext
from markupsafe import Markup, escape

from onesheet.values.dates import MONTHS
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import number_words, stars_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


FOOT, TALLEST, WIDEST = 85.0, 70.0, 8.0
"""Where the bars stand, how high the highest is and how wide one is at most, in percent of the drawing."""


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


def upright(bars: Sequence[Bar]) -> Markup:
    """Draw bars side by side with their numbers and signs, in percent of the drawing that `charts.html` puts them in."""
    most = max(1, *(bar.count for bar in bars)) if bars else 1
    step = 100 / max(1, len(bars))
    wide = min(step * 0.8, WIDEST)
    drawn = []
    for place, bar in enumerate(bars):
        middle, tall = step * (place + 0.5), TALLEST * bar.count / most
        drawn.append(
            f'<rect x="{middle - wide / 2:.2f}%" y="{FOOT - tall:.2f}%" width="{wide:.2f}%" height="{tall:.2f}%"/>'
        )
        if bar.count:
            drawn.append(
                f'<text class="much" x="{middle:.2f}%" y="{FOOT - 3 - tall:.2f}%">{number_words(bar.count)}</text>'
            )
        drawn.append(f'<text x="{middle:.2f}%" y="97%">{escape(bar.short)}</text>')
    return Markup("".join(drawn))  # noqa: S704 - numbers, and signs that are escaped
