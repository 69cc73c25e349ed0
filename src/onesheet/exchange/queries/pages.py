"""What the pages of imports ask beside the machine's own queries: films by number, the next row to settle, how far an undoing is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.exchange.models import ImportBatch, ImportRow
from onesheet.exchange.pure.rows import Row
from onesheet.exchange.pure.stored import restored
from onesheet.exchange.singles import SINGLE
from onesheet.films.models import Film
from onesheet.films.queries.listing import FilmCard, FilmLine, cards


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film that a row could mean, and what speaks against it."""

    card: FilmCard
    against: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that could be several films. `alike` rows of the import name their film in the very same way, this one too."""

    id: int
    number: int
    row: Row
    candidates: list[Candidate]
    alike: int
    left: int
    """Rows of the import that could be several films."""
    singles: int
    """Those of them that lack only a year, and could be one film alone."""
    more: bool
    """True where one of them comes after this."""


@dataclass(frozen=True, slots=True)
class _Kept:
    id: int
    number: int
    row: Any
    choices: Any
    told: str


@dataclass(frozen=True, slots=True)
class _Counts:
    left: int
    singles: int
    alike: int
    after: int


@dataclass(frozen=True, slots=True)
class _Last:
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class _Of:
    of: int


_DOUBTS = ImportRow.objects.filter(of_id=named("number"), state=ImportRow.State.AMBIGUOUS)
_DOUBT = Prepared(_Kept, _DOUBTS.filter(number__gt=named("after")).order_by("number")[:1])
_LEFT_TO_UNDO = Prepared(
    _Last,
    ImportBatch.objects.filter(of_id=named("number"), stage=ImportBatch.Stage.APPLIED, journal__isnull=False).order_by(
        "-number"
    ),
)
_OF_ROW = Prepared(_Of, ImportRow.objects.filter(pk=named("row")), of="of_id")
_LEFT = Prepared(
    _Counts,
    _DOUBTS.order_by()
    .values("of_id")
    .annotate(
        left=Count("pk"),
        singles=Count("pk", filter=SINGLE),
        alike=Count("pk", filter=Q(told=named("told"))),
        after=Count("pk", filter=Q(number__gt=named("after"))),
    ),
)
_FILMS = Prepared(FilmLine, Film.objects.filter(pk__in=named_list("films"), shown=True).order_by())


def left_to_undo(number: int) -> int:
    """Return the number of the last row that undoing has still to take back; 0 where there is none. Costs one query."""
    last = _LEFT_TO_UNDO.first(number=number)
    return last.first + last.rows - 1 if last is not None else 0


def owner_of_row(row: int) -> int | None:
    """Return the import that a row which waits or waited is of; None where there is no such row. Costs one query."""
    found = _OF_ROW.first(row=row)
    return found.of if found is not None else None


def films_named(films: Iterable[int]) -> dict[int, FilmLine]:
    """Return the films that have a page, by number. Costs one query."""
    return {one.id: one for one in _FILMS.rows(films=sorted(set(films)))}


def next_doubt(number: int, *, after: int = 0) -> Doubt | None:
    """Return the first row after row `after` that could be several films; None where there is none. Costs four queries."""
    kept = _DOUBT.first(number=number, after=after)
    if kept is None:
        return None
    counts = _LEFT.first(number=number, told=kept.told, after=kept.number) or _Counts(1, 0, 1, 0)
    against = {int(film): str(sentence) for film, sentence in kept.choices}
    found = films_named(against)
    shown = cards(found[film] for film in against if film in found)
    candidates = [Candidate(card, against[card.film.id]) for card in shown]
    return Doubt(
        kept.id, kept.number, restored(kept.row), candidates, counts.alike, counts.left, counts.singles,
        more=counts.after > 0,
    )  # fmt: skip


def doubts_left(number: int) -> int:
    """Return how many rows of an import could be several films. Costs one query."""
    counts = _LEFT.first(number=number, told="", after=0)
    return counts.left if counts is not None else 0
