"""Who sees what a member made: one rule for viewings, reviews, lists and comments, as conditions of a query.

What is `public` everybody sees, `members` everyone signed in, `followers` those who follow its author, `me` its author
alone. Between two of whom one blocked the other nothing is seen. What a suspended member made is seen by nobody else.
Of who erased their account nothing is left but the empty places that others' words need, and those are seen.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from onesheet.accounts.models import Block, Follow, Visibility

_NARROWEST_FIRST = (Visibility.ME, Visibility.FOLLOWERS, Visibility.MEMBERS, Visibility.PUBLIC)


def as_wide_as(visibility: str, other: str) -> bool:
    """Tell whether everybody who sees what has the `other` visibility sees what has this one."""
    return _NARROWEST_FIRST.index(Visibility(visibility)) >= _NARROWEST_FIRST.index(Visibility(other))


def as_wide(other: str) -> list[str]:
    """Return the visibilities that are as wide as the other."""
    return [one.value for one in _NARROWEST_FIRST if as_wide_as(one, other)]


def seen_by_all(*, author: str = "member", visibility: str = "visibility") -> Q:
    """Return the condition for what a visitor without an account sees. `author` and `visibility` are lookups."""
    return Q(**{visibility: Visibility.PUBLIC}) & _not_closed(author)


def seen_by_member(viewer: Any, *, author: str = "member", visibility: str = "visibility") -> Q:
    """Return the condition for what the member with the number `viewer` sees; `named("viewer")` in a prepared query."""
    followed = Exists(Follow.objects.filter(by_id=viewer, of_id=OuterRef(f"{author}_id")))
    open_to = Q(**{f"{visibility}__in": [Visibility.PUBLIC, Visibility.MEMBERS]}) | (
        Q(**{visibility: Visibility.FOLLOWERS}) & followed
    )
    return Q(**{f"{author}_id": viewer}) | (_not_closed(author) & open_to & not_blocked(viewer, author))


def _not_closed(author: str) -> Q:
    return Q(**{f"{author}__is_active": True}) | Q(**{f"{author}__erased_at__isnull": False})


def not_blocked(viewer: Any, author: str = "member") -> Q:
    """Return the condition that neither blocked the other."""
    return ~Exists(Block.objects.filter(by_id=viewer, of_id=OuterRef(f"{author}_id"))) & ~Exists(
        Block.objects.filter(of_id=viewer, by_id=OuterRef(f"{author}_id"))
    )
