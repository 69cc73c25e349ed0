"""How often a member may ask for what costs the site much."""

from __future__ import annotations

from datetime import timedelta

from onesheet.accounts.limits import Limit

EXPORT = Limit(
    "export",
    6,
    timedelta(hours=1),
    "Your export was made six times in an hour. Try again in {minutes}; nothing was lost.",
)
"""An export reads all that a member made."""

CONFIRM = Limit(
    "confirm", 8, timedelta(hours=1), "That was tried too often. Try again in {minutes}. Nothing was erased."
)
"""Erasing an account asks for the password; whoever found a browser open should not be able to guess it."""
