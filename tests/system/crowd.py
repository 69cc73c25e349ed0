"""Run as a process of its own: many processes write to the site at once for some seconds, then tell how it went.

`crowd.py NUMBER SECONDS` prints one JSON object: writes, errors, the counter and the rows they should equal, and the
longest that anybody waited, in seconds. One process more is killed in the middle of a transaction.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.db import DatabaseError, connections, transaction
from django.db.models import F
from django.utils import timezone

from onesheet.films.models import Film
from onesheet.people.models import Person

SLUG = "counter"


def count_in_a_transaction(name: str) -> None:
    """Read, think and write: lost where two do so at once."""
    with transaction.atomic():
        film = Film.objects.select_for_update().get(slug=SLUG)
        Person.objects.create(name=name, slug=name, folded=name, sort_name=name)
        film.runtime_minutes = (film.runtime_minutes or 0) + 1
        film.save(update_fields=["runtime_minutes"])


def count_in_one_statement() -> None:
    """Write without a transaction around it."""
    Film.objects.filter(slug=SLUG).update(year=F("year") + 1)


def write(number: int, until: float, results) -> None:
    """Write by turns in both ways until the time has come."""
    transactions = statements = 0
    longest = 0.0
    errors: list[str] = []
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            if (transactions + statements + number) % 2:
                count_in_a_transaction(f"p{number}-{transactions}")
                transactions += 1
            else:
                count_in_one_statement()
                statements += 1
        except DatabaseError as fault:
            errors.append(str(fault))
        longest = max(longest, time.monotonic() - started)
    results.put({"transactions": transactions, "statements": statements, "errors": errors, "longest": longest})


def die_in_the_middle() -> None:
    """Hold a transaction for a moment, then be killed."""
    with transaction.atomic():
        Film.objects.filter(slug=SLUG).update(title="Never")
        time.sleep(0.3)
        os.kill(os.getpid(), signal.SIGKILL)


def main(number: int, seconds: float) -> None:
    Film.objects.create(
        slug=SLUG, title="Counter", sort_title="counter", runtime_minutes=0, year=0, created_at=timezone.now()
    )
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    results = fork.SimpleQueue()
    until = time.monotonic() + seconds
    writers = [fork.Process(target=write, args=(one, until, results)) for one in range(number)]
    doomed = fork.Process(target=die_in_the_middle)
    for process in (*writers, doomed):
        process.start()
    told = [results.get() for _ in writers]
    for process in (*writers, doomed):
        process.join()
    film = Film.objects.get(slug=SLUG)
    print(
        json.dumps(
            {
                "transactions": sum(one["transactions"] for one in told),
                "statements": sum(one["statements"] for one in told),
                "fewest": min(one["transactions"] + one["statements"] for one in told),
                "errors": [fault for one in told for fault in one["errors"]],
                "longest": max(one["longest"] for one in told),
                "counted": film.runtime_minutes,
                "counted_by_statement": film.year,
                "rows": Person.objects.count(),
                "title": film.title,
                "killed": doomed.exitcode,
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
