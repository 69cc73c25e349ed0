"""The members' scores of a film, and every rating they are made of, as a visitor may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce, NullIf

from onesheet.accounts.visibility import seen_by_all
from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries.tallies import counts_of, film_tally
from onesheet.scorebook.queries import rules_in_force
from onesheet.scores.counts import MemberCounts
from onesheet.scores.members import member_scores
from onesheet.scores.result import Result

INPUTS_A_PAGE = 50
AT_ONCE = 2_000
"""Ratings that are in memory at a time while all are read."""


@dataclass(frozen=True, slots=True)
class MemberFigures:
    """What the rules make of a film's ratings."""

    counts: MemberCounts
    results: list[Result]
    """In the order of `scores.rules.RULES`; the first is shown in large type."""


@dataclass(frozen=True, slots=True)
class Input:
    """One rating that counts. `username`, `name` and `rated_at` are told where everybody may see that member's films."""

    id: int
    rating: int
    """In half-stars, 1 to 10."""
    unproven: bool
    """True for a rating that weighs less: nobody vouched for the account, and it has not proven itself."""
    username: str
    """Empty where the member does not show their films to everybody."""
    name: str
    rated_at: datetime | None


@dataclass(frozen=True, slots=True)
class InputsPage:
    """A page of a film's ratings, in the order in which members first said something of it."""

    rows: list[Input]
    after: int | None
    """What `inputs` takes to give the next page; None where this is the last."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many ratings of a film do not count, by the reason."""

    closed: int
    """By members whose accounts are closed."""


_COUNTING = MemberFilm.objects.filter(
    film_id=named("film"), rating__isnull=False, member__is_active=True, id__gt=named("after")
).order_by("id")
_SEEN = seen_by_all(visibility="member__films_visibility")


def _where_seen(value: Any, otherwise: Any) -> Case:
    return Case(When(_SEEN, then=value), default=Value(otherwise))


_COLUMNS: dict[str, Any] = {
    "unproven": "member__unproven",
    "username": _where_seen(F("member__username"), ""),
    "name": _where_seen(Coalesce(NullIf("member__display_name", Value("")), "member__username"), ""),
    "rated_at": _where_seen(F("rated_at"), None),
}
_INPUTS = Prepared(Input, _COUNTING, paged=True, **_COLUMNS)
_CLOSED = PreparedCount(MemberFilm.objects.filter(film_id=named("film"), rating__isnull=False, member__is_active=False))


def film_scores(film: int) -> MemberFigures:
    """Return what the rules in force make of a film's ratings. Costs two queries."""
    counts = counts_of(film_tally(film))
    return MemberFigures(counts, member_scores(counts, rules_in_force()))


def inputs(film: int, after: int = 0) -> InputsPage:
    """Return fifty ratings of a film that count, those after the one with the number `after`. Costs one query.

    Whoever keeps their films from visitors is in it without name and time, whoever asks.
    """
    found = _INPUTS.rows(film=film, after=after, limit=INPUTS_A_PAGE + 1, offset=0)
    rows = found[:INPUTS_A_PAGE]
    return InputsPage(rows, rows[-1].id if len(found) > len(rows) else None)


def stream_inputs(film: int) -> Iterator[Input]:
    """Yield every rating of a film that counts, as `inputs` has them. Costs a query for every `AT_ONCE`."""
    after, more = 0, True
    while more:
        rows = _INPUTS.rows(film=film, after=after, limit=AT_ONCE, offset=0)
        yield from rows
        more = len(rows) == AT_ONCE
        after = rows[-1].id if rows else after


def left_out(film: int) -> LeftOut:
    """Return how many ratings of a film do not count. Costs one query."""
    return LeftOut(_CLOSED.count(film=film))
