"""Writes: a table of reviews taken in, in batches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias

from django.db import connection, transaction
from django.db.models import F

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, Outlet, ReviewTable
from onesheet.critics.models.voices import WEIGHT
from onesheet.critics.pure.judging import BY_AGGREGATOR, BY_NOBODY, judged
from onesheet.critics.pure.judging import COLUMNS as JUDGED
from onesheet.critics.services.importing.finding import Finder
from onesheet.critics.services.importing.outcomes import Tell, Totals, withdrawn_by_undoing
from onesheet.critics.services.importing.planning import (
    Given,
    Origin,
    Plan,
    Planned,
    batches,
    check,
    notices_of,
    plan,
    taken,
)
from onesheet.critics.services.reviews import changing
from onesheet.critics.services.tallies import shift_many, sums_of
from onesheet.critics.services.voices import voices
from onesheet.database.rows import insert_rows
from onesheet.films.pure.weights import weight_of
from onesheet.sources.licences import spdx
from onesheet.sources.models import Source
from onesheet.values.names import slug

_LOCK = 0x74626C65
"""The number of PostgreSQL's advisory lock for tables, any that nothing else takes: `tble` in ASCII."""
COLUMNS = (
    "film_id", "critic_id", "outlet_id", "date", "sort_date", "address", "quote", "language", "licence", *JUDGED,
    "document_id", "start", "end", "table_of_id", "line", "said", "made_at", "made_by_id", "changed_at", "key",
    "held_until", "withdrawn_at", "withdrawn_reason",
)  # fmt: skip
"""All columns of a review, in the order in which they are written."""
_VERDICT, _VALUE = JUDGED.index("verdict"), JUDGED.index("value")
_Voices: TypeAlias = dict[int, tuple[str, int]]
"""Number -> scale and weight."""
_NOBODY = ("", WEIGHT)


Clock = Callable[[], datetime]


def take_in(*, given: Given, finder: Finder, by: Member | None, clock: Clock, tell: Tell | None = None) -> Totals:
    """Take a table in: make the reviews that are not here yet, and say what became of every row.

    A batch of two thousand rows is one transaction: reviews, tallies and scores of their films, and what is kept of the
    table. Taken in again the table changes nothing; one that was stopped goes on, under the same number. After it was
    undone, what an editor had changed of it is put back as the editor left it. `clock` is asked once in each transaction:
    a long table is of several times, and maybe of two days. Raises Refusal where nothing of it can be taken in.
    """
    check(given, finder)
    totals = Totals()
    taking = Taking(given, by, clock)
    for rows in batches(given.reviews):
        planned = plan(rows, given=given, finder=finder)
        if planned.made:
            # New names are made before, on their own: whoever types a review meanwhile locks an outlet, then a critic.
            taking.find_voices(planned.made)
            with turn():
                if taken({one.key for one in planned.made}):
                    # Somebody else took the same in at this moment.
                    planned = plan(rows, given=given, finder=finder)
                if planned.made:
                    taking.write(planned, totals)
        for one in planned.undone:
            # Each on its own: it locks those whose review it is, who need not be those the row names.
            with turn():
                taking.put_back(one)
        totals.add(planned.outcomes)
        if tell is not None:
            tell(planned.outcomes)
    totals.table = taking.finish(totals)
    totals.notices = notices_of(given, finder)
    return totals


@contextmanager
def turn() -> Iterator[None]:
    """Open a transaction in which nobody else takes a table in."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


class Taking:
    """One table while it is taken in."""

    def __init__(self, given: Origin, by: Member | None, clock: Clock) -> None:
        self._given, self._by, self._clock = given, by, clock
        self._licence = spdx(given.licence)
        self._outlets: dict[str, int] = {}
        """Name -> number, of those met so far."""
        self._critics: dict[str, int] = {}
        self._table: ReviewTable | None = None

    def find_voices(self, planned: Sequence[Planned]) -> None:
        """Find or make the outlets and critics of a batch that were not met before."""
        outlets = {one.row.outlet for one in planned} - self._outlets.keys() - {""}
        critics = {one.row.critic for one in planned} - self._critics.keys() - {""}
        if outlets:
            with transaction.atomic():
                self._outlets |= {name: one.pk for name, one in voices(Outlet, sorted(outlets)).items()}
        if critics:
            with transaction.atomic():
                self._critics |= {name: one.pk for name, one in voices(Critic, sorted(critics)).items()}

    def write(self, planned: Plan, totals: Totals) -> None:
        """Make the reviews of a batch, in the transaction that is open; `totals` are those of the batches before.

        Raises Refusal where a critic or an outlet was merged or removed at this moment.
        """
        now = self._clock()
        table = self._made_table(now)
        outlets = _held(Outlet, {self._outlets[one.row.outlet] for one in planned.made if one.row.outlet})
        critics = _held(Critic, {self._critics[one.row.critic] for one in planned.made if one.row.critic})
        # What the batch adds is summed of its own rows: a film costs the same however many reviews it has.
        sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
        rows = [self._values(one, table.pk, now, outlets, critics, sums) for one in planned.made]
        insert_rows(CriticReview, COLUMNS, rows)
        shift_many(sums, now=now)
        so_far = replace(totals)
        so_far.add(planned.outcomes)
        self._keep(table, so_far, made=len(planned.made))

    def put_back(self, one: Planned) -> None:
        """Give this table a review whose own was undone, and put it back where that was what withdrew it.

        All else of it stays as editors left it. Somebody may have done so at this moment: then nothing is done.
        """
        now = self._clock()
        review = CriticReview.objects.filter(key=one.key, table_of__undone_at__isnull=False).values_list(
            "pk", flat=True
        )
        if (number := review.first()) is None:
            return
        table = self._made_table(now)
        with changing(number, by=self._by, now=now, reason=f"Its table came in again: {table.name}") as found:
            back = withdrawn_by_undoing(found.withdrawn_reason)
            found.table_of, found.line, found.said = table, one.row.line, one.row.said
            found.save(update_fields=["table_of", "line", "said"])
            if back:
                found.withdrawn_at, found.withdrawn_reason = None, ""
        ReviewTable.objects.filter(pk=table.pk).update(made=F("made") + int(back))

    def finish(self, totals: Totals) -> int | None:
        """Keep what became of all rows, and return the table's number; None where nothing was made of it."""
        if self._table is None:
            return None
        with turn():
            self._keep(self._table, totals, made=0)
        return self._table.pk

    def _keep(self, table: ReviewTable, totals: Totals, *, made: int) -> None:
        """Keep the counts, `made` of them new: what the same file made before, or makes elsewhere now, is none of the same."""
        made += ReviewTable.objects.values_list("made", flat=True).get(pk=table.pk)
        same = max(0, totals.rows - totals.waiting - totals.refused - made)
        ReviewTable.objects.filter(pk=table.pk).update(rows=totals.rows, made=made, same=same, refused=totals.refused)

    @property
    def table(self) -> int | None:
        """The number of the table in the record; None while nothing was made of it."""
        return None if self._table is None else self._table.pk

    def _made_table(self, now: datetime) -> ReviewTable:
        """The row of this file: that of an earlier time which was not undone, else a new one."""
        if self._table is None:
            source = _source(self._given.whose)
            known = ReviewTable.objects.filter(sha256=self._given.sha256, source=source, undone_at__isnull=True)
            self._table = known.order_by("pk").first()
            if self._table is None:
                self._table = ReviewTable.objects.create(
                    name=self._given.name[:300], sha256=self._given.sha256, format=self._given.format,
                    source=source, licence=self._licence, at=now, by=self._by,
                )  # fmt: skip
        return self._table

    def _values(
        self, one: Planned, table: int, now: datetime, outlets: _Voices, critics: _Voices,
        sums: defaultdict[int, Counter[str]],
    ) -> tuple[Any, ...]:  # fmt: skip
        """Return a review's columns in the order of `COLUMNS`, and add what it adds to its film's sums."""
        row = one.row
        outlet = self._outlets[row.outlet] if row.outlet else None
        critic = self._critics[row.critic] if row.critic else None
        # As with any review, the critic's own scale comes first.
        of_outlet, of_critic = outlets[outlet] if outlet else _NOBODY, critics[critic] if critic else _NOBODY
        mark = _judged(row.printed, of_critic[0] or of_outlet[0], row.verdict, self._given.whose)
        sums[one.film].update(sums_of(mark[_VERDICT], mark[_VALUE], of_outlet[1] * of_critic[1]))
        by = None if self._by is None else self._by.pk
        return (
            one.film, critic, outlet, row.date, row.sort_date, row.address, row.quote, row.language,
            self._licence if row.quote else "", *mark,
            None, 0, 0, table, row.line, row.said, now, by, now, one.key, None, None, "",
        )  # fmt: skip


def _held(kind: type[Outlet | Critic], numbers: set[int]) -> _Voices:
    """Lock critics or outlets, so that their scales and weights stay, and return both of each by its number."""
    rows = kind.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    found = {pk: (scale, weight) for pk, scale, weight in rows.values_list("pk", "scale", "weight")}
    if len(found) < len(numbers):
        raise Refusal("A critic or an outlet was merged with another meanwhile; take the table in again to go on.")
    return found


@lru_cache(maxsize=4096)
def _judged(printed: str, scale: str, verdict: str, whose: str) -> tuple[Any, ...]:
    """What a mark comes to, in the order of its columns; the same few marks stand in thousands of rows."""
    told_by = BY_AGGREGATOR if verdict else BY_NOBODY
    return tuple(judged(printed, scale, verdict, told_by, whose if verdict else "").columns().values())


def _source(name: str) -> Source:
    kind = Source.Kind.DATASET
    found, _ = Source.objects.get_or_create(
        slug=slug(name), defaults={"name": name, "kind": kind, "weight": weight_of(kind)}
    )
    return found
