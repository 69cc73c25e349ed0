"""Writes: accounts, roles, what members try and are told."""

from __future__ import annotations

from onesheet.accounts.services.attempts import attempt
from onesheet.accounts.services.notices import forget, notify
from onesheet.accounts.services.refusal import Refusal
from onesheet.accounts.services.roles import give_role, has_account, make_editor, take_role
from onesheet.accounts.services.standing import may_write

__all__ = [
    "Refusal", "attempt", "forget", "give_role", "has_account", "make_editor", "may_write", "notify", "take_role",
]  # fmt: skip
