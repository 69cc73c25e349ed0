"""Critics and outlets, their reviews, and what is kept of them by film."""

from __future__ import annotations

from onesheet.critics.models.films import Consensus, CriticTally, ScoreHold
from onesheet.critics.models.reviews import CriticReview, CriticReviewChange, ReviewTable
from onesheet.critics.models.voices import HEAVIEST, WEIGHT, Critic, Outlet, Weight

__all__ = [
    "HEAVIEST", "WEIGHT", "Consensus", "Critic", "CriticReview", "CriticReviewChange", "CriticTally", "Outlet", "ReviewTable", "ScoreHold",
    "Weight",
]  # fmt: skip
