"""What feeds tell of lists: only what everybody may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.lists.models import FilmList, ListItem
from onesheet.lists.queries.seen import seen

ENTRIES = 20
MOST_FILMS = 20
"""Of one list that a feed names."""


@dataclass(frozen=True, slots=True)
class ListTold:
    """A list. `text` is Markdown."""

    id: int
    name: str
    text: str
    ranked: bool
    is_challenge: bool
    films: int
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ItemTold:
    """A film on a list."""

    list: int
    film: int
    slug: str
    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """A film with when it was put on a list."""

    film: int
    slug: str
    title: str
    year: int | None
    position: int
    note: str
    added_at: datetime


_LISTS = Prepared(
    ListTold,
    FilmList.objects.filter(seen(None), member_id=named("member")).order_by("-changed_at", "-id")[:ENTRIES],
    films="items_count",
)
_ITEMS = Prepared(
    ItemTold,
    ListItem.objects.filter(Q(film__shown=True), list_id__in=named_list("lists"), position__lte=MOST_FILMS).order_by(
        "list_id", "position"
    ),
    list="list_id",
    film="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
)

_ADDED = Prepared(
    ItemAdded,
    ListItem.objects.filter(film__shown=True, list_id=named("list")).order_by("-added_at", "-id")[:ENTRIES],
    film="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
)


def newest_lists(member: int) -> list[ListTold]:
    """Return the 20 public lists of a member that changed last. Costs one query."""
    return _LISTS.rows(member=member)


def first_films(lists: Iterable[int]) -> dict[int, list[ItemTold]]:
    """Return the first 20 films of each list, in order, by list. Costs one query."""
    found: dict[int, list[ItemTold]] = {}
    for row in _ITEMS.rows(lists=list(lists)):
        found.setdefault(row.list, []).append(row)
    return found


def newest_items(number: int) -> list[ItemAdded]:
    """Return the 20 films that were put on a list last. Costs one query."""
    return _ADDED.rows(list=number)
