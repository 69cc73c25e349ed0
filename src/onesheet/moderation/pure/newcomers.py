"""Who is a newcomer: whose texts the rules on words and links look at."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

DAYS = 7
"""So long after signing up, at least, everybody is a newcomer."""

SHOWN = 3
"""So many reviews, comments and lists that everybody could answer to make a newcomer one of the house."""


def is_newcomer(*, joined: datetime, shown: int, roles: Collection[str], now: datetime) -> bool:
    """Tell whether a member is a newcomer: without a role, and here for under a week or with little to show yet.

    Both count, so that an account kept asleep for a month is still one. `shown` may stop counting at `SHOWN`.
    """
    return not roles and (now - joined < timedelta(days=DAYS) or shown < SHOWN)
