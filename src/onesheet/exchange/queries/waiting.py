"""Reads: rows that wait for their film, or for a person."""

from __future__ import annotations

from dataclasses import dataclass

from onesheet.exchange.models import ImportRow
from onesheet.exchange.pure.rows import Row
from onesheet.exchange.pure.stored import restored
from onesheet.films.models import Film


@dataclass(frozen=True, slots=True)
class Choice:
    """A film that a row could mean."""

    film: int
    slug: str
    name: str
    """Title and year."""
    against: str
    """What speaks against taking it."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A row that waits."""

    number: int
    """Of the kept row: what `settle_row` takes."""
    place: int
    """Of the row within the import, from 1."""
    state: str
    row: Row
    told: str
    """The same for rows that name the very same film."""
    choices: tuple[Choice, ...]


def waiting_rows(number: int, state: str, *, after: int = 0, limit: int = 50) -> list[WaitingRow]:
    """Return rows of an import that wait (`waiting`) or could be several films (`ambiguous`), those after a place. Two queries."""
    kept = list(ImportRow.objects.filter(of=number, state=state, number__gt=after).order_by("number")[:limit])
    films = Film.objects.in_bulk({film for one in kept for film, _ in one.choices})
    return [
        WaitingRow(
            one.pk, one.number, one.state, restored(one.row), one.told,
            tuple(
                Choice(film, films[film].slug, str(films[film]), against)
                for film, against in one.choices if film in films
            ),
        )
        for one in kept
    ]  # fmt: skip
