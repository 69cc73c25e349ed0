"""What comes of reading a printed mark: a place on a scale, or the reason why it was left as printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

LONGEST = 100
"""Characters of a printed mark; what is longer is no mark."""

REASONS: dict[str, str] = {
    "none": "No mark is printed.",
    "no-scale": "The scale is not printed: how many there are at most is not known.",
    "beyond": "The mark lies beyond the ends of its scale.",
    "off-step": "The scale has no mark between its steps.",
    "ambiguous": "It can be read in two ways.",
    "two-marks": "More than one mark is printed.",
    "broken-number": "Its figures or signs are not one number.",
    "unknown-letter": "No table has this letter.",
    "unknown-scale": "No table has this scale.",
    "words": "No table has these words.",
    "too-long": "It is too long for a mark.",
}
"""Why a mark was left as printed: code -> a sentence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed mark that was understood."""

    printed: str
    """Exactly as it was given."""
    scale: str
    """A name that `scale_named` knows."""
    mark: Decimal
    """In the scale's own numbers, to a thousandth, a half rounded up."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A printed mark that was left alone."""

    printed: str
    reason: str
    """A code of `REASONS`."""
