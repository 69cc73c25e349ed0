"""Why a wished film is not in a plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onesheet.festivals.pure.planning.terms import Option, Terms


class Because(StrEnum):
    """What stands in the way of each screening of the film, the hardest first."""

    NOT_SHOWN = "not-shown"
    """No screening of it is still to come with tickets left."""
    NOT_FREE = "not-free"
    """Its screenings are at times that are not free."""
    FIXED = "fixed"
    """They collide with screenings that one goes to whatever else."""
    CLASH = "clash"
    """They collide with what is in the plan, which weighs no less together."""
    FULL_DAY = "full-day"
    """On their days the plan has as many screenings as are wanted."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A wished film that a plan has not."""

    film: int
    because: Because
    screenings: tuple[int, ...] = ()
    """Its screenings that are meant, in order of time."""
    against: tuple[int, ...] = ()
    """With which screenings of the plan these collide, the most often first."""


def reasons(
    options: Sequence[Option], chosen: Sequence[Option], seen: Iterable[int], terms: Terms
) -> tuple[LeftOut, ...]:
    """Return a reason for each wished film that is not seen: the mildest of its screenings, since that one came nearest."""
    shown: dict[int, list[Option]] = defaultdict(list)
    for one in sorted(options, key=lambda one: (one.start, one.id)):
        for film in one.films:
            shown[film].append(one)
    missed = sorted(set(terms.wishes) - set(seen), key=lambda film: (-terms.weight(film), film))
    return tuple(_reason(film, shown.get(film, []), chosen, terms) for film in missed)


def _reason(film: int, shown: Sequence[Option], chosen: Sequence[Option], terms: Terms) -> LeftOut:
    if not shown:
        return LeftOut(film, Because.NOT_SHOWN)
    free = [one for one in shown if terms.is_free(one)]
    if not free:
        return LeftOut(film, Because.NOT_FREE, tuple(one.id for one in shown))
    fixed = [one for one in chosen if one.id in terms.fixed]
    open_ = [one for one in free if not any(terms.collide(one, other) for other in fixed)]
    if not open_:
        return LeftOut(film, Because.FIXED, tuple(one.id for one in free), _against(free, fixed, terms))
    clashing = [one for one in open_ if any(terms.collide(one, other) for other in chosen)]
    if len(clashing) < len(open_):
        full = [one for one in open_ if one not in clashing]
        return LeftOut(film, Because.FULL_DAY, tuple(one.id for one in full))
    return LeftOut(film, Because.CLASH, tuple(one.id for one in clashing), _against(clashing, chosen, terms))


def _against(options: Sequence[Option], chosen: Sequence[Option], terms: Terms) -> tuple[int, ...]:
    met = Counter(other.id for one in options for other in chosen if terms.collide(one, other))
    return tuple(screening for screening, _ in met.most_common())
