"""What the ratings of all films come to."""

from __future__ import annotations

from django.db.models import Sum

from onesheet.reviews.models import FilmTally
from onesheet.reviews.models.films import HALVES
from onesheet.scores.counts import MemberCounts


def site_counts() -> MemberCounts:
    """Return how many ratings of any film gave so many half-stars, from the kept counts. Costs one query."""
    names = [f"{kind}_{half}" for kind in ("half", "unproven") for half in range(1, HALVES + 1)]
    row = FilmTally.objects.aggregate(**{f"sum_{name}": Sum(name) for name in names})
    every = [row[f"sum_{name}"] or 0 for name in names]
    return MemberCounts(tuple(every[:HALVES]), tuple(every[HALVES:]))
