"""How often a member may give a file to be taken in."""

from __future__ import annotations

from datetime import timedelta

from onesheet.accounts.limits import Limit

IMPORT = Limit(
    "import",
    20,
    timedelta(hours=1),
    "20 files an hour can be given, and that many were. Try again in {minutes}; put what belongs together into one zip.",
)
"""Giving a file: it is copied, looked through and kept until it is taken in or discarded."""
