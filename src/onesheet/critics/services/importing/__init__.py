"""Writes: tables of reviews taken in, in steps that stand apart.

A table is opened by `critics.pure.tables`, its films are found by a `Finder`, `preview` says what would become of every row and
`take_in` does it in batches, each a transaction of its own, so that what was finished stays finished when it is stopped.
`undo` takes out what a table made.
"""

from onesheet.critics.services.importing.finding import Finder, Found
from onesheet.critics.services.importing.outcomes import Fate, Outcome, Totals
from onesheet.critics.services.importing.planning import Given, Plan, Planned, plan, preview, taken
from onesheet.critics.services.importing.taking import Taking, take_in, turn
from onesheet.critics.services.importing.undoing import Undone, undo, undo_some

__all__ = [
    "Fate", "Finder", "Found", "Given", "Outcome", "Plan", "Planned", "Taking", "Totals", "Undone", "plan", "preview", "take_in",
    "taken", "turn", "undo", "undo_some",
]  # fmt: skip
