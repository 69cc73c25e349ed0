"""How many rows had which fate, and how far a run is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from onesheet.exchange.pure.ratings import Outcomes
from onesheet.exchange.pure.rows import Fate, Outcome

FATES = tuple(fate.value for fate in Fate)


@dataclass(slots=True)
class Totals:
    """How many rows had which fate: the six sum to `rows`."""

    rows: int = 0
    made: int = 0
    changed: int = 0
    same: int = 0
    waiting: int = 0
    ambiguous: int = 0
    refused: int = 0
    notices: list[str] = field(default_factory=list)
    """Sentences about whole files, or about what an undoing left."""
    number: int | None = None
    """Of the import; None where nothing was written."""
    format: str = ""

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count some more rows."""
        fates = outcomes.fates if isinstance(outcomes, Outcomes) else [one.fate for one in outcomes]
        for fate, number in Counter(fates).items():
            self.rows += number
            setattr(self, fate.value, getattr(self, fate.value) + number)

    def as_json(self) -> dict[str, int]:
        """Return the counts as a JSON object."""
        return {"rows": self.rows, **{fate: getattr(self, fate) for fate in FATES}}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, after a batch."""

    outcomes: Sequence[Outcome]
    """What became of the rows of the batch."""
    rows: int
    """Rows so far, of earlier runs too."""
    expected: int | None = None
    """All rows, where a preview counted them."""


Tell = Callable[[Progress], None]
