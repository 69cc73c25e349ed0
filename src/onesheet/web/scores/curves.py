"""Scores over time as steps: a value holds until the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from onesheet.scorebook.queries.curve import evenly

if TYPE_CHECKING:
    from onesheet.scores.result import Result

MOST = 60
"""Points of a curve: more could not be told apart."""
IN_TABLE = 18
"""Points in the table behind it."""
LEFT, WIDE = 7.0, 91.0
"""Where the curve begins and how wide it is, in percent of the drawing."""
TOP, TALL = 8.0, 74.0

AXES: dict[str, tuple[Decimal, Decimal, tuple[int, ...]]] = {
    "stars": (Decimal(0), Decimal(5), (0, 1, 2, 3, 4, 5)),
    "percent": (Decimal(0), Decimal(100), (0, 50, 100)),
    "points": (Decimal(0), Decimal(100), (0, 50, 100)),
}
"""Unit -> the ends of the axis and the lines across it: always the whole scale, so that no small step looks steep."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a score was from a day on."""

    day: date
    label: str
    """The day, or the month, in words."""
    result: Result
    changed: bool = False
    """True where the rule was another one than before, or had other parameters."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A score over time."""

    id: str
    """`days` or `dates`."""
    rule: str
    title: str
    text: str
    """What is drawn, in words."""
    unit: str
    points: list[Point]
    until: date
    """Up to when the last value is drawn."""
    until_label: str
    of: int
    """How many points there are in all: more than are shown where they were thinned."""
    note: str = ""
    """What the curve does not hold."""

    @property
    def drawn(self) -> bool:
        """True where there is something to draw."""
        return any(point.result.value is not None for point in self.points)

    @property
    def table(self) -> list[Point]:
        """The points that stand in the table, evenly, the first and the last among them."""
        return evenly(self.points, IN_TABLE)

    @property
    def drawing(self) -> Markup:
        """What stands in the drawing."""
        return steps(self)


def steps(curve: Curve) -> Markup:
    """Draw the curve in percent of the drawing that `scores/curve.html` puts it in.

    Lines are in a drawing of their own that stretches; words beside it do not.
    """
    low, high, across = AXES[curve.unit]
    drawn = []
    for number in across:
        place = TOP + TALL * float((high - number) / (high - low))
        drawn.append(f'<line x1="{LEFT}%" x2="{LEFT + WIDE}%" y1="{place:.2f}%" y2="{place:.2f}%"/>')
        drawn.append(f'<text class="scale" x="{LEFT - 1.2}%" y="{place + 2.6:.2f}%">{number}</text>')
    first = curve.points[0]
    drawn.append(
        f'<svg x="{LEFT}%" y="{TOP}%" width="{WIDE}%" height="{TALL}%" viewBox="0 0 1000 100"'
        f' preserveAspectRatio="none"><path d="{_path(curve, low, high)}"/></svg>'
    )
    drawn.append(f'<text class="first" x="{LEFT}%" y="97%">{escape(first.label)}</text>')
    if curve.until > first.day:
        drawn.append(f'<text class="last" x="{LEFT + WIDE}%" y="97%">{escape(curve.until_label)}</text>')
    return Markup("".join(drawn))  # noqa: S704 - numbers, and words that are escaped


def _path(curve: Curve, low: Decimal, high: Decimal) -> str:
    first = curve.points[0].day.toordinal()
    whole = max(1, curve.until.toordinal() - first)
    places = [1000 * (point.day.toordinal() - first) / whole for point in curve.points]
    said, open_ = [], False
    for point, left, right in zip(curve.points, places, [*places[1:], 1000.0], strict=True):
        if point.result.value is None:
            open_ = False
            continue
        height = 100 * float((high - point.result.value) / (high - low))
        said.append(f"{f'V{height:.1f}' if open_ else f'M{left:.1f} {height:.1f}'}H{max(right, left):.1f}")
        open_ = True
    return "".join(said)
