"""Writes: the kept counts of what members say of a film.

Whoever changes what is counted locks in this order, so that no two wait for each other: the member's row
(`films.hold`), the `MemberFilm` or `Review`, the `FilmTally` (more than one in the order of their films), the `ScoreDay` of
a film whose tally it holds. Counts change by `UPDATE ... SET n = n + 1`, which the database makes one after the other.

Where a count of ratings changed, the film's scores of the day are computed of the tally, which is locked by then, and
kept in the scorebook: at the same cost however many ratings there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, F, Func, OuterRef, Q, Subquery
from django.db.models.lookups import Exact

from onesheet.accounts.models import Visibility
from onesheet.database.kept import add_rows, add_to_columns, make_missing, write_columns
from onesheet.reviews.models import FilmTally, MemberFilm, Review
from onesheet.reviews.queries.tallies import GIVEN, UNPROVEN, counts_of
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import rules_in_force
from onesheet.scorebook.services import forget_unchanged, keep_all
from onesheet.scores.counts import counts_as_json
from onesheet.scores.members import member_scores
from onesheet.scores.rules import MEMBERS

_MARKS = ("watched", "liked", "watchlisted")
_AT_ONCE = 500
"""Films that one statement speaks of."""
_RATINGS = frozenset((*GIVEN, *UNPROVEN))
_COLUMNS = (*GIVEN, *UNPROVEN, *_MARKS, "reviews")


def counted(row: MemberFilm, *, unproven: bool) -> dict[str, int]:
    """Return what one member, who is `unproven` or not, adds to a film's tally: column -> 1."""
    added: dict[str, int] = {}
    if row.rating:
        added[GIVEN[row.rating - 1]] = 1
        if unproven:
            added[UNPROVEN[row.rating - 1]] = 1
    marks = {"watched": row.watched, "liked": row.liked, "watchlisted": row.watchlisted_at is not None}
    return added | {name: 1 for name, holds in marks.items() if holds}


def difference(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """Return by how much each column changes, without those that stay."""
    names = before.keys() | after.keys()
    changes = {name: after.get(name, 0) - before.get(name, 0) for name in sorted(names)}
    return {name: by for name, by in changes.items() if by}


def shift(*, film: int, by: Mapping[str, int], now: datetime) -> None:
    """Add to (or with negative numbers take from) a film's counts: `shift(film=7, by={"reviews": 1}, now=now)`.

    Belongs into the transaction that changes what is counted, after that change. Nothing to add touches no row. Costs
    one query, and four more where a count of ratings changes.
    """
    if not by:
        return
    assert connection.in_atomic_block, "a count changes together with what it counts"
    changes = {name: F(name) + number for name, number in by.items()}
    if not FilmTally.objects.filter(film_id=film).update(**changes):
        _make([film])
        FilmTally.objects.filter(film_id=film).update(**changes)
    if not _RATINGS.isdisjoint(by):
        _keep_scores(list(FilmTally.objects.filter(film_id=film)), now)


def shift_many(changes: Mapping[int, Mapping[str, int]], *, now: datetime, scores: bool = True) -> None:
    """Add to the counts of many films at once, film -> column -> by how much, as `shift` does to those of one.

    Belongs into the transaction that changes what is counted, after those changes. Costs a handful of queries for every 500
    films, and a few more where counts of ratings change. With `scores=False` the scores of the day are left to `keep_scores`,
    which is to be called when all is done.
    """
    columns = set().union(*changes.values())
    names = [name for name in _COLUMNS if name in columns]
    films = sorted(film for film, by in changes.items() if any(by.values()))
    added = [(film, *[by.get(name, 0) for name in names]) for film in films for by in (changes[film],)]
    if all(min(by) >= 0 for by in added):
        add_rows(FilmTally, names, added)
    else:
        if sum(FilmTally.objects.filter(film_id__in=some).count() for some in _in_turn(films)) < len(films):
            _make(films)
        add_to_columns(FilmTally, names, added)
    if scores:
        for some in _in_turn([film for film in films if not _RATINGS.isdisjoint(changes[film])]):
            _keep_scores(list(FilmTally.objects.filter(film_id__in=some).order_by("film_id")), now)


def keep_scores(films: Iterable[int], *, now: datetime) -> None:
    """Keep the scores of the day of these films as their counts have them now, some hundred in a transaction."""
    for some in _in_turn(sorted(set(films))):
        with transaction.atomic():
            _keep_scores(hold_tallies(some), now)


def without_scores() -> list[int]:
    """Return the films whose counts of ratings are not those that their last scores of a day were computed of."""
    last = ScoreDay.objects.filter(film=OuterRef("film"), of=MEMBERS).order_by("-day").values("counts")[:1]
    rows = FilmTally.objects.annotate(kept=Subquery(last)).order_by()
    return [
        tally.film_id
        for tally in rows.iterator(chunk_size=_AT_ONCE)
        if tally.kept != counts_as_json(counts_of(tally)) and (tally.kept or any(counts_of(tally).halves))
    ]


def forget_empty(films: Iterable[int], *, now: datetime) -> None:
    """Delete the tallies of these films that count nothing, and scores of this day that are those of the days before.

    For what is taken back whole: afterwards all is as it was before it. Costs a handful of queries for every 500 films.
    """
    for some in _in_turn(sorted(set(films))):
        FilmTally.objects.filter(film_id__in=some, **dict.fromkeys(_COLUMNS, 0)).delete()
        forget_unchanged(of=MEMBERS, films=some, now=now)


def prove_ratings(ratings: Mapping[int, int], *, now: datetime) -> None:
    """Count these ratings, film -> half-stars, by a member who was unproven as those of one who is proven.

    Belongs into the transaction that makes the member proven, after `hold_tallies` of these films.
    """
    for half, column in enumerate(UNPROVEN, start=1):
        films = [film for film, rating in ratings.items() if rating == half]
        for some in _in_turn(films):
            FilmTally.objects.filter(film_id__in=some).update(**{column: F(column) - 1})
    for some in _in_turn(sorted(ratings)):
        _keep_scores(list(FilmTally.objects.filter(film_id__in=some).order_by("film_id")), now)


def hold_tallies(films: Iterable[int]) -> list[FilmTally]:
    """Lock the tallies of these films until the transaction ends, making those that are missing; in the films' order.

    Costs a query for every 500 films, and two more where any is missing.
    """
    held: list[FilmTally] = []
    for some in _in_turn(sorted(set(films))):
        rows = FilmTally.objects.select_for_update(of=("self",)).filter(film_id__in=some).order_by("film_id")
        # Where one is missing none is locked yet: it would be made, and so locked, out of its turn.
        there = FilmTally.objects.filter(film_id__in=some).values(number=Func("film_id", function="COUNT"))
        found = list(rows.filter(Exact(Subquery(there), len(some))))
        if len(found) < len(some):
            _make(some)
            found = list(rows)
        held += found
    return held


def recount(films: Iterable[int], *, now: datetime) -> None:
    """Make the tallies of these films again from what members said; those whose accounts are closed do not count.

    To be called where members' accounts open or close, in the transaction that does it and after it. Costs four
    queries for up to 500 films, one more where counts change, and a few where those of ratings do.
    """
    wanted = sorted(set(films))
    if not wanted:
        return
    with transaction.atomic():
        for some in _in_turn(wanted):
            # Locked before it is counted: whoever changes a count meanwhile waits, and adds to the new number.
            _count_again(hold_tallies(some), now)


def _count_again(tallies: list[FilmTally], now: datetime) -> None:
    films = [tally.film_id for tally in tallies]
    members, reviews = _members(films), _reviews(films)
    rated_otherwise, otherwise = [], []
    for tally in tallies:
        found = {
            **dict.fromkeys(_COLUMNS, 0),
            **members.get(tally.film_id, {}),
            "reviews": reviews.get(tally.film_id, 0),
        }
        changed = {name for name, number in found.items() if getattr(tally, name) != number}
        for name in changed:
            setattr(tally, name, found[name])
        if changed:
            otherwise.append(tally)
        if not _RATINGS.isdisjoint(changed):
            rated_otherwise.append(tally)
    write_columns(FilmTally, _COLUMNS, otherwise)
    _keep_scores(rated_otherwise, now)


def _make(films: Sequence[int]) -> None:
    """Make the rows that are missing, and lock all of them in the films' order."""
    make_missing(FilmTally, films)


def _in_turn(films: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(films), _AT_ONCE):
        yield films[start : start + _AT_ONCE]


def _keep_scores(tallies: Iterable[FilmTally], now: datetime) -> None:
    """Compute the scores of these tallies, which are locked, and keep them as those of the day."""
    counts = {tally.film_id: counts_of(tally) for tally in tallies}
    if counts:
        book = rules_in_force()
        scores = ((film, of_film, member_scores(of_film, book)) for film, of_film in counts.items())
        keep_all(of=MEMBERS, scores=scores, now=now)


def _members(films: list[int]) -> dict[int, dict[str, int]]:
    """Return film -> column -> how many members whose accounts are open; columns that are nought may be left out."""
    open_ = MemberFilm.objects.filter(film_id__in=films, member__is_active=True).order_by()
    rows = open_.values_list("film_id", "rating", "member__unproven").annotate(
        number=Count("pk"),
        of_watched=Count("pk", filter=Q(watched=True)),
        of_liked=Count("pk", filter=Q(liked=True)),
        of_watchlisted=Count("pk", filter=Q(watchlisted_at__isnull=False)),
    )
    counted: dict[int, dict[str, int]] = {}
    for film, rating, unproven, number, *marks in rows:
        of_film = counted.setdefault(film, dict.fromkeys(_COLUMNS, 0))
        if rating:
            of_film[GIVEN[rating - 1]] += number
            of_film[UNPROVEN[rating - 1]] += number if unproven else 0
        for name, marked in zip(_MARKS, marks, strict=True):
            of_film[name] += marked
    return counted


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
