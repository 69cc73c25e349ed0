"""Reads: lists, challenges, and how far those who take part are."""

from __future__ import annotations

from onesheet.lists.queries.index import (
    ListCard,
    ListLine,
    ListsPage,
    OnList,
    all_challenges,
    all_lists,
    list_cards,
    mine,
    of_film,
    of_member,
)

__all__ = [
    "ListCard", "ListLine", "ListsPage", "OnList", "all_challenges", "all_lists", "list_cards", "mine",
    "of_film", "of_member",
]  # fmt: skip
