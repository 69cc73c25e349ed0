"""Who sees a list, and who edits it: conditions of a query on `FilmList`."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from onesheet.accounts.visibility import not_blocked, seen_by_all, seen_by_member
from onesheet.lists.models import ListEditor


def seen(viewer: Any, *, list: str = "") -> Q:  # noqa: A002 - the word for it
    """Return the condition that the member with the number `viewer` sees the list; None is a visitor.

    `list` is the lookup of the list where another table is asked, `list__`. What is hidden its owner alone sees.
    """
    shown = Q(**{f"{list}hidden_at__isnull": True})
    author, visibility = f"{list}member", f"{list}visibility"
    if viewer is None:
        return shown & seen_by_all(author=author, visibility=visibility)
    open_to = shown & (seen_by_member(viewer, author=author, visibility=visibility) | shares(viewer, list=list))
    return Q(**{f"{author}_id": viewer}) | open_to


def shares(viewer: Any, *, list: str = "") -> Q:  # noqa: A002
    """Return the condition that the owner asked the member to edit the list, and neither blocked the other since."""
    author = f"{list}member"
    asked = Exists(ListEditor.objects.filter(list_id=OuterRef(f"{list}id"), member_id=viewer))
    return Q(asked) & Q(**{f"{author}__is_active": True}) & not_blocked(viewer, author)


def edits(viewer: Any) -> Q:
    """Return the condition that the member owns the list or edits it with its owner."""
    return Q(member_id=viewer) | (Q(hidden_at__isnull=True) & shares(viewer))
