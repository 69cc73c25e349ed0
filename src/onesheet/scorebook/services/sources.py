"""Where the counts come from of which scores are made: told here by those who keep them, since they stand above.

The scorebook knows no ratings and no reviews. `reviews` and `critics` say at the start which table has their counts, so
that a rule that changes can make all scores again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import Max, Model, OuterRef, Q, QuerySet, Subquery

from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import rules_in_force
from onesheet.scorebook.services.days import keep_all
from onesheet.scores.counts import CriticCounts, MemberCounts, counts_as_json
from onesheet.scores.result import Result, as_json
from onesheet.scores.rules import Rulebook

AT_ONCE = 500
"""Films whose scores are made again in one go."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who keeps counts, one row a film under its number, and what makes scores of them."""

    tallies: type[Model]
    counts: Callable[[Any], Any]
    """Row -> `MemberCounts` or `CriticCounts`."""
    scores: Callable[[Any, Rulebook], list[Result]]
    shown: Q = field(default_factory=Q)
    """Rows whose scores are not held back."""
    total: Callable[[], MemberCounts] | None = None
    """The counts of all films together; None where nobody asks for them."""


Scores: TypeAlias = tuple[int, MemberCounts | CriticCounts, Sequence[Result]]
"""A film, its counts, what the rules make of them."""

SOURCES: dict[str, Source] = {}
"""By `MEMBERS` and `CRITICS`."""


def counts_come_from(of: str, source: Source) -> None:
    """Tell where the counts of the members' or the critics' scores are; called once, when the program starts."""
    SOURCES[of] = source


def keep_changed(*, of: str, scores: Sequence[Scores], now: datetime) -> list[int]:
    """Keep those scores that are not what was kept last of their films; return the films.

    A film without any mark that never had a score gets none. Costs a query for each 500 films, and what `keep_all`
    costs. Belongs into the transaction that locked the counts.
    """
    changed = [one for some in _in_turn(scores) for one in _others(of, some)]
    keep_all(of=of, scores=changed, now=now)
    return [film for film, _, _ in changed]


def _others(of: str, scores: Sequence[Scores]) -> list[Scores]:
    """Return those that are not what was kept last; of a film of which nothing was, those of any mark."""
    last = last_kept(of, [film for film, _, _ in scores])
    others = []
    for film, counts, results in scores:
        told = counts_as_json(counts), [as_json(one) for one in results]
        if last[film] != told if film in last else any(one.count for one in results):
            others.append((film, counts, results))
    return others


def last_kept(of: str, films: Sequence[int]) -> dict[int, tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return what was kept last of these films, as the JSON that it is: film -> counts, results. Costs one query."""
    newest = ScoreDay.objects.filter(film=OuterRef("film"), of=of).order_by().values("film", "of")
    rows = ScoreDay.objects.filter(
        film__in=films, of=of, day=Subquery(newest.annotate(newest=Max("day")).values("newest"))
    )
    return {film: (counts, results) for film, counts, results in rows.values_list("film_id", "counts", "results")}


def score_again(*, of: str, films: Iterable[int], now: datetime) -> list[int]:
    """Make the scores of these films again of their kept counts; return those that were not right, and are now.

    Scores that are held back stay as they are. Locks the counts in the order of the films. Costs three queries for each
    500 films, and what `keep_all` costs.
    """
    changed: list[int] = []
    for some in _in_turn(sorted(set(films))):
        with transaction.atomic():
            rows = list(_rows(of, some).select_for_update(no_key=True))
            # Asked for after the lock: whoever changes a rule either waits for us, or we know what they changed.
            changed += keep_changed(of=of, scores=_scores(of, rows, rules_in_force()), now=now)
    return changed


def doubtful(of: str, films: Sequence[int]) -> list[int]:
    """Return those of these films whose scores `score_again` would change, by a look without locks.

    Others may write meanwhile, so a film that is named may be right. Costs three queries for each 500 films.
    """
    book = rules_in_force()
    return [film for some in _in_turn(films) for film, _, _ in _others(of, _scores(of, _rows(of, some), book))]


def _rows(of: str, films: Sequence[int]) -> QuerySet[Any, Any]:
    source = SOURCES[of]
    return source.tallies._default_manager.filter(source.shown, pk__in=films).order_by("pk")  # noqa: SLF001 - its public name


def _scores(of: str, rows: Iterable[Any], book: Rulebook) -> list[Scores]:
    source = SOURCES[of]
    return [(row.pk, counts := source.counts(row), source.scores(counts, book)) for row in rows]


def counted_films(of: str) -> Iterator[list[int]]:
    """Give every film of which there are counts, in their order, 500 at a time; a query each."""
    after = 0
    rows = SOURCES[of].tallies._default_manager.order_by("pk").values_list("pk", flat=True)  # noqa: SLF001
    while some := list(rows.filter(pk__gt=after)[:AT_ONCE]):
        yield some
        after = some[-1]


def _in_turn(every: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(every), AT_ONCE):
        yield every[at : at + AT_ONCE]
