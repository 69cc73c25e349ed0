"""A member's own page, and the list of members."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf

from onesheet.accounts.models import Visibility
from onesheet.accounts.queries.members import MEMBERS_A_PAGE, members_with_page
from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.reviews.models import Activity, MemberFilm, Review, Viewing, ViewingTag
from onesheet.reviews.queries.diary import COLUMNS, TagCount, ViewingLine, newest_first, seen_viewings
from onesheet.reviews.queries.statistics import FilmTotals, Ratings, film_totals, ratings_of

if TYPE_CHECKING:
    from onesheet.accounts.models import Member
    from onesheet.accounts.queries.members import MemberHead

RECENT = 6
"""Viewings that a profile shows."""
LATELY = 100
"""Entries of the diary whose tags a profile shows."""
TAGS = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A viewing with the film's poster."""

    entry: ViewingLine
    card: FilmCard


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member's page shows below their name, to those who may see it."""

    favourites: list[FilmCard]
    recent: list[Recent]
    totals: FilmTotals | None
    """None where their films are not for the viewer, as are `ratings`; `favourites` is then empty."""
    ratings: Ratings | None
    viewings: int
    """Entries of the diary that the viewer may see."""
    this_year: int
    """Those of the year."""
    year: int
    tags: list[TagCount]
    """Of the latest hundred entries, the most used first."""


@dataclass(frozen=True, slots=True)
class _Counted:
    viewings: int
    this_year: int


_FAVOURITES = Prepared(
    FilmLine,
    MemberFilm.objects.filter(member_id=named("member"), favourite__isnull=False, film__shown=True).order_by(
        "favourite"
    ),
    id="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    genre="film__genre",
)

_RECENT = Prepared(ViewingLine, newest_first(seen_viewings()), paged=True, **COLUMNS)

_COUNTED = Prepared(
    _Counted,
    Viewing.objects.filter(member_id=named("member"), visibility__in=named_list("seen"))
    .order_by()
    .values("member_id")
    .annotate(
        viewings=Count("pk"),
        this_year=Count("pk", filter=Q(sort_date__gte=named("first"), sort_date__lte=named("last"))),
    ),
    viewings="viewings",
    this_year="this_year",
)

_TAGS_OF_LATE = Prepared(
    TagCount,
    ViewingTag.objects.filter(
        viewing_id__in=Subquery(
            Viewing.objects.filter(member_id=named("member"), visibility__in=named_list("seen"))
            .order_by(F("sort_date").desc(), F("id").desc())
            .values("pk")[:LATELY]
        )
    )
    .order_by()
    .values("folded")
    .annotate(viewings=Count("pk"), spelt=Min("name"))
    .order_by("-viewings", "folded"),
    paged=True,
    name="spelt",
    folded="folded",
    viewings="viewings",
)


def film_figures(head: MemberHead) -> tuple[FilmTotals, Ratings]:
    """Return what a member's films and ratings come to, for those who may see them. Costs two queries."""
    return film_totals(head.id), ratings_of(head.id)


def profile(head: MemberHead, *, year: int, figures: tuple[FilmTotals, Ratings] | None) -> Profile:
    """Return what the viewer may see on a member's page in the year; `figures` are `film_figures`. At most five queries."""
    seen = head.seen
    favourites = _FAVOURITES.rows(member=head.id) if head.films_seen else []
    recent = _RECENT.rows(member=head.id, seen=seen, limit=RECENT, offset=0)
    drawn = cards([*favourites, *(FilmLine(one.film, one.slug, one.title, one.year, one.genre) for one in recent)])
    counted = _COUNTED.first(member=head.id, seen=seen, first=f"{year:04}-01-01", last=f"{year:04}-12-31")
    return Profile(
        favourites=drawn[: len(favourites)],
        recent=[Recent(*pair) for pair in zip(recent, drawn[len(favourites) :], strict=True)],
        totals=figures[0] if figures else None,
        ratings=figures[1] if figures else None,
        viewings=counted.viewings if counted else 0,
        this_year=counted.this_year if counted else 0,
        year=year,
        tags=_TAGS_OF_LATE.rows(member=head.id, seen=seen, limit=TAGS, offset=0),
    )


class Sorted(Enum):
    """The order of the list of members."""

    ACTIVE = "active"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as the list of members shows one. Counts are of what everybody may see."""

    id: int
    username: str
    display_name: str
    place: str
    films: int | None
    """Watched; None where not everybody may see their films."""
    reviews: int

    @property
    def name(self) -> str:
        """What they are called."""
        return self.display_name or self.username


@dataclass(frozen=True, slots=True)
class MembersPage:
    """A page of those who are here."""

    members: list[MemberRow]
    total: int
    page: int
    pages: int
    order: Sorted


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values(one=Value(1)).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _ordered(members: QuerySet[Member], order: Sorted) -> QuerySet[Member]:
    by_name = Lower(Coalesce(NullIf("display_name", Value("")), "username"))
    if order is Sorted.NAME:
        return members.order_by(by_name, "id")
    latest = (
        Activity.objects.filter(member_id=OuterRef("pk"), shown=True, visibility=Visibility.PUBLIC)
        .order_by("-id")
        .values("id")[:1]
    )
    return members.order_by(Subquery(latest).desc(nulls_last=True), by_name, "id")


@lru_cache(maxsize=4)
def _members(order: Sorted, *, viewed: bool) -> tuple[Prepared[MemberRow], PreparedCount]:
    members = members_with_page(named("viewer") if viewed else None)
    rows = _ordered(members, order).annotate(
        watched=Case(
            When(
                films_visibility=Visibility.PUBLIC,
                then=_number(MemberFilm.objects.filter(member_id=OuterRef("pk"), watched=True)),
            ),
            default=None,
            output_field=IntegerField(null=True),
        ),
        written=_number(
            Review.objects.filter(
                member_id=OuterRef("pk"),
                state=Review.State.PUBLISHED,
                visibility=Visibility.PUBLIC,
                hidden_at__isnull=True,
                erased_at__isnull=True,
            )
        ),
    )
    return Prepared(MemberRow, rows, paged=True, films="watched", reviews="written"), PreparedCount(members)


def members_page(*, viewer: int | None, order: Sorted = Sorted.ACTIVE, page: int = 1) -> MembersPage:
    """Return a page of 40 members: those last active first, or by name. Costs two queries."""
    rows, counted = _members(order, viewed=viewer is not None)
    given = {"viewer": viewer} if viewer is not None else {}
    total = counted.count(**given)
    pages = max(1, -(-total // MEMBERS_A_PAGE))
    page = min(max(page, 1), pages)
    found = rows.rows(**given, limit=MEMBERS_A_PAGE, offset=(page - 1) * MEMBERS_A_PAGE)
    return MembersPage(found, total, page, pages, order)
