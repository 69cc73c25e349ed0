"""What folders above this one keep of a member: each adds its sheets, and hears when an account is erased."""

from __future__ import annotations

from django.dispatch import Signal

from onesheet.leaving.queries.sheets import Sheet

account_erased = Signal()
"""A member's account is being erased. Sent inside the transaction that does it, with `member` and `now`.

A receiver deletes what is the member's own and takes their name from the rest; files go when the transaction is committed.
"""

_ADDED: list[Sheet] = []


def add_sheets(*sheets: Sheet) -> None:
    """Add to every export from now on; called once for each, when the program starts."""
    known = {sheet.name for sheet in _ADDED}
    _ADDED.extend(sheet for sheet in sheets if sheet.name not in known)


def added_sheets() -> tuple[Sheet, ...]:
    """Return the sheets that were added."""
    return tuple(_ADDED)
