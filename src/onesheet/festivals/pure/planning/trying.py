"""A good plan without a solver: each wish in turn, the weightiest and rarest first, and then exchanges as long as they help.

It is not proven to be the best, and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onesheet.festivals.pure.planning.terms import Option, Terms

_ROUNDS = 6


def try_out(options: Sequence[Option], terms: Terms) -> list[Option]:
    """Return screenings to choose of these: none collide, and none is there for nothing."""
    shown: dict[int, int] = defaultdict(int)
    for one in options:
        for film in one.films:
            shown[film] += 1

    def worth(one: Option, seen: frozenset[int] = frozenset()) -> float:
        return sum(terms.weight(film) * (1 + 0.5 / shown[film]) for film in one.films if film not in seen)

    best: list[Option] = []
    order = sorted(options, key=lambda one: (-worth(one), one.end, one.id))
    for one in order:
        if worth(one, frozenset(film for other in best for film in other.films)) and _fits(one, best, terms):
            best.append(one)
    for _ in range(_ROUNDS):
        before = terms.weight_of(best)
        for one in order:
            _exchange(one, best, terms)
        if terms.weight_of(best) == before:
            break
    return _needed(best, terms)


def _exchange(one: Option, chosen: list[Option], terms: Terms) -> None:
    """Take a screening in place of those it collides with, where the plan gains by it."""
    if one in chosen:
        return
    kept = [other for other in chosen if not terms.collide(one, other)]
    room = terms.room(one.day)
    if room is not None:
        same = sorted((other for other in kept if other.day == one.day), key=lambda other: _alone(other, kept, terms))
        for other in same[: max(0, len(same) + 1 - room)]:
            kept.remove(other)
    tried = [*kept, one]
    if terms.weight_of(tried) > terms.weight_of(chosen) and _fits(one, kept, terms):
        chosen[:] = tried


def _fits(one: Option, chosen: Sequence[Option], terms: Terms) -> bool:
    room = terms.room(one.day)
    if room is not None and sum(other.day == one.day for other in chosen) >= room:
        return False
    return not any(terms.collide(one, other) for other in chosen)


def _alone(one: Option, chosen: Sequence[Option], terms: Terms) -> int:
    """What the plan would lose without it."""
    others = {film for other in chosen if other is not one for film in other.films}
    return sum(terms.weight(film) for film in one.films if film not in others)


def _needed(chosen: list[Option], terms: Terms) -> list[Option]:
    kept = sorted(chosen, key=lambda one: (one.start, one.id))
    for one in list(kept):
        if not _alone(one, kept, terms):
            kept.remove(one)
    return kept
