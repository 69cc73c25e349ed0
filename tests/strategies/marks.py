"""Marks as critics print them, honest and hostile."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from onesheet.values.scales import SCALES, Scale, scale_named

NAMES = (*SCALES, "out-of-1", "out-of-2", "out-of-3", "out-of-6", "out-of-8", "out-of-50", "out-of-1000")
scales = st.sampled_from([scale for name in NAMES if (scale := scale_named(name))])


def marks_of(scale: Scale) -> st.SearchStrategy[Decimal]:
    """All marks of a scale, to a thousandth."""
    low = min(scale.worst, scale.best)
    steps = int(abs(scale.best - scale.worst) / scale.step)
    return st.integers(0, steps).map(lambda step: low + scale.step * step)


@st.composite
def scales_with_marks(draw, count: int = 1):
    """A scale and so many of its marks."""
    scale = draw(scales)
    return scale, *(draw(marks_of(scale)) for _ in range(count))


_PIECES = (
    "1 2 3 4 5 10 0 100 3.5 2,5 .5 1/2 3/4 ½ ⅓ ★ ☆ * ** ★★★ ⭐ ♥ ⚃ 👍 👎 🏽 / ⁄ ÷ % ％ + - − – ± .. ( ) [ ] , ; | : = ! "
    "of out von sur av z a b f e T plus minus high low bomb thumbs thumb up down two one half and no zero stars star sterne "
    "points note schulnote terningkast dice school mark rating grade score per cent recommended not -4 +4 to scale from "
    "４ ٤ ² ① \u00a0 \u200d \ufe0f \x00 \ud800 \u202e ∞ nan inf"
).split()
_PHRASES = (
    "\n", " and a half ", " out of ", " on a scale of 0 to ", " - ", " -4 to +4", "one thumb up", "per cent", "½-", "zero stars",
)  # fmt: skip
jumbles = st.lists(
    st.tuples(st.sampled_from([*_PIECES, *_PHRASES]), st.sampled_from(["", " ", "  "])), max_size=14
).map(lambda pieces: "".join(piece + space for piece, space in pieces))
"""What marks are made of, in any order."""
