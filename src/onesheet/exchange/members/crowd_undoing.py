"""Ratings of many members taken back together, where they are as the import left them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onesheet.database.quiet import quiet
from onesheet.exchange.members.loading import in_turn
from onesheet.exchange.members.moments import of_seconds
from onesheet.exchange.members.things import Whose
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries.tallies import GIVEN, UNPROVEN
from onesheet.reviews.services.tallies import shift_many

_AS_LEFT: dict[str, Any] = {
    "liked": False, "watched": True, "watchlisted_at": None, "favourite": None, "viewings": 0, "last_viewed": "",
}  # fmt: skip


def take_back(change: Sequence[Any], members: Mapping[int, Whose], *, now: datetime) -> tuple[set[int], list[Any]]:
    """Delete the rows that a change of a crowd made and nobody changed since, and take them from the counts.

    Returns the films whose counts changed, and what is left of the change: the other rows, to be looked at one by one. `members`
    are locked; rows of others are not here any more. Costs a query for each member and a few for each 500 rows and films.
    """
    kind, at, told = change
    made_at = datetime.fromisoformat(at)
    first: list[int] = []
    others: list[int] = []
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    left: list[Any] = []
    for member, films, ratings, moments in told:
        who = members.get(member)
        if who is None:
            continue
        gone, rest = _of_member(member, made_at, zip(films, ratings, moments, strict=True))
        if rest:
            left.append([member, *map(list, zip(*rest, strict=True))])
        for film, rating, _ in gone if who.open else ():
            sums[film].update((GIVEN[rating - 1], "watched", *([UNPROVEN[rating - 1]] if who.unproven else ())))
        numbers = [number for _, _, number in gone]
        first += numbers[:1]
        others += numbers[1:]
    # The first row of each member raises the versions of their pages for all.
    for some in in_turn(first):
        MemberFilm.objects.filter(pk__in=some).delete()
    if others:
        with quiet():
            for some in in_turn(others):
                MemberFilm.objects.filter(pk__in=some).delete()
    shift_many({film: {name: -by for name, by in of.items()} for film, of in sums.items()}, now=now)
    return set(sums), [kind, at, left]


def _of_member(member: int, made_at: datetime, told: Any) -> tuple[list[tuple[int, int, int]], list[tuple[Any, ...]]]:
    """Return film, rating and number of a member's rows that are as they were made, and what was told of the others."""
    rows = MemberFilm.objects.filter(member_id=member, changed_at=made_at, **_AS_LEFT)
    here: dict[int, Any] = {film: of for film, *of in rows.values_list("film_id", "pk", "rating", "rated_at")}
    gone: list[tuple[int, int, int]] = []
    rest: list[tuple[Any, ...]] = []
    for film, rating, at in told:
        number, is_now, rated_at = here.get(film, (0, None, None))
        if is_now == rating and rated_at == datetime.fromisoformat(of_seconds(at)):
            gone.append((film, rating, number))
        else:
            rest.append((film, rating, at))
    return gone, rest
