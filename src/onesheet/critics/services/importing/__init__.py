"""Writes: tables of reviews taken in, in steps that stand apart.

A table is opened by `critics.pure.tables`, its films are found by a `Finder`, `preview` says what would become of every row and
`take_in` does it in batches, each a transaction of its own, so that what was finished stays finished when it is stopped.
`undo` takes out what a table made.
"""

from onesheet.critics.services.importing.finding import Finder
from onesheet.critics.services.importing.outcomes import Fate, Outcome, Totals
from onesheet.critics.services.importing.planning import Given, preview
from onesheet.critics.services.importing.taking import take_in
from onesheet.critics.services.importing.undoing import Undone, undo

__all__ = ["Fate", "Finder", "Given", "Outcome", "Totals", "Undone", "preview", "take_in", "undo"]
