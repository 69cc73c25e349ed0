"""`onesheet editor`: give a member the editor's role."""

from __future__ import annotations

from onesheet.ops.accounts import change_role


def make_editor(name: str) -> int:
    """Make an editor of the member called `name`, asking for a password where the account is new."""
    return change_role(name, "editor", take=False)
