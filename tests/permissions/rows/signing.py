"""Signing in and out."""

from __future__ import annotations

from permissions.row import Row, answers

ROWS = [
    Row("sign-in", get=answers(302, visitor=200), post=answers(302, visitor=200)),
    Row("sign-out", post=answers(302)),
]
