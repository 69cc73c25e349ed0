"""How far two members agree about films: a rule with a name, so that a figure can be made again by hand.

The rule `common-ratings/1`:

1. Films that both rated are *common*. Under five of them no figure is given.
2. A common film counts 1 where both gave the same, and a sixth less for each half-star between them: 0 from three stars
   apart. The **agreement** is the average of that, from 0 to 100.
3. Under twenty common films the **figure** is drawn towards 50, since few films tell little: with n of them it is
   `50 + (agreement - 50) x n / 20`. From twenty on it is the agreement itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RULE = "common-ratings/1"
"""Name and version; a change of any number below raises the version."""

FEWEST = 5
"""Films in common under which no figure is given."""
ENOUGH = 20
"""Films in common from which the figure is the agreement itself."""
APART = 6
"""Half-stars between two ratings from which a film counts nothing: three stars."""
MIDDLE = 50.0
FARTHEST = 9
"""The most half-stars that two ratings, 1 to 10, can differ by."""


@dataclass(frozen=True, slots=True)
class Compatibility:
    """What the rule makes of the films that two members both rated."""

    common: int
    """How many films."""
    points: float
    """What they count together, at most `common`."""
    agreement: float | None
    """0 to 100, None where no film is common."""
    figure: float | None
    """0 to 100, None under `FEWEST` films."""

    @property
    def drawn(self) -> bool:
        """True where the figure was drawn towards the middle."""
        return self.figure is not None and self.common < ENOUGH


def compatibility(differences: Mapping[int, int]) -> Compatibility:
    """Apply the rule. `differences` counts common films by the half-stars, 0 to 9, between the two ratings.

    Raises ValueError for another difference and for a negative count.
    """
    for difference, films in differences.items():
        if not 0 <= difference <= FARTHEST or films < 0:
            raise ValueError(f"{films} films cannot be {difference} half-stars apart")
    common = sum(differences.values())
    # Whole sixths until the end, so that the same ratings give 100 and not almost.
    sixths = sum(max(0, APART - difference) * films for difference, films in differences.items())
    if not common:
        return Compatibility(0, 0.0, None, None)
    agreement = 100 * sixths / (APART * common)
    figure = None
    if common >= FEWEST:
        figure = MIDDLE + (agreement - MIDDLE) * min(common, ENOUGH) / ENOUGH
    return Compatibility(common, sixths / APART, agreement, figure)
