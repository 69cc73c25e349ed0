"""How often a member may mark and log films."""

from __future__ import annotations

from datetime import timedelta

from onesheet.accounts.limits import Limit

MARK = Limit(
    "mark",
    900,
    timedelta(hours=1),
    "900 films an hour can be marked, and that many were. Nothing was changed. Try again in {minutes}.",
)
"""Rating, liking, marking as watched or wanted. An evening of rating what one ever saw stays below it."""

LOG = Limit(
    "log",
    120,
    timedelta(hours=1),
    "120 viewings an hour can be logged or changed, and that many were. Try again in {minutes}; what you typed is kept.",
)
"""Logging a viewing or changing one: those who follow may hear of it."""
