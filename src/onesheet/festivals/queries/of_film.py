"""A film at festivals: where it was selected, and when it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db.models import F

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Edition, Selection, Wish


@dataclass(frozen=True, slots=True)
class _Row:
    selection: int
    festival: str
    festival_slug: str
    festival_key: str
    run_here: bool
    edition: str
    year: int
    own_name: str
    zone: str
    ends: date | None
    section: str | None
    section_slug: str | None
    premiere: str
    premiere_words: str
    part: str
    html: str
    screening: int | None
    starts: datetime | None
    state: str | None
    sold_out: bool | None
    venue: str | None
    screen: str | None


@dataclass(frozen=True, slots=True)
class FilmScreening:
    """A screening of a film."""

    id: int
    starts: datetime
    cancelled: bool
    sold_out: bool
    venue: str | None
    screen: str | None


@dataclass(frozen=True, slots=True)
class FilmSelection:
    """A film in an edition that everybody may see. `html` is the programmer's note."""

    selection: int
    festival: str
    festival_slug: str
    festival_key: str
    run_here: bool
    edition: str
    year: int
    own_name: str
    zone: str
    ends: date | None
    section: str | None
    section_slug: str | None
    premiere: str
    premiere_words: str
    part: str
    html: str
    screenings: tuple[FilmScreening, ...]
    """In order of their times."""

    @property
    def name(self) -> str:
        """The edition's own name where it has one, else its festival's with the year."""
        return self.own_name or f"{self.festival} {self.year}"


_ROWS = Prepared(
    _Row,
    Selection.objects.filter(
        film_id=named("film"), withdrawn_at__isnull=True, edition__state=Edition.State.ANNOUNCED
    ).order_by("-edition__year", "edition_id", "pk", F("showings__screening__starts").asc(nulls_last=True)),
    selection="pk",
    festival="edition__festival__name",
    festival_slug="edition__festival__slug",
    festival_key="edition__festival__key",
    run_here="edition__festival__run_here",
    edition="edition__slug",
    year="edition__year",
    own_name="edition__name",
    zone="edition__zone",
    ends="edition__ends",
    section="section__name",
    section_slug="section__slug",
    screening="showings__screening_id",
    starts="showings__screening__starts",
    state="showings__screening__state",
    sold_out="showings__screening__sold_out",
    venue="showings__screening__screen__venue__name",
    screen="showings__screening__screen__name",
)


@dataclass(frozen=True, slots=True)
class _Wished:
    selection: int
    weight: int


_WISHES = Prepared(
    _Wished,
    Wish.objects.filter(plan__member_id=named("member"), selection_id__in=named_list("selections")),
    selection="selection_id",
)


def wishes_for(member: int, selections: Iterable[int]) -> dict[int, int]:
    """Return how much a member wishes for each of these selections, as far as they do. Costs one query."""
    return {one.selection: one.weight for one in _WISHES.rows(member=member, selections=list(selections))}


def festivals_of_film(film: int) -> list[FilmSelection]:
    """Return where a film was selected, the newest first, with all its screenings there. Costs one query."""
    found: list[FilmSelection] = []
    shown: dict[int, list[FilmScreening]] = {}
    rows = _ROWS.rows(film=film)
    for row in rows:
        if row.screening is not None and row.starts is not None:
            one = FilmScreening(
                row.screening, row.starts, row.state == "cancelled", bool(row.sold_out), row.venue, row.screen
            )
            shown.setdefault(row.selection, []).append(one)
    for row in {one.selection: one for one in reversed(rows)}.values():
        told: dict[str, Any] = {field.name: getattr(row, field.name) for field in fields(FilmSelection)[:-1]}
        found.append(FilmSelection(**told, screenings=tuple(shown.get(row.selection, ()))))
    return found[::-1]
