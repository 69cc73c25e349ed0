"""The scales and their tables: what each mark comes to from 0 to 100, in whole hundredths of a point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

THOUSANDTH = Decimal("0.001")
WHOLE = Decimal(1)
NOUGHT = Decimal("0.000")
FULL_VALUE = 10_000
"""The value of the best mark: 100 in hundredths."""
MOST = 1000
"""The largest denominator that is taken for a scale's: `3/2009` is no mark."""

LETTERS: dict[str, int] = {
    "F": 0, "F+": 833, "D-": 1667, "D": 2500, "D+": 3333, "C-": 4167, "C": 5000, "C+": 5833, "B-": 6667, "B": 7500,
    "B+": 8333, "A-": 9167, "A": 9600, "A+": 10_000,
}  # fmt: skip
"""The table `letters/1`, worst first: twelfths up to A-, then A and A+ apart."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale on which marks are printed."""

    id: str
    name: str
    """For a list to choose from."""
    worst: Decimal
    best: Decimal
    """Below `worst` for school marks."""
    version: int = 1
    step: Decimal = THOUSANDTH
    """Marks are multiples of it."""
    steps: tuple[int, ...] = ()
    """The value of each step from the worst, in hundredths, where they are not in proportion."""
    usual: Decimal = WHOLE
    """How far apart the marks are that its table shows."""
    declared: bool = True
    """False where no outlet can be said to use it."""

    @property
    def counts(self) -> bool:
        """Whether its marks are so many out of so many."""
        return self.id.startswith(("stars-", "out-of-"))

    @property
    def table(self) -> str:
        """Name and version of the table: `letters/1`."""
        return f"{self.id}/{self.version}"

    def has(self, mark: Decimal) -> bool:
        """Whether it is between the ends and on a step."""
        low, high = sorted((self.worst, self.best))
        return low <= mark <= high and (mark - low) % self.step == 0


Found = tuple[Scale, Decimal] | str | None
"""What a form makes of a text: a place on a scale; or a reason; or None where the text is not of this form."""


class Value(NamedTuple):
    """A mark from 0 to 100, and what made it so."""

    hundredths: int
    """0 to 10,000."""
    table: str
    """`letters/1`."""


def _of(most: int, id: str = "", name: str = "", usual: str = "1") -> Scale:  # noqa: A002 - what it is called
    return Scale(
        id or f"out-of-{most}",
        name or f"out of {most}",
        Decimal(0),
        Decimal(most),
        usual=Decimal(usual),
    )


_HALF = "0.5"
SCALES: dict[str, Scale] = {
    scale.id: scale
    for scale in (
        _of(4, "stars-4", "four stars, x/4", _HALF),
        _of(5, "stars-5", "five stars, x/5", _HALF),
        _of(10, usual=_HALF),
        _of(20),
        _of(100, usual="5"),
        _of(100, "percent", "per cent", "5"),
        Scale(
            "letters", "letters, F to A+", Decimal(0), Decimal(len(LETTERS) - 1), step=WHOLE, steps=tuple(LETTERS.values())
        ),
        Scale("thumbs", "a thumb, up or down", Decimal(0), Decimal(1), step=WHOLE),
        Scale("two-thumbs", "two thumbs", Decimal(0), Decimal(2), step=WHOLE),
        Scale("recommendation", "recommended or not", Decimal(0), Decimal(1), step=WHOLE),
        Scale("dice", "a die, 1 to 6", Decimal(1), Decimal(6), step=WHOLE),
        Scale("school", "school marks, 1 the best and 6 the worst", Decimal(6), Decimal(1), usual=Decimal(_HALF)),
        Scale("stars-4-bomb", "four stars, and BOMB below none", Decimal("-0.5"), Decimal(4), usual=Decimal(_HALF)),
        Scale("plus-minus-4", "-4 to +4, with high and low", Decimal(-4), Decimal(4), usual=Decimal("0.25")),
        Scale("no-stars", "no star at all, of however many", Decimal(0), Decimal(0), step=WHOLE, declared=False),
    )
}  # fmt: skip
"""Those with a name of their own; `scale_named` knows `out-of-6` and its like as well."""

TWO_WAYS = frozenset(("1/2", "50/50"))
"""Half of a star, or one of two? All, or half and half?"""
BOMB = SCALES["stars-4-bomb"].worst
"""Half a star below none."""
_OUT_OF = re.compile(r"out-of-([1-9][0-9]{0,3})")
_NAMED = {4: "stars-4", 5: "stars-5"}


@lru_cache(maxsize=1024)
def scale_named(name: str) -> Scale | None:
    """Return the scale of a name, also `out-of-6` and its like (1 to 1000); None for every other text.

    `out-of-4` and `out-of-5` are the scales of four and of five stars.
    """
    if name in SCALES:
        return SCALES[name]
    found = _OUT_OF.fullmatch(name)
    return out_of(int(found[1])) if found else None


@lru_cache(maxsize=1024)
def out_of(most: int) -> Scale | None:
    """Return the scale that a printed denominator names; None where it can be none."""
    if not 1 <= most <= MOST:
        return None
    return SCALES.get(_NAMED.get(most, f"out-of-{most}")) or _of(most)


def rounded(mark: Decimal) -> Decimal:
    """Return the mark to a thousandth, a half rounded up (away from nought)."""
    # A nought of its own, since -0.000 is printed.
    return mark.quantize(THOUSANDTH, ROUND_HALF_UP) or NOUGHT


def placed(scale: str, mark: Decimal) -> tuple[Scale, Decimal]:
    """Return the scale of that name and the mark to a thousandth. Raises ValueError where either is not."""
    its = scale_named(scale)
    try:
        if its is not None and its.has(exact := rounded(mark)):
            return its, exact
    except InvalidOperation:
        # Endless, no number at all, or too large to be rounded.
        pass
    raise ValueError(f"{mark} is no mark of the scale {scale!r}")


@lru_cache(maxsize=4096)
def value_of(scale: str, mark: Decimal) -> Value:
    """Return what a mark of a scale comes to. Raises ValueError for a scale or a mark that there is not."""
    its, exact = placed(scale, mark)
    if its.steps:
        return Value(its.steps[int(exact)], its.table)
    if its.best == its.worst:
        return Value(0, its.table)
    # Thousandths, so that whole numbers do it exactly; a half is rounded up.
    above, span = int((exact - its.worst) * 1000), int((its.best - its.worst) * 1000)
    if span < 0:
        above, span = -above, -span
    return Value((2 * FULL_VALUE * above + span) // (2 * span), its.table)
