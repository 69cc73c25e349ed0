"""How often a member may do what costs the site something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` attempts, failed ones too, in any stretch of `within`."""

    act: str
    times: int
    within: timedelta
    sentence: str
    """What a member is told who tries more often; `{minutes}` is when the next attempt is free."""


ADD = Limit(
    "add",
    60,
    timedelta(hours=1),
    "60 documents an hour can be added, and that many were. Try again in {minutes}; what you typed is kept below.",
)
"""Adding a document: reading it takes the server's time, and fetching it another site's."""

REPORT = Limit(
    "report",
    20,
    timedelta(hours=1),
    "20 reports an hour can be made, and that many were. Try again in {minutes}; what you typed is kept below.",
)
"""Reporting: each is looked at by a person."""

FOLLOW = Limit(
    "follow",
    300,
    timedelta(hours=1),
    "300 members an hour can be followed, and that many were. Try again in {minutes}; nothing was changed.",
)
"""Following: each time somebody else is told."""
