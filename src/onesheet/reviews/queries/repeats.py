"""What a member said before in the same words: after going back, a browser sends a form made anew with what was typed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from onesheet.reviews.models import Review, Viewing
from onesheet.reviews.pure.review_entries import tidy_text
from onesheet.reviews.pure.viewing_entries import ViewingEntry, tidy


def same_review(member: int, film: int, text: str, *, published: bool, but: UUID) -> Review | None:
    """Return the member's newest review of a film, published or a draft, that says exactly this; None for none.

    The one that came from the form with the token `but` is not meant. Costs one query.
    """
    state = Review.State.PUBLISHED if published else Review.State.DRAFT
    there = Review.objects.filter(member_id=member, film_id=film, state=state, erased_at__isnull=True)
    return there.filter(text=tidy_text(text)).exclude(token=but).order_by("-id").first()


def was_logged(member: int, film: int, entry: ViewingEntry, *, since: datetime, but: UUID) -> bool:
    """Tell whether the member logged a film of this date, with the same place, format and rating, since then.

    The viewing that came from the form with the token `but` is not meant, and none without a date. Costs one query.
    """
    if not entry.date:
        return False
    entry = tidy(entry)
    logged = Viewing.objects.filter(member_id=member, film_id=film, made_at__gte=since).exclude(token=but)
    return logged.filter(date=entry.date, place=entry.place, format=entry.format, rating=entry.rating).exists()
