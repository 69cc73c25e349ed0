"""Reads: of which editions a table that was taken in tells."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q

from onesheet.festivals.models import Edition, Screening, Selection, Showing
from onesheet.festivals.pure.zones import zone_of

_MOST = 8


@dataclass(frozen=True, slots=True)
class EditionToldOf:
    """An edition, by its address and its name."""

    festival: str
    edition: str
    name: str


def editions_of_import(number: int, *, drafts: bool, told_of: Collection[tuple[str, int]] = ()) -> list[EditionToldOf]:
    """Return the editions whose films an import names, the latest first; `drafts`: those in preparation, too. Costs one query.

    `told_of` are more of them, by their festivals' keys and their years: those of which it changed nothing.
    """
    told = Selection.objects.filter(statement__document__origin=f"import:{number}").values("edition")
    which = Q(pk__in=told)
    for key, year in told_of:
        which |= Q(festival__key=key, year=year)
    found = Edition.objects.filter(which).select_related("festival").order_by("-year", "pk")
    if not drafts:
        found = found.filter(state=Edition.State.ANNOUNCED)
    return [EditionToldOf(one.festival.slug, one.slug, str(one)) for one in found[:_MOST]]


@dataclass(frozen=True, slots=True)
class ScreeningUntold:
    """A screening of which a table did not tell."""

    id: int
    what: str
    starts: datetime
    zone: ZoneInfo
    place: str


def screenings_untold(numbers: Collection[int]) -> list[ScreeningUntold]:
    """Return those of these screenings that are planned still, by their times. Costs two queries, none where none is asked for."""
    if not numbers:
        return []
    rows = Screening.objects.filter(pk__in=numbers, state=Screening.State.PLANNED)
    rows = rows.select_related("screen__venue", "edition").order_by("starts", "pk")
    shown = rows.prefetch_related(
        Prefetch("showings", Showing.objects.select_related("selection__film").order_by("position", "pk"))
    )
    return [
        ScreeningUntold(
            one.pk, one.title or ", ".join(each.selection.film.title for each in one.showings.all()) or one.code, one.starts,
            zone_of(one.edition.zone), str(one.screen) if one.screen is not None else "",
        )
        for one in shown
    ]  # fmt: skip
