"""What takes rows in: one handler for what members did, one for films, one for critics' reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from onesheet.exchange.pure.coming import Coming
from onesheet.exchange.pure.rows import Fate, Row

KEEP, FILE = "keep", "file"
"""Who wins where the site and the file say different things."""


@dataclass(frozen=True, slots=True)
class Order:
    """How an import is to be done."""

    number: int
    """Of the import."""
    name: str
    """Of the file."""
    sha256: str
    member: int | None
    """Whose things these are; None where the file is nobody's (catalogues, critics)."""
    by: int | None
    """Who does it; None for the command line."""
    now: datetime
    conflict: str = KEEP
    options: dict[str, Any] = field(default_factory=dict)
    format: str = ""
    """Of the file; tokens of what is made from it hang on it, so that it is known before the first row."""
    coming: Coming = field(default_factory=Coming)
    """Of a preview: films that its rows would make, known to all handlers of the run."""


@dataclass(slots=True, unsafe_hash=True)
class Result:
    """What became of one row, or would. Nobody changes one; see `pure.rows.Row`."""

    fate: Fate
    sentence: str = ""
    film: int | None = None
    choices: tuple[tuple[int, str], ...] = ()
    """Where it is ambiguous: films it could be, each with what speaks against it."""
    undo: Any = None
    """JSON that lets `Handler.undo` take back what was done; None where nothing was."""


class Handler(Protocol):
    """Takes rows of some deeds in. One object serves one run of one import."""

    def settle(
        self, rows: Sequence[Row], *, write: bool, films: Sequence[int | None] | None = None
    ) -> Sequence[Result]:
        """Say what becomes of each row, and with `write` do it, inside the transaction that is open.

        Without `write` nothing is written and no lock taken; the object remembers what earlier rows would have changed, so that
        a preview of a file in batches says what applying it will do. `films` gives rows whose film a person has chosen, or that was found
        when it appeared; None in it: to be found.
        """
        ...

    def undo(self, steps: Sequence[Any]) -> list[str]:
        """Take back what was done, the last first, inside the transaction that is open; `steps` are the `Result.undo`s in order.

        What was changed here since stays; return a sentence for each such thing. What is the same however many batches there were may be
        left to `finish_undo`, where the handler has one.
        """
        ...
