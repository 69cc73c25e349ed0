"""Who may run a vote."""

from __future__ import annotations

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_programme
from onesheet.accounts.services import Refusal


def check_programmer(by: Member) -> None:
    """Raise Refusal where the member does not make the programme."""
    if not may_programme(by):
        raise Refusal("Only those who make the programme run its votes; nothing was changed.")
