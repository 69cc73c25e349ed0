"""Figures of one member's films and diary."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce, Substr

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.reviews.models import MemberFilm, Viewing
from onesheet.reviews.models.films import HALVES


@dataclass(frozen=True, slots=True)
class FilmTotals:
    """What a member's films come to, each film once."""

    films: int
    """Watched."""
    liked: int
    wanted: int
    """On the watchlist."""
    timed: int
    """Watched films whose running time is known."""
    minutes: int
    """How long those run together."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """A member's current ratings."""

    halves: tuple[int, ...]
    """How many films have 1, 2, ... 10 half-stars."""

    @property
    def count(self) -> int:
        """How many films are rated."""
        return sum(self.halves)

    @property
    def average(self) -> float | None:
        """The average in stars, 0.5 to 5; None where nothing is rated."""
        points = sum(half * films for half, films in enumerate(self.halves, 1))
        return points / self.count / 2 if self.count else None


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many viewings a year has; `year` is empty for those without a date."""

    year: str
    viewings: int


@dataclass(frozen=True, slots=True)
class _Rated:
    rating: int
    films: int


_WATCHED = Q(watched=True)

_TOTALS = Prepared(
    FilmTotals,
    MemberFilm.objects.filter(member_id=named("member"), film__shown=True)
    .order_by()
    .values("member_id")
    .annotate(
        films=Count("pk", filter=_WATCHED),
        likes=Count("pk", filter=Q(liked=True)),
        wanted=Count("watchlisted_at"),
        timed=Count("film__runtime_minutes", filter=_WATCHED),
        minutes=Coalesce(Sum("film__runtime_minutes", filter=_WATCHED), 0),
    ),
    films="films",
    liked="likes",
    wanted="wanted",
    timed="timed",
    minutes="minutes",
)

_RATINGS = Prepared(
    _Rated,
    MemberFilm.objects.filter(member_id=named("member"), rating__isnull=False)
    .order_by()
    .values("rating")
    .annotate(films=Count("pk")),
    films="films",
)

_YEARS = Prepared(
    YearCount,
    Viewing.objects.filter(member_id=named("member"), visibility__in=named_list("seen"))
    .order_by()
    .annotate(year=Substr("sort_date", 1, 4))
    .values("year")
    .annotate(viewings=Count("pk"))
    .order_by("-year"),
    year="year",
    viewings="viewings",
)


def film_totals(member: int) -> FilmTotals:
    """Return what a member's films come to. Costs one query."""
    return _TOTALS.first(member=member) or FilmTotals(0, 0, 0, 0, 0)


def ratings_of(member: int) -> Ratings:
    """Return how a member rates. Costs one query."""
    counted = {row.rating: row.films for row in _RATINGS.rows(member=member)}
    return Ratings(tuple(counted.get(half, 0) for half in range(1, HALVES + 1)))


def diary_years(member: int, seen: list[str]) -> list[YearCount]:
    """Return the years of a diary as those who may see `seen` know it, newest first, undated ones last. One query."""
    return _YEARS.rows(member=member, seen=seen)
