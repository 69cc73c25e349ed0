"""What a preview and a taking in have in common: batch after batch of a file, each done, counted and told."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from django.db import InterfaceError, OperationalError, connection

from onesheet.accounts.services import Refusal
from onesheet.exchange.handler import Result
from onesheet.exchange.models import Import
from onesheet.exchange.pure.packed import Journal
from onesheet.exchange.pure.ratings import Outcomes, Ratings
from onesheet.exchange.pure.rows import Catalogue, Fate, Left, Notice, Outcome, Refused, Row, Told
from onesheet.exchange.services.batching import batches
from onesheet.exchange.services.handling import Handlers
from onesheet.exchange.services.keeping import chosen_by, with_choices
from onesheet.exchange.services.opening import Opened, opened
from onesheet.exchange.services.orders import handlers_of
from onesheet.exchange.services.running import Claim, Clock, LostError
from onesheet.exchange.services.totals import Progress, Tell

_log = logging.getLogger(__name__)
_MOST_NOTICES = 100
_AGAIN = 4
"""How often a batch is tried that the database broke off, since others held what it wanted."""
_SAID_OF_MANY = 40
"""Signs of a row of a bulk dataset that are kept to say which it is: there are eleven million of them."""
_MOST_FAULTS = 20
"""After so many rows that make faults, none between them that does not, the fault is ours."""
_OFTEN = 2_000
_FAULT = "This row could not be taken in, by a fault of this site that its log tells. The other rows were."

Counted = Row | Refused | Left


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a batch."""

    batch: Sequence[Counted]
    """Without rows that are left out since a person said so: these are `Left`."""
    results: list[Result]
    """Of its `Row`s."""
    journal: Journal
    outcomes: Sequence[Outcome]


def done(handlers: Handlers, batch: Sequence[Counted], first: int, *, chosen: dict[str, int], write: bool) -> Done:
    """Let a batch be settled, with the films that a person chose for its rows before."""
    told, films = with_choices(batch, chosen)
    if isinstance(told, Ratings):
        results, journal = handlers.settle(told, write=write, films=films)
        return Done(told, results, journal, Outcomes(first, told, results))
    rows = [one for one in told if isinstance(one, Row)]
    results, journal = handlers.settle(rows, write=write, films=films) if rows else ([], [])
    left = iter(results)
    same, refused = Fate.SAME, Fate.REFUSED
    outcomes = [
        outcome_of(number, one, next(left))
        if type(one) is Row
        else Outcome(number, one.file, one.line, same if type(one) is Left else refused, one.said, one.sentence)  # type: ignore[union-attr]
        for number, one in enumerate(told, first)
    ]
    return Done(told, results, journal, outcomes)


def outcome_of(number: int, row: Row, result: Result) -> Outcome:
    """Return what became of a row that a handler settled."""
    sentence = result.sentence
    if row.notices:
        sentence = " ".join(filter(None, (sentence, *row.notices)))
    said = row.said[:_SAID_OF_MANY] if type(row.deed) is Catalogue else row.said
    return Outcome(number, row.file, row.line, result.fate, said, sentence, result.film)


Recall = Callable[[Sequence[Row]], None]


def numbered(
    parcel: Opened, notices: list[str], *, after: int = 0, mine: Claim | None = None, recall: Recall | None = None
) -> Iterator[tuple[Sequence[Counted], int]]:
    """Yield each batch with the number of its first row, without the first rows that were done before: `recall` is told of those."""
    told: list[Notice] = []
    number = after
    with _only_new_garbage():
        for batch in batches(_rest(parcel.together(), after, mine, recall), parcel.pace, told):
            _note(notices, told)
            started = time.monotonic()
            yield batch, number + 1
            _sweep()
            parcel.pace.learn(batch, time.monotonic() - started)
            number += len(batch)
        _note(notices, told)


@contextmanager
def _only_new_garbage() -> Iterator[None]:
    """Let Python look for garbage only after each batch, and only among what is made from here on.

    While a batch is made it would look through its rows again and again, and every few batches through all modules: a fifth of the
    time of an import.
    """
    if gc.get_freeze_count():
        # The process keeps its modules out of it anyway.
        yield
        return
    gc.freeze()
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
        gc.unfreeze()


def _sweep() -> None:
    if not gc.isenabled():
        gc.collect(1)


def _rest(
    parcel: Iterable[Told | Ratings], after: int, mine: Claim | None, recall: Recall | None
) -> Iterator[Told | Ratings]:
    left, passed = after, list[Row]()
    for number, one in enumerate(parcel):
        if mine is not None and (type(one) is Ratings or not number % _OFTEN):
            mine.beat()
        if not left or isinstance(one, Notice):
            yield one
            continue
        if isinstance(one, Ratings):
            again = one[:left]
            left -= len(again)
            if recall is not None:
                recall([*passed, *again])
                passed = []
            if len(again) < len(one):
                yield one[len(again) :]
            continue
        left -= 1
        if recall is None:
            continue
        if isinstance(one, Row):
            passed.append(one)
        if not left or len(passed) >= _OFTEN:
            recall(passed)
            passed = []


def _note(notices: list[str], told: list[Notice]) -> None:
    for one in told:
        sentence = f"{one.file}: {one.sentence}" if one.file else one.sentence
        if sentence not in notices and len(notices) < _MOST_NOTICES:
            notices.append(sentence)
    told.clear()


class Run:
    """One run of one import."""

    def __init__(self, found: Import, mine: Claim, clock: Clock) -> None:
        self.found, self.mine, self.clock = found, mine, clock
        self.notices: list[str] = list(found.notices) if found.rows else []
        self.chosen = chosen_by(found.member_id)
        self.handlers = handlers_of(found, clock())
        self.rows = found.rows
        self.expected: int | None = None
        self._faults = 0

    def write(self, batch: Sequence[Counted], first: int, tell: Tell | None) -> None:
        """Do a batch. A row that makes a fault is left out, refused, and the others are done.

        Where one row after the other makes one, the fault is not theirs, and is raised.
        """
        outcomes, fault = self._soundly(batch, first)
        if outcomes is None and len(batch) > 1:
            half = len(batch) // 2
            self.write(batch[:half], first, tell)
            self.write(batch[half:], first + half, tell)
            return
        if outcomes is None:
            one = batch[0]
            self._faults += 1
            if fault is not None and self._faults >= _MOST_FAULTS:
                raise fault
            _log.error("import %s, row %s: left out", self.found.pk, first, exc_info=fault)
            outcomes = self._tried([Refused(one.file, one.line, one.said[:_SAID_OF_MANY], _FAULT)], first)
        else:
            self._faults = 0
        self.rows += len(batch)
        if tell is not None:
            tell(Progress(outcomes, self.rows, self.expected))

    def _soundly(self, batch: Sequence[Counted], first: int) -> tuple[Sequence[Outcome] | None, Exception | None]:
        try:
            return self._tried(batch, first), None
        except (OperationalError, InterfaceError, LostError, Refusal):
            raise
        except Exception as fault:  # noqa: BLE001 - one row must not stop the others
            self._fresh(first)
            return None, fault

    def _tried(self, batch: Sequence[Counted], first: int) -> Sequence[Outcome]:
        left = _AGAIN
        while True:
            try:
                return self.do(batch, first)
            except OperationalError:
                # A deadlock, or others wrote for as long as one may wait.
                left -= 1
                if not left or connection.in_atomic_block:
                    raise
                self._fresh(first)
                time.sleep(0.2)

    def _fresh(self, first: int) -> None:
        # The old handlers remember what was rolled back; new ones hear of the rows before.
        self.handlers = handlers_of(self.found, self.clock())
        with opened(self.found.path, self.found.options, name=self.found.name) as again:
            counted = (one for one in again if not isinstance(one, Notice))
            for _ in _rest(islice(counted, first - 1), first - 1, self.mine, self.recall):
                pass

    def recall(self, rows: Sequence[Row]) -> None:
        """Tell the handlers of rows that were taken in before."""
        told, _ = with_choices(rows, self.chosen)
        self.handlers.recall([one for one in told if isinstance(one, Row)])

    def do(self, batch: Sequence[Counted], first: int) -> Sequence[Outcome]:
        """Do a batch in a transaction of its own; return what became of its rows."""
        raise NotImplementedError
