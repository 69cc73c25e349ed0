"""Films in lists: by title, year and genre."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.films.models import Credit, Fact, Film

if TYPE_CHECKING:
    from collections.abc import Iterable

FILMS_A_PAGE = 24


class Order(Enum):
    """The order of a list of films."""

    TITLE = "title"
    NEWEST = "newest"
    OLDEST = "oldest"
    GENRE = "genre"


_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.TITLE: ("sort_title", "year", "id"),
    Order.NEWEST: (F("year").desc(nulls_last=True), "sort_title", "id"),
    Order.OLDEST: (F("year").asc(nulls_last=True), "sort_title", "id"),
    Order.GENRE: ("genre", "sort_title", "id"),
}


@dataclass(frozen=True, slots=True)
class FilmLine:
    """A film as lists show it."""

    id: int
    slug: str
    title: str
    year: int | None
    genre: str


@dataclass(frozen=True, slots=True)
class FilmCard:
    """A film with those who directed it."""

    film: FilmLine
    directors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by, and how many films have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class FilmsPage:
    """A page of a list of films, with what it can be narrowed to."""

    cards: list[FilmCard]
    total: int
    page: int
    pages: int
    """At least 1."""
    genres: list[Choice]
    """Every genre, in order; `value` is folded."""
    decades: list[Choice]
    """Every decade, newest first: `2010s`."""


@dataclass(frozen=True, slots=True)
class _Director:
    film: int
    name: str


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    count: int


_DIRECTORS = Prepared(
    _Director,
    Credit.objects.filter(film_id__in=named_list("films"), function="director", accepted=True).order_by("position"),
    film="film_id",
    name="person__name",
)


def cards(films: Iterable[FilmLine]) -> list[FilmCard]:
    """Return the films with their directors, in the order given. Costs one query."""
    listed = list(films)
    named_by: dict[int, list[str]] = {}
    for row in _DIRECTORS.rows(films=[film.id for film in listed]):
        named_by.setdefault(row.film, []).append(row.name)
    return [FilmCard(film, tuple(named_by.get(film.id, ()))) for film in listed]


def _films(*, genre: bool, years: bool) -> QuerySet[Film]:
    films = Film.objects.filter(shown=True)
    if genre:
        films = films.filter(
            Exists(Fact.objects.filter(film_id=OuterRef("pk"), property="genre", folded=named("genre"), accepted=True))
        )
    if years:
        films = films.filter(year__gte=named("first"), year__lte=named("last"))
    return films


@lru_cache(maxsize=32)
def _list(order: Order, *, genre: bool, years: bool) -> Prepared[FilmLine]:
    return Prepared(FilmLine, _films(genre=genre, years=years).order_by(*_ORDERS[order]), paged=True)


@lru_cache(maxsize=8)
def _count(*, genre: bool, years: bool) -> PreparedCount:
    return PreparedCount(_films(genre=genre, years=years))


_GENRES = Prepared(
    Choice,
    Fact.objects.filter(property="genre", accepted=True, film__shown=True)
    .order_by("folded")
    .values("folded")
    .annotate(count=Count("film_id", distinct=True)),
    value="folded",
)

_YEARS = Prepared(
    _Year,
    Film.objects.filter(shown=True, year__isnull=False).order_by("-year").values("year").annotate(count=Count("pk")),
)


def films_page(
    order: Order = Order.TITLE, *, genre: str = "", years: tuple[int, int] | None = None, page: int = 1
) -> FilmsPage:
    """Return a page of 24 films. `genre` is folded; `years` are the first and last one; page 1 is the first.

    Costs five queries. A page beyond the last one shows the last.
    """
    given: dict[str, str | int] = {"genre": genre} if genre else {}
    if years is not None:
        given |= {"first": years[0], "last": years[1]}
    total = _count(genre=bool(genre), years=years is not None).count(**given)
    pages = max(1, -(-total // FILMS_A_PAGE))
    page = min(max(page, 1), pages)
    lines = _list(order, genre=bool(genre), years=years is not None).rows(
        **given, limit=FILMS_A_PAGE, offset=(page - 1) * FILMS_A_PAGE
    )
    return FilmsPage(cards(lines), total, page, pages, _GENRES.rows(), _decades(_YEARS.rows()))


def _decades(years: list[_Year]) -> list[Choice]:
    counted: dict[str, int] = {}
    for row in years:
        decade = f"{row.year // 10 * 10}s"
        counted[decade] = counted.get(decade, 0) + row.count
    return [Choice(decade, count) for decade, count in counted.items()]
