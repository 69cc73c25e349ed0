"""Rules of challenges as one condition of a query."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from onesheet.films.models import Credit, Fact
from onesheet.films.pure.statements import same_key
from onesheet.lists.pure.rules import Rule
from onesheet.values.names import fold

_FACTS = ("country", "language", "genre", "festival")


def fits(rule: Rule, *, film: str = "pk", columns: str = "") -> Q:
    """Return the condition that a film fits the rule, all but `new`, which depends on a member's diary.

    `film` is the column that holds the film's number and `columns` the lookup of its own columns: `film_id` and
    `film__` where a table beside the films is asked.
    """
    wanted = Q()
    if rule.director:
        wanted &= _credited(film, "director", person__folded__in=[fold(name) for name in rule.director])
    if rule.director_gender:
        wanted &= _credited(film, "director", person__gender=rule.director_gender)
    if rule.cast:
        wanted &= _credited(film, "cast_member", person__folded__in=[fold(name) for name in rule.cast])
    for name in _FACTS:
        if values := getattr(rule, name):
            keys = [same_key(name, value)[:200] for value in values]
            wanted &= Q(Exists(Fact.objects.filter(_of(film), property=name, accepted=True, folded__in=keys)))
    bounds = {
        f"{columns}year__gte": rule.from_year,
        f"{columns}year__lte": rule.to_year,
        f"{columns}runtime_minutes__gte": rule.at_least,
        f"{columns}runtime_minutes__lte": rule.at_most,
    }
    return wanted & Q(**{name: value for name, value in bounds.items() if value is not None})


def _of(film: str) -> Q:
    return Q(film_id=OuterRef(film))


def _credited(film: str, function: str, **person: object) -> Q:
    return Q(Exists(Credit.objects.filter(_of(film), function=function, accepted=True, **person)))
