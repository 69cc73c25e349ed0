"""How many rows go into one batch: as many as are likely done in the time that others may be made to wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onesheet.exchange.pure.rows import Catalogue, Left, Notice, Refused, Row, Told

SECONDS = 0.2
"""What a batch should take. While it is written nobody else writes on SQLite, so that a page's form waits so long at most."""
MOST = 6_000
"""Rows of a batch however quick they are: they are in memory together."""
LEAST = 25
"""Rows of a batch however slow they seem: each batch has costs of its own, and would seem slower the smaller it is."""
_DEAREST = 1.0
_FIRST = 0.004
"""Seconds that a row is thought to take while nothing is known of its kind."""
_NOTHING = 0.000_01
"""Seconds that a row takes which is only noted."""
_STEP = 8.0
"""By how much an estimate changes at once: one slow batch may have waited for something else."""


class Pace:
    """What rows of each kind cost, learnt from the batches so far."""

    def __init__(self) -> None:
        self._seconds: dict[Any, float] = {}

    def of(self, told: Told) -> float:
        """Return the seconds that a row is likely to take."""
        if not isinstance(told, Row):
            return _NOTHING
        return self._seconds.get(type(told.deed), _FIRST)

    def learn(self, batch: Sequence[Told], seconds: float) -> None:
        """Take to heart how long a batch took."""
        thought = sum(self.of(one) for one in batch)
        factor = min(_STEP, max(1 / _STEP, seconds / thought)) if thought else 1.0
        for kind in {type(one.deed) for one in batch if isinstance(one, Row)}:
            now = self._seconds.get(kind, _FIRST) * factor
            self._seconds[kind] = min(_DEAREST, max(_NOTHING, now))


def batches(told: Iterable[Told], pace: Pace, notices: list[Notice]) -> Iterator[list[Row | Refused | Left]]:
    """Yield the rows in batches; sentences about whole files go into `notices`, before the batch they came in."""
    batch: list[Row | Refused | Left] = []
    seconds = 0.0
    for one in told:
        if isinstance(one, Notice):
            notices.append(one)
            continue
        batch.append(one)
        seconds += pace.of(one)
        if len(batch) >= MOST or (seconds >= SECONDS and len(batch) >= _least(pace, one)):
            yield batch
            batch, seconds = [], 0.0
    if batch:
        yield batch


def _least(pace: Pace, one: Told) -> int:
    """Rows that are worth a batch: a few dear ones are, and many cheap ones.

    Rows of one table that are written together stand in one document, which should not be of three rows on a busy day.
    """
    of_table = isinstance(one, Row) and isinstance(one.deed, Catalogue) and "header" in one.deed.facts
    return 1 if pace.of(one) > _FIRST * 2 and not of_table else LEAST
