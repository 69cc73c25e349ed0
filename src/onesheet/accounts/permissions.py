"""Who may do what."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from onesheet.accounts.models import EDITOR, Member


def may_edit(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether the user may add, publish, discard and withdraw documents. Costs one query for a member."""
    if not isinstance(user, Member) or not user.is_active:
        return False
    return user.is_superuser or user.groups.filter(name=EDITOR).exists()
