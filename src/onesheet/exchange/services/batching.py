"""How many rows go into one batch: as many as are likely done in the time that others may be made to wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeAlias

from onesheet.exchange.pure.ratings import Ratings, joined
from onesheet.exchange.pure.rows import Catalogue, Left, Notice, Rate, Refused, Row, Told

SECONDS = 0.25
"""What a batch should take. While it is written nobody else writes on SQLite, so that a page's form waits so long at most."""
MOST = 10_000
"""Rows of a batch however quick they are: they are in memory together."""
SECONDS_OF_MANY, MOST_OF_MANY = 1.0, 40_000
"""The same of ratings by many members: a batch changes the counts of nearly as many films whether it is large or small."""
SECONDS_BESIDE, MOST_BESIDE = 6.0, 150_000
"""The same where others write meanwhile: on PostgreSQL they wait for the same films alone, and for the end of it."""
LEAST = 25
"""Rows of a batch however slow they seem: each batch has costs of its own, and would seem slower the smaller it is."""
_LEAST_OF = ((0.000_1, 4_000), (0.000_4, 1_000))
_LEAST_OF_MANY = 30_000
"""Of rows that take so many seconds at most: how many are a batch at least, unless it takes `_FAR` longer than it should.

On a busy machine all seems slow, and smaller batches would make it slower still.
"""
_FAR = 3.0
_DEAREST = 1.0
_FIRST = 0.004
"""Seconds that a row is thought to take while nothing is known of its kind."""
_NOTHING = 0.000_01
"""Seconds that a row takes which is only noted."""
_STEP = 8.0
"""By how much an estimate changes at once: one slow batch may have waited for something else."""


class Pace:
    """What rows of each kind cost, learnt from the batches so far."""

    def __init__(self, *, beside: bool = False) -> None:
        """`beside`: others can write while a batch is written."""
        self.seconds: dict[Any, float] = {}
        """Kind of deed -> seconds that a row is likely to take."""
        self.of_many = (SECONDS_BESIDE, MOST_BESIDE) if beside else (SECONDS_OF_MANY, MOST_OF_MANY)
        """Seconds and rows of a batch of ratings by many members."""

    def of(self, told: Told) -> float:
        """Return the seconds that a row is likely to take."""
        return self.seconds.get(type(told.deed), _FIRST) if type(told) is Row else _NOTHING

    def learn(self, batch: Sequence[Told], seconds: float) -> None:
        """Take to heart how long a batch took."""
        if isinstance(batch, Ratings):
            kinds: Counter[Any] = Counter({Rate: len(batch)})
        else:
            kinds = Counter([type(one.deed) if type(one) is Row else None for one in batch])
        nothing = kinds.pop(None, 0) * _NOTHING
        thought = nothing + sum(self.seconds.get(kind, _FIRST) * count for kind, count in kinds.items())
        factor = min(_STEP, max(1 / _STEP, seconds / thought)) if thought else 1.0
        for kind in kinds:
            now = self.seconds.get(kind, _FIRST) * factor
            self.seconds[kind] = min(_DEAREST, max(_NOTHING, now))


Batch: TypeAlias = "list[Row | Refused | Left] | Ratings"


def batches(told: Iterable[Told | Ratings], pace: Pace, notices: list[Notice]) -> Iterator[Batch]:
    """Yield the rows in batches; sentences about whole files go into `notices`, before the batch they came in.

    A batch is `Ratings` where all that came was, of one file.
    """
    batch: list[Row | Refused | Left] = []
    pieces: list[Ratings] = []
    seconds, rows = 0.0, 0
    cost_of = pace.seconds.get
    for one in told:
        if type(one) is Row:
            seconds += cost_of(type(one.deed), _FIRST)
        elif isinstance(one, Notice):
            notices.append(one)
            continue
        elif type(one) is Ratings:
            seconds += cost_of(Rate, _FIRST) * len(one)
            pieces.append(one)
        else:
            seconds += _NOTHING
        if type(one) is Ratings:
            rows += len(one)
            last: Told = one[-1]
        else:
            if pieces:
                batch += _rows_of(pieces)
                pieces = []
            last = one  # type: ignore[assignment]
            batch.append(last)  # type: ignore[arg-type]
            rows += 1
        if (seconds >= SECONDS or rows >= MOST) and _is_enough(rows, seconds, pace, last):
            yield _made(batch, pieces)
            batch, pieces, seconds, rows = [], [], 0.0, 0
    if batch or pieces:
        yield _made(batch, pieces)


def _made(batch: list[Row | Refused | Left], pieces: list[Ratings]) -> Batch:
    if batch or len({(one.file, one.service) for one in pieces}) != 1:
        return [*batch, *_rows_of(pieces)]
    return pieces[0] if len(pieces) == 1 else joined(pieces)


def _rows_of(pieces: list[Ratings]) -> Iterator[Row]:
    return chain.from_iterable(pieces)


def _is_enough(rows: int, seconds: float, pace: Pace, one: Told) -> bool:
    """Whether so many rows are worth a batch: a few dear ones are, and many cheap ones.

    Rows of one table that are written together stand in one document, which should not be of three rows on a busy day.
    """
    if type(one) is Row and one.whose and pace.of(one) <= _LEAST_OF[1][0]:
        wanted, most = pace.of_many
        enough = seconds >= wanted and rows >= _LEAST_OF_MANY
        return enough or rows >= most or seconds >= wanted * _FAR
    if rows >= MOST:
        return True
    of_table = isinstance(one, Row) and isinstance(one.deed, Catalogue) and "header" in one.deed.facts
    cost = pace.of(one)
    if cost > _FIRST * 2 and not of_table:
        return True
    least = next((least for most, least in _LEAST_OF if cost <= most), LEAST)
    return rows >= (least if seconds < SECONDS * _FAR else LEAST)
