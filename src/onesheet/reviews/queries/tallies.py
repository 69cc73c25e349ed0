"""The kept counts of a film, and what the rules for scores take of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onesheet.database.prepared import Prepared, named
from onesheet.reviews.models import FilmTally
from onesheet.reviews.models.films import HALVES
from onesheet.scores.counts import MemberCounts

GIVEN = tuple(f"half_{half}" for half in range(1, HALVES + 1))
"""The columns of `FilmTally` that count ratings, by half-stars."""
UNPROVEN = tuple(f"unproven_{half}" for half in range(1, HALVES + 1))
"""Those that count the ratings among them by unproven members."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The kept counts of a film. `half_1` to `half_10` are how many gave so many half-stars."""

    half_1: int = 0
    half_2: int = 0
    half_3: int = 0
    half_4: int = 0
    half_5: int = 0
    half_6: int = 0
    half_7: int = 0
    half_8: int = 0
    half_9: int = 0
    half_10: int = 0
    unproven_1: int = 0
    unproven_2: int = 0
    unproven_3: int = 0
    unproven_4: int = 0
    unproven_5: int = 0
    unproven_6: int = 0
    unproven_7: int = 0
    unproven_8: int = 0
    unproven_9: int = 0
    unproven_10: int = 0
    """How many of these are by unproven members."""
    watched: int = 0
    liked: int = 0
    watchlisted: int = 0
    reviews: int = 0

    @property
    def halves(self) -> list[int]:
        """How many gave one half-star, two, three and so on."""
        return [getattr(self, name) for name in GIVEN]


_COUNTS: dict[str, Any] = {name: name for name in Tally.__slots__}
_TALLY = Prepared(Tally, FilmTally.objects.filter(film_id=named("film")), **_COUNTS)


def film_tally(film: int) -> Tally:
    """Return the counts of a film. Costs one query."""
    return _TALLY.first(film=film) or Tally()


def counts_of(tally: Tally | FilmTally) -> MemberCounts:
    """Return what the rules take of a film's counts."""
    return MemberCounts(tuple(getattr(tally, name) for name in GIVEN), tuple(getattr(tally, name) for name in UNPROVEN))
