"""The films that two members both rated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Subquery, When

from onesheet.database.prepared import Prepared, named
from onesheet.reviews.models import MemberFilm
from onesheet.scores.compatibility import Compatibility, compatibility

if TYPE_CHECKING:
    from django.db.models import QuerySet

FILMS_A_PAGE = 40


class Closeness(Enum):
    """The order of the common films."""

    CLOSEST = "closest"
    FARTHEST = "farthest"


@dataclass(frozen=True, slots=True)
class CommonFilm:
    """A film that both rated, in half-stars."""

    slug: str
    title: str
    year: int | None
    mine: int
    theirs: int
    apart: int
    """Half-stars between the two."""


@dataclass(frozen=True, slots=True)
class CommonPage:
    """How far two members agree, and a page of the films that say so."""

    result: Compatibility
    apart: list[int]
    """How many films are 0, 1, ... 9 half-stars apart."""
    films: list[CommonFilm]
    order: Closeness
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class _Apart:
    apart: int
    films: int


def _common() -> QuerySet[Any]:
    mine = MemberFilm.objects.filter(member_id=named("viewer"), film_id=OuterRef("film_id"), rating__isnull=False)
    return (
        MemberFilm.objects.filter(member_id=named("member"), rating__isnull=False, film__shown=True)
        .annotate(mine=Subquery(mine.values("rating")[:1], output_field=IntegerField()))
        .filter(mine__isnull=False)
        .annotate(
            apart=Case(
                When(rating__gte=F("mine"), then=F("rating") - F("mine")),
                default=F("mine") - F("rating"),
                output_field=IntegerField(),
            )
        )
    )


_APART = Prepared(
    _Apart, _common().order_by().values("apart").annotate(films=Count("pk")), apart="apart", films="films"
)

_COLUMNS: dict[str, Any] = {
    "slug": "film__slug",
    "title": "film__title",
    "year": "film__year",
    "mine": "mine",
    "theirs": "rating",
    "apart": "apart",
}

_FILMS = {
    Closeness.CLOSEST: Prepared(
        CommonFilm, _common().order_by("apart", "-rating", "film__sort_title", "film_id"), paged=True, **_COLUMNS
    ),
    Closeness.FARTHEST: Prepared(
        CommonFilm, _common().order_by("-apart", "-rating", "film__sort_title", "film_id"), paged=True, **_COLUMNS
    ),
}


def common_page(*, viewer: int, member: int, order: Closeness = Closeness.CLOSEST, page: int = 1) -> CommonPage:
    """Return how far two members agree by `scores.compatibility`, and 40 of their common films. Costs two queries."""
    counted = {int(row.apart): row.films for row in _APART.rows(viewer=viewer, member=member)}
    result = compatibility(counted)
    pages = max(1, -(-result.common // FILMS_A_PAGE))
    page = min(max(page, 1), pages)
    films = _FILMS[order].rows(viewer=viewer, member=member, limit=FILMS_A_PAGE, offset=(page - 1) * FILMS_A_PAGE)
    return CommonPage(result, [counted.get(apart, 0) for apart in range(10)], films, order, page, pages)
