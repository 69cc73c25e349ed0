"""Reviews by critics as a service adds them, and the words of one that nobody may read yet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from factories.sources import NOON
from onesheet.critics.models import CriticReview
from onesheet.critics.services.reviews import add_review
from onesheet.films.models import Film

TOMORROW = NOON + timedelta(days=1)
"""Until when things are held back."""

SECRET = {
    "critic": "Zebulon Quillfeather",
    "outlet": "The Xylophone Gazette",
    "quote": "Vexatious flummery, wurzelnd <b>&amp;</b> gobsmacking.",
    "printed": "13/20",
    "address": "https://xylophone.example/quillfeather",
    "date": "2014-03-07",
    "language": "cy",
    "licence": "CC-BY-ND-4.0",
}
"""A review in words that stand nowhere else."""
TRACES = (
    "Quillfeather", "quillfeather", "Zebulon", "Xylophone", "xylophone", "exatious", "flummery", "wurzelnd", "gobsmacking",
    "13/20", "2014-03-07", "7 March 2014", "7 Mar 2014", "CC-BY-ND",
)  # fmt: skip
"""What would betray it."""


def reviewed(film: Film, *, by: str = "Ann Marsh", at: str = "The Matinee", **told: Any) -> CriticReview:
    """Add a review of a film; what is not told is dull."""
    told = {"printed": "3/4", "date": "2015-11-06", "quote": "It holds.", **told}
    return add_review(film=film.pk, critic=by, outlet=at, by=None, now=told.pop("now", NOON), **told).review


def five_reviews(film: Film) -> list[CriticReview]:
    """Add five reviews, from which on there are scores: 75, 50, 100, 25 and 80 of 100."""
    marks = ("3/4", "2/4", "4/4", "1/4", "4/5")
    return [
        reviewed(film, by=f"Critic {name}", at=f"Paper {name}", printed=mark)
        for name, mark in zip(("One", "Two", "Three", "Four", "Five"), marks, strict=True)
    ]


def held_review(film: Film, **told: Any) -> CriticReview:
    """Add the secret review, held back until tomorrow."""
    told = {**SECRET, **told}
    return add_review(film=film.pk, by=None, now=NOON, held_until=TOMORROW, **told).review
