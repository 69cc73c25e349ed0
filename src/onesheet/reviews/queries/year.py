"""A member's year: what their diary of it comes to, with the record of the films in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.films.models import Credit, Fact
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.reviews.pure.year import YearFigures, by_day, year_figures
from onesheet.reviews.queries.diary import seen_viewings
from onesheet.reviews.queries.statistics import YearCount, diary_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onesheet.accounts.queries.members import MemberHead

MOST_SEEN = 8
"""Directors, performers and countries that a year names."""


@dataclass(frozen=True, slots=True)
class YearViewing:
    """A viewing of the year; `year` is the film's."""

    date: str
    rating: int | None
    rewatch: bool
    format: str
    film: int
    slug: str
    title: str
    year: int | None
    genre: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A person, and in how many of the year's films they took part."""

    name: str
    slug: str
    films: int


@dataclass(frozen=True, slots=True)
class CountryCount:
    """A country by its ISO code in lower case, and how many of the year's films come from it."""

    code: str
    films: int


@dataclass(frozen=True, slots=True)
class Notable:
    """A viewing that stands out."""

    viewing: YearViewing
    card: FilmCard


@dataclass(frozen=True, slots=True)
class Year:
    """A member's year, as far as the viewer may see its viewings."""

    year: int
    figures: YearFigures
    directors: list[PersonCount]
    performers: list[PersonCount]
    countries: list[CountryCount]
    first: Notable | None
    """The first and the last viewing whose day is known."""
    last: Notable | None
    longest: Notable | None
    highest: Notable | None
    """The film they rated highest that year, the latest of several."""
    years: list[YearCount]
    """The years of the whole diary, newest first."""


_VIEWINGS = Prepared(
    YearViewing,
    seen_viewings().filter(sort_date__gte=named("first"), sort_date__lte=named("last")).order_by("sort_date", "id"),
    film="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    genre="film__genre",
    minutes="film__runtime_minutes",
)

_PEOPLE = Prepared(
    PersonCount,
    Credit.objects.filter(film_id__in=named_list("films"), function=named("function"), accepted=True)
    .order_by()
    .values("person_id")
    .annotate(films=Count("film_id", distinct=True), name=F("person__name"), slug=F("person__slug"))
    .order_by("-films", "person__sort_name", "person_id"),
    paged=True,
    name="name",
    slug="slug",
    films="films",
)

_COUNTRIES = Prepared(
    CountryCount,
    Fact.objects.filter(film_id__in=named_list("films"), property="country", accepted=True)
    .order_by()
    .values("folded")
    .annotate(films=Count("film_id", distinct=True))
    .order_by("-films", "folded"),
    paged=True,
    code="folded",
    films="films",
)


def member_year(head: MemberHead, year: int) -> Year:
    """Return a member's year as the viewer may see it. Costs six queries, five where nothing stands out."""
    seen = head.seen
    viewings = _VIEWINGS.rows(member=head.id, seen=seen, first=f"{year:04}-01-01", last=f"{year:04}-12-31")
    films = sorted({one.film for one in viewings})
    dated: list[YearViewing] = by_day(viewings)  # type: ignore[assignment]
    chosen = [
        dated[0] if dated else None,
        dated[-1] if dated else None,
        max((one for one in viewings if one.minutes), key=lambda one: one.minutes or 0, default=None),
        max((one for one in viewings if one.rating), key=lambda one: (one.rating or 0, one.date), default=None),
    ]
    first, last, longest, highest = _notable(chosen)
    return Year(
        year=year,
        figures=year_figures(viewings),
        directors=_PEOPLE.rows(films=films, function="director", limit=MOST_SEEN, offset=0),
        performers=_PEOPLE.rows(films=films, function="cast_member", limit=MOST_SEEN, offset=0),
        countries=_COUNTRIES.rows(films=films, limit=MOST_SEEN, offset=0),
        first=first,
        last=last,
        longest=longest,
        highest=highest,
        years=diary_years(head.id, seen),
    )


def _notable(chosen: Iterable[YearViewing | None]) -> list[Notable | None]:
    listed = list(chosen)
    lines = {one.film: FilmLine(one.film, one.slug, one.title, one.year, one.genre) for one in listed if one}
    drawn = {card.film.id: card for card in cards(lines.values())}
    return [Notable(one, drawn[one.film]) if one else None for one in listed]
