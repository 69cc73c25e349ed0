"""Writes: rows that waited, taken in when their film appears, or when a person says which film it is.

Whoever settles first locks the import, as whoever takes it in or undoes it does, so that its counts always add up.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice

from django.db import DatabaseError, transaction
from django.db.models import F, Max, Q

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.exchange.finding import Finder, keys_of_films
from onesheet.exchange.handler import Result
from onesheet.exchange.models import Import, ImportBatch, ImportRow, ImportRowKey
from onesheet.exchange.pure.packed import Journal, fates_of, pack_outcomes, unpack_outcomes
from onesheet.exchange.pure.rows import Fate, Outcome, Row
from onesheet.exchange.pure.stored import restored
from onesheet.exchange.services.doing import outcome_of
from onesheet.exchange.services.keeping import write_batch
from onesheet.exchange.services.orders import check_touch, handlers_of
from onesheet.exchange.services.running import Clock, locked
from onesheet.exchange.singles import likely_films
from onesheet.films.models import Film
from onesheet.films.services.settling import films_of
from onesheet.sources.models import Document

_log = logging.getLogger(__name__)
_AT_ONCE = 200
_OPEN = (ImportRow.State.WAITING, ImportRow.State.AMBIGUOUS)
_STILL = (Import.State.DONE, Import.State.FAILED)
"""States of an import in which what waits of it may be settled: one that is being taken in does so itself, at its end."""
_FATES = {ImportRow.State.WAITING: Fate.WAITING, ImportRow.State.AMBIGUOUS: Fate.AMBIGUOUS}
_STATES = {fate: state for state, fate in _FATES.items()}


def settle_waiting(*, films: Collection[int], now: datetime) -> int:
    """Take in what waited for these films; return how many rows were settled. For films that have just appeared.

    Costs one query where nothing waits at all. Two hundred rows are a transaction. What a row does wrong is written into the log.
    """
    if not _anything_waits() or not films:
        return 0
    keys = list(keys_of_films(films))
    waiting = ImportRowKey.objects.filter(key__in=keys).order_by("row").values_list("row", flat=True).distinct()
    rows = list(waiting)
    return sum(_settle_soundly(rows[at : at + _AT_ONCE], now) for at in range(0, len(rows), _AT_ONCE))


def settle_for(*, document: Document, now: datetime) -> int:
    """Take in what waited for the films that a document tells of; return how many rows were settled.

    Costs one query where nothing waits at all.
    """
    return settle_waiting(films=films_of(document), now=now) if _anything_waits() else 0


def settle_all(*, of: Q | None = None, clock: Clock, beat: Callable[[], None]) -> int:
    """Take in whatever waits and need not any more, of all imports or some; return how many rows were settled."""
    settled, last = 0, 0
    finder = Finder()
    open_rows = ImportRow.objects.filter(of or Q(), state__in=_OPEN).order_by("pk")
    while True:
        some = list(open_rows.filter(pk__gt=last).values_list("pk", "row")[:_AT_ONCE])
        if not some:
            return settled
        last = some[-1][0]
        told = {pk: restored(row).film for pk, row in some}
        found = finder.find({film for film in told.values() if film is not None})
        here = [pk for pk, film in told.items() if film is not None and (found[film].film or found[film].choices)]
        settled += _settle_soundly(here, clock())
        beat()


def settle_row(*, row: int, film: int, by: Member, now: datetime) -> int:
    """Say which film a row means, and take it in, with all rows of that member that name the very same film.

    Returns how many rows were settled. Raises Refusal where the row does not wait any more, there is no such film, or the import
    is somebody else's.
    """
    one = _open_row(row, by)
    if not Film.objects.filter(pk=film).exists():
        raise Refusal("There is no such film here; nothing was changed.")
    return sum(_settle(of, rows, now, films=dict.fromkeys(rows, film), by=by) for of, rows in _alike(one))


def settle_likely(
    *, number: int, by: Member | None, clock: Clock, seen: str | None = None, seconds: float | None = None
) -> int:
    """Take in the rows of an import that lack only a year, each as `settle_row` would; return how many were settled.

    `seen` is the digest of what was shown (`likely_films`): where other rows or films would be taken now, nothing is. With `seconds`
    it ends after about so long, and is called again for the rest. `by` None is the command line, which sees all.
    Raises Refusal where the import is somebody else's or still goes on, or what was shown is no longer so.
    """
    found = Import.objects.filter(pk=number).first()
    if found is None:
        raise Refusal(f"There is no import {number}.")
    check_touch(found, by)
    if found.state not in _STILL:
        raise Refusal("This import still goes on; say so when that is done. Nothing was changed.")
    likely = likely_films(number)
    if seen is not None and likely.digest != seen:
        raise Refusal("Which rows have only one film changed meanwhile; look at them again. Nothing was changed.")
    settled, started = 0, time.monotonic()
    names = list(likely.films)
    for at in range(0, len(names), _AT_ONCE):
        if at and seconds is not None and time.monotonic() - started > seconds:
            break
        films = {told: likely.films[told] for told in names[at : at + _AT_ONCE]}
        whose = {"of": found.pk} if found.member_id is None else {"of__member": found.member_id}
        alike = ImportRow.objects.filter(**whose, told__in=films, state__in=_OPEN).order_by("of", "number")
        chosen = {pk: films[told] for pk, told in alike.values_list("pk", "told")}
        for of, rows in _by_import(list(alike.values_list("of", "pk"))):
            settled += _settle(of, rows, clock(), films=chosen, by=by or found.member)
    return settled


def drop_row(*, row: int, by: Member, now: datetime) -> int:
    """Leave a row out for good, with all rows of that member that name the very same film; return how many.

    Raises Refusal as `settle_row` does.
    """
    one = _open_row(row, by)
    return sum(_drop(of, rows, by, now) for of, rows in _alike(one))


def _anything_waits() -> bool:
    return ImportRowKey.objects.order_by().values_list("pk", flat=True)[:1].exists()


def _open_row(number: int, by: Member) -> ImportRow:
    row = ImportRow.objects.select_related("of").filter(pk=number).first()
    if row is None:
        raise Refusal("There is no such row; the import it came from was undone. Nothing was changed.")
    check_touch(row.of, by)
    if row.state not in _OPEN:
        raise Refusal("This row was settled before; nothing was changed.")
    if row.of.state not in _STILL:
        raise Refusal("Its import still goes on; say so when that is done. Nothing was changed.")
    return row


def _alike(row: ImportRow) -> Iterable[tuple[int, list[int]]]:
    """Yield the rows that name the very same film: of each import of that member some at a time."""
    whose = {"of": row.of_id} if row.of.member_id is None else {"of__member": row.of.member_id}
    alike = ImportRow.objects.filter(**whose, told=row.told, state__in=_OPEN).order_by("of", "number")
    return list(_by_import(alike.values_list("of", "pk")))


def _by_import(rows: Iterable[tuple[int, int]]) -> Iterable[tuple[int, list[int]]]:
    found: dict[int, list[int]] = {}
    for of, pk in rows:
        found.setdefault(of, []).append(pk)
    for of, numbers in sorted(found.items()):
        left = iter(numbers)
        while some := list(islice(left, _AT_ONCE)):
            yield of, some


def _settle_soundly(rows: Sequence[int], now: datetime) -> int:
    """Settle rows by themselves. A fault in one import is written down, and does not touch another."""
    settled = 0
    kept = ImportRow.objects.filter(pk__in=rows, state__in=_OPEN).order_by("of", "number").values_list("of", "pk")
    for of, numbers in _by_import(list(kept)):
        try:
            settled += _settle(of, numbers, now)
        except (DatabaseError, Refusal):
            raise
        except Exception:  # noqa: BLE001 - what a row of somebody's import does wrong must not stop a film
            _log.exception("import %s: rows that waited", of)
    return settled


def _settle(
    of: int, rows: Sequence[int], now: datetime, *, films: Mapping[int, int] | None = None, by: Member | None = None
) -> int:
    """Settle rows of one import; `films` gives by their numbers those that a person named."""
    with transaction.atomic():
        found = locked(of)
        if found.state not in _STILL:
            return 0
        kept = _kept(rows)
        told = [restored(one.row) for one in kept]
        # Given in any case, so that a handler knows that these rows come late.
        named = [(films or {}).get(one.pk) for one in kept]
        results, journal = handlers_of(found, now).settle(told, write=True, films=named) if kept else ([], [])
        moved = [
            (one, row, result) for one, row, result in zip(kept, told, results, strict=True) if _moves(one, result)
        ]
        for one, _, result in moved:
            if result.fate in _STATES:
                one.state, one.choices = _STATES[result.fate], [list(choice) for choice in result.choices]
            else:
                one.state, one.film_id = ImportRow.State.SETTLED, result.film or (films or {}).get(one.pk)
                one.settled_at, one.settled_by = now, by
        _write(found, [(one, outcome_of(one.number, row, result)) for one, row, result in moved], journal, now)
        return sum(result.fate not in _STATES for _, _, result in moved)


def _moves(row: ImportRow, result: Result) -> bool:
    """Tell whether anything about a kept row is new."""
    if result.fate not in _STATES:
        return True
    return row.state != _STATES[result.fate] or row.choices != [list(choice) for choice in result.choices]


def _drop(of: int, rows: Sequence[int], by: Member, now: datetime) -> int:
    with transaction.atomic():
        found = locked(of)
        kept = _kept(rows)
        moved = []
        for one in kept:
            row: Row = restored(one.row)
            one.state, one.settled_at, one.settled_by = ImportRow.State.DROPPED, now, by
            result = Result(Fate.SAME, f"Left out by {by.username}.")
            moved.append((one, outcome_of(one.number, row, result)))
        _write(found, moved, None, now)
        return len(moved)


def _kept(rows: Sequence[int]) -> list[ImportRow]:
    return list(ImportRow.objects.filter(pk__in=rows, state__in=_OPEN).order_by("number"))


def _write(found: Import, moved: list[tuple[ImportRow, Outcome]], journal: Journal | None, now: datetime) -> None:
    """Write down what became of kept rows: their states, their outcomes where the report has them, and the counts."""
    if not moved:
        return
    outcomes = [outcome for _, outcome in moved]
    before = _replaced(found.pk, {one.number: one for one in outcomes})
    ImportRow.objects.bulk_update(
        [row for row, _ in moved], ["state", "choices", "film", "settled_at", "settled_by"], batch_size=_AT_ONCE
    )
    ImportRowKey.objects.filter(row__in=[row.pk for row, _ in moved if row.state not in _OPEN]).delete()
    later = ImportBatch.objects.filter(of=found, stage=ImportBatch.Stage.LATER)
    number = (later.aggregate(last=Max("number"))["last"] or 0) + 1
    write_batch(found.pk, ImportBatch.Stage.LATER, number, outcomes, journal, now)
    shifts: dict[str, int] = {}
    for outcome in outcomes:
        shifts[outcome.fate.value] = shifts.get(outcome.fate.value, 0) + 1
        was = before[outcome.number].value
        shifts[was] = shifts.get(was, 0) - 1
    Import.objects.filter(pk=found.pk).update(**{name: F(name) + shift for name, shift in shifts.items() if shift})


def _replaced(of: int, outcomes: dict[int, Outcome]) -> dict[int, Fate]:
    """Put outcomes in the place of those that the rows had; return the fates that they had."""
    before: dict[int, Fate] = {}
    applied = ImportBatch.objects.filter(of=of, stage=ImportBatch.Stage.APPLIED).order_by("-first")
    for number in sorted(outcomes):
        if number in before:
            continue
        batch = applied.filter(first__lte=number)[0]
        kept = unpack_outcomes(bytes(batch.outcomes))
        before |= {one.number: one.fate for one in kept if one.number in outcomes}
        kept = [outcomes.get(one.number, one) for one in kept]
        batch.outcomes, batch.fates = pack_outcomes(kept), fates_of(kept)
        batch.save(update_fields=["outcomes", "fates"])
    return before
