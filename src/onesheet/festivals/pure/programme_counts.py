"""What becomes of the screenings of a programme that is taken in, counted: the same before it is done and after."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """How many screenings are made, moved, changed otherwise, and taken away again."""

    made: int = 0
    moved: int = 0
    changed: int = 0
    cancelled: int = 0
    by_films: int = 0
    """How many of those made or changed are as long as their films, since nobody told a length."""
    untold: int = 0
    """How many of them are taken to be of the usual length, since nobody knows that of their films either."""

    def add(self, other: Counts) -> None:
        """Count another edition's, too."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def anything(self) -> bool:
        """Whether anything changes."""
        return bool(self.made or self.moved or self.changed or self.cancelled)
