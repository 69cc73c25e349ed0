"""Writes: who sees what a member makes, where they do not say it of the single thing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member, Visibility
from onesheet.accounts.services import Refusal
from onesheet.reviews.models import Activity
from onesheet.reviews.services.films import hold


def change_privacy(
    *,
    by: Member,
    films_visibility: str,
    entry_visibility: str,
    comments_open: bool,
    now: datetime,  # noqa: ARG001 - as all acts are called
) -> None:
    """Choose who sees a member's films from now on, and what each new entry of theirs starts with.

    Entries that are there keep their own visibility. Raises Refusal where a visibility is none.
    """
    if not {films_visibility, entry_visibility} <= set(Visibility.values):
        raise Refusal("Choose who sees it. Nothing was changed.")
    with transaction.atomic():
        hold(by)
        Member.objects.filter(pk=by.pk).update(
            films_visibility=films_visibility, entry_visibility=entry_visibility, comments_open=comments_open
        )
        # What followers were told of the watchlist is seen by whom the watchlist is.
        Activity.objects.filter(member=by, kind=Activity.Kind.WATCHLIST).update(visibility=films_visibility)
