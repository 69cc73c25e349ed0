"""What a row says, while it is gathered, and what is known of its whole table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onesheet.exchange.pure.cells import DAY_FIRST
from onesheet.exchange.pure.columns.printed import Cell, Printed
from onesheet.reading.vocabulary import Json, Statement


@dataclass(slots=True)
class Said:
    """What a row says."""

    title: str = ""
    year: int | None = None
    statements: list[Statement] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    """What of it was left out, in sentences."""
    untimed: str = ""
    """What stands for a screening's day and time, where it tells no day, or no time."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the whole table."""

    days: str = DAY_FIRST
    """What comes first in days such as `10/11/2018`."""
    festival: str = ""
    """Whose programme it is, where no column tells it."""
    edition: int | None = None
    """The year of the festival's edition, where neither the festival's name nor the row tells it."""
    is_programme: bool = False
    """Whether somebody said that it is that festival's programme, so that every film in it is shown there."""
    in_millions: bool = False
    """Whether amounts such as `1,131.6` are millions, as in old tables of Box Office Mojo."""


class RowSaid:
    """A row while what it says is gathered."""

    def __init__(self, printed: Printed, about: About) -> None:
        self.printed, self.about = printed, about
        self.said = Said()
        self._once: set[tuple[str, str, str]] = set()

    def say(self, name: str, value: Json, cell: Cell, words: str = "", **more: Json) -> None:
        """State something once, quoting the words, or else the whole cell."""
        start, end = self.printed.find(cell, words) if words else (cell.start, cell.end)
        qualifiers = {key: one for key, one in more.items() if one not in (None, "")}
        key = (name, repr(value), repr(qualifiers))
        if value in (None, "") or key in self._once:
            return
        self._once.add(key)
        self.said.statements.append(Statement(name, value, self.printed.text[start:end], start, end, qualifiers))

    def note(self, sentence: str) -> None:
        """Tell what was left out; three sentences are enough."""
        if len(self.said.notices) < 3:
            self.said.notices.append(sentence)


Cells = Mapping[str, list[tuple[Cell, list[str]]]]
"""The cells of a row by what their columns mean, each with what follows the colon."""
