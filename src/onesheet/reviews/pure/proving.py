"""When an account that nobody vouched for has proven itself: docs/scoring.md, `members-score`."""

from __future__ import annotations

from datetime import datetime, timedelta

AGE = timedelta(days=30)
"""How long ago it was made, at least."""

FILMS = 10
"""How many films it has rated, at least."""


def is_old_enough(*, joined: datetime, now: datetime) -> bool:
    """Tell whether an account was made so long ago that its ratings can prove it."""
    return now - joined >= AGE


def has_proven_itself(*, joined: datetime, rated: int, now: datetime) -> bool:
    """Tell whether an account with so many rated films is proven. `rated` may stop counting at `FILMS`."""
    return is_old_enough(joined=joined, now=now) and rated >= FILMS
