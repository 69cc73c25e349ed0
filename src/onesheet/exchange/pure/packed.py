"""What became of the rows of a batch, and what takes it back, in as few bytes as will do.

A batch of two thousand rows is a few tens of kilobytes: columns instead of rows, each sentence once, compressed. What is
packed is the site's own and read by it alone, so that its shape may change with a migration.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any, TypeAlias

from onesheet.exchange.pure.rows import Fate, Outcome

LETTERS = {
    Fate.MADE: "m", Fate.CHANGED: "c", Fate.SAME: "s", Fate.WAITING: "w", Fate.AMBIGUOUS: "a", Fate.REFUSED: "r",
}  # fmt: skip
"""One sign for each fate."""
_FATES = {letter: fate for fate, letter in LETTERS.items()}
_QUICK = 1
"""How hard zlib tries: rows come in faster than a better one could pack them."""

Journal: TypeAlias = list[tuple[str, list[Any]]]
"""Which handler did what, in the order in which it was done: its name and the `Result.undo`s."""


def pack_outcomes(outcomes: Sequence[Outcome]) -> bytes:
    """Pack outcomes; `unpack_outcomes` returns equal ones, in the same order."""
    files: dict[str, int] = {}
    sentences: dict[str, int] = {}
    numbers = [one.number for one in outcomes]
    columns: dict[str, Any] = {
        "number": _steps(numbers),
        "line": _steps([one.line for one in outcomes]),
        "file": [files.setdefault(one.file, len(files)) for one in outcomes],
        "fate": "".join([LETTERS[one.fate] for one in outcomes]),
        "said": [one.said for one in outcomes],
        "sentence": [sentences.setdefault(one.sentence, len(sentences)) for one in outcomes],
        "film": [one.film for one in outcomes],
    }
    columns["file"] = [[name, len(list(run))] for name, run in groupby(columns["file"])]
    if not any(columns["film"]):
        columns["film"] = []
    return _packed({**columns, "files": list(files), "sentences": list(sentences)})


def unpack_outcomes(packed: bytes) -> list[Outcome]:
    """Return the outcomes that were packed."""
    columns = _unpacked(packed)
    files, sentences = columns["files"], columns["sentences"]
    count = len(columns["fate"])
    file = [files[name] for name, times in columns["file"] for _ in range(times)]
    film = columns["film"] or [None] * count
    rows = zip(
        _whole(columns["number"]), file, _whole(columns["line"]), columns["fate"], columns["said"],
        columns["sentence"], film, strict=True,
    )  # fmt: skip
    return [
        Outcome(number, file, line, _FATES[fate], said, sentences[sentence], film)
        for number, file, line, fate, said, sentence, film in rows
    ]


def fates_of(outcomes: Iterable[Outcome]) -> str:
    """Return the letters of the fates that occur, each once, in the order of `Fate`."""
    met = {one.fate for one in outcomes}
    return "".join(letter for fate, letter in LETTERS.items() if fate in met)


def pack_journal(journal: Journal) -> bytes | None:
    """Pack what takes a batch back; None where nothing was done."""
    return _packed([[name, steps] for name, steps in journal]) if any(steps for _, steps in journal) else None


def unpack_journal(packed: bytes | None) -> Journal:
    """Return the journal that was packed."""
    return [] if packed is None else [(name, steps) for name, steps in _unpacked(packed)]


def _steps(numbers: Sequence[int]) -> list[int]:
    """The first number, then how far each is from the one before: mostly ones, which pack to nothing."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def _whole(steps: Sequence[int]) -> list[int]:
    numbers, at = [], 0
    for step in steps:
        at += step
        numbers.append(at)
    return numbers


def _packed(value: Any) -> bytes:
    # Lone surrogates, which JSON escapes can smuggle in, stay escapes.
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), _QUICK)


def _unpacked(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed))
