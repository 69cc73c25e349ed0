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

SIGN_UP = Limit(
    "sign-up",
    6,
    timedelta(hours=1),
    "Six accounts an hour can be made from one network, and that many were. Try again in {minutes}.",
)
"""Making an account, by network address."""

UNPROVEN = Limit(
    "unproven",
    40,
    timedelta(days=1),
    "Too many accounts were asked for today without script. Try again in {minutes}, or with script.",
)
"""Asking for an account without the browser's work, from all addresses together: operators read each."""

RESET = Limit(
    "reset",
    10,
    timedelta(hours=1),
    "Ten letters an hour can be asked for from one network, and that many were. Try again in {minutes}.",
)
"""Asking for a new password, by network address."""

PREVIEW = Limit(
    "preview",
    120,
    timedelta(hours=1),
    "120 previews an hour can be asked for, and that many were. Try again in {minutes}; what you typed is kept below.",
)
"""Looking at what Markdown becomes: nothing is written, but each is parsed and sanitised."""

PROFILE = Limit(
    "profile",
    30,
    timedelta(hours=1),
    "A profile can be saved 30 times an hour, and it was. Try again in {minutes}; what you typed is kept below.",
)
"""Saving one's profile: each is screened, and pages that name the member are made anew."""
