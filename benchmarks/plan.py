"""How long the best plan for a large festival takes, with a wish for every film.

python -m benchmarks.plan [--films 300] [--screenings 900]

The festival is invented with a fixed seed; a member wishes for every film, a fifth of them *must*, has time always, wants ten minutes
between two screenings beside the way, and no more than five a day. The plan is found five times; the slowest is told. Beside it the
way without the solver, and what its plan weighs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from benchmarks.figures import Figure, told
from onesheet.festivals.pure.planning import Option, Proposal, Terms, propose
from onesheet.festivals.pure.walking import Place, walks
from onesheet.ops.sample_festival.inventing import Size, invent

COMMAND = "python -m benchmarks.plan"
AIM = 2.0
"""Seconds."""
_ROUNDS = 5


def festival(films: int, screenings: int) -> tuple[list[Option], Terms]:
    """Return the screenings of an invented festival, and what somebody wants of it who wishes for every film."""
    made = invent(Size(films=films, screenings=screenings, venues=26, ratings=0, press=0), year=2024)
    options = [
        Option(
            number, one.films, one.day * 1440 + one.start, one.day * 1440 + one.start + one.minutes, one.venue, one.day
        )
        for number, one in enumerate(made.screenings)
    ]
    chance = random.Random(9)
    places = [Place(number, one.latitude, one.longitude) for number, one in enumerate(made.venues)]
    wishes = {film: chance.choice((1, 1, 2, 2, 3)) for film in range(films)}
    return options, Terms(wishes, pause=10, walks=walks(places, {}), most=5)


def main() -> int:
    """Measure, print, and end with the line that matters."""
    asked = argparse.ArgumentParser(prog=COMMAND)
    asked.add_argument("--films", type=int, default=300, help="300 unless told")
    asked.add_argument("--screenings", type=int, default=900, help="900 unless told")
    given = asked.parse_args()
    options, terms = festival(given.films, given.screenings)
    rounds = [_timed(options, terms, solver=True) for _ in range(_ROUNDS)]
    slowest, best = max(seconds for seconds, _ in rounds), rounds[0][1]
    quick, good = _timed(options, terms, solver=False)
    figures = [
        Figure(
            "The best plan, proven", slowest, "s", COMMAND, aim=f"within {AIM:g}", met=slowest <= AIM and best.exact
        ),
        Figure("Its weight", best.weight, "", COMMAND, note=f"{len(best.chosen)} screenings, {len(best.seen)} films"),
        Figure("A plan without the solver", quick, "s", COMMAND),
        Figure("Its weight", good.weight, "", COMMAND, note=f"{len(good.chosen)} screenings, {len(good.seen)} films"),
    ]
    print(told(figures))
    proven = "exact" if all(proposal.exact for _, proposal in rounds) else "not exact"
    print(f"{given.films} films, {len(options)} screenings: {slowest:.2f} s, {proven}")
    return 0


def _timed(options: list[Option], terms: Terms, *, solver: bool) -> tuple[float, Proposal]:
    began = time.perf_counter()
    proposal, _ = propose(options, terms, solver=solver)
    return time.perf_counter() - began, proposal


if __name__ == "__main__":
    sys.exit(main())
