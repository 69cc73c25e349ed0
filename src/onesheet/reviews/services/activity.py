"""Writes: what the feed of those one follows is made of."""

from __future__ import annotations

from datetime import datetime

from onesheet.accounts.models import Member
from onesheet.reviews.models import Activity


def note(*, by: Member, kind: Activity.Kind, ref: int, film: int | None = None, visibility: str, now: datetime) -> None:
    """Note that a member did something, once for each thing; done again, it changes only who sees it."""
    activity, made = Activity.objects.get_or_create(
        member=by, kind=kind, ref=ref, defaults={"film_id": film, "visibility": visibility, "at": now}
    )
    if not made and activity.visibility != visibility:
        activity.visibility = visibility
        activity.save(update_fields=["visibility"])


def show(*, kind: Activity.Kind, ref: int, shown: bool) -> None:
    """Hide what is told of a thing that a moderator hides, or show it again."""
    Activity.objects.filter(kind=kind, ref=ref).update(shown=shown)


def drop(*, kind: Activity.Kind, ref: int, by: Member | None = None) -> None:
    """Forget a thing that is gone, or that `by` took back."""
    found = Activity.objects.filter(kind=kind, ref=ref)
    (found if by is None else found.filter(member=by)).delete()
