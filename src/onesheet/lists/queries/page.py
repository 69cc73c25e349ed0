"""One list: what it says of itself, and a page of its films."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from onesheet.accounts.models import Visibility
from onesheet.database.prepared import Prepared, named, named_list
from onesheet.films.models import Film
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.lists.limits import MOST_FILMS, MOST_OF_RULE
from onesheet.lists.models import FilmList, ListEditor, ListItem
from onesheet.lists.pure.rules import Rule
from onesheet.lists.pure.span import span
from onesheet.lists.queries.progress import Challenge, rule_of
from onesheet.lists.queries.rules import fits
from onesheet.lists.queries.seen import edits, seen
from onesheet.reviews.models import MemberFilm

FILMS_A_PAGE = 18
EDITED_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class ListHead:
    """What a list says of itself."""

    id: int
    name: str
    text: str
    """Markdown."""
    html: str
    ranked: bool
    visibility: str
    is_challenge: bool
    stored_rule: Any
    goal: int | None
    starts: date | None
    ends: date | None
    items_count: int
    made_at: datetime
    changed_at: datetime
    hidden_at: datetime | None
    owner: int
    username: str
    owner_name: str
    source: int | None
    """The list it is a copy of, where everybody sees that one."""
    source_name: str | None
    may_edit: bool
    """True where the viewer owns it or edits it with its owner."""

    @property
    def by(self) -> str:
        """The name of whose it is."""
        return self.owner_name or self.username

    @property
    def rule(self) -> Rule | None:
        """Of a challenge: which films count."""
        return rule_of(self.stored_rule)

    @property
    def challenge(self) -> Challenge:
        """What counts, for the queries that ask how far somebody is."""
        goal = self.goal if self.goal is not None else self.items_count
        return Challenge(self.id, self.rule, goal, span(self.starts, self.ends))


@dataclass(frozen=True, slots=True)
class Editor:
    """One who edits a list with its owner."""

    id: int
    username: str
    name: str


@dataclass(frozen=True, slots=True)
class _Item:
    id: int
    slug: str
    title: str
    year: int | None
    genre: str
    position: int
    note: str
    watched: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A film on a list."""

    card: FilmCard
    position: int
    """Its place; 0 where a rule found it."""
    note: str
    watched: bool
    """Whether the viewer saw it; False for a visitor."""


@dataclass(frozen=True, slots=True)
class _Progress:
    total: int
    watched: int


@dataclass(frozen=True, slots=True)
class Films:
    """A page of the films of a list, or of those that fit a rule."""

    entries: list[Entry]
    total: int
    """All that are shown."""
    watched: int
    """How many of them the viewer saw; 0 for a visitor."""
    page: int
    pages: int


def _public_source() -> Q:
    return Q(
        cloned_from__visibility=Visibility.PUBLIC,
        cloned_from__hidden_at__isnull=True,
        cloned_from__member__is_active=True,
    )


def _heads(viewer: Any, *, hidden_too: bool) -> Prepared[ListHead]:
    condition = seen(viewer)
    if hidden_too:
        # A moderator looks at what was reported: all but what only its author sees.
        condition |= ~Q(visibility=Visibility.ME)
    may_edit: Any = Value(False, output_field=BooleanField())
    if viewer is not None:
        may_edit = Case(When(edits(viewer), then=Value(True)), default=Value(False), output_field=BooleanField())
    return Prepared(
        ListHead,
        FilmList.objects.filter(condition, pk=named("list")),
        stored_rule="rule",
        owner="member_id",
        username="member__username",
        owner_name="member__display_name",
        source=Case(When(_public_source(), then=F("cloned_from_id")), default=None),
        source_name=Case(
            When(_public_source(), then=F("cloned_from__name")), default=None, output_field=CharField(null=True)
        ),
        may_edit=may_edit,
    )


_HEAD_FOR_ALL = _heads(None, hidden_too=False)
_HEAD_FOR_MEMBER = _heads(named("viewer"), hidden_too=False)
_HEAD_FOR_MODERATOR = _heads(named("viewer"), hidden_too=True)

_EDITORS = Prepared(
    Editor,
    ListEditor.objects.filter(list_id=named("list"), member__is_active=True).order_by("at", "pk"),
    id="member_id",
    username="member__username",
    name="member__display_name",
)


def list_head(number: int, viewer: int | None, *, moderates: bool = False) -> ListHead | None:
    """Return what a list says of itself; None where there is none that the viewer sees. Costs one query."""
    if viewer is None:
        return _HEAD_FOR_ALL.first(list=number)
    heads = _HEAD_FOR_MODERATOR if moderates else _HEAD_FOR_MEMBER
    return heads.first(list=number, viewer=viewer)


def editors_of(number: int) -> list[Editor]:
    """Return those who edit a list with its owner, in the order in which they were asked. Costs one query."""
    return _EDITORS.rows(list=number)


def _watched(viewer: Any, film: str) -> Any:
    if viewer is None:
        return Value(False, output_field=BooleanField())
    return Exists(MemberFilm.objects.filter(member_id=viewer, film_id=OuterRef(film), watched=True))


def _items(viewer: Any) -> QuerySet[Any, Any]:
    return ListItem.objects.filter(list_id=named("list"), film__shown=True).alias(seen=_watched(viewer, "film_id"))


def _prepared_items(viewer: Any, *, unseen: bool) -> Prepared[_Item]:
    found = _items(viewer)
    return Prepared(
        _Item,
        (found.filter(seen=False) if unseen else found).order_by("position", "pk"),
        paged=True,
        id="film_id",
        slug="film__slug",
        title="film__title",
        year="film__year",
        genre="film__genre",
        watched=_watched(viewer, "film_id"),
    )


def _prepared_progress(viewer: Any) -> Prepared[_Progress]:
    watched = Count("pk", filter=Q(seen=True)) if viewer is not None else Count("pk", filter=Q(pk=None))
    return Prepared(
        _Progress,
        _items(viewer).order_by().values("list_id").annotate(total=Count("pk"), watched=watched),
    )


_ITEMS = {
    (False, False): _prepared_items(None, unseen=False),
    (True, False): _prepared_items(named("viewer"), unseen=False),
    (True, True): _prepared_items(named("viewer"), unseen=True),
}
_PROGRESS = {False: _prepared_progress(None), True: _prepared_progress(named("viewer"))}


@lru_cache(maxsize=32)
def _by_title(rule: Rule) -> Prepared[_Item]:
    return Prepared(
        _Item,
        Film.objects.filter(fits(rule), shown=True).order_by("sort_title", "pk"),
        paged=True,
        position=Value(0),
        note=Value(""),
        watched=Value(False, output_field=BooleanField()),
    )


@lru_cache(maxsize=128)
def _fitting(rule: Rule, *, known: bool, unseen: bool) -> tuple[Prepared[_Item], Prepared[_Progress]]:
    """Return the queries for the films of a rule; a rule is asked again and again while its challenge runs."""
    viewer = named("viewer") if known else None
    found = Film.objects.filter(fits(rule), shown=True)
    marked = found.alias(seen=_watched(viewer, "pk"))
    first = F("tally__watched") if unseen else F("year")
    order = (first.desc(nulls_last=True), "sort_title", "pk")
    items = Prepared(
        _Item,
        (marked.filter(seen=False) if unseen else marked).order_by(*order),
        paged=True,
        position=Value(0),
        note=Value(""),
        watched=_watched(viewer, "pk"),
    )
    watched = Count("pk", filter=Q(seen=True)) if known else Count("pk", filter=Q(pk=None))
    progress = Prepared(
        _Progress,
        marked.annotate(one=Value(1)).order_by().values("one").annotate(total=Count("pk"), watched=watched),
    )
    return items, progress


def list_films(
    head: ListHead, *, viewer: int | None, unseen: bool = False, page: int = 1, at_once: int = FILMS_A_PAGE
) -> Films:
    """Return a page of a list's films, or of those that fit a challenge's rule; costs three queries.

    `unseen` leaves out what the viewer saw; of a rule's films the most watched then come first.
    """
    known = viewer is not None
    unseen = unseen and known
    given: dict[str, Any] = {"viewer": viewer} if known else {}
    rule = head.rule if head.is_challenge else None
    if rule is not None:
        items, progress = _fitting(rule, known=known, unseen=unseen)
    else:
        items, progress = _ITEMS[known, unseen], _PROGRESS[known]
        given["list"] = head.id
    told = progress.first(**given) or _Progress(0, 0)
    total = told.total - told.watched if unseen else told.total
    pages = max(1, -(-total // at_once))
    page = min(max(page, 1), pages)
    rows = items.rows(**given, limit=at_once, offset=(page - 1) * at_once)
    return Films(_entries(rows), told.total, told.watched, page, pages)


def _entries(rows: list[_Item]) -> list[Entry]:
    films = cards([FilmLine(row.id, row.slug, row.title, row.year, row.genre) for row in rows])
    return [Entry(film, row.position, row.note, row.watched) for film, row in zip(films, rows, strict=True)]


_ITEM = Prepared(
    _Item,
    ListItem.objects.filter(list_id=named("list"), film__shown=True, film__slug=named("slug")),
    id="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    genre="film__genre",
    watched=Value(False, output_field=BooleanField()),
)


@dataclass(frozen=True, slots=True)
class AllFilms:
    """The films of a list, for a file."""

    entries: list[Entry]
    more: bool
    """True where more films count by the rule than the file has."""


def all_films(head: ListHead) -> AllFilms:
    """Return all films of a list in their order, or the first 5,000 by title that fit a rule. Costs two queries."""
    rule = head.rule if head.is_challenge else None
    if rule is None:
        return AllFilms(_entries(_ITEMS[False, False].rows(list=head.id, limit=MOST_FILMS, offset=0)), more=False)
    rows = _by_title(rule).rows(limit=MOST_OF_RULE + 1, offset=0)
    return AllFilms(_entries(rows[:MOST_OF_RULE]), more=len(rows) > MOST_OF_RULE)


@dataclass(frozen=True, slots=True)
class _Number:
    film_id: int


_ON_LIST = Prepared(_Number, ListItem.objects.filter(list_id=named("list"), film_id__in=named_list("films")))


def on_list(number: int, films: Sequence[int]) -> frozenset[int]:
    """Return which of the films stand on a list. Costs one query; none where there is no film to ask about."""
    return frozenset(row.film_id for row in _ON_LIST.rows(list=number, films=films)) if films else frozenset()


def list_entry(number: int, slug: str) -> Entry | None:
    """Return one film on a list with its whole note; None where it is not there. Costs two queries."""
    row = _ITEM.first(list=number, slug=slug)
    return None if row is None else _entries([row])[0]
