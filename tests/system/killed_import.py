"""Run as a process of its own: takes a file in again and again, each time killed a little later, and goes on each time.

`killed_import.py FOLDER STEP` takes the folder in for one member after the other. The process that does it dies by SIGKILL just
before its first statement that writes, then before the one `STEP` later, and so on until one comes through; then another goes on,
and what is there must be what an import gives that nobody killed. Then each is undone in the same way. Prints what it saw as JSON.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.db import connection, connections
from django.utils import timezone

from onesheet.exchange import services
from onesheet.exchange.models import Import, ImportRow, ImportRowKey
from onesheet.exchange.queries import report
from onesheet.exchange.services import FATES, batching
from onesheet.lists.models import FilmList
from onesheet.reviews.models import FilmTally, MemberFilm, Review, Viewing

# Some batches of a small file.
batching.MOST = 9


def in_a_process(act, dies_at: int) -> bool:
    """Do something in a process that dies before its statement of this number; return whether it came through."""
    connections.close_all()
    child = os.fork()
    if not child:
        written = 0

        def count(execute, sql, params, many, context):
            nonlocal written
            written += not sql.startswith(("SELECT", "PRAGMA"))
            if dies_at and written == dies_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            act()
        connections.close_all()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), f"ended with {status}"
    return status == 0


def take_in(folder: Path, name: str) -> None:
    member, _ = services.find_or_make_member(name)
    found = services.receive_path(path=folder, member=member, now=timezone.now())
    services.apply(number=found.pk, clock=timezone.now)


def undo(name: str) -> None:
    number = Import.objects.filter(member__username=name).latest("pk").pk
    services.undo(number=number, by=None, clock=timezone.now)


def there(name: str) -> dict[str, object]:
    """What of a member is here, and what their import says that it did."""
    found = Import.objects.filter(member__username=name).latest("pk")
    told = Counter(one.fate.value for one in report(found.pk))
    counts = {fate: getattr(found, fate) for fate in FATES}
    assert sum(counts.values()) == found.rows, counts
    assert counts == {fate: told[fate] for fate in FATES}, (counts, told)
    whose = {"member__username": name}
    return {
        "state": found.state,
        "counts": {fate: number for fate, number in counts.items() if number},
        "films": sorted(
            MemberFilm.objects.filter(**whose).values_list("film__title", "rating", "liked", "watched", "viewings")
        ),
        "viewings": Viewing.objects.filter(**whose).count(),
        "reviews": Review.objects.filter(**whose).count(),
        "lists": FilmList.objects.filter(**whose).count(),
        "waiting": ImportRow.objects.filter(of=found, state="waiting").count(),
    }


def main(folder: Path, step: int) -> None:
    take_in(folder, "whole")
    whole = there("whole")
    names, dies_at = [], 1
    came_through = False
    while not came_through:
        name = f"killed-{dies_at}"
        came_through = in_a_process(lambda name=name: take_in(folder, name), dies_at)
        if not came_through:
            in_a_process(lambda name=name: take_in(folder, name), 0)
        assert there(name) == whole, (name, there(name), whole)
        assert Import.objects.filter(member__username=name).count() == 1
        names.append(name)
        dies_at += step
    deaths = len(names) - 1
    rated = set(FilmTally.objects.filter(half_8__gt=0).values_list("half_8", flat=True))
    assert rated == {len(names) + 1}, rated
    for at, name in enumerate(names):
        if not in_a_process(lambda name=name: undo(name), 1 + at * step):
            in_a_process(lambda name=name: undo(name), 0)
        left = there(name)
        assert left["state"] == "undone"
        assert not any(left[what] for what in ("films", "viewings", "reviews", "lists", "waiting")), left
    assert ImportRowKey.objects.exclude(row__of__member__username="whole").count() == 0
    print(json.dumps({"deaths": deaths, "counts": whole["counts"], "ratings": len(whole["films"])}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
