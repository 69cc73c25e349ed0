"""Writes: what documents say of awards, as awards of the editions that gave them.

Each statement that a film was awarded is a row of its own beside those that the house entered, so that it goes with its document
and says what that says; rows that tell the same award are put together where they are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from onesheet.festivals.models import Award, Selection
from onesheet.festivals.pure.awarded import Told, awarded_by
from onesheet.festivals.pure.stated import Shown
from onesheet.festivals.services.places import Places
from onesheet.films.models import Statement
from onesheet.sources.models import Document

_AT_ONCE = 500
PROGRAMME = "programme:"
"""How the origin of a document begins that says what the house entered itself."""


def follow_awards(films: Collection[int], *, now: datetime) -> None:
    """Make the awards of these films that documents tell what all published documents say. Done again it changes nothing.

    To be called in the transaction that settles a document, after its selections: where a document names a festival without
    a year, it is the one at which the film is known to have been. What the house entered stays as it is. Costs two queries for
    500 films of which nothing is said.
    """
    ordered = sorted(films)
    for start in range(0, len(ordered), _AT_ONCE):
        _follow(ordered[start : start + _AT_ONCE], now)


def _follow(films: Collection[int], now: datetime) -> None:
    wanted = _wanted(films)
    there = list(Award.objects.select_for_update(of=("self",)).filter(film__in=films, entered=False).order_by("pk"))
    rows = {row.statement_id: row for row in there}
    silent = [row.pk for row in there if row.statement_id not in wanted]
    if silent:
        Award.objects.filter(pk__in=silent).delete()
    places = Places(now)
    for statement, (film, told) in wanted.items():
        columns = _columns(told, places)
        row = rows.get(statement)
        if row is None:
            Award.objects.create(
                **columns, film_id=film, statement_id=statement, entered=False, position=0, changed_at=now
            )
        elif any(getattr(row, name) != value for name, value in columns.items()):
            Award.objects.filter(pk=row.pk).update(**columns, changed_at=now)


def _wanted(films: Collection[int]) -> dict[int, tuple[int, Told]]:
    """Return what published documents tell, statement -> (film, award), but for the house's own texts."""
    rows = (
        Statement.objects.filter(document__state=Document.State.PUBLISHED, film__in=films, property="award")
        .exclude(rank="deprecated")
        .exclude(document__origin__startswith=PROGRAMME)
        .order_by("pk")
    )
    found = {}
    yearless = set()
    for pk, film, value, qualifiers in rows.values_list("pk", "film_id", "value", "qualifiers"):
        told = awarded_by(value, qualifiers)
        if told is not None:
            found[pk] = film, told
            if told.year is None:
                yearless.add(film)
    years = _years(yearless) if yearless else {}
    dated = {pk: (film, _dated(told, years.get((film, told.key), set()))) for pk, (film, told) in found.items()}
    return {pk: (film, told) for pk, (film, told) in dated.items() if told.year is not None}


def _years(films: Collection[int]) -> Mapping[tuple[int, str], set[int]]:
    """Return in which years each film was at which festival, (film, its key) -> years."""
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    rows = Selection.objects.filter(film__in=films, withdrawn_at__isnull=True)
    for film, key, year in rows.values_list("film_id", "edition__festival__key", "edition__year"):
        found[film, key].add(year)
    return found


def _dated(told: Told, years: set[int]) -> Told:
    return replace(told, year=min(years)) if told.year is None and len(years) == 1 else told


def _columns(told: Told, places: Places) -> dict[str, Any]:
    edition = places.edition(Shown(told.festival, told.key, told.year or 0))
    return {
        "edition_id": edition.pk, "kind": told.kind, "name": told.name, "recipient": told.recipient, "jury": told.jury,
        "citation": told.citation,
    }  # fmt: skip
