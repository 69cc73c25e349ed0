"""A member's films as a wall of posters: narrowed and ordered as the viewer asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Cast

from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.films.models import Fact
from onesheet.films.queries.listing import Choice, FilmCard, FilmLine, cards
from onesheet.reviews.models import MemberFilm, Viewing
from onesheet.reviews.models.films import HALVES
from onesheet.scores.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from onesheet.accounts.queries.members import MemberHead

FILMS_A_PAGE = 24
FEWEST = int(RULES["members-mean"].parameters["fewest"])
"""Ratings below which a film has no average, and stands last."""


class Show(Enum):
    """Which of a member's films."""

    WATCHED = "watched"
    RATED = "rated"
    UNRATED = "unrated"
    """Watched and without a rating."""
    LIKED = "liked"
    WATCHLIST = "watchlist"


class By(Enum):
    """The order of a member's films."""

    RATED = "rated"
    """When they rated it, the latest first; of a watchlist, when it came onto it."""
    SEEN = "seen"
    TITLE = "title"
    NEWEST = "newest"
    OLDEST = "oldest"
    RATING = "rating"
    LOWEST = "lowest"
    LONGEST = "longest"
    SHORTEST = "shortest"
    AVERAGE = "average"
    """The members' average, the highest first."""


_SHOWN: dict[Show, Q] = {
    Show.WATCHED: Q(watched=True),
    Show.RATED: Q(rating__isnull=False),
    Show.UNRATED: Q(watched=True, rating__isnull=True),
    Show.LIKED: Q(liked=True),
    Show.WATCHLIST: Q(watchlisted_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class GridAsked:
    """What of somebody's films is asked for; what is empty is not narrowed."""

    show: Show = Show.WATCHED
    years: tuple[int, int] | None = None
    genre: str = ""
    """Folded."""
    country: str = ""
    """Folded: the ISO code in lower case."""
    rating: int | None = None
    """Half-stars."""
    by: By = By.RATED


@dataclass(frozen=True, slots=True)
class Standing:
    """How a film and the member stand."""

    rating: int | None
    liked: bool


@dataclass(frozen=True, slots=True)
class GridFilm:
    """A film of the wall."""

    card: FilmCard
    standing: Standing


@dataclass(frozen=True, slots=True)
class GridPage:
    """A page of a member's films, with what they can be narrowed to."""

    films: list[GridFilm]
    total: int
    page: int
    pages: int
    choices: GridChoices


@dataclass(frozen=True, slots=True)
class GridChoices:
    """What the films that `show` chooses can be narrowed to."""

    genres: list[Choice]
    """`value` is folded."""
    countries: list[Choice]
    """`value` is the ISO code in lower case."""
    decades: list[Choice]
    """Newest first: `2010s`."""


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    slug: str
    title: str
    year: int | None
    genre: str
    rating: int | None
    liked: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    property: str
    folded: str
    films: int


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    films: int


def _fact(name: str, value: Any) -> Exists:
    return Exists(Fact.objects.filter(film_id=OuterRef("film_id"), property=name, folded=value, accepted=True))


def _films(asked: tuple[Show, bool, bool, bool, bool]) -> QuerySet[MemberFilm]:
    show, years, genre, country, rating = asked
    films = MemberFilm.objects.filter(_SHOWN[show], member_id=named("member"), film__shown=True)
    if years:
        films = films.filter(film__year__gte=named("first"), film__year__lte=named("last"))
    if genre:
        films = films.filter(_fact("genre", named("genre")))
    if country:
        films = films.filter(_fact("country", named("country")))
    if rating:
        films = films.filter(rating=named("rating"))
    return films


def _weighted(weight: Callable[[int], int]) -> Any:
    """Return the sum of a film's tallied ratings, each half-star with its weight."""
    total: Any = F("film__tally__half_1") * weight(1)
    for half in range(2, HALVES + 1):
        total += F(f"film__tally__half_{half}") * weight(half)
    return total


def _with_average(films: QuerySet[MemberFilm]) -> QuerySet[MemberFilm]:
    """Give each film the average of the members' ratings; null where fewer than five rated."""
    average = Cast(_weighted(lambda half: half), FloatField()) / Cast(F("raters"), FloatField())
    return films.alias(raters=_weighted(lambda _: 1)).alias(
        average=Case(When(raters__gte=FEWEST, then=average), default=None, output_field=FloatField(null=True))
    )


def _ordered(films: QuerySet[MemberFilm], show: Show, by: By, *, own: bool) -> QuerySet[MemberFilm]:
    title = ("film__sort_title", "film__year", "film_id")
    if by is By.RATED:
        when = "watchlisted_at" if show is Show.WATCHLIST else "rated_at"
        return films.order_by(F(when).desc(nulls_last=True), F("id").desc())
    if by is By.SEEN:
        if own:
            return films.order_by("-last_viewed", *title)
        # `last_viewed` tells of viewings that are not for everybody.
        seen = Viewing.objects.filter(
            film_id=OuterRef("film_id"), member_id=OuterRef("member_id"), visibility__in=named_list("seen")
        )
        latest = Subquery(seen.order_by("-sort_date").values("sort_date")[:1])
        return films.order_by(latest.desc(nulls_last=True), *title)
    if by is By.AVERAGE:
        return _with_average(films).order_by(F("average").desc(nulls_last=True), *title)
    orders: dict[By, tuple[Any, ...]] = {
        By.TITLE: title,
        By.NEWEST: (F("film__year").desc(nulls_last=True), *title),
        By.OLDEST: (F("film__year").asc(nulls_last=True), *title),
        By.RATING: (F("rating").desc(nulls_last=True), *title),
        By.LOWEST: (F("rating").asc(nulls_last=True), *title),
        By.LONGEST: (F("film__runtime_minutes").desc(nulls_last=True), *title),
        By.SHORTEST: (F("film__runtime_minutes").asc(nulls_last=True), *title),
    }
    return films.order_by(*orders[by])


@lru_cache(maxsize=512)
def _rows(asked: tuple[Show, bool, bool, bool, bool], by: By, *, own: bool) -> Prepared[_Line]:
    return Prepared(
        _Line,
        _ordered(_films(asked), asked[0], by, own=own),
        paged=True,
        id="film_id",
        slug="film__slug",
        title="film__title",
        year="film__year",
        genre="film__genre",
    )


@lru_cache(maxsize=128)
def _count(asked: tuple[Show, bool, bool, bool, bool]) -> PreparedCount:
    return PreparedCount(_films(asked))


@lru_cache(maxsize=8)
def _choices(show: Show) -> tuple[Prepared[_Counted], Prepared[_Year]]:
    mine = MemberFilm.objects.filter(_SHOWN[show], member_id=named("member"), film__shown=True).order_by()
    facts = mine.filter(film__fact_rows__property__in=["genre", "country"], film__fact_rows__accepted=True)
    return (
        Prepared(
            _Counted,
            facts.values("film__fact_rows__property", "film__fact_rows__folded")
            .annotate(films=Count("film_id", distinct=True))
            .order_by("film__fact_rows__folded"),
            property="film__fact_rows__property",
            folded="film__fact_rows__folded",
            films="films",
        ),
        Prepared(
            _Year,
            mine.filter(film__year__isnull=False)
            .values("film__year")
            .annotate(films=Count("pk"))
            .order_by("-film__year"),
            year="film__year",
            films="films",
        ),
    )


def grid_choices(member: int, show: Show) -> GridChoices:
    """Return what those of a member's films can be narrowed to. Costs two queries."""
    facts, years = _choices(show)
    counted = facts.rows(member=member)
    return GridChoices(
        [Choice(one.folded, one.films) for one in counted if one.property == "genre"],
        [Choice(one.folded, one.films) for one in counted if one.property == "country"],
        _decades(years.rows(member=member)),
    )


def grid_page(head: MemberHead, asked: GridAsked, choices: GridChoices, page: int = 1) -> GridPage:
    """Return a page of 24 of a member's films, which the viewer may see. Costs three queries."""
    values: dict[str, Any] = {"member": head.id}
    if asked.years is not None:
        values |= {"first": asked.years[0], "last": asked.years[1]}
    values |= {name: value for name in ("genre", "country", "rating") if (value := getattr(asked, name))}
    shape = (asked.show, asked.years is not None, bool(asked.genre), bool(asked.country), bool(asked.rating))
    total = _count(shape).count(**values)
    pages = max(1, -(-total // FILMS_A_PAGE))
    page = min(max(page, 1), pages)
    if asked.by is By.SEEN and not head.own:
        values["seen"] = head.seen
    lines = _rows(shape, asked.by, own=head.own).rows(**values, limit=FILMS_A_PAGE, offset=(page - 1) * FILMS_A_PAGE)
    drawn = cards(FilmLine(one.id, one.slug, one.title, one.year, one.genre) for one in lines)
    return GridPage(
        [GridFilm(card, Standing(one.rating, one.liked)) for card, one in zip(drawn, lines, strict=True)],
        total,
        page,
        pages,
        choices,
    )


def _decades(years: list[_Year]) -> list[Choice]:
    counted: dict[str, int] = {}
    for row in years:
        decade = f"{row.year // 10 * 10}s"
        counted[decade] = counted.get(decade, 0) + row.films
    return [Choice(decade, films) for decade, films in counted.items()]
