"""What members say of films: ratings, viewings, reviews, comments."""

from __future__ import annotations

from onesheet.reviews.models.activity import Activity
from onesheet.reviews.models.films import FilmTally, MemberFilm
from onesheet.reviews.models.reviews import Comment, Review, ReviewLike, ReviewText
from onesheet.reviews.models.viewings import Viewing, ViewingTag

__all__ = [
    "Activity", "Comment", "FilmTally", "MemberFilm", "Review", "ReviewLike", "ReviewText", "Viewing", "ViewingTag",
]  # fmt: skip
