"""Writes: a film's scores of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils.timezone import localdate

from onesheet.scorebook.models import ScoreDay
from onesheet.scores.counts import CriticCounts, MemberCounts, counts_as_json
from onesheet.scores.result import Result, as_json

_AT_ONCE = 200
"""Rows in one statement; SQLite takes so many values and no more."""


def keep(*, film: int, of: str, counts: MemberCounts | CriticCounts, results: Sequence[Result], now: datetime) -> None:
    """Keep a film's scores as those of the day that it is at `now` in the site's time zone; costs two queries.

    Belongs into the transaction that changed the counts, after the row of the kept counts is locked, so that of two
    who change them the later keeps the later scores. What was kept of that day is replaced, earlier days stay. A day that
    comes after it gets the same: around midnight one may have been kept by somebody whose change came before this one.
    """
    keep_all(of=of, scores=[(film, counts, results)], now=now)


def keep_all(
    *, of: str, scores: Iterable[tuple[int, MemberCounts | CriticCounts, Sequence[Result]]], now: datetime
) -> None:
    """Keep the scores of many films, each as (film, counts, results), as `keep` does; costs two queries for each 200."""
    day = localdate(now)
    rows = [
        ScoreDay(
            film_id=film,
            of=of,
            day=day,
            counts=counts_as_json(counts),
            results=[as_json(one) for one in results],
            at=now,
        )
        for film, counts, results in scores
    ]
    ScoreDay.objects.bulk_create(
        rows,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["film", "of", "day"],
        update_fields=["counts", "results", "at"],
    )
    for start in range(0, len(rows), _AT_ONCE):
        _keep_later_days(of, {row.film_id: row for row in rows[start : start + _AT_ONCE]}, now)


def _keep_later_days(of: str, rows: Mapping[int, ScoreDay], now: datetime) -> None:
    """Give the days that come after the one of `now` what it has."""
    later = ScoreDay.objects.filter(film__in=rows, of=of, day__gt=localdate(now))
    for pk, film in list(later.values_list("pk", "film_id")):
        ScoreDay.objects.filter(pk=pk).update(counts=rows[film].counts, results=rows[film].results)
