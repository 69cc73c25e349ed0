"""What members did, taken in: ratings, marks, viewings, reviews, lists, favourites, profiles."""

from __future__ import annotations

from onesheet.exchange.members.handler import MembersHandler

__all__ = ["MembersHandler"]
