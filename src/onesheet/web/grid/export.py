"""A grid as a file: one row a film, two columns a critic."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from onesheet.critics.queries.grid import GridReview, WholeGrid
from onesheet.leaving.pure.cells import row

COLUMNS = ("film", "year", "address", "average", "disagreement", "reviews")


def as_csv(grid: WholeGrid, address: Callable[[str], str]) -> str:
    """Return a grid as CSV, with a line of names first.

    Each critic has a column for the mark as printed and one for its value from 0 to 100. A text that a spreadsheet would
    take for a formula gets an apostrophe before it.
    """
    names = [
        name
        for one in grid.columns
        for name in (one.critic.name, _("%(critic)s, 0 to 100") % {"critic": one.critic.name})
    ]
    lines = [row([*COLUMNS, *names])]
    for one in grid.rows:
        film = one.film
        figures = [film.title, film.year, address(film.slug), one.average, one.disagreement, one.reviews]
        lines.append(row([*figures, *(value for review in one.cells for value in _cells(review))]))
    return "".join(lines)


def _cells(review: GridReview | None) -> tuple[str, Decimal | None]:
    if review is None:
        return "", None
    return review.printed or review.verdict, None if review.value is None else Decimal(review.value).scaleb(-2)
