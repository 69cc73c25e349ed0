"""What services raise where an act cannot be done."""

from __future__ import annotations


class Refusal(Exception):
    """The act cannot be done, and nothing was changed. The message says why, to a person."""
