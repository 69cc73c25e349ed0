"""Writes: an import taken back, whole, the last first."""

from __future__ import annotations

import time

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.exchange.models import Import, ImportBatch, ImportRow
from onesheet.exchange.pure.packed import Journal, pack_journal, unpack_journal
from onesheet.exchange.services.applying import failing, forget_preview, totals_of
from onesheet.exchange.services.batching import SECONDS
from onesheet.exchange.services.files import forget_file
from onesheet.exchange.services.orders import check_touch, handlers_of
from onesheet.exchange.services.running import Claim, Clock, claim, locked
from onesheet.exchange.services.totals import Progress, Tell, Totals

MOST_KEPT = 200
"""Sentences about what stayed that are kept."""
_FIRST, _LEAST, _MOST = 100, 10, 5_000
_AND_MORE = "More things stayed than are told here."


def undo(*, number: int, by: Member | None, clock: Clock, tell: Tell | None = None) -> Totals:
    """Take back all that an import did, what was settled later too; rows of it that wait do so no longer.

    What was changed here since stays, and `notices` says what that is. Goes batch by batch, the last first, each step a
    transaction; stopped, it goes on when it is called again. Raises BusyError and Refusal as `claim` does, and where the
    import is somebody else's.
    """
    with transaction.atomic():
        before = locked(number)
        check_touch(before, by)
    found, mine = claim(number, act=Import.Act.UNDO, clock=clock)
    if before.act != Import.Act.UNDO:
        # What taking in said of the files has served; from here on it is what stayed.
        found.notices = []
        mine.hold(notices=[], undone_by=by)
    with failing(mine):
        # First of all, so that nothing of it settles meanwhile.
        waiting = ImportRow.objects.filter(of=found).order_by("pk")
        while some := list(waiting.values_list("pk", flat=True)[:500]):
            ImportRow.objects.filter(pk__in=some).delete()
            mine.beat()
        run = _Undoing(found, mine, clock)
        for stage in (ImportBatch.Stage.LATER, ImportBatch.Stage.APPLIED):
            done = ImportBatch.objects.filter(of=found, stage=stage, journal__isnull=False).order_by("-number")
            while (batch := done.first()) is not None:
                run.take_back(batch)
                if tell is not None:
                    tell(Progress((), found.rows - batch.first + 1, found.rows))
        forget_preview(number)
        mine.hold(state=Import.State.UNDONE, act="", undone_at=clock(), starts=0)
        mine.release()
    forget_file(number)
    return totals_of(number)


class _Undoing:
    """One run of an undoing."""

    def __init__(self, found: Import, mine: Claim, clock: Clock) -> None:
        self.found, self.mine, self.clock = found, mine, clock
        self.handlers = handlers_of(found, clock())
        self._steps = _FIRST
        self._kept: list[str] = list(found.notices)

    def take_back(self, batch: ImportBatch) -> None:
        """Take back as much of the end of a batch as is soon done; what is left of its journal is kept."""
        started = time.monotonic()
        with transaction.atomic():
            self.mine.hold()
            left, last = _split(unpack_journal(bytes(batch.journal or b"")), self._steps)
            for sentence in self.handlers.undo(last):
                if len(self._kept) < MOST_KEPT:
                    self._kept.append(sentence)
                elif self._kept[-1] != _AND_MORE:
                    self._kept.append(_AND_MORE)
            batch.journal = pack_journal(left)
            batch.save(update_fields=["journal"])
            self.mine.hold(notices=self._kept, starts=0)
        took = max(time.monotonic() - started, 0.001)
        self._steps = max(_LEAST, min(_MOST, self._steps * 4, int(self._steps * SECONDS / took)))


def _split(journal: Journal, steps: int) -> tuple[Journal, Journal]:
    """Part a journal: what is left for later, and the last steps, so many at most."""
    left = [(name, list(some)) for name, some in journal]
    last: Journal = []
    while left and steps > 0:
        name, some = left.pop()
        last.insert(0, (name, some[-steps:]))
        if len(some) > steps:
            left.append((name, some[:-steps]))
        steps -= len(some)
    return left, last
