"""Many lists: all that are seen, those of a member, those a film is on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Window
from django.db.models.functions import Coalesce

from onesheet.accounts.visibility import not_blocked
from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.films.models import Film
from onesheet.films.queries.listing import FilmLine
from onesheet.lists.models import FilmList, ListItem, Participant
from onesheet.lists.pure.rules import Rule
from onesheet.lists.queries.progress import rule_of
from onesheet.lists.queries.seen import edits, seen

LISTS_A_PAGE = 12
COVERS = 4
"""Posters on a cover."""
MINE_A_PAGE = 30
OF_FILM = 5


class Order(Enum):
    """The order of many lists."""

    NEWEST = "newest"
    """Changed last."""
    FILMS = "films"
    """Most films first."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list as others show it."""

    id: int
    name: str
    ranked: bool
    visibility: str
    is_challenge: bool
    stored_rule: Any
    goal: int | None
    starts: date | None
    ends: date | None
    films: int
    changed_at: datetime
    hidden_at: datetime | None
    owner: int
    username: str
    owner_name: str
    participants: int

    @property
    def by(self) -> str:
        """The name of whose it is."""
        return self.owner_name or self.username

    @property
    def rule(self) -> Rule | None:
        """Of a challenge: which films count."""
        return rule_of(self.stored_rule)


@dataclass(frozen=True, slots=True)
class ListCard:
    """A list with the first of its films, for its cover."""

    list: ListLine
    cover: tuple[FilmLine, ...]


@dataclass(frozen=True, slots=True)
class ListsPage:
    """A page of lists."""

    cards: list[ListCard]
    total: int
    page: int
    pages: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A list that a member may put films on, and whether the film asked for is on it."""

    id: int
    name: str
    films: int
    visibility: str
    username: str
    owner_name: str
    owner: int
    has_film: bool


@dataclass(frozen=True, slots=True)
class OwnLists:
    """A page of the lists that a member may put films on."""

    lines: list[OwnLine]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class OnList:
    """A list that a film is on."""

    id: int
    name: str
    username: str
    owner_name: str
    total: int
    """How many lists everybody sees the film is on."""

    @property
    def by(self) -> str:
        """The name of whose it is."""
        return self.owner_name or self.username


@dataclass(frozen=True, slots=True)
class _Cover:
    list: int
    id: int
    slug: str
    title: str
    year: int | None
    genre: str


_ORDERS: dict[Order, tuple[str, ...]] = {
    Order.NEWEST: ("-changed_at", "-pk"),
    Order.FILMS: ("-items_count", "-changed_at", "-pk"),
}

_COVERS = Prepared(
    _Cover,
    ListItem.objects.filter(list_id__in=named_list("lists"), position__lte=COVERS, film__shown=True).order_by(
        "position", "pk"
    ),
    list="list_id",
    id="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    genre="film__genre",
)


def _lines(found: QuerySet[FilmList], order: Order) -> Prepared[ListLine]:
    taking_part = (
        Participant.objects.filter(list_id=OuterRef("pk"), member__is_active=True)
        .order_by()
        .values("list_id")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return Prepared(
        ListLine,
        found.order_by(*_ORDERS[order]),
        paged=True,
        stored_rule="rule",
        films="items_count",
        owner="member_id",
        username="member__username",
        owner_name="member__display_name",
        participants=Coalesce(Subquery(taking_part, output_field=IntegerField()), Value(0)),
    )


_WITH_FILM = ListItem.objects.filter(film_id=named("film")).values("list_id")
"""Numbers of the lists that a film is on; asked for so, the database begins with the few there are."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which lists: the key under which their queries are kept."""

    known: bool
    """Whether a member asks."""
    of: str = "all"
    """`all`, `challenges`, `member` (one member's), `mine` (one's own and shared ones), `film`."""
    order: Order = Order.NEWEST

    def found(self) -> QuerySet[FilmList]:
        """Return the lists."""
        viewer = named("viewer") if self.known else None
        if self.of == "mine":
            return FilmList.objects.filter(edits(viewer))
        found = FilmList.objects.filter(seen(viewer))
        if self.of == "all":
            # A list with nothing on it yet, or a challenge, has its own place.
            return found.filter(is_challenge=False, items_count__gt=0)
        if self.of == "challenges":
            return found.filter(is_challenge=True)
        if self.of == "film":
            return found.filter(pk__in=_WITH_FILM)
        return found.filter(member_id=named("owner"))


@lru_cache(maxsize=32)
def _queries(asked: _Asked) -> tuple[Prepared[ListLine], PreparedCount]:
    return _lines(asked.found(), asked.order), PreparedCount(asked.found())


def _page(asked: _Asked, page: int, at_once: int = LISTS_A_PAGE, **given: Any) -> ListsPage:
    lines, counting = _queries(asked)
    total = counting.count(**given)
    pages = max(1, -(-total // at_once))
    page = min(max(page, 1), pages)
    return ListsPage(list_cards(lines.rows(**given, limit=at_once, offset=(page - 1) * at_once)), total, page, pages)


def list_cards(lines: list[ListLine]) -> list[ListCard]:
    """Return lists with their covers. Costs one query."""
    covers: dict[int, list[FilmLine]] = {}
    for row in _COVERS.rows(lists=[line.id for line in lines]):
        covers.setdefault(row.list, []).append(FilmLine(row.id, row.slug, row.title, row.year, row.genre))
    return [ListCard(line, tuple(covers.get(line.id, ()))) for line in lines]


def _viewer(viewer: int | None) -> dict[str, int]:
    return {} if viewer is None else {"viewer": viewer}


def all_lists(*, viewer: int | None, order: Order = Order.NEWEST, page: int = 1) -> ListsPage:
    """Return a page of the lists that the viewer sees and that have films; None is a visitor. Costs three queries."""
    return _page(_Asked(viewer is not None, "all", order), page, **_viewer(viewer))


def all_challenges(*, viewer: int | None, page: int = 1) -> ListsPage:
    """Return a page of the challenges that the viewer sees. Costs three queries."""
    return _page(_Asked(viewer is not None, "challenges"), page, **_viewer(viewer))


def of_member(owner: int, *, viewer: int | None, page: int = 1, at_once: int = LISTS_A_PAGE) -> ListsPage:
    """Return a page of a member's lists and challenges, as far as the viewer sees them. Costs three queries."""
    return _page(_Asked(viewer is not None, "member"), page, at_once, owner=owner, **_viewer(viewer))


def mine(viewer: int, *, page: int = 1) -> ListsPage:
    """Return a page of the lists that a member owns or edits with their owner. Costs three queries."""
    return _page(_Asked(known=True, of="mine"), page, viewer=viewer)


def with_film(film: int, *, viewer: int | None, page: int = 1) -> ListsPage:
    """Return a page of the lists that a film is on. Costs three queries."""
    return _page(_Asked(viewer is not None, "film"), page, film=film, **_viewer(viewer))


_HAS_FILM: Any = Exists(ListItem.objects.filter(list_id=OuterRef("pk"), film_id=named("film")))
_OWN = FilmList.objects.filter(edits(named("viewer")), rule__isnull=True)
_OWN_LINES = Prepared(
    OwnLine,
    _OWN.order_by("-changed_at", "-pk"),
    paged=True,
    films="items_count",
    username="member__username",
    owner_name="member__display_name",
    owner="member_id",
    has_film=_HAS_FILM,
)
_OWN_COUNT = PreparedCount(_OWN)


def lists_to_put_on(film: int, *, viewer: int, page: int = 1) -> OwnLists:
    """Return a page of the lists that a member may put a film on, changed last first. Costs two queries."""
    total = _OWN_COUNT.count(viewer=viewer)
    pages = max(1, -(-total // MINE_A_PAGE))
    page = min(max(page, 1), pages)
    lines = _OWN_LINES.rows(viewer=viewer, film=film, limit=MINE_A_PAGE, offset=(page - 1) * MINE_A_PAGE)
    return OwnLists(lines, total, page, pages)


@lru_cache(maxsize=2)
def _of_film(*, known: bool) -> Prepared[OnList]:
    found = FilmList.objects.filter(seen(None), pk__in=_WITH_FILM)
    if known:
        found = found.filter(not_blocked(named("viewer")))
    return Prepared(
        OnList,
        found.annotate(total=Window(Count("pk"))).order_by("-pk")[:OF_FILM],
        username="member__username",
        owner_name="member__display_name",
    )


def of_film(film: int, viewer: int | None = None) -> list[OnList]:
    """Return the five newest lists that everybody sees and that the film is on; each tells how many there are.

    To a member (`viewer`) nothing is told of those of whom one blocked the other.

    Costs one query. Tells only what raises the version of the film's page: neither how many films a list has nor when
    it changed, since that would make the pages of all its films anew each time.
    """
    return _of_film(known=viewer is not None).rows(film=film, **_viewer(viewer))


@dataclass(frozen=True, slots=True)
class FilmName:
    """A film's name, for a page about it and lists."""

    id: int
    slug: str
    title: str
    year: int | None
    genre: str


_FILM = Prepared(FilmName, Film.objects.filter(slug=named("slug"), shown=True))


def film_named(slug: str) -> FilmName | None:
    """Return the film at an address; None where there is none. Costs one query."""
    return _FILM.first(slug=slug)
