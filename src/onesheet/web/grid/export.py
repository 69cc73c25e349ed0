"""A grid as a file: CSV with one row a film and two columns a critic, and JSON. docs/formats.md describes both."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from onesheet.critics.queries.grid import GridReview, WholeGrid
from onesheet.leaving.pure.cells import row
from onesheet.reviews.queries.feeds import external_ids

COLUMNS = ("film", "year", "address", "average", "disagreement", "reviews")
FORMAT, VERSION = "onesheet-grid", 1
"""What the JSON says it is."""


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


def as_json(grid: WholeGrid, *, title: str, rule: str, film: Callable[[str], str], review: Callable[[int], str]) -> str:
    """Return a grid as JSON: the critics, and the films in the order asked for with their reviews. Costs one query.

    `film` gives the address of a film's page by its slug, `review` that of a review by its number. Figures are whole or decimal
    numbers from 0 to 100; null where there is none. `critic` of a review is the slug of one of `critics`.
    """
    known = external_ids(one.film.id for one in grid.rows)
    told = {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "rule": rule,
        "critics": [
            {"name": one.critic.name, "slug": one.critic.slug, "average": _figure(one.average), "reviews": one.reviews}
            for one in grid.columns
        ],
        "films": [
            {
                "title": one.film.title,
                "year": one.film.year,
                "address": film(one.film.slug),
                "identifiers": dict(known.get(one.film.id, ())),
                "average": _figure(one.average),
                "disagreement": _figure(one.disagreement),
                "reviews": [
                    {
                        "critic": column.critic.slug,
                        "mark": cell.printed,
                        "value": None if cell.value is None else cell.value / 100,
                        "verdict": cell.verdict,
                        "address": review(cell.id),
                    }
                    for column, cell in zip(grid.columns, one.cells, strict=True)
                    if cell is not None
                ],
            }
            for one in grid.rows
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _figure(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
