"""Cards of a member's lists, for the member's own page."""

from __future__ import annotations

from onesheet.lists.queries.index import ListCard, list_cards, some_of_member


def member_lists(owner: int, viewer: int | None, *, limit: int) -> list[ListCard]:
    """Return the lists of a member that changed last, as far as the viewer sees them. Costs two queries."""
    return list_cards(some_of_member(owner, viewer, limit=limit))
