"""What a reader is: it recognises one kind of document and reads it.

Each kind is a folder beside this file with a `READER` in its `__init__.py`; `register.py` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onesheet.reading.document import Document
from onesheet.reading.vocabulary import Film, Head, Review, Statement


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reader took from a document, with offsets in its prose; `onesheet.reading.read` makes a Reading of it and checks every quote."""

    head: Head
    films: tuple[Film, ...] = ()
    statements: tuple[Statement, ...] = ()
    reviews: tuple[Review, ...] = ()
    chrome: tuple[tuple[int, int], ...] = ()
    """Stretches that are no part of the main text: menus, footers, lists of other articles."""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of document. Both functions are pure, total and take time linear in the prose."""

    name: str
    version: int
    recognise: Callable[[Document], float]
    """How sure the reader is that the document is of its kind: 0 (not at all) to 1 (certain)."""
    read: Callable[[Document], Findings]
