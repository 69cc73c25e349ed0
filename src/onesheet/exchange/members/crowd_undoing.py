"""Ratings of many members taken back together, where they are as the import left them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils.timezone import make_naive

from onesheet.database.pairs import delete_rows, rows_of_pairs
from onesheet.exchange.members.things import Whose
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries.tallies import GIVEN, UNPROVEN
from onesheet.reviews.services.tallies import shift_many

_AS_LEFT: dict[str, Any] = {
    "liked": False, "watched": True, "watchlisted_at": None, "favourite": None, "viewings": 0, "last_viewed": "",
}  # fmt: skip
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - as SQLite keeps moments


def take_back(change: Sequence[Any], members: Mapping[int, Whose], *, now: datetime) -> tuple[set[int], list[Any]]:
    """Delete the rows that a change of a crowd made and nobody changed since, and take them from the counts.

    Returns the films whose counts changed, and what is left of the change: the other rows, to be looked at one by one. `members`
    are locked; rows of others are not here any more. Costs a handful of queries, however many rows there are; scores of the day are
    left to whoever takes back all.
    """
    kind, at, told = change
    here = _as_left(datetime.fromisoformat(at), [one for one in told if one[0] in members])
    kept = _kept_moments()
    first: list[int] = []
    others: list[int] = []
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    left: list[Any] = []
    for member, films, ratings, moments in told:
        who = members.get(member)
        if who is None:
            continue
        gone: list[int] = []
        rest: list[tuple[Any, ...]] = []
        for film, rating, rated in zip(films, ratings, moments, strict=True):
            number, *is_now = here.get((member, film), (0, None, None))
            if is_now == [rating, kept(rated)]:
                gone.append(number)
                if who.open:
                    sums[film][GIVEN[rating - 1]] -= 1
                    sums[film]["watched"] -= 1
                    if who.unproven:
                        sums[film][UNPROVEN[rating - 1]] -= 1
            else:
                rest.append((film, rating, rated))
        if rest:
            left.append([member, *map(list, zip(*rest, strict=True))])
        first += gone[:1]
        others += gone[1:]
    # The first row of each member raises the versions of their pages for all.
    delete_rows(MemberFilm, first, still=others)
    shift_many(sums, now=now, scores=False)
    return set(sums), [kind, at, left]


def _as_left(made_at: datetime, told: Sequence[Sequence[Any]]) -> dict[tuple[int, int], tuple[Any, ...]]:
    """Return member and film -> number, rating and since when, of rows that nobody touched since they were made."""
    pairs = [(member, film) for member, films, *_ in told for film in films]
    wanted = ("member_id", "film_id", "id", "rating", "rated_at")
    where = {"changed_at": made_at, **_AS_LEFT}
    rows = rows_of_pairs(MemberFilm, ("member_id", "film_id"), wanted, pairs, where=where)
    return {(member, film): tuple(of) for member, film, *of in rows}


def _kept_moments() -> Callable[[int | str], datetime]:
    """Return what makes the noted moment of a rating the one that the database answers with."""
    zone = connection.timezone if connection.vendor == "sqlite" else None

    def kept(at: int | str) -> datetime:
        if isinstance(at, int):
            return _EPOCH + timedelta(seconds=at) if zone is UTC else in_zone(datetime.fromtimestamp(at, UTC))
        return in_zone(datetime.fromisoformat(at))

    def in_zone(moment: datetime) -> datetime:
        # SQLite keeps moments without their zone.
        return moment if zone is None else make_naive(moment, zone)

    return kept
