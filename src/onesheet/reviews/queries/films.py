"""A film and one member: how it stands with them, and every time they saw it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.reviews.models import MemberFilm, Viewing, ViewingTag


@dataclass(frozen=True, slots=True)
class Mine:
    """How a film stands with a member. `rating` is in half-stars, 1 to 10."""

    rating: int | None
    rated_at: datetime | None
    liked: bool
    watched: bool
    watchlisted_at: datetime | None
    viewings: int
    last_viewed: str
    """EDTF: when the latest viewing was, as far as it is known; empty where none is dated."""

    @property
    def wanted(self) -> bool:
        """Whether it is on the watchlist."""
        return self.watchlisted_at is not None


NOTHING = Mine(None, None, liked=False, watched=False, watchlisted_at=None, viewings=0, last_viewed="")
"""How a film stands with a member who said nothing of it."""


@dataclass(frozen=True, slots=True)
class ViewingRow:
    """One viewing with everything its member said of it."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    date: str
    rating: int | None
    liked: bool
    rewatch: bool
    place: str
    format: str
    companions: list[str]
    note: str
    visibility: str
    changed_at: datetime
    review: int | None
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Tag:
    viewing: int
    name: str


_LATEST = Viewing.objects.filter(member_id=OuterRef("member_id"), film_id=OuterRef("film_id"), sort_date__gt="")
_MINE = Prepared(
    Mine,
    MemberFilm.objects.filter(member_id=named("member"), film_id=named("film")),
    # The row's own `last_viewed` is for sorting: the first day of a month or year that alone is known.
    last_viewed=Coalesce(Subquery(_LATEST.order_by("-sort_date", "-id").values("date")[:1]), Value("")),
)

_COLUMNS: dict[str, Any] = {
    "film": "film_id",
    "slug": "film__slug",
    "title": "film__title",
    "year": "film__year",
    "review": "review__id",
}
_OF_FILM = Prepared(
    ViewingRow,
    Viewing.objects.filter(member_id=named("member"), film_id=named("film")).order_by("-sort_date", "-id"),
    paged=True,
    **_COLUMNS,
)
_ONE = Prepared(ViewingRow, Viewing.objects.filter(member_id=named("member"), pk=named("viewing")), **_COLUMNS)
_TAGS = Prepared(
    _Tag,
    ViewingTag.objects.filter(viewing_id__in=named_list("viewings")).order_by("viewing_id", "position"),
    viewing="viewing_id",
)

VIEWINGS_A_PAGE = 20


def mine(film: int, member: int) -> Mine:
    """Return how a film stands with a member. Costs one query."""
    return _MINE.first(film=film, member=member) or NOTHING


def my_viewings(film: int, member: int, page: int = 1) -> list[ViewingRow]:
    """Return a page of a member's viewings of a film, the latest first, undated ones last. Costs two queries."""
    offset = (max(page, 1) - 1) * VIEWINGS_A_PAGE
    return _tagged(_OF_FILM.rows(film=film, member=member, limit=VIEWINGS_A_PAGE, offset=offset))


def my_viewing(viewing: int, member: int) -> ViewingRow | None:
    """Return one of a member's viewings; None where they have no such one. Costs two queries."""
    found = _ONE.first(viewing=viewing, member=member)
    return _tagged([found])[0] if found else None


def _tagged(rows: list[ViewingRow]) -> list[ViewingRow]:
    by_number = {row.id: row for row in rows}
    for tag in _TAGS.rows(viewings=list(by_number)):
        by_number[tag.viewing].tags.append(tag.name)
    return rows
