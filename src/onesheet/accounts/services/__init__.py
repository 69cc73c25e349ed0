"""Writes: accounts, roles, what members try and are told."""

from __future__ import annotations

from onesheet.accounts.services.attempts import attempt
from onesheet.accounts.services.entrance import (
    approve_member,
    make_invitation,
    refuse_member,
    use_invitation,
    wait_for_approval,
    withdraw_invitation,
)
from onesheet.accounts.services.mail import has_mail, post, write_to
from onesheet.accounts.services.notices import forget, notify
from onesheet.accounts.services.refusal import Refusal
from onesheet.accounts.services.roles import (
    find_member,
    give_role,
    has_account,
    is_last_operator,
    make_editor,
    make_member,
    set_password,
    take_role,
)
from onesheet.accounts.services.standing import may_write

__all__ = [
    "Refusal", "approve_member", "attempt", "find_member", "forget", "give_role", "has_account", "has_mail",
    "is_last_operator", "make_editor", "make_invitation", "make_member", "may_write", "notify", "post", "refuse_member",
    "set_password", "take_role", "use_invitation", "wait_for_approval", "withdraw_invitation", "write_to",
]  # fmt: skip
