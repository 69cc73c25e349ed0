"""Reads: what the audience and the critics say of an edition's films meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, Case, Count, F, Max, Q, Sum, Value, When
from django.db.models.functions import Coalesce, NullIf

from onesheet.accounts.visibility import seen_by_all
from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.queries.edition import STANDING, EditionHead
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries.scores import Input
from onesheet.scores.buzz import FIRST, NONE, FilmMarks, Marks, Parameters
from onesheet.scores.intervals import half_up

INPUTS_A_PAGE = 50
AT_ONCE = 2_000
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_STAR = 2_000
"""Hundredths of a point in a star: critics' values are 0 to 100."""


@dataclass(frozen=True, slots=True)
class Span:
    """Which ratings count: those given from `since` until before `until`."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class BuzzFilm:
    """A film of an edition, with what critics and reviewers say that is kept in counts. It may stand in several sections."""

    film: int
    slug: str
    title: str
    year: int | None
    shown: bool
    section: int | None
    reviews: int
    """By members, that everybody may see."""
    held: bool
    """Whether critics' scores are held back: nothing is told of them then, not even how many."""
    scored: int
    values: int

    @property
    def critics(self) -> int:
        """How many critics' reviews have a value."""
        return 0 if self.held else self.scored

    @property
    def critics_stars(self) -> Decimal | None:
        """The plain mean of critics' values so far, in stars with one decimal; None without any or while they are held back."""
        return half_up(self.values, self.critics * _STAR, 1) if self.critics else None


@dataclass(frozen=True, slots=True)
class Counted:
    """The ratings of one film that count, and when the newest of them was given."""

    marks: FilmMarks
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class InputsPage:
    """A page of the ratings of a film that count."""

    rows: list[Given]
    after: int | None
    """What gives the next page; None where this is the last."""


@dataclass(frozen=True, slots=True)
class Given(Input):
    """One rating that counts. `recent` where it was given in the last day."""

    recent: bool = False


@dataclass(frozen=True, slots=True)
class GivenToFilm:
    """One rating that counts, with its film."""

    id: int
    slug: str
    title: str
    rating: int
    unproven: bool
    recent: bool


_COLUMNS: dict[str, Any] = {
    "film": "film_id", "slug": "film__slug", "title": "film__title", "year": "film__year", "shown": "film__shown",
    "section": "section_id", "reviews": Coalesce("film__tally__reviews", Value(0)),
    "held": Coalesce("film__critic_tally__held", Value(False), output_field=BooleanField()),
    "scored": Coalesce("film__critic_tally__scored", Value(0)), "values": Coalesce("film__critic_tally__values", Value(0)),
}  # fmt: skip
_FILMS = Prepared(BuzzFilm, STANDING.order_by("film__sort_title", "film_id", "section__position", "pk"), **_COLUMNS)
_SEEN_BY_ALL = seen_by_all(visibility="member__films_visibility")
_COUNTS = MemberFilm.objects.filter(rating__isnull=False, member__is_active=True)
_IN_SPAN = _COUNTS.filter(rated_at__gte=named("since"), rated_at__lt=named("until"), id__gt=named("after"))
_RECENT = Case(When(rated_at__gte=named("edge"), then=Value(1)), default=Value(0))


def _where_seen(value: Any, otherwise: Any) -> Case:
    """Return a value where everybody may see the member's films."""
    return Case(When(_SEEN_BY_ALL, then=value), default=Value(otherwise))


_SEEN: dict[str, Any] = {
    "unproven": "member__unproven",
    "username": _where_seen(F("member__username"), ""),
    "name": _where_seen(Coalesce(NullIf("member__display_name", Value("")), "member__username"), ""),
    "rated_at": _where_seen(F("rated_at"), None),
    "recent": _RECENT,
}
_OF_FILM = Prepared(Given, _IN_SPAN.filter(film_id=named("film")).order_by("id"), paged=True, **_SEEN)
_OF_FILMS = Prepared(
    GivenToFilm,
    _IN_SPAN.filter(film_id__in=named_list("films")).order_by("id"),
    paged=True,
    slug="film__slug",
    title="film__title",
    unproven="member__unproven",
    recent=_RECENT,
)


def span_of(head: EditionHead, parameters: Parameters = FIRST) -> Span:
    """Return which ratings count: from the first midnight there until some days after the last one.

    Where nobody said when it begins its year is taken, and without an end there is none.
    """
    zone = head.time_zone
    first = head.starts or datetime(head.year, 1, 1, tzinfo=zone).date()
    since = datetime.combine(first, time(), zone)
    last = head.ends
    until = datetime.combine(last + timedelta(days=1 + parameters.days_after), time(), zone) if last else _NEVER
    return Span(since.astimezone(UTC), until.astimezone(UTC))


def edge_of(newest: datetime, parameters: Parameters = FIRST) -> datetime:
    """Return when the last day began: it ends with the hour of the newest rating, so that it depends on no clock."""
    hour = newest.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return hour + timedelta(hours=1 - parameters.recent_hours)


def buzz_films(edition: int) -> list[BuzzFilm]:
    """Return the films that stand in an edition, each once, by title. Costs one query."""
    found: dict[int, BuzzFilm] = {}
    for row in _FILMS.rows(edition=edition):
        found.setdefault(row.film, row)
    return list(found.values())


def counted(films: Collection[int], span: Span, edge: datetime) -> dict[int, Counted]:
    """Return the ratings of these films that count, those since `edge` apart. Costs one query, as long as there are ratings."""
    rows = (
        _COUNTS.filter(film_id__in=films, rated_at__gte=span.since, rated_at__lt=span.until)
        .annotate(recent=Q(rated_at__gte=edge))
        .values_list("film_id", "member__unproven", "recent")
        .annotate(n=Count("pk"), total=Sum("rating"), squares=Sum(F("rating") * F("rating")), last=Max("rated_at"))
        .order_by()
    )
    groups: dict[int, dict[tuple[bool, bool], Marks]] = {}
    newest: dict[int, datetime] = {}
    for film, unproven, recent, count, total, squares, last in rows:
        groups.setdefault(film, {})[bool(recent), bool(unproven)] = Marks(count, total, squares)
        newest[film] = max(last, newest.get(film, last))
    return {film: Counted(_marks(groups.get(film, {})), newest.get(film)) for film in films}


def _marks(groups: Mapping[tuple[bool, bool], Marks]) -> FilmMarks:
    keys = ((False, False), (False, True), (True, False), (True, True))
    return FilmMarks(*(groups.get(key, NONE) for key in keys))


def given_to(film: int, span: Span, edge: datetime, *, after: int = 0, limit: int = INPUTS_A_PAGE) -> InputsPage:
    """Return the ratings of a film that count, with names where everybody may see them. Costs one query."""
    found = _OF_FILM.rows(
        film=film, since=span.since, until=span.until, edge=edge, after=after, limit=limit + 1, offset=0
    )
    rows = found[:limit]
    return InputsPage(rows, rows[-1].id if len(found) > len(rows) else None)


def stream_given(films: Collection[int], span: Span, edge: datetime) -> Iterator[GivenToFilm]:
    """Yield every rating of these films that counts, without names. Costs a query for every `AT_ONCE`."""
    after, more = 0, True
    while more:
        rows = _OF_FILMS.rows(
            films=sorted(films), since=span.since, until=span.until, edge=edge, after=after, limit=AT_ONCE, offset=0
        )
        yield from rows
        more = len(rows) == AT_ONCE
        after = rows[-1].id if rows else after
