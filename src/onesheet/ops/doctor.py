"""`onesheet doctor`: look at database, texts, files and kept counts, tell what is wrong, mend what can be mended."""

from __future__ import annotations

import sys
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from onesheet.films.models import Film
from onesheet.ops.looks import LOOKS, Look, Seen
from onesheet.ops.recounts import Drift, Recount, drifted, recounts, windows
from onesheet.ops.start import bring_up_to_date


def doctor(*, check: bool = False) -> int:
    """Look at everything; a line on standard output for each thing that is wrong, and what each look came to.

    Mends what can be mended unless it is only to `check`. Returns 0 where all is sound by then, else 1.
    """
    bring_up_to_date()
    wrong = mended = 0
    for look in LOOKS:
        seen = _seen(look, mend=not check)
        wrong += seen.wrong
        mended += seen.mended
    try:
        found = sum(_recounted(one, mend=not check) for one in recounts())
    except DatabaseError as fault:
        print(f"  the database does not let it be read: {_in_a_line(fault)}")
        print("kept counts: not looked at any further")
        return _outcome(wrong + 1, mended, check=check)
    wrong += found
    mended += 0 if check else found
    return _outcome(wrong, mended, check=check)


def _recounted(one: Recount, *, mend: bool) -> int:
    """Count one kind of counts again; return how many were wrong."""
    looked = found = 0
    for first, last, rows in windows(one.rows):
        if looked:
            # A site of some size; on a small one there is nothing to wait for.
            print(f"{one.name}: {looked:,} looked at ...", file=sys.stderr)
        found += _look(one, first, last, mend=mend)
        looked += rows
    outcome = "right" if not found else f"{found:,} wrong" + (", mended" if mend else "")
    print(f"{one.name}: {looked:,} looked at, {outcome}")
    return found


def _in_a_line(fault: Exception) -> str:
    return " ".join(str(fault).split())


def _outcome(wrong: int, mended: int, *, check: bool) -> int:
    if not wrong:
        print("The site is sound.")
    elif check:
        print(f"Wrong in all: {wrong:,}. `onesheet doctor` mends what can be mended.")
    elif mended == wrong:
        print("The site is sound now.")
    else:
        print(f"Cannot be mended here: {wrong - mended:,}, see above.")
    return 0 if mended == wrong else 1


def _seen(look: Look, *, mend: bool) -> Seen:
    """Look, and tell what was seen in a line; before it, what is wrong."""
    try:
        seen = look.see(mend)
    except DatabaseError as fault:
        # The other looks may still tell something.
        seen = Seen()
        seen.wrongs(f"the database does not let it be read: {_in_a_line(fault)}")
    for line in seen.told:
        print(f"  {line}")
    if seen.wrong > len(seen.told):
        print(f"  ... and {seen.wrong - len(seen.told):,} more")
    outcome = "right"
    if seen.wrong:
        outcome = f"{seen.wrong:,} wrong"
        if mend:
            outcome += ", mended" if seen.mended == seen.wrong else f", {seen.mended:,} of them mended"
    print(f"{look.name}: {seen.looked:,} looked at, {outcome}")
    return seen


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
