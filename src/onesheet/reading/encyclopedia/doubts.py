"""Says where an article contradicts itself: both values are kept, and a sentence tells which lines give them."""

from __future__ import annotations

from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.vocabulary import HOLE, PROPERTIES, Json, Statement

_TOLD = {"duration": "running time", "budget": "budget", "gross": "gross", "score": "score"}
"""The figures that have one value in each slot, by the words for them."""


def read_doubts(book: Notebook) -> None:
    """Add a sentence to the problems for each figure of which the article gives two values."""
    for name, words in _TOLD.items():
        slots: dict[str, Statement] = {}
        for one in book.noted(name):
            if one.value == HOLE or (name == "gross" and not {"scope", "territory"} & one.qualifiers.keys()):
                continue  # sums of which nothing tells what they cover need not be of the same
            slot = repr([one.qualifiers.get(key) for key in PROPERTIES[name].slot])
            first = slots.setdefault(slot, one)
            if first.value != one.value and not _is_rounded(first.value, one.value):
                book.doubt(
                    f"Line {_line(book, one)}: the {words} is given as “{_quote(book, one)}”, in line {_line(book, first)} as "
                    f"“{_quote(book, first)}”; both were kept, so choose one by hand if you know which is right."
                )


def _is_rounded(first: Json, second: Json) -> bool:
    """Whether two sums differ by so little that one may be the other rounded: `$5.4 million` and `$5,402,110`."""
    if not (isinstance(first, dict) and isinstance(second, dict) and first.get("amount") and second.get("amount")):
        return False
    low, high = sorted((int(first["amount"]), int(second["amount"])))
    return (high - low) * 20 <= high


def _line(book: Notebook, one: Statement) -> int:
    return book.source.text.count("\n", 0, one.start) + 1


def _quote(book: Notebook, one: Statement) -> str:
    return " ".join(book.source.text[one.start : one.end].split())
