"""Writes: the kept counts of what members say of a film.

Whoever changes what is counted locks in this order, so that no two wait for each other: the member's row
(`films.hold`), the `MemberFilm` or `Review`, the `FilmTally` (more than one in the order of their films). Counts change by
`UPDATE ... SET n = n + 1`, which the database makes one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Q

from onesheet.accounts.models import Visibility
from onesheet.reviews.models import FilmTally, MemberFilm, Review
from onesheet.reviews.models.films import HALVES

_MARKS = ("watched", "liked", "watchlisted")


def counted(row: MemberFilm) -> dict[str, int]:
    """Return what one member adds to a film's tally: column -> 1."""
    added = {f"half_{row.rating}": 1} if row.rating else {}
    marks = {"watched": row.watched, "liked": row.liked, "watchlisted": row.watchlisted_at is not None}
    return added | {name: 1 for name, holds in marks.items() if holds}


def difference(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """Return by how much each column changes, without those that stay."""
    names = before.keys() | after.keys()
    changes = {name: after.get(name, 0) - before.get(name, 0) for name in sorted(names)}
    return {name: by for name, by in changes.items() if by}


def shift(*, film: int, by: Mapping[str, int]) -> None:
    """Add to (or with negative numbers take from) a film's counts: `shift(film=7, by={"reviews": 1})`.

    Belongs into the transaction that changes what is counted, after that change. Nothing to add touches no row.
    """
    if not by:
        return
    assert connection.in_atomic_block, "a count changes together with what it counts"
    changes = {name: F(name) + number for name, number in by.items()}
    if not FilmTally.objects.filter(film_id=film).update(**changes):
        _make([film])
        FilmTally.objects.filter(film_id=film).update(**changes)


def recount(films: Iterable[int]) -> None:
    """Make the tallies of these films again from what members said; those whose accounts are closed do not count.

    To be called where members' accounts open or close, in the transaction that does it and after it. Costs five
    queries for up to a hundred films.
    """
    wanted = sorted(set(films))
    if not wanted:
        return
    with transaction.atomic():
        _make(wanted)
        # Locked before it is counted: whoever changes a count meanwhile waits, and adds to the new number.
        tallies = list(FilmTally.objects.select_for_update().filter(film_id__in=wanted).order_by("film_id"))
        members, reviews = _members(wanted), _reviews(wanted)
        for tally in tallies:
            of_film = members.get(tally.film_id, {})
            for name in (*(f"half_{halves}" for halves in range(1, HALVES + 1)), *_MARKS):
                setattr(tally, name, of_film.get(name, 0))
            tally.reviews = reviews.get(tally.film_id, 0)
        FilmTally.objects.bulk_update(
            tallies, [*(f"half_{halves}" for halves in range(1, HALVES + 1)), *_MARKS, "reviews"], batch_size=200
        )


def _make(films: list[int]) -> None:
    """Make the rows that are missing; another who makes one at this moment is waited for."""
    FilmTally.objects.bulk_create([FilmTally(film_id=film) for film in films], ignore_conflicts=True)


def _members(films: list[int]) -> dict[int, dict[str, int]]:
    columns: dict[str, Any] = {
        f"half_{halves}": Count("pk", filter=Q(rating=halves)) for halves in range(1, HALVES + 1)
    } | {
        "sum_watched": Count("pk", filter=Q(watched=True)),
        "sum_liked": Count("pk", filter=Q(liked=True)),
        "sum_watchlisted": Count("pk", filter=Q(watchlisted_at__isnull=False)),
    }
    rows = MemberFilm.objects.filter(film_id__in=films, member__is_active=True).order_by().values("film_id")
    return {
        row["film_id"]: {name.removeprefix("sum_"): number for name, number in row.items() if name != "film_id"}
        for row in rows.annotate(**columns)
    }


def _reviews(films: list[int]) -> dict[int, int]:
    rows = Review.objects.filter(countable(), film_id__in=films).order_by().values("film_id")
    return {row["film_id"]: row["number"] for row in rows.annotate(number=Count("pk"))}


def countable() -> Q:
    """Return the condition for the reviews that `FilmTally.reviews` counts: published, not hidden, for everybody."""
    return Q(
        state=Review.State.PUBLISHED,
        visibility=Visibility.PUBLIC,
        hidden_at__isnull=True,
        erased_at__isnull=True,
        member__is_active=True,
    )
