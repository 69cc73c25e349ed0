"""Writes: a file looked through, and taken in, in batches.

A batch is one transaction: what its rows do, what became of each, what takes it back, and the counts. Whatever stops a run
stops it between two batches, and the next goes on after the last that was finished.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import DatabaseError, transaction
from django.db.models import F, Q

from onesheet.accounts.services import Refusal
from onesheet.database.bulk import bulk_connection
from onesheet.exchange.handler import Order
from onesheet.exchange.models import Import, ImportBatch
from onesheet.exchange.pure.ratings import Ratings
from onesheet.exchange.pure.rows import Catalogue, Fate, Outcome, Row
from onesheet.exchange.services.doing import Counted, Run, done, numbered
from onesheet.exchange.services.files import check_there, forget_file, same_file
from onesheet.exchange.services.handling import Handlers
from onesheet.exchange.services.keeping import chosen_by, keep, write_batch
from onesheet.exchange.services.opening import Opened, opened
from onesheet.exchange.services.running import Claim, Clock, LostError, StoppedError, claim
from onesheet.exchange.services.settling import settle_all
from onesheet.exchange.services.totals import FATES, Progress, Tell, Totals

_log = logging.getLogger(__name__)


def look(*, order: Order, path: str, tell: Tell | None = None) -> Totals:
    """Say what would become of each row of a file or folder; nothing at all is written, no import either.

    Where the member is still to be made, `order.options["newcomer"]` is the name.
    """
    newcomer = bool(order.options.get("newcomer"))
    chosen = {} if newcomer else chosen_by(order.member)
    totals = Totals()
    with opened(path, order.options, name=order.name) as parcel:
        totals.format = parcel.format
        told = replace(order, format=parcel.format)
        handlers = Handlers(told, edits=True, members=newcomer or order.member is not None)
        for batch, first in numbered(parcel, totals.notices):
            outcomes = done(handlers, batch, first, chosen=chosen, write=False).outcomes
            totals.add(outcomes)
            if tell is not None:
                tell(Progress(outcomes, totals.rows))
        totals.notices += handlers.notices
    return totals


def preview(*, number: int, clock: Clock, tell: Tell | None = None) -> Totals:
    """Say what would become of each row of an import, and keep that for its page; made again, it is new.

    Raises BusyError and Refusal as `claim` does.
    """
    found, mine = claim(number, act=Import.Act.PREVIEW, clock=clock)
    with bulk_connection(), failing(mine):
        check_there(found)
        forget_preview(number)
        mine.hold(expected={}, notices=[])
        with _opened(found, mine) as parcel:
            run = _Previewing(found, mine, clock)
            for batch, first in numbered(parcel, run.notices, mine=mine):
                run.write(batch, first, tell)
        run.totals.format, run.totals.notices = parcel.format, [*run.notices, *run.handlers.notices]
        mine.hold(
            state=Import.State.PREVIEWED, act="", expected=run.totals.as_json(),
            notices=run.totals.notices, starts=0,
        )  # fmt: skip
        mine.release()
    return run.totals


def apply(*, number: int, clock: Clock, tell: Tell | None = None) -> Totals:
    """Take an import in, or go on with it after the last batch that was finished.

    Raises BusyError and Refusal as `claim` does, and StoppedError where a fault stopped it: it is `failed` then with the fault
    in words, what was finished stays, and it goes on when it is called again.
    """
    found, mine = claim(number, act=Import.Act.APPLY, clock=clock)
    with bulk_connection(), failing(mine):
        check_there(found)
        if found.rows and not found.kept and not same_file(found):
            raise Refusal("The file is another than the one that was begun with; give that one, to go on with it.")
        with _opened(found, mine) as parcel:
            run = _Applying(found, mine, clock)
            for batch, first in numbered(parcel, run.notices, after=found.rows, mine=mine, recall=run.recall):
                run.write(batch, first, tell)
        run.handlers.finish()
        run.notices += [one for one in run.handlers.sums(written=True) if one not in run.notices]
        mine.hold(notices=run.notices)
        forget_preview(number)
        mine.hold(state=Import.State.DONE, applied_at=clock(), starts=0)
        # What appeared while it went on did not touch it. Rows of others may have waited for what a catalogue brought.
        own = Q(of=number) if found.member_id is None else Q(of__member=found.member_id)
        settle_all(of=None if run.films_came else own, clock=clock, beat=mine.beat)
        mine.release(act="")
    forget_file(number)
    return totals_of(number)


def totals_of(number: int) -> Totals:
    """Return the counts of an import as they stand."""
    found = Import.objects.get(pk=number)
    counts = {fate: getattr(found, fate) for fate in FATES}
    return Totals(rows=found.rows, **counts, notices=found.notices, number=number, format=found.format)


def forget_preview(number: int) -> None:
    """Delete what a preview said, some batches at a time."""
    old = ImportBatch.objects.filter(of=number, stage=ImportBatch.Stage.PREVIEW).order_by("pk")
    while some := list(old.values_list("pk", flat=True)[:200]):
        ImportBatch.objects.filter(pk__in=some).delete()


class _Previewing(Run):
    """A file that is looked through."""

    _number = 0

    def __init__(self, found: Import, mine: Claim, clock: Clock) -> None:
        super().__init__(found, mine, clock)
        self.totals = Totals(number=found.pk)

    def do(self, batch: Sequence[Counted], first: int) -> Sequence[Outcome]:
        outcomes = done(self.handlers, batch, first, chosen=self.chosen, write=False).outcomes
        self.totals.add(outcomes)
        with transaction.atomic():
            self.mine.hold(expected=self.totals.as_json(), starts=0)
            write_batch(self.found.pk, ImportBatch.Stage.PREVIEW, self._number + 1, outcomes, None, self.clock())
        self._number += 1
        return outcomes


class _Applying(Run):
    """A file that is taken in."""

    def __init__(self, found: Import, mine: Claim, clock: Clock) -> None:
        super().__init__(found, mine, clock)
        self._number = ImportBatch.objects.filter(of=found, stage=ImportBatch.Stage.APPLIED).count()
        self.expected = found.expected.get("rows")
        # Whether films came for which rows may wait; of an earlier run of it nobody knows.
        self.films_came = found.rows > 0

    def do(self, batch: Sequence[Counted], first: int) -> Sequence[Outcome]:
        with transaction.atomic():
            # First of all: it locks the import, as everybody does who changes what an import did.
            self.mine.hold()
            self.handlers.defer()
            was = done(self.handlers, batch, first, chosen=self.chosen, write=True)
            outcomes = was.outcomes
            write_batch(self.found.pk, ImportBatch.Stage.APPLIED, self._number + 1, outcomes, was.journal, self.clock())
            some = Totals()
            some.add(outcomes)
            if some.waiting or some.ambiguous:
                keep(self.found.pk, was.batch, was.results, outcomes)
            counts = {name: F(name) + number for name, number in some.as_json().items() if number}
            self.mine.hold(**counts, notices=self.notices, starts=0)
        self._number += 1
        if not self.films_came and not isinstance(was.batch, Ratings):
            self.films_came = any(
                type(row) is Row and type(row.deed) is Catalogue and one.fate in (Fate.MADE, Fate.CHANGED)
                for row, one in zip(was.batch, outcomes, strict=True)
            )
        return outcomes


@contextmanager
def _opened(found: Import, mine: Claim) -> Iterator[Opened]:
    """Open the file of an import, and write down what it is before anything of it is looked at."""
    with opened(found.path, found.options, name=found.name) as parcel:
        found.format = parcel.format
        mine.hold(format=parcel.format)
        yield parcel


@contextmanager
def failing(mine: Claim) -> Iterator[None]:
    """Write down why a run stopped, and let go of it."""
    try:
        yield
    except LostError:
        raise
    except Refusal as fault:
        mine.release(state=Import.State.FAILED, fault=str(fault))
        raise
    except Exception as fault:
        _log.exception("import %s stopped", mine.number)
        told = f"It stopped by a fault of this site ({type(fault).__name__}: {fault})"[:500]
        sentence = f"{told}. What was finished stays, and it can go on."
        with contextlib.suppress(
            DatabaseError
        ):  # It may be the database that is away: a run that is silent is taken over.
            mine.release(state=Import.State.FAILED, fault=sentence)
        raise StoppedError(sentence) from fault
    except BaseException:
        # Somebody stopped it: it can go on at once.
        mine.release()
        raise
