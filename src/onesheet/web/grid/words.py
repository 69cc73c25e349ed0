"""How a cell of a grid is written."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.critics.pure.grid import shade
from onesheet.critics.queries.grid import GridReview
from onesheet.web.wording.numbers import number_words

_SIGNS = {"positive": "+", "mixed": "±", "negative": "−"}
_VERDICTS = {
    "positive": gettext_lazy("positive, without a mark"),
    "mixed": gettext_lazy("mixed, without a mark"),
    "negative": gettext_lazy("negative, without a mark"),
}
_SHOWN = 12
"""Characters of a mark that a cell has room for; hardly any has more."""


def sign(review: GridReview) -> str:
    """Return what a cell shows: the mark as printed; without one a sign for the verdict; without either a dot."""
    if not review.printed:
        return _SIGNS.get(review.verdict, "·")
    return review.printed if len(review.printed) <= _SHOWN else f"{review.printed[: _SHOWN - 1].rstrip()}…"


def points(review: GridReview) -> str:
    """Return a value as whole points, a half rounded up; empty where there is none."""
    return "" if review.value is None else number_words((review.value + 50) // 100)


def verdict_words(review: GridReview) -> str:
    """Say what a sign means; empty where the cell shows a mark."""
    return "" if review.printed else str(_VERDICTS.get(review.verdict, _("no mark and no verdict")))


def shade_class(review: GridReview) -> str:
    """Return the class of a cell's shade, from `s0` for the worst to `s4`; empty where there is no value."""
    return "" if review.value is None else f"s{shade(review.value)}"
