"""What one look is, and what it sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

MOST_TOLD = 20
"""So many things that are wrong are told one by one; the others are counted."""


@dataclass(slots=True)
class Seen:
    """What one look came to."""

    looked: int = 0
    told: list[str] = field(default_factory=list)
    """A line each; no more than `MOST_TOLD`."""
    wrong: int = 0
    mended: int = 0

    def wrongs(self, line: str, *, mended: bool = False) -> None:
        """Note one thing that is wrong."""
        self.wrong += 1
        self.mended += mended
        if len(self.told) < MOST_TOLD:
            self.told.append(line)


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the site."""

    name: str
    see: Callable[[bool], Seen]
    """Looks, and mends what can be mended where it is told to."""
