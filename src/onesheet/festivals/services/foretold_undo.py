"""Reads for a service: what of festivals' programmes goes when the import that told it is undone. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from onesheet.festivals.models import Edition, Selection, Showing
from onesheet.festivals.pure.stated import shown_by
from onesheet.festivals.pure.stated_screenings import edition_of
from onesheet.festivals.services.following_screenings import foretell_screenings_without
from onesheet.festivals.services.held import is_announced
from onesheet.festivals.services.telling import STANDING
from onesheet.films.models import Statement


@dataclass(frozen=True, slots=True)
class Going:
    """What an edition loses: films and screenings, and how many screenings are again where they were before."""

    name: str
    films: int
    screenings: int
    moved: int
    announced: bool
    """Whether everybody saw it, so that addresses tell that it was taken back."""


def foretell_undo(*, number: int) -> list[Going]:
    """Say what the editions lose of which an import tells, by name; what is not touched is not told.

    Costs two queries for one that tells of no festival.
    """
    origin = f"import:{number}"
    told = Statement.objects.filter(STANDING, document__origin=origin, property__in=("festival", "release"))
    places = {_place(*row) for row in told.values_list("property", "value", "qualifiers")} - {None}
    if not places:
        return []
    wanted = [one for one in places if one is not None]
    editions = Edition.objects.filter(
        festival__key__in={key for key, _ in wanted}, year__in={year for _, year in wanted}
    )
    found = []
    for edition in editions.select_related("festival"):
        place = edition.festival.key, edition.year
        if place in places:
            going = _going(edition, place, origin)
            if going.films or going.screenings or going.moved:
                found.append(going)
    return sorted(found, key=lambda one: one.name)


def _going(edition: Edition, place: tuple[str, int], origin: str) -> Going:
    screenings, moved = 0, 0
    gone: set[int] = set()
    if edition.festival.run_here:
        counts, gone = foretell_screenings_without(edition=edition, place=place, origin=origin)
        screenings, moved = counts.cancelled, counts.moved
    return Going(str(edition), _films(edition, place, origin, gone), screenings, moved, is_announced(edition))


def _films(edition: Edition, place: tuple[str, int], origin: str, gone: Collection[int]) -> int:
    """Return how many films go: those of which nobody says anything else and on which nobody built."""
    rows = Selection.objects.filter(
        edition=edition, entered=False, statement__document__origin=origin, wishes__isnull=True, ballots__isnull=True
    )
    films = dict(rows.values_list("pk", "film_id"))
    shown = Showing.objects.filter(selection__in=films).exclude(screening__in=gone)
    staying = {films[pk] for pk in shown.values_list("selection_id", flat=True)}
    others = Statement.objects.filter(STANDING, film__in=set(films.values()), property="festival")
    told = others.exclude(document__origin=origin).values_list("film_id", "property", "value", "qualifiers")
    staying |= _said(told, place)
    return len(set(films.values()) - staying)


def _said(told: Iterable[tuple[int, str, Any, dict[str, Any]]], place: tuple[str, int]) -> set[int]:
    return {film for film, name, value, qualifiers in told if _place(name, value, qualifiers) == place}


def _place(name: str, value: Any, qualifiers: dict[str, Any]) -> tuple[str, int] | None:
    if name == "release":
        return edition_of(value, qualifiers)
    shown = shown_by(value, qualifiers)
    return (shown.key, shown.year) if shown is not None else None
