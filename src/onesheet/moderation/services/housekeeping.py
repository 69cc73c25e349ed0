"""Writes: what time alone brings about."""

from __future__ import annotations

from datetime import datetime

from onesheet.accounts.services.attempts import forget_attempts
from onesheet.accounts.services.standing import forget_sessions
from onesheet.critics.services.embargo import release_due
from onesheet.moderation.services.suspending import end_suspensions
from onesheet.reviews.services.proving import prove_all


def keep_house(*, now: datetime) -> None:
    """Let go what was held back until now, open accounts whose suspension is over, prove those that are due, forget old attempts and sessions.

    To be called every few minutes to hours.
    """
    release_due(now=now)
    end_suspensions(now=now)
    prove_all(now=now)
    forget_attempts(now=now)
    forget_sessions(now=now)
