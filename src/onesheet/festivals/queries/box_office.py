"""Reads: how many came to the screenings of an edition, and what these took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from onesheet.festivals.models import Screening, Showing


@dataclass(frozen=True, slots=True)
class ScreeningTaken:
    """A screening with what was counted there; None where nobody has."""

    id: int
    code: str
    what: str
    starts: datetime
    venue: str | None
    screen: str | None
    seats: int | None
    cancelled: bool
    admissions: int | None
    takings: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """Sums over screenings, of those that were counted."""

    name: str
    screenings: int
    counted: int
    admissions: int
    takings: Decimal
    seats: int | None
    """Of the screenings that were counted; None where one of them has none known."""

    @property
    def share(self) -> int | None:
        """How full it was, of a hundred seats; None where seats are not known."""
        return round(100 * self.admissions / self.seats) if self.seats else None


def taken(edition: int) -> list[ScreeningTaken]:
    """Return the screenings of an edition in the order of time. Costs two queries."""
    titles: dict[int, list[str]] = {}
    shown = Showing.objects.filter(screening__edition=edition).order_by("screening_id", "position")
    for screening, title in shown.values_list("screening_id", "selection__film__title"):
        titles.setdefault(screening, []).append(title)
    rows = Screening.objects.filter(edition=edition).order_by("starts", "pk")
    columns = (
        "pk", "code", "title", "starts", "screen__venue__name", "screen__name", "seats", "screen__seats", "state", "admissions",
        "takings",
    )  # fmt: skip
    return [
        ScreeningTaken(
            pk, code, title or ", ".join(titles.get(pk, ())) or code, starts, venue, screen, seats or of_screen,
            state == Screening.State.CANCELLED, admissions, takings,
        )
        for pk, code, title, starts, venue, screen, seats, of_screen, state, admissions, takings in rows.values_list(*columns)
    ]  # fmt: skip


def totals(rows: Iterable[ScreeningTaken], everything: str, nowhere: str) -> list[Total]:
    """Return the sums of each venue by name, and of all last."""
    by_venue: dict[str, list[ScreeningTaken]] = {}
    every = [row for row in rows if not row.cancelled]
    for row in every:
        by_venue.setdefault(row.venue or nowhere, []).append(row)
    return [*(_total(name, by_venue[name]) for name in sorted(by_venue)), _total(everything, every)]


def _total(name: str, rows: list[ScreeningTaken]) -> Total:
    counted = [row for row in rows if row.admissions is not None]
    seats = [row.seats for row in counted]
    return Total(
        name, len(rows), len(counted), sum(row.admissions or 0 for row in counted),
        sum((row.takings for row in rows if row.takings is not None), Decimal(0)),
        None if None in seats else sum(one or 0 for one in seats),
    )  # fmt: skip
