"""Writes: rows that wait for their film, or for a person who says which film it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from onesheet.database.rows import insert_rows
from onesheet.exchange.finding import keys_of
from onesheet.exchange.handler import Result
from onesheet.exchange.models import ImportBatch, ImportRow, ImportRowKey
from onesheet.exchange.pure.packed import Journal, fates_of, pack_journal, pack_outcomes
from onesheet.exchange.pure.rows import Fate, Left, Outcome, Refused, Row
from onesheet.exchange.pure.stored import stored, told_key

LEFT_OUT = 0
"""Stands for the film where a person said that rows of it are to be left out."""
_LONGEST_KEY = 140
_KEPT = {Fate.WAITING: ImportRow.State.WAITING, Fate.AMBIGUOUS: ImportRow.State.AMBIGUOUS}


def chosen_by(member: int | None) -> dict[str, int]:
    """Return what was said earlier of a member's films that could not be told: `told_key` -> film, or `LEFT_OUT`.

    None: of what is no member's own.
    """
    whose = {"of__member__isnull": True} if member is None else {"of__member": member}
    rows = ImportRow.objects.filter(**whose, settled_by__isnull=False).order_by("settled_at", "pk")
    chosen: dict[str, int] = {}
    for row in rows.only("told", "state", "film_id").iterator():
        if row.state == ImportRow.State.DROPPED:
            chosen[row.told] = LEFT_OUT
        elif row.film_id is not None:
            chosen[row.told] = row.film_id
    return chosen


def with_choices(
    batch: Sequence[Row | Refused | Left], chosen: dict[str, int]
) -> tuple[Sequence[Row | Refused | Left], list[int | None] | None]:
    """Return a batch without what the member wants left out, and the films they chose for its rows; None where for none."""
    if not chosen:
        return batch, None
    made: list[Row | Refused | Left] = []
    films: list[int | None] = []
    for one in batch:
        film = chosen.get(told_key(one.film)) if isinstance(one, Row) and one.film is not None else None
        if film == LEFT_OUT and isinstance(one, Row):
            made.append(Left(one.file, one.line, one.said, "Left out, as was said when it came in before."))
            continue
        made.append(one)
        if isinstance(one, Row):
            films.append(film)
    return made, films if any(films) else None


def write_batch(
    of: int, stage: str, number: int, outcomes: Sequence[Outcome], journal: Journal | None, now: datetime
) -> None:
    """Write down what became of some rows, and what takes it back."""
    ImportBatch.objects.create(
        of_id=of, stage=stage, number=number, first=outcomes[0].number, rows=len(outcomes),
        fates=fates_of(outcomes), outcomes=pack_outcomes(outcomes), journal=pack_journal(journal or []), at=now,
    )  # fmt: skip


def keep(
    of: int, batch: Sequence[Row | Refused | Left], results: Sequence[Result], outcomes: Sequence[Outcome]
) -> None:
    """Keep the rows of a batch that wait, in the transaction that is open."""
    done = iter(results)
    kept: list[tuple[ImportRow, Row]] = []
    for one, outcome in zip(batch, outcomes, strict=True):
        if not isinstance(one, Row):
            continue
        result = next(done)
        if result.fate in _KEPT:
            kept.append((_row(of, outcome.number, one, result), one))
    made = ImportRow.objects.bulk_create([row for row, _ in kept], batch_size=500)
    insert_rows(
        ImportRowKey,
        ("row_id", "key"),
        [(row.pk, key) for row, (_, one) in zip(made, kept, strict=True) for key in row_keys(one)],
    )


def row_keys(row: Row) -> list[str]:
    """Return by what the film of a row will be known when it appears."""
    return sorted({key[:_LONGEST_KEY] for key in keys_of(row.film)}) if row.film is not None else []


def _row(of: int, number: int, row: Row, result: Result) -> ImportRow:
    told = told_key(row.film) if row.film is not None else f"{of}:{number}"
    return ImportRow(
        of_id=of, number=number, state=_KEPT[result.fate], row=stored(row), told=told,
        choices=[list(choice) for choice in result.choices],
    )  # fmt: skip


def fate_of(state: str) -> Fate:
    """Return the fate that a kept row of this state has while it waits."""
    return Fate.AMBIGUOUS if state == ImportRow.State.AMBIGUOUS else Fate.WAITING
