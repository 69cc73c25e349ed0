"""A review as a member writes it. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass, replace

LONGEST_REVIEW = 50_000
LONGEST_COMMENT = 5000


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """What a member says of a film. `rating` is in half-stars, 1 to 10."""

    text: str
    """Markdown."""
    publish: bool = True
    """False for a draft. A published review stays published."""
    spoilers: bool = False
    """True where all of it is to be folded away."""
    rating: int | None = None
    liked: bool = False
    language: str = ""
    """A code of `values.languages`; empty for the site's own."""
    visibility: str = "public"
    comments_open: bool = True
    viewing: int | None = None
    """The number of the viewing it belongs to."""


def tidy_review(entry: ReviewEntry) -> ReviewEntry:
    """Return the entry as it is stored. Raises ValueError, with a sentence, where it will not do."""
    text = tidy_text(entry.text)
    if not text and entry.publish:
        raise ValueError("There is nothing to publish yet. Write a word or two first.")
    if len(text) > LONGEST_REVIEW:
        raise ValueError("A review has 50,000 characters at most. Shorten it; what you typed is kept below.")
    if entry.rating is not None and not 1 <= entry.rating <= 10:
        raise ValueError("A rating is from half a star to five stars.")
    return replace(entry, text=text)


def tidy_text(text: str) -> str:
    """Return a text as it is stored: lines end as everywhere here, no zero bytes, nothing idle around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def version_of(entry: ReviewEntry) -> str:
    """Return what tells one state of a review from another, so that two forms cannot overwrite each other unseen."""
    return hashlib.sha256(json.dumps(astuple(entry)).encode()).hexdigest()[:32]
