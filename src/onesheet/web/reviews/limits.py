"""How often a member may write, and how often a visitor's words are kept for them."""

from __future__ import annotations

from datetime import timedelta

from onesheet.accounts.limits import Limit

_HOUR = timedelta(hours=1)

REVIEW = Limit(
    "review",
    30,
    _HOUR,
    "30 reviews an hour can be saved, and that many were. Try again in {minutes}; what you typed is kept below.",
)
"""Saving a review, drafts and edits among them: each is read, screened and told to those who follow."""

COMMENT = Limit(
    "comment",
    40,
    _HOUR,
    "40 comments an hour can be sent, and that many were. Try again in {minutes}; what you typed is kept below.",
)
"""Sending or changing a comment: each tells somebody."""

LIKE = Limit("like", 200, _HOUR, "200 likes an hour can be given, and that many were. Try again in {minutes}.")
"""Liking a review: each tells its author."""

KEEP = Limit(
    "keep",
    20,
    _HOUR,
    "You are not signed in, and nothing more can be kept for you just now. Copy your text, sign in, and paste it again.",
)
"""Keeping what a visitor typed until they have signed in, by network address: each fills a row of the database."""
