"""The films that share a title or an identifier with a candidate: those that it could be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q

from onesheet.films.models import DatasetEntry, Fact, Film, Title
from onesheet.films.pure.matching import Candidate
from onesheet.films.pure.statements import same_key
from onesheet.values.names import search_keys

_MOST = 500
"""So many films whose titles are only like the candidate's are compared with it at most; more are where the title key is very short."""

_Found = defaultdict[str, set[int]]


@dataclass(frozen=True, slots=True)
class _Near:
    """Films near one candidate: some have an identifier of it, all others a title like one of its."""

    numbered: set[int]
    titled: set[int]
    exact: set[int]
    """Those of the latter that bear one of its titles, as titles of films are folded."""


def films_near(candidates: Sequence[Candidate]) -> list[list[int]]:
    """Return for each candidate the films that it could be.

    Those with an identifier of it, or with its title and very year, are always among them. Of those whose titles are only like it, the
    nearest in years are taken where they are many. Costs four queries, one for each scheme, and one more where they are many.
    """
    found = _near(candidates)
    many = {film for one in found if len(one.titled) > _MOST for film in one.titled}
    years = dict(Film.objects.filter(pk__in=many).order_by().values_list("pk", "year")) if many else {}
    return [
        sorted(one.numbered | (one.titled if len(one.titled) <= _MOST else _nearest(candidate, one, years)))
        for candidate, one in zip(candidates, found, strict=True)
    ]


def _nearest(candidate: Candidate, near: _Near, years: dict[int, int | None]) -> set[int]:
    """All films of the very title and year, and of the others those nearest in years."""
    year = candidate.year
    sure = {film for film in near.exact if year is not None and years.get(film) == year}

    def far(film: int) -> tuple[int, bool, int]:
        theirs = years.get(film)
        return 0 if year is None or theirs is None else abs(theirs - year), film not in near.exact, film

    return sure | set(sorted(near.titled - sure, key=far)[:_MOST])


def _near(candidates: Sequence[Candidate]) -> list[_Near]:
    asked = [search_keys(one.titles) for one in candidates]
    numbers = [{same_key("external_id", number) for _, number in one.identifiers} for one in candidates]
    by_key, by_folded = _titled(
        {key for keys, _ in asked for key in keys}, {word for _, some in asked for word in some}
    )
    by_number = _numbered(
        {number for one in numbers for number in one},
        {identifier for one in candidates for identifier in one.identifiers},
    )
    return [
        _Near(
            numbered={film for number in mine for film in by_number[number]},
            titled=set(chain(*(by_key[key] for key in keys), *(by_folded[word] for word in folded))),
            exact={film for word in folded for film in by_folded[word]},
        )
        for (keys, folded), mine in zip(asked, numbers, strict=True)
    ]


def _titled(keys: Collection[str], folded: Collection[str]) -> tuple[_Found, _Found]:
    """The films that bear one of the title keys, one of the folded titles."""
    by_key, by_folded = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    titles = Title.objects.filter(Q(match_key__in=keys) | Q(folded__in=folded))
    for film, key, word in titles.order_by().values_list("film_id", "match_key", "folded"):
        by_key[key].add(film)
        by_folded[word].add(film)
    films = Film.objects.filter(match_key__in=keys).order_by()
    for film, key, word in films.values_list("pk", "match_key", "sort_title"):
        by_key[key].add(film)
        by_folded[word].add(film)
    for film, key in DatasetEntry.objects.filter(original_key__in=set(keys) - {""}).values_list(
        "film_id", "original_key"
    ):
        by_key[key].add(film)
    return by_key, by_folded


def _numbered(numbers: Collection[str], identifiers: Collection[tuple[str, str]]) -> _Found:
    """The films that have one of the identifiers."""
    by_number = defaultdict[str, set[int]](set)
    if numbers:
        facts = Fact.objects.filter(property="external_id", folded__in=numbers)
        for film, number in facts.order_by().values_list("film_id", "folded"):
            by_number[number].add(film)
        for film, (_, number) in entries_numbered(identifiers):
            by_number[same_key("external_id", number)].add(film)
    return by_number


def entries_numbered(identifiers: Iterable[tuple[str, str]]) -> list[tuple[int, tuple[str, str]]]:
    """Return the films that datasets made under these identifiers, each with the one. Costs a query for each scheme."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for scheme, number in identifiers:
        numbers[scheme].append(number)
    found = []
    for scheme, some in numbers.items():
        entries = DatasetEntry.objects.filter(scheme=scheme, number__in=some).order_by()
        found += [(film, (scheme, number)) for film, number in entries.values_list("film_id", "number")]
    return found
