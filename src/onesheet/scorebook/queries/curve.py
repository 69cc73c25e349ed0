"""A film's scores over time, in as many points as can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Min

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.scorebook.models import ScoreDay
from onesheet.scores.result import Result, from_json

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Day:
    """What the scores became on a day."""

    day: date
    results: list[Result]

    def result(self, rule: str) -> Result | None:
        """Return what one rule made of it; None where the rule is younger."""
        return next((one for one in self.results if one.rule == rule), None)


@dataclass(frozen=True, slots=True)
class Course:
    """Some of the days on which the scores changed, evenly, the first and the last among them."""

    days: list[Day]
    total: int
    """How many there are in all."""


@dataclass(frozen=True, slots=True)
class _Id:
    id: int


@dataclass(frozen=True, slots=True)
class _Row:
    day: date
    results: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _First:
    of: str
    first: date


_FIRST = Prepared(
    _First,
    ScoreDay.objects.filter(film_id=named("film")).order_by("of").values("of").annotate(first_day=Min("day")),
    first="first_day",
)
_IDS = Prepared(_Id, ScoreDay.objects.filter(film_id=named("film"), of=named("of")).order_by("day"))
_ROWS = Prepared(_Row, ScoreDay.objects.filter(id__in=named_list("ids")).order_by("day"))


def course(film: int, of: str, most: int) -> Course:
    """Return the course of a film's scores in at most `most` points, two at least. Costs two queries."""
    ids = [row.id for row in _IDS.rows(film=film, of=of)]
    days = [Day(row.day, [from_json(one) for one in row.results]) for row in _ROWS.rows(ids=evenly(ids, most))]
    return Course(days, len(ids))


def evenly(things: Sequence[Thing], most: int) -> list[Thing]:
    """Return at most `most` of the things, two at least, evenly, the first and the last among them."""
    if len(things) <= most:
        return list(things)
    last = len(things) - 1
    return [things[round(place * last / (most - 1))] for place in range(most)]


def first_days(film: int) -> dict[str, date]:
    """Return the first day that a film had scores, by critics and by members; what never had is missing. One query."""
    return {row.of: row.first for row in _FIRST.rows(film=film)}
