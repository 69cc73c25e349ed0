"""Who may do what."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from onesheet.accounts.models import Member, Role


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """Return the names of the user's roles, one query the first time; an operator has all, a closed account none."""
    if not isinstance(user, Member) or not user.is_active:
        return frozenset()
    kept: frozenset[str] | None = getattr(user, "_roles", None)
    if kept is None:
        names = frozenset(user.groups.values_list("name", flat=True))
        kept = frozenset(Role.values) if user.is_superuser or Role.OPERATOR in names else names & frozenset(Role.values)
        user._roles = kept  # type: ignore[attr-defined] # noqa: SLF001 - kept for this request alone
    return kept


def has_role(user: AbstractBaseUser | AnonymousUser, role: Role) -> bool:
    """Tell whether the user has the role."""
    return role.value in roles_of(user)


def may_edit(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether the user may add, publish, discard and withdraw documents."""
    return has_role(user, Role.EDITOR)


def may_moderate(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether the user handles reports and may hide, warn, silence and suspend."""
    return has_role(user, Role.MODERATOR)


def may_operate(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether the user runs the site: gives roles, invites, approves."""
    return has_role(user, Role.OPERATOR)


def may_programme(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether the user makes the programme of festivals: editions, screenings, polls, awards."""
    return has_role(user, Role.PROGRAMMER)


def may_bring_tables(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether the user may take in tables of films, as the programme of a festival is, and say what their columns mean."""
    return may_edit(user) or may_programme(user)
