"""Until when something may be held back."""

from __future__ import annotations

from datetime import datetime, timedelta

from onesheet.accounts.services import Refusal

LONGEST = timedelta(days=5 * 366)
"""How far away a time may be: what is later was mistyped."""


def check_time(until: datetime, *, now: datetime, kept: str) -> None:
    """Raise Refusal where something cannot be held back until a time; `kept` is the sentence that says what was not done."""
    if until <= now:
        raise Refusal(f"This time is over. {kept} Give a time that is still to come.")
    if until - now > LONGEST:
        raise Refusal(f"This time is more than five years away. {kept} Look at its year.")
