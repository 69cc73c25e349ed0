"""What members say of a film, arranged: the histogram of their half-stars, the average, the counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onesheet.reviews.queries.tallies import counts_of
from onesheet.scores.histogram import percentages
from onesheet.scores.members import is_provisional
from onesheet.web.wording.numbers import stars_words

if TYPE_CHECKING:
    from onesheet.reviews.queries.tallies import Tally
    from onesheet.scores.result import Result

HEIGHT, STEP, WIDTH = 60, 22, 20
"""Of the drawing: of the highest bar, from bar to bar, of each bar."""
_LEAST = 2
"""Height of a bar that few gave, so that it can be seen; what nobody gave has one of 1."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `x`, `y`, `height` are its place in the drawing, y from above."""

    label: str
    """`3½ out of 5`."""
    count: int
    percent: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """The members' part of a film's sheet."""

    bars: list[Bar]
    ratings: int
    score: str
    """In stars; empty where ratings are missing."""
    missing: int
    """Ratings that are missing to a score."""
    provisional: bool
    """True where all ratings are by accounts that nobody vouched for."""
    watched: int
    liked: int
    wanted: int
    most: str
    """The label of the highest bar; empty where none is higher than all others."""


def opinion(tally: Tally, score: Result | None = None) -> Opinion:
    """Arrange a film's counts, and the members' score where it is to be shown beside them."""
    counts = tally.halves
    highest = max(counts)
    bars = [
        Bar(stars_words(half / 2), count, percent, (half - 1) * STEP, HEIGHT - height, height)
        for half, (count, percent, height) in enumerate(
            (
                (count, percent, _height(count, highest))
                for count, percent in zip(counts, percentages(counts), strict=True)
            ),
            start=1,
        )
    ]
    ratings = sum(counts)
    return Opinion(
        bars=bars,
        ratings=ratings,
        score=str(score.value) if score and score.value is not None else "",
        missing=score.lacking if score else 0,
        provisional=is_provisional(counts_of(tally)),
        watched=tally.watched,
        liked=tally.liked,
        wanted=tally.watchlisted,
        most=bars[counts.index(highest)].label if highest and counts.count(highest) == 1 else "",
    )


def _height(count: int, highest: int) -> int:
    return max(_LEAST, round(count * HEIGHT / highest)) if count else 1
