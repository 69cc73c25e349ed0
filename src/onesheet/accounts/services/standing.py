"""Whether a member may write just now."""

from __future__ import annotations

from datetime import datetime

from onesheet.accounts.models import Member
from onesheet.accounts.services.refusal import Refusal


def may_write(*, by: Member, now: datetime) -> None:
    """Raise Refusal where the member may write nothing that others see: suspended, silenced, not approved yet."""
    if not by.is_active:
        raise Refusal("This account is closed. Nothing was changed.")
    if by.silenced_until is not None and by.silenced_until > now:
        raise Refusal(
            "A moderator has silenced this account until "
            f"{by.silenced_until:%Y-%m-%d}. What you wrote is kept here; nothing was published."
        )
