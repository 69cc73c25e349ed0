"""Which films here many candidates are, asked together: tables name hundreds of films at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from onesheet.films.models import DatasetEntry, Fact, Film, Title
from onesheet.films.pure.matching import Candidate, Match, match
from onesheet.films.pure.statements import same_key
from onesheet.films.services.known import entries_numbered, load_known
from onesheet.values.names import search_keys

_AT_ONCE = 200
"""Candidates whose films are asked for in one go."""
_MOST = 500
"""So many films are compared with one candidate at most; more share a title key only where the key is very short."""


def matches_of(candidates: Sequence[Candidate]) -> list[Match]:
    """Return for each candidate which film here it is, as `match` concludes. Costs at most ten queries for 200."""
    found: list[Match] = []
    for start in range(0, len(candidates), _AT_ONCE):
        found += _matched(candidates[start : start + _AT_ONCE])
    return found


def _matched(candidates: Sequence[Candidate]) -> list[Match]:
    asked = [search_keys(one.titles) for one in candidates]
    numbers = [{same_key("external_id", number) for _, number in one.identifiers} for one in candidates]
    by_key, by_folded, by_number = _films_by(
        {key for keys, _ in asked for key in keys},
        {word for _, folded in asked for word in folded},
        {number for one in numbers for number in one},
        {identifier for one in candidates for identifier in one.identifiers},
    )
    ids = [
        sorted(
            {film for key in keys for film in by_key[key]}
            | {film for word in folded for film in by_folded[word]}
            | {film for number in mine for film in by_number[number]}
        )[:_MOST]
        for (keys, folded), mine in zip(asked, numbers, strict=True)
    ]
    known = {film.id: film for film in load_known({one for some in ids for one in some})}
    return [
        match(candidate, [known[one] for one in some if one in known])
        for candidate, some in zip(candidates, ids, strict=True)
    ]


Found = defaultdict[str, set[int]]


def _films_by(
    keys: set[str], folded: set[str], numbers: set[str], identifiers: set[tuple[str, str]]
) -> tuple[Found, Found, Found]:
    """The films that bear one of the title keys, one of the folded titles, one of the identifiers."""
    by_key, by_folded, by_number = (defaultdict[str, set[int]](set) for _ in range(3))
    titled = Title.objects.filter(Q(match_key__in=keys) | Q(folded__in=folded))
    for film, key, word in titled.order_by().values_list("film_id", "match_key", "folded"):
        by_key[key].add(film)
        by_folded[word].add(film)
    for film, key in Film.objects.filter(match_key__in=keys).order_by().values_list("pk", "match_key"):
        by_key[key].add(film)
    if numbers:
        facts = Fact.objects.filter(property="external_id", folded__in=numbers)
        for film, number in facts.order_by().values_list("film_id", "folded"):
            by_number[number].add(film)
        for film, (_, number) in entries_numbered(identifiers):
            by_number[same_key("external_id", number)].add(film)
    for film, key in DatasetEntry.objects.filter(original_key__in=keys - {""}).values_list("film_id", "original_key"):
        by_key[key].add(film)
    return by_key, by_folded, by_number
