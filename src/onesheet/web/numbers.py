"""The number of a thing in an address."""

from __future__ import annotations


class Number:
    """A whole number, no longer than databases take it: a longer one is the number of nothing."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """Read it."""
        return int(value)

    def to_url(self, value: object) -> str:
        """Write it."""
        return str(value)
