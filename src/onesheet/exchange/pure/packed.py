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

from onesheet.exchange.pure.ratings import Outcomes
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
    if isinstance(outcomes, Outcomes):
        rows, count = outcomes.rows, len(outcomes)
        numbers: Sequence[int] = range(outcomes.first, outcomes.first + count)
        lines, said = rows.lines, list(rows.said)
        named: list[tuple[str, int]] = [(rows.file, count)]
        fates, told, films = outcomes.fates, outcomes.sentences, outcomes.films
    else:
        numbers, lines = [one.number for one in outcomes], [one.line for one in outcomes]
        said, films = [one.said for one in outcomes], [one.film for one in outcomes]
        named = [(name, len(list(run))) for name, run in groupby([one.file for one in outcomes])]
        fates, told = [one.fate for one in outcomes], [one.sentence for one in outcomes]
    columns: dict[str, Any] = {
        "number": _steps(numbers),
        "line": _steps(lines),
        "file": [[files.setdefault(name, len(files)), times] for name, times in named],
        "fate": "".join([LETTERS[fate] for fate in fates]),
        "said": said,
        "sentence": [sentences.setdefault(sentence, len(sentences)) for sentence in told],
        "film": films,
    }
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
    met = set(outcomes.fates) if isinstance(outcomes, Outcomes) else {one.fate for one in outcomes}
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
