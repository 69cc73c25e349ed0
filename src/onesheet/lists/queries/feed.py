"""Lists as the feed and notices name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.lists.models import FilmList
from onesheet.lists.queries.seen import seen


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list by its name."""

    id: int
    name: str
    films: int
    is_challenge: bool


_NAMED = Prepared(
    NamedList, FilmList.objects.filter(seen(named("viewer")), pk__in=named_list("lists")), films="items_count"
)


def named_lists(lists: Iterable[int], viewer: int) -> dict[int, NamedList]:
    """Return those of the lists that the member sees, by number. Costs one query."""
    return {row.id: row for row in _NAMED.rows(lists=list(lists), viewer=viewer)}
