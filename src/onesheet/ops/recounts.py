"""What the doctor looks at: every count that is kept so that pages need not count.

Each look goes through a table in windows of its numbers and counts with one statement or two for each, without locks. What
differs is only in doubt, since others may write meanwhile: it is counted once more with its rows locked, by the services that
keep it, and what those change was wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet

from onesheet.critics.models import CriticTally, ScoreHold
from onesheet.critics.queries.scores import COUNTED
from onesheet.critics.services import tallies as critics
from onesheet.films.models import Film
from onesheet.lists.models import FilmList
from onesheet.lists.services.recounting import counted_items, recount_items
from onesheet.moderation.services.counting import counted_of_reviews, recount_reviews
from onesheet.reviews.models import FilmTally, MemberFilm, Review
from onesheet.reviews.models.films import HALVES
from onesheet.reviews.services import tallies as members
from onesheet.reviews.services.recounting import counted_viewings, recount_viewings
from onesheet.scorebook.services.sources import doubtful, last_kept, score_again
from onesheet.scores.rules import CRITICS, MEMBERS

WINDOW = 10_000
"""Rows that one look takes in: what keeps memory small, whatever the size of the site."""
AT_ONCE = 200
"""Rows that are locked at a time."""

Numbers = Mapping[str, Any]
"""Column -> what it holds."""


@dataclass(frozen=True, slots=True)
class Recount:
    """One kind of kept count."""

    name: str
    """For people: `ratings of films`."""
    rows: type[Model]
    """The table whose rows have the counts; films where it is by film."""
    doubtful: Callable[[int, int], Sequence[int]]
    """First and last number of a window -> numbers of the rows whose counts seem to be wrong."""
    mend: Callable[[Sequence[int], datetime], Sequence[int] | None]
    """Counts rows again, locked; returns those that were wrong where it knows."""
    kept: Callable[[Sequence[int]], dict[int, Numbers]]
    """What is kept of rows; those without counts are missing."""
    row: str
    """What a row is called where it has no name: `film`."""


@dataclass(frozen=True, slots=True)
class Drift:
    """That a row kept something else than was counted."""

    row: int
    changes: dict[str, tuple[Any, Any]]
    """Column -> what was kept, what was counted."""


def windows(rows: type[Model]) -> Iterator[tuple[int, int, int]]:
    """Give the numbers of a table in windows: first, last, how many."""
    after = 0
    every = rows._default_manager.order_by("pk").values_list("pk", flat=True)  # noqa: SLF001 - its public name
    while some := list(every.filter(pk__gt=after)[:WINDOW]):
        yield some[0], some[-1], len(some)
        after = some[-1]


def drifted(of: Recount, rows: Sequence[int], *, now: datetime, mend: bool) -> Iterator[list[Drift]]:
    """Count these rows again, locked, some at a time; give those that were wrong, and are right if they are to be mended."""
    for at in range(0, len(rows), AT_ONCE):
        some = rows[at : at + AT_ONCE]
        with transaction.atomic():
            before = of.kept(some)
            wrong = of.mend(some, now)
            after = of.kept(some)
            if not mend:
                transaction.set_rollback(True)
        changes = {row: _changes(before.get(row, {}), after.get(row, {})) for row in (some if wrong is None else wrong)}
        yield [Drift(row, changed) for row, changed in changes.items() if changed]


def _changes(before: Numbers, after: Numbers) -> dict[str, tuple[Any, Any]]:
    names = [*before, *(name for name in after if name not in before)]
    # A row that is missing keeps nought of everything.
    return {
        name: (before.get(name), after.get(name)) for name in names if (before.get(name) or 0) != (after.get(name) or 0)
    }


def _columns(rows: type[Model], columns: Sequence[str]) -> Callable[[Sequence[int]], dict[int, Numbers]]:
    def kept(numbers: Sequence[int]) -> dict[int, Numbers]:
        # Locked, so that nobody else's change comes between what was kept and what is counted.
        found = rows._default_manager.filter(pk__in=numbers).select_for_update(no_key=True).order_by("pk")  # noqa: SLF001
        return {row["pk"]: {name: row[name] for name in columns} for row in found.values("pk", *columns)}

    return kept


def _differing(found: QuerySet[Any, Any], counted: Mapping[str, Any], first: int, last: int) -> list[int]:
    """Return the rows of a window in which a column does not hold what an expression counts."""
    told = found.filter(pk__gte=first, pk__lte=last).annotate(**{f"of_{name}": what for name, what in counted.items()})
    same = Q(**{name: F(f"of_{name}") for name in counted})
    return list(told.exclude(same).order_by("pk").values_list("pk", flat=True))


def _ratings(first: int, last: int) -> list[int]:
    here = Q(film__gte=first, film__lte=last)
    wanted: dict[int, dict[str, int]] = {}

    def add(film: int, column: str, number: int) -> None:
        if number:
            of_film = wanted.setdefault(film, {})
            of_film[column] = of_film.get(column, 0) + number

    open_ = MemberFilm.objects.filter(here, member__is_active=True).order_by()
    marks = open_.values_list("film_id", "rating", "member__unproven").annotate(
        number=Count("pk"),
        of_watched=Count("pk", filter=Q(watched=True)),
        of_liked=Count("pk", filter=Q(liked=True)),
        of_watchlisted=Count("pk", filter=Q(watchlisted_at__isnull=False)),
    )
    for film, rating, unproven, number, watched, liked, watchlisted in marks.iterator():
        if rating:
            add(film, f"half_{rating}", number)
            if unproven:
                add(film, f"unproven_{rating}", number)
        add(film, "watched", watched)
        add(film, "liked", liked)
        add(film, "watchlisted", watchlisted)
    reviews = Review.objects.filter(here, members.countable()).order_by().values_list("film_id")
    for film, number in reviews.annotate(number=Count("pk")).iterator():
        add(film, "reviews", number)
    return _unlike(FilmTally.objects.filter(here), TALLY, wanted)


def _critics(first: int, last: int) -> list[int]:
    here = Q(film__gte=first, film__lte=last)
    return _unlike(CriticTally.objects.filter(here), COUNTED, critics.counted(here))


def _unlike(tallies: QuerySet[Any, Any], columns: Sequence[str], wanted: Mapping[int, Numbers]) -> list[int]:
    """Return the films whose row, or whose lack of one, is not what was counted."""
    found = set(wanted)
    for film, *kept in tallies.order_by().values_list("film_id", *columns).iterator():
        of_film = wanted.get(film, {})
        if all(number == of_film.get(name, 0) for name, number in zip(columns, kept, strict=True)):
            found.discard(film)
        else:
            found.add(film)
    return sorted(found)


def _held(first: int, last: int) -> list[int]:
    wrong = _differing(CriticTally.objects.all(), {"held": critics.is_held()}, first, last)
    bare = ScoreHold.objects.filter(~Exists(CriticTally.objects.filter(film=OuterRef("film"))), lifted_at=None)
    return sorted({*wrong, *bare.filter(film__gte=first, film__lte=last).values_list("film_id", flat=True)})


def _hold_again(films: Sequence[int], now: datetime) -> None:
    critics.hold_again(films)
    critics.recount(films, now=now)


def _in_words(counts: dict[str, Any], results: list[dict[str, Any]]) -> dict[str, Any]:
    """Tell kept scores as names and short words: each value of how many, each rule with its parameters, each count."""
    told: dict[str, Any] = {}
    for one in results:
        told[one["rule"]] = f"{one['value'] or 'no value'} of {one['count']}"
        parameters = " ".join(f"{name}={number}" for name, number in sorted(one["parameters"].items()))
        told[f"rule {one['rule']}"] = f"/{one['version']} {parameters}"
    for name, number in counts.items():
        told[name] = " ".join(map(str, number)) if isinstance(number, list) else number
    return told


def _scores(of: str) -> Recount:
    def kept(films: Sequence[int]) -> dict[int, Numbers]:
        return {film: _in_words(counts, results) for film, (counts, results) in last_kept(of, films).items()}

    def in_doubt(first: int, last: int) -> list[int]:
        return doubtful(
            of, list(Film.objects.filter(pk__range=(first, last)).order_by("pk").values_list("pk", flat=True))
        )

    def mend(films: Sequence[int], now: datetime) -> Sequence[int]:
        return score_again(of=of, films=films, now=now)

    return Recount(f"scores by {of}", Film, in_doubt, mend, kept, "film")


TALLY = (
    *(f"half_{half}" for half in range(1, HALVES + 1)),
    *(f"unproven_{half}" for half in range(1, HALVES + 1)),
    "watched", "liked", "watchlisted", "reviews",
)  # fmt: skip
"""The kept counts of `FilmTally`."""


def recounts() -> list[Recount]:
    """Return everything there is to look at; what scores are made of comes before the scores."""
    return [
        Recount(
            "diaries", MemberFilm,
            lambda first, last: _differing(MemberFilm.objects.all(), counted_viewings(), first, last),
            lambda rows, now: recount_viewings(rows),  # noqa: ARG005 - each is called alike
            _columns(MemberFilm, ("viewings", "last_viewed")), "what a member keeps of a film, number",
        ),
        Recount(
            "likes and comments", Review,
            lambda first, last: _differing(Review.objects.all(), counted_of_reviews(), first, last),
            lambda rows, now: recount_reviews(rows),  # noqa: ARG005
            _columns(Review, ("likes", "comments_count")), "review",
        ),
        Recount(
            "lists", FilmList,
            lambda first, last: _differing(FilmList.objects.all(), {"items_count": counted_items()}, first, last),
            lambda rows, now: recount_items(rows),  # noqa: ARG005
            _columns(FilmList, ("items_count",)), "list",
        ),
        Recount(
            "ratings and marks", Film, _ratings,
            lambda films, now: members.recount(films, now=now), _columns(FilmTally, TALLY), "film",
        ),
        Recount("scores held back", Film, _held, _hold_again, _columns(CriticTally, ("held",)), "film"),
        Recount(
            "critics' reviews", Film, _critics,
            lambda films, now: critics.recount(films, now=now), _columns(CriticTally, COUNTED), "film",
        ),
        _scores(MEMBERS),
        _scores(CRITICS),
    ]  # fmt: skip
