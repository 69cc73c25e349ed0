"""Which films here many candidates are, asked together: tables name hundreds of films at once."""

from __future__ import annotations

from collections.abc import Sequence

from onesheet.films.pure.matching import Candidate, Match, match
from onesheet.films.services.known import load_known
from onesheet.films.services.near import films_near

_AT_ONCE = 200
"""Candidates whose films are asked for in one go."""


def matches_of(candidates: Sequence[Candidate]) -> list[Match]:
    """Return for each candidate which film here it is, as `match` concludes.

    Costs at most ten queries for 200, and one more where hundreds of films have titles like one of theirs.
    """
    found: list[Match] = []
    for start in range(0, len(candidates), _AT_ONCE):
        found += _matched(candidates[start : start + _AT_ONCE])
    return found


def _matched(candidates: Sequence[Candidate]) -> list[Match]:
    near = films_near(candidates)
    known = {film.id: film for film in load_known({film for some in near for film in some})}
    return [
        match(candidate, [known[film] for film in some if film in known])
        for candidate, some in zip(candidates, near, strict=True)
    ]
