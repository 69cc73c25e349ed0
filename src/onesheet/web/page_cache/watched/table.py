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
