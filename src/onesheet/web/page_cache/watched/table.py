"""What is said of a watched table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Watched:
    """A table, and queries that return the keys a row of it touches; `{row}` stands for the row, old or new."""

    table: str
    keys: tuple[str, ...]
    operations: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")
    columns: tuple[str, ...] = ()
    """Updates of other columns touch no page; empty where every column may."""
    quiet: bool = False
    """Whether thousands of rows may be written without raising versions for each: see `database.quiet`. Only where the
    versions follow from one column, so that one row of each value raises them for all."""
    together: bool = False
    """Whether, where quiet is asked for, PostgreSQL raises the versions of all rows of a statement at once, at its end."""
    by: str = ""
    """The column that alone decides which keys a row touches, where one does: while it stays the same, so do they."""
