"""Films of a file, taken in: some as statements with the rows that say them, those of bulk datasets as bare rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import Any

from django.db.models import Count

from onesheet.accounts.models import Member
from onesheet.exchange.catalogue.datasets import Datasets
from onesheet.exchange.catalogue.editions import Editions
from onesheet.exchange.catalogue.sayings import Sayings
from onesheet.exchange.handler import Order, Result
from onesheet.exchange.models import Import
from onesheet.exchange.pure.rows import Catalogue, Row
from onesheet.festivals.services.documents import follow_later, follow_origin
from onesheet.festivals.services.kept_films import keep_films
from onesheet.festivals.services.telling import STATES
from onesheet.films.models import Film
from onesheet.films.services.together import forget_entries, take_back
from onesheet.films.services.turn import turn
from onesheet.sources.models import Document

_AT_ONCE = 500
TOLD_OF = "told_of"
"""The option of an import that has the editions of which it tells, each by its festival's key and its year."""
UNTOLD = "untold"
"""The option that has the planned screenings of these that its table did not tell."""
MOST_TOLD, MOST_UNTOLD = 20, 50


class _Kind(Enum):
    """What a row is, by who settles it."""

    SAYING = auto()
    BULK = auto()
    PART = auto()
    """Of a programme: an edition, a venue, a section, a screening."""
    FILM = auto()
    """Of a programme: a film with what the edition says of it."""


class CatalogueHandler:
    """Settles `Catalogue` rows: those with a reading, and those of bulk datasets."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._by = Member.objects.filter(pk=order.by).first() if order.by else None
        self._sayings = Sayings(order, self._by)
        self._datasets = Datasets(order, self._by, self._sayings)
        self._editions = Editions(order, self._by)
        self._origin = f"import:{order.number}"
        self._deferred = False

    def settle(
        self, rows: Sequence[Row], *, write: bool, films: Sequence[int | None] | None = None
    ) -> Sequence[Result]:
        """Say what becomes of each row, and with `write` do it; see `Handler`."""
        chosen = list(films) if films is not None else [None] * len(rows)
        results: list[Result] = []
        for kind, run in groupby(zip(rows, chosen, strict=True), key=lambda pair: _kind_of(pair[0])):
            pairs = list(run)
            some, their = [row for row, _ in pairs], [film for _, film in pairs]
            if kind is _Kind.PART:
                results += self._editions.settle(some, write=write)
                continue
            taker = self._datasets if kind is _Kind.BULK else self._sayings
            # Screenings are made of the whole table: half of it would seem to move what the other half tells.
            with follow_later(self._origin):
                settled = taker.settle(some, their, write=write)
            results += self._editions.with_films(some, settled, write=write) if kind is _Kind.FILM else settled
        if write and not self._deferred and any(one.undo for one in results):
            self._follow()
            self._editions.finish()
        return results

    def defer(self) -> None:
        """Leave selections and screenings to `finish`."""
        self._deferred = True

    def finish(self) -> None:
        """Make selections and screenings what all rows say."""
        with turn():
            self._follow()
            self._editions.finish()
            self._remember()

    def _remember(self) -> None:
        """Let the import know of which editions it tells, also where it changed nothing: its page leads to them."""
        told = sorted({*self._editions.named, *self._sayings.programmes.named})
        found = Import.objects.filter(pk=self._order.number).first() if told else None
        if found is not None:
            untold = [one.pk for one in self._sayings.programmes.beside(written=True)[:MOST_UNTOLD]]
            found.options = {**found.options, TOLD_OF: [list(one) for one in told[:MOST_TOLD]], UNTOLD: untold}
            found.save(update_fields=["options"])

    def finish_undo(self, *, again: bool, beat: Callable[[], None]) -> None:
        """Nothing is left: `undo` has them follow with the last document."""

    def recall(self, rows: Sequence[Row]) -> None:
        """Remember what an earlier run took in of a programme."""
        self._sayings.programmes.recall(rows)
        self._editions.recall(rows)

    def sentences(self, *, written: bool) -> list[str]:
        """Return what becomes of the programme that the rows tell, or became of it; nothing where they tell none."""
        return [*self._editions.sentences(), *self._sayings.programmes.sentences(written=written)]

    def _follow(self) -> None:
        if Document.objects.filter(origin=self._origin).exists():
            self._sayings.programmes.became(follow_origin(origin=self._origin, now=self._order.now))

    def undo(self, steps: Sequence[Any]) -> list[str]:
        """Take back what was done; see `Handler`.

        Documents are withdrawn, so that films of which nothing else is said are shown no more, but for those that an edition goes on
        showing. Films of a dataset are removed.
        """
        kept: list[str] = []
        documents: dict[int, None] = {}
        made: list[int] = []
        kept += self._editions.undo(steps)
        for step in reversed(steps):
            if "document" in step:
                documents.setdefault(step["document"])
            if "entry" in step:
                made.append(step["entry"])
        films: set[int] = set()
        for number in documents:
            document = Document.objects.filter(pk=number).first()
            if document is not None:
                reason = f"The import it came with was undone: {self._order.name}"
                with follow_later(self._origin):
                    films |= take_back(document=document, by=self._by, now=self._order.now, reason=reason)
        if documents and not Document.objects.filter(origin=self._origin, state__in=STATES).exists():
            follow_origin(origin=self._origin, now=self._order.now)
            kept += keep_films(origin=self._origin, by=self._by, now=self._order.now)
        kept += _out_of_sight(films)
        for start in range(0, len(made), 2000):
            removed = forget_entries(films=made[start : start + 2000])
            kept += [f"{film} stays, since more is said of it here by now." for film in removed.kept]
        return kept


def _out_of_sight(films: Collection[int]) -> list[str]:
    """Return a sentence for each film that is shown no more and of which members keep something. Costs a query for 500 films."""
    found: list[str] = []
    ordered = sorted(films)
    for start in range(0, len(ordered), _AT_ONCE):
        hidden = Film.objects.filter(pk__in=ordered[start : start + _AT_ONCE], shown=False, members__isnull=False)
        for film in hidden.annotate(keepers=Count("members")).order_by("pk"):
            whose = "What a member keeps" if film.keepers == 1 else f"What {film.keepers:,} members keep"
            found.append(
                f"{film} is shown no more, since nothing else is said of it. {whose} of it stays, and is seen again when it is."
            )
    return found


def _kind_of(row: Row) -> _Kind:
    deed = row.deed
    if not isinstance(deed, Catalogue):
        return _Kind.SAYING
    if "programme" in deed.facts:
        return _Kind.PART if deed.reading is None else _Kind.FILM
    return _Kind.BULK if deed.reading is None else _Kind.SAYING
