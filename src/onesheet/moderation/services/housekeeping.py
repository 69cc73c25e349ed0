"""Writes: what time alone brings about."""

from __future__ import annotations

from datetime import datetime

from onesheet.accounts.services.attempts import forget_attempts
from onesheet.accounts.services.standing import forget_sessions
from onesheet.moderation.services.suspending import end_suspensions


def keep_house(*, now: datetime) -> None:
    """Open accounts whose suspension is over, forget old attempts and sessions. To be called every few minutes to hours."""
    end_suspensions(now=now)
    forget_attempts(now=now)
    forget_sessions(now=now)
