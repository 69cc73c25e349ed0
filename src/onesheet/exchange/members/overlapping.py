"""What two imports of a member both changed. Of a film all that the member has of it counts as one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from onesheet.exchange.members.loading import in_turn
from onesheet.reviews.models import Review, Viewing

_Key = tuple[Any, ...]


class Touched:
    """The things that an import changed, by what its journal says."""

    def __init__(self) -> None:
        self._things: set[_Key] = set()
        self._whole: set[int] = set()
        """Members of whom all counts as one thing: whose accounts it made, and those of files of many."""

    def __bool__(self) -> bool:
        return bool(self._things or self._whole)

    def add(self, steps: Sequence[Any]) -> None:
        """Count what these steps of a journal changed."""
        changes = [change for step in steps for change in step]
        self._whole.update(change[1] for change in changes if change[0] == "member")
        self._whole.update(some[0] for change in changes if change[0] == "crowd" for some in change[2])
        self._things.update(key for key, _ in _keys(change for change in changes if change[0] != "crowd"))

    def of(self, steps: Sequence[Any]) -> set[_Key]:
        """Return which of the things these steps of another import's journal changed as well."""
        changes = [change for step in steps for change in step]
        both: set[_Key] = set()
        for key, member in _keys(changes):
            if key in self._things:
                both.add(key)
            elif member in self._whole:
                both.add(("whole", member))
        return both


def _keys(changes: Iterable[Sequence[Any]]) -> Iterator[tuple[_Key, int]]:
    """Yield what changes are of, and whose, 0 where that is not said."""
    told: defaultdict[str, dict[UUID, int]] = defaultdict(dict)
    for kind, one, *rest in changes:
        if kind in _OWN:
            told[kind][UUID(one)] = rest[0]
        elif kind == "film":
            yield ("film", one, rest[0]), one
        elif kind in ("list", "item"):
            yield ("list", one), rest[0] if kind == "list" else 0
        elif kind == "profile":
            yield from ((("profile", one, name), one) for name in rest[0])
        elif kind == "crowd":
            yield from ((("film", member, film), member) for member, films, *_ in rest[0] for film in films)
    for kind, members in told.items():
        yield from _films_of(_OWN[kind], members)


_OWN: dict[str, type[Viewing | Review]] = {"viewing": Viewing, "review": Review}


def _films_of(model: type[Viewing | Review], members: dict[UUID, int]) -> Iterator[tuple[_Key, int]]:
    """A review keeps its viewing, whichever import brought it: both are of their film."""
    for some in in_turn(members):
        rows = model._default_manager.filter(token__in=some)  # noqa: SLF001 - Django's public name
        for token, film in rows.values_list("token", "film_id"):
            yield ("film", members[token], film), members[token]
