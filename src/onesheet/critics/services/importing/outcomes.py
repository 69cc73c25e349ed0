"""What becomes of the rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

_UNDONE = "The table it came from was undone: "


def undone(name: str) -> str:
    """Return the reason for which reviews of a table of this name are withdrawn when it is undone."""
    return (_UNDONE + name)[:500]


def withdrawn_by_undoing(reason: str) -> bool:
    """Tell whether that is the reason for which a review is withdrawn."""
    return reason.startswith(_UNDONE)


class Fate(StrEnum):
    """What became of a row, or would."""

    MADE = "made"
    SAME = "same"
    """Its review is here already."""
    BACK = "back"
    """Its review is here, withdrawn since its table was undone, and is put back as an editor had left it."""
    WAITING = "waiting"
    """Its film is not here, or nobody can tell which it is; taken in again later it may be made."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row. `sentence` says why it waits or was refused, and what of it was left out."""

    line: int
    fate: Fate
    sentence: str = ""
    said: str = ""
    """How the row begins."""


Tell = Callable[[Sequence[Outcome]], None]
"""What is called after each batch with what became of its rows."""


@dataclass(slots=True)
class Totals:
    """How many rows had which fate: the five sum to `rows`."""

    rows: int = 0
    made: int = 0
    same: int = 0
    back: int = 0
    waiting: int = 0
    refused: int = 0
    table: int | None = None
    """The number of the table in the record; None where nothing was made of it."""
    notices: list[str] = field(default_factory=list)
    """Sentences about the whole file."""

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count what became of some more rows."""
        for fate, number in Counter(one.fate for one in outcomes).items():
            self.rows += number
            setattr(self, fate, getattr(self, fate) + number)

    def as_json(self) -> dict[str, int]:
        """Return the counts as a JSON object."""
        return {
            "rows": self.rows, "made": self.made, "same": self.same, "back": self.back, "waiting": self.waiting,
            "refused": self.refused,
        }  # fmt: skip
