"""The best plan, proven, by HiGHS: a whole-number programme with a choice for each screening and one for each film.

The weight of the films that are seen is as large as can be; of plans of one weight that with the fewest screenings, and of
these the one that begins earliest, so that the same wishes always give the same plan. Screenings of which one can go to one at most
stand in one condition together where that is so of all of them pairwise, which HiGHS proves a hundred times quicker than pair by pair.
"""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from onesheet.festivals.pure.planning.terms import Option, Terms


def is_here() -> bool:
    """Tell whether HiGHS is installed: the extra `plan`."""
    return importlib.util.find_spec("highspy") is not None


def solve(options: Sequence[Option], terms: Terms, *, seconds: float) -> tuple[list[Option], bool]:
    """Return the screenings to choose of these, and whether they are proven to be the best; given up after so many seconds.

    `options` collide with none that is fixed, and there is time for each.
    """
    import highspy  # noqa: PLC0415 - an extra, and slow to load
    import numpy as np  # noqa: PLC0415 - comes with it

    films = sorted({film for one in options for film in one.films if terms.weight(film)})
    if not films:
        return [], True
    at = {film: len(options) + number for number, film in enumerate(films)}
    count = len(options) + len(films)
    costs = _costs(options, films, terms)
    rows: list[tuple[float, list[int], list[float]]] = [
        *((1.0, group, [1.0] * len(group)) for group in _groups(options, terms)),
        *_sightings(options, at),
        *_days(options, terms),
    ]
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.0)
    solver.setOptionValue("random_seed", 1)
    columns = np.arange(count, dtype=np.int32)
    solver.addVars(count, np.zeros(count), np.ones(count))
    solver.changeColsCost(count, columns, np.array(costs))
    solver.changeColsIntegrality(count, columns, np.full(count, int(highspy.HighsVarType.kInteger), dtype=np.uint8))
    starts = np.cumsum([0, *(len(indices) for _, indices, _ in rows)][:-1], dtype=np.int32)
    solver.addRows(
        len(rows),
        np.full(len(rows), -highspy.kHighsInf),
        np.array([most for most, _, _ in rows]),
        sum(len(indices) for _, indices, _ in rows),
        starts,
        np.array(list(chain.from_iterable(indices for _, indices, _ in rows)), dtype=np.int32),
        np.array(list(chain.from_iterable(values for _, _, values in rows))),
    )
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    exact = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return [], False
    values = solver.getSolution().col_value
    return [one for number, one in enumerate(options) if values[number] > 0.5], exact


def _costs(options: Sequence[Option], films: Sequence[int], terms: Terms) -> list[float]:
    """What each choice adds. All screenings together cost less than half of the lightest wish."""
    first = min(one.start for one in options)
    span = max(1, max(one.start for one in options) - first)
    small = 0.4 / (len(options) * 1.01)
    return [
        *(-small * (1 + 0.01 * (one.start - first) / span) for one in options),
        *(float(terms.weight(film)) for film in films),
    ]


def _sightings(options: Sequence[Option], at: dict[int, int]) -> Iterator[tuple[float, list[int], list[float]]]:
    """A film is seen only where one of its screenings is chosen."""
    shown: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(options):
        for film in one.films:
            if film in at:
                shown[film].append(number)
    for film, numbers in shown.items():
        yield 0.0, [at[film], *numbers], [1.0, *([-1.0] * len(numbers))]


def _days(options: Sequence[Option], terms: Terms) -> Iterator[tuple[float, list[int], list[float]]]:
    """No more of a day than is wanted."""
    days: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(options):
        days[one.day].append(number)
    for day, numbers in days.items():
        room = terms.room(day)
        if room is not None and room < len(numbers):
            yield float(room), numbers, [1.0] * len(numbers)


def _groups(options: Sequence[Option], terms: Terms) -> Iterator[list[int]]:
    """Groups of which one can go to one at most: each pair that collides is in one of them.

    Beginning with each screening, those that begin while it still takes one's time and that collide with each other; then
    groups for the pairs that are left, mostly of two houses far from each other.
    """
    order = sorted(range(len(options)), key=lambda number: (options[number].start, options[number].id))
    longest = max(terms.far, *terms.walks.values()) if terms.walks else terms.far
    for place, number in enumerate(order):
        one = options[number]
        behind = [
            other
            for other in _while(order, options, place, one.end + terms.pause + longest)
            if terms.collide(one, options[other])
        ]
        while behind:
            group = [number]
            left = []
            for other in behind:
                if all(terms.collide(options[member], options[other]) for member in group):
                    group.append(other)
                else:
                    left.append(other)
            yield group
            behind = left


def _while(order: Sequence[int], options: Sequence[Option], place: int, until: int) -> Iterator[int]:
    for number in order[place + 1 :]:
        if options[number].start >= until:
            return
        yield number
