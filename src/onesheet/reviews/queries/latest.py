"""The latest reviews of the site."""

from __future__ import annotations

from functools import cache

from onesheet.database.prepared import Prepared
from onesheet.reviews.queries.cards import ReviewCard, prepared_cards, shown_reviews


@cache
def _latest(*, viewer: bool) -> Prepared[ReviewCard]:
    return prepared_cards(shown_reviews(viewer=viewer).order_by("-published_at", "-id"))


def latest_reviews(viewer: int | None, *, limit: int, offset: int = 0) -> list[ReviewCard]:
    """Return reviews by members that may be seen, the newest first. Costs one query."""
    known = {} if viewer is None else {"viewer": viewer}
    return _latest(viewer=viewer is not None).rows(limit=limit, offset=offset, **known)
