"""Writes: a film's scores of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate

from onesheet.database.rows import put_rows
from onesheet.scorebook.models import ScoreDay
from onesheet.scores.counts import CriticCounts, MemberCounts, counts_as_json
from onesheet.scores.result import Result, as_json

_COLUMNS = ("film_id", "of", "day", "counts", "results", "at")
_AT_ONCE = 500
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
    """Keep the scores of many films, each as (film, counts, results), as `keep` does; costs two queries for each 500."""
    day = localdate(now)
    rows = {
        film: (film, of, day, counts_as_json(counts), [as_json(one) for one in results], now)
        for film, counts, results in scores
    }
    put_rows(ScoreDay, _COLUMNS, rows.values(), unique=("film_id", "of", "day"))
    films = list(rows)
    for start in range(0, len(films), _AT_ONCE):
        _keep_later_days(of, {film: rows[film][3:5] for film in films[start : start + _AT_ONCE]}, now)


def forget_unchanged(*, of: str, films: Sequence[int], now: datetime) -> None:
    """Delete the scores of this day of films whose last before it say the same, or that had none and have no marks.

    The scores as of any day stay what they are. Costs two queries, or three; belongs into a transaction that holds the counts.
    """
    day = localdate(now)
    earlier = ScoreDay.objects.filter(film=OuterRef("film"), of=of, day__lt=day).order_by("-day").values("pk")[:1]
    rows = ScoreDay.objects.filter(film_id__in=films, of=of, day=day).annotate(before=Subquery(earlier))
    today = list(rows.values_list("pk", "before", "counts", "results"))
    before = {
        pk: told
        for pk, *told in ScoreDay.objects.filter(pk__in=[one[1] for one in today if one[1]]).values_list(
            "pk", "counts", "results"
        )
    }
    same = [pk for pk, last, *told in today if (before[last] == told if last else _is_empty(told[0]))]
    ScoreDay.objects.filter(pk__in=same).delete()


def _is_empty(counts: Any) -> bool:
    """Tell whether kept counts, lists and objects of numbers, are nought throughout."""
    if isinstance(counts, dict):
        return all(_is_empty(one) for one in counts.values())
    if isinstance(counts, list):
        return all(_is_empty(one) for one in counts)
    return not counts


def _keep_later_days(of: str, rows: Mapping[int, tuple[Any, Any]], now: datetime) -> None:
    """Give the days that come after the one of `now` what it has."""
    later = ScoreDay.objects.filter(film__in=rows, of=of, day__gt=localdate(now))
    for pk, film in list(later.values_list("pk", "film_id")):
        counts, results = rows[film]
        ScoreDay.objects.filter(pk=pk).update(counts=counts, results=results)
