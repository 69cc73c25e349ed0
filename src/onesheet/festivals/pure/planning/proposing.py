"""A plan for wishes, with the reason for each film that it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onesheet.festivals.pure.planning import solving
from onesheet.festivals.pure.planning.reasons import LeftOut, reasons
from onesheet.festivals.pure.planning.terms import Option, Proposal, Terms
from onesheet.festivals.pure.planning.trying import try_out

SECONDS = 2.0
"""How long the best plan is looked for at most."""


def propose(
    options: Sequence[Option], terms: Terms, *, seconds: float = SECONDS, solver: bool | None = None
) -> tuple[Proposal, tuple[LeftOut, ...]]:
    """Return the plan of the most weight that meets the terms, and why each other wished film is not in it.

    `options` are screenings that are still to come and not sold out, and those that are fixed. The plan is proven to be the
    best where HiGHS is installed and proved it in time (`Proposal.exact`); `solver` says whether to use it, None if it is here.
    """
    options = sorted(options, key=lambda one: (one.start, one.id))
    fixed = [one for one in options if one.id in terms.fixed]
    seen = {film for one in fixed for film in one.films}
    left = replace(
        terms,
        wishes={film: wish for film, wish in terms.wishes.items() if film not in seen},
        taken=Counter(one.day for one in fixed),
    )
    open_ = [one for one in options if _is_open(one, fixed, left)]
    if solving.is_here() if solver is None else solver:
        found, exact = solving.solve(open_, left, seconds=seconds)
    else:
        found, exact = [], False
    if not exact:
        found = max(found, try_out(open_, left), key=left.weight_of)
    chosen = sorted([*fixed, *found], key=lambda one: (one.start, one.id))
    sees = frozenset(film for one in chosen for film in one.films if terms.weight(film))
    proposal = Proposal(tuple(one.id for one in chosen), sees, terms.weight_of(chosen), exact)
    return proposal, reasons(options, chosen, sees, left)


def _is_open(option: Option, fixed: Sequence[Option], terms: Terms) -> bool:
    """Tell whether a screening can be in the plan, and would add to it."""
    return (
        option.id not in terms.fixed
        and any(terms.weight(film) for film in option.films)
        and terms.is_free(option)
        and not any(terms.collide(option, one) for one in fixed)
    )
