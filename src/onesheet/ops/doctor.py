"""`onesheet doctor`: count again what is kept, tell what is wrong, mend it."""

from __future__ import annotations

import sys
from typing import Any

from django.utils import timezone

from onesheet.films.models import Film
from onesheet.ops.recounts import Drift, Recount, drifted, recounts, windows
from onesheet.ops.start import bring_up_to_date


def doctor(*, check: bool = False) -> int:
    """Look at every kept count; a line on standard output for each row that is wrong, and what each look came to.

    Mends what is wrong unless it is only to `check`. Returns 0 where all is right by then, else 1.
    """
    bring_up_to_date()
    wrong = 0
    for one in recounts():
        looked, found = 0, 0
        for first, last, rows in windows(one.rows):
            if looked:
                # A site of some size; on a small one there is nothing to wait for.
                print(f"{one.name}: {looked:,} looked at ...", file=sys.stderr)
            found += _look(one, first, last, mend=not check)
            looked += rows
        outcome = "right" if not found else f"{found:,} wrong" + ("" if check else ", mended")
        print(f"{one.name}: {looked:,} looked at, {outcome}")
        wrong += found
    if wrong and check:
        print(f"{wrong:,} kept counts are wrong; `onesheet doctor` mends them.")
        return 1
    print("All kept counts are right." if not wrong else "All kept counts are right now.")
    return 0


def _look(one: Recount, first: int, last: int, *, mend: bool) -> int:
    """Look at a window, tell what is wrong in it; return how much."""
    number = 0
    for found in drifted(one, one.doubtful(first, last), now=timezone.now(), mend=mend):
        number += len(found)
        names: dict[int, str] = {}
        if one.rows is Film:
            films = Film.objects.filter(pk__in=[drift.row for drift in found])
            names = dict(films.values_list("pk", "slug"))
        for drift in found:
            print(f"  {one.row} {names.get(drift.row, drift.row)}: {_changes(drift)}")
    return number


def _changes(drift: Drift) -> str:
    return ", ".join(
        f"{name} {_shown(kept)} kept, {_shown(counted)} counted" for name, (kept, counted) in drift.changes.items()
    )


def _shown(value: Any) -> str:
    return "nothing" if value is None or value == "" else str(value)
