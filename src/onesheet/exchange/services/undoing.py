"""Writes: an import taken back, whole, the last first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Min, Q, Sum

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.exchange.members.overlapping import Touched
from onesheet.exchange.models import Import, ImportBatch, ImportRow
from onesheet.exchange.pure.packed import Journal, pack_journal, unpack_journal
from onesheet.exchange.pure.parting import cost, parted
from onesheet.exchange.services.applying import failing, forget_preview, totals_of
from onesheet.exchange.services.batching import SECONDS
from onesheet.exchange.services.files import forget_file
from onesheet.exchange.services.handling import MEMBERS
from onesheet.exchange.services.orders import check_touch, handlers_of
from onesheet.exchange.services.running import Claim, Clock, claim, locked
from onesheet.exchange.services.totals import Progress, Tell, Totals

MOST_KEPT = 200
"""Sentences about what stayed that are kept."""
_FIRST, _LEAST, _MOST = 100, 10, 5_000
_LEAST_OF_MANY = 500
"""Steps that are taken back at once, and the fewest of a crowd's, of which each is ten ratings."""
_AND_MORE = "More things stayed than are told here."


def undo(*, number: int, by: Member | None, clock: Clock, tell: Tell | None = None) -> Totals:
    """Take back all that an import did, what was settled later too; rows of it that wait do so no longer.

    What was changed here since stays, and `notices` says what that is. Goes batch by batch, the last first, each step a
    transaction; stopped, it goes on when it is called again. Raises BusyError and Refusal as `claim` and `check_order` do, and
    where the import is somebody else's.
    """
    with transaction.atomic():
        before = locked(number)
        check_touch(before, by)
    if before.act != Import.Act.UNDO:
        check_order(before)
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
                left = unpack_journal(bytes(batch.journal or b""))
                of_all = cost(left) or 1
                while batch.journal is not None:
                    left = run.take_back(batch, left)
                    if tell is not None:
                        rows = batch.rows * cost(left) // of_all
                        tell(Progress((), found.rows - batch.first + 1 - rows, found.rows))
        run.handlers.finish_undo(again=before.act == Import.Act.UNDO, beat=mine.beat)
        forget_preview(number)
        forget_file(number)
        with (
            transaction.atomic()
        ):  # Last of all, and at once: who is stopped before goes on, who is stopped after was done.
            mine.hold(state=Import.State.UNDONE, act="", undone_at=clock(), starts=0)
            mine.release()
    return totals_of(number)


@dataclass(frozen=True, slots=True)
class Later:
    """A later import of the same member that must go first."""

    number: int
    name: str
    """Of its file."""
    things: int
    """Of what it changed that this one did; 0 where it is not taken in to its end, and may change anything yet."""


def check_order(found: Import) -> None:
    """Raise Refusal where a later import of the same member changed what this one did, and was not undone.

    What the later one changed would stay now, and its undoing would bring back what this one made: nobody could take that
    back any more.
    """
    later = must_go_first(found.pk)
    if later is None:
        return
    if not later.things:
        raise Refusal(f"Import {later.number} is not taken in to its end; go on with it or undo it first.")
    what = "one of the same things" if later.things == 1 else f"{later.things:,} of the same things"
    raise Refusal(f"Import {later.number} came later and changed {what}; undo it first. Nothing was changed.")


class TooMuchError(Exception):
    """There is more to look through than was asked for."""


def must_go_first(number: int, *, most: int | None = None) -> Later | None:
    """Return the later import that is to be undone before this one, the last of them; None where this one can be.

    Reads what both did, where there is a later one; raises TooMuchError where these are more than `most` rows.
    """
    found = Import.objects.filter(pk=number).first()
    if found is None or found.member_id is None:
        return None
    later = _later(found)
    touched = Touched()
    if later:
        if most is not None:
            _check_rows([found, *later], most)
        for steps in _steps_of(found):
            touched.add(steps)
    if not touched:
        return None
    for other in later:
        if other.act == Import.Act.APPLY and other.state != Import.State.FAILED:
            return Later(other.pk, other.name, 0)
        both: set[Any] = set()
        for steps in _steps_of(other):
            both |= touched.of(steps)
        if both:
            return Later(other.pk, other.name, len(both))
    return None


def _check_rows(imports: list[Import], most: int) -> None:
    batches = ImportBatch.objects.filter(of__in=imports, journal__isnull=False)
    if (batches.aggregate(rows=Sum("rows"))["rows"] or 0) > most:
        raise TooMuchError


def _later(found: Import) -> list[Import]:
    """Return a member's imports that began after this one, or wait for that, the last first."""
    began = Min("batches__pk", filter=Q(batches__stage=ImportBatch.Stage.APPLIED))
    theirs = list(
        Import.objects.filter(member=found.member_id).annotate(began=began).exclude(state=Import.State.UNDONE)
    )
    last = max((one.began or 0 for one in theirs), default=0) + 1
    at = {one.pk: one.began or last for one in theirs if one.began or one.act == Import.Act.APPLY}
    mine = at.get(found.pk, last)
    return sorted((one for one in theirs if at.get(one.pk, 0) > mine), key=lambda one: (-at[one.pk], -one.pk))


def _steps_of(found: Import) -> Iterator[list[Any]]:
    """Yield what an import did to members' things, batch by batch."""
    batches = ImportBatch.objects.filter(of=found, journal__isnull=False).order_by("pk")
    for batch in batches.only("journal").iterator(50):
        for name, steps in unpack_journal(bytes(batch.journal or b"")):
            if name == MEMBERS:
                yield steps


class _Undoing:
    """One run of an undoing."""

    def __init__(self, found: Import, mine: Claim, clock: Clock) -> None:
        self.found, self.mine, self.clock = found, mine, clock
        self.handlers = handlers_of(found, clock())
        self._steps = _FIRST
        self._kept: list[str] = list(found.notices)

    def take_back(self, batch: ImportBatch, journal: Journal) -> Journal:
        """Take back as much of the end of a batch's journal as is soon done; what is left of it is kept and returned."""
        started = time.monotonic()
        left, last = parted(journal, self._steps)
        with transaction.atomic():
            self.mine.hold()
            for sentence in self.handlers.undo(last):
                if sentence in self._kept:
                    continue
                if len(self._kept) < MOST_KEPT:
                    self._kept.append(sentence)
                elif self._kept[-1] != _AND_MORE:
                    self._kept.append(_AND_MORE)
            batch.journal = pack_journal(left)
            batch.save(update_fields=["journal"])
            self.mine.hold(notices=self._kept, starts=0)
        took = max(time.monotonic() - started, 0.001)
        done = cost(last)
        # On a busy machine all seems slow, and each part of a crowd has its journal written anew: smaller ones would be slower still.
        least = _LEAST_OF_MANY if done > sum(len(steps) for _, steps in last) else _LEAST
        self._steps = max(least, min(_MOST, self._steps * 4, int(done * SECONDS / took)))
        return left
