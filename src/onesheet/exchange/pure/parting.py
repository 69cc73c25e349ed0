"""How much of a journal is taken back at once: the last of it, so much as is soon done.

A step says what one row did, but that of a crowd what tens of thousands of ratings did together: it is parted too.
"""

from __future__ import annotations

from typing import Any

from onesheet.exchange.pure.packed import Journal

OF_MANY = 10
"""So many ratings of a crowd are taken back in the time that another step takes."""
_OF_CROWDS = (["crowd"], ["member"])


def cost(journal: Journal) -> int:
    """Return how many steps a journal is, ratings of a crowd counted by the ten."""
    return sum(_cost(step) for _, steps in journal for step in steps)


def parted(journal: Journal, most: int) -> tuple[Journal, Journal]:
    """Return what is left of a journal for later, and the last of it, worth `most` steps, or one that cannot be parted."""
    left = [(name, list(steps)) for name, steps in journal if steps]
    last: Journal = []
    while left and most > 0:
        name, steps = left[-1]
        some: list[Any] = []
        while steps and most > 0:
            step = steps.pop()
            most -= _cost(step)
            if most < 0 and _is_of_crowd(step):
                rest, step = _parted_step(step, (most + _cost(step)) * OF_MANY)
                if rest:
                    steps.append(rest)
            some.append(step)
        last.insert(0, (name, some[::-1]))
        if not steps:
            left.pop()
    return left, last


def _is_of_crowd(step: Any) -> bool:
    """Tell whether it says what became of many: a crowd's ratings, or the accounts that were made for them."""
    return isinstance(step, list) and any(isinstance(one, list) and one[:1] in _OF_CROWDS for one in step)


def _is_crowd(change: Any) -> bool:
    return isinstance(change, list) and bool(change) and change[0] == "crowd"


def _cost(step: Any) -> int:
    return max(1, _ratings(step) // OF_MANY) if _is_of_crowd(step) else 1


def _ratings(step: list[Any]) -> int:
    """How many ratings a step of a crowd is worth: another change, that of an account which was made, is worth `OF_MANY`."""
    return sum(sum(len(films) for _, films, *_ in change[2]) if _is_crowd(change) else OF_MANY for change in step)


def _parted_step(step: list[Any], ratings: int) -> tuple[list[Any], list[Any]]:
    """Part the changes of a step: those before, and the last, which are worth so many ratings."""
    before = list(step)
    last: list[Any] = []
    while before and ratings > 0:
        change = before.pop()
        if not _is_crowd(change):
            ratings -= OF_MANY
            last.insert(0, change)
            continue
        kind, at, told = change
        told = list(told)
        some: list[Any] = []
        while told and ratings > 0:
            member, *columns = told.pop()
            many = len(columns[0])
            if many > ratings:
                told.append([member, *(column[:-ratings] for column in columns)])
                columns = [column[-ratings:] for column in columns]
            some.insert(0, [member, *columns])
            ratings -= many
        last.insert(0, [kind, at, some])
        if told:
            before.append([kind, at, told])
    return before, last
