"""Readings as a reader would make them, from a text and what is to be read in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from onesheet.reading.vocabulary import REVIEW, Film, Head, Reading, Review, Statement


def said(text: str, name: str, value: Any, quote: str, *, film: int = 0, rank: str = "normal", **qualifiers: Any):
    """Make a statement whose words are the first place in the text where `quote` stands."""
    start = text.index(quote)
    return Statement(
        name, value, quote, start, start + len(quote), qualifiers, film, rank, "a reason" if rank != "normal" else ""
    )


def review(text: str, words: str, *, author: str = "Ines", stars: float | None = 4, film: int = 0) -> Review:
    """Make a review whose words are the first place in the text where `words` stand."""
    start = text.index(words)
    rating = None if stars is None else {"value": stars, "scale": 5}
    return Review(words, start, start + len(words), author=author, rating=rating, film=film)


def reading(
    text: str,
    *statements: Statement,
    title: str = "The Piano",
    year: int | None = None,
    films: Sequence[Film] | None = None,
    reviews: Sequence[Review] = (),
    kind: str = REVIEW,
    outlet: str | None = "The Matinee",
    published: str | None = None,
) -> Reading:
    """Make a reading of a text about one film, or about `films`."""
    return Reading(
        name="a-document.txt",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        reader="review/1",
        head=Head(kind=kind, title=None, outlet=outlet, published=published),
        films=(Film(title, year),) if films is None else tuple(films),
        statements=statements,
        reviews=tuple(reviews),
    )
