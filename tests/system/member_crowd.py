"""Run as a process of its own: many processes act for the same few members on the same few films for some seconds.

`member_crowd.py NUMBER SECONDS` prints one JSON object: acts, refusals, errors, the longest that anybody waited, and what
does not hold afterwards. Two writers act for each member, as two tabs do; one more closes and opens an account all the
while.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from uuid import uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film
from onesheet.reviews.models import Activity, FilmTally, MemberFilm, Viewing
from onesheet.reviews.pure.viewing_entries import ViewingEntry
from onesheet.reviews.services import films
from onesheet.reviews.services.tallies import recount
from onesheet.reviews.services.viewings import change_viewing, delete_viewing, log_viewing

FILMS = 3
ACTS = ("rate", "unrate", "like", "watch", "want", "log", "log", "change", "delete")


def act(what: str, by: Member, film: int, chance: random.Random) -> int:
    """Do one thing for a member; return by how many viewings the diary grew."""
    now = timezone.now()
    if what == "rate":
        films.set_rating(by=by, film=film, rating=chance.randint(1, 10), now=now)
    elif what == "unrate":
        films.set_rating(by=by, film=film, rating=None, now=now)
    elif what == "like":
        films.set_liked(by=by, film=film, liked=chance.random() < 0.5, now=now)
    elif what == "watch":
        films.set_watched(by=by, film=film, watched=chance.random() < 0.5, now=now)
    elif what == "want":
        films.set_watchlisted(by=by, film=film, watchlisted=chance.random() < 0.5, now=now)
    elif what == "log":
        return _log(by, film, chance)
    else:
        return _change_or_delete(what, by, film, chance)
    return 0


def _entry(chance: random.Random) -> ViewingEntry:
    date = chance.choice(["", "2020", "2021-05", f"2024-01-{chance.randint(10, 28)}"])
    return ViewingEntry(date=date, rating=chance.choice([None, 2, 9]), liked=chance.random() < 0.3, tags=("rain",))


def _log(by: Member, film: int, chance: random.Random) -> int:
    """Log a viewing, some of them with the button pressed twice."""
    token, entry = uuid4(), _entry(chance)
    made = {log_viewing(by=by, film=film, entry=entry, token=token, now=timezone.now()).pk}
    if chance.random() < 0.3:
        with contextlib.suppress(Refusal):  # the account may be closed by now
            made.add(log_viewing(by=by, film=film, entry=entry, token=token, now=timezone.now()).pk)
    return len(made)  # two where the other tab deleted the first in between


def _change_or_delete(what: str, by: Member, film: int, chance: random.Random) -> int:
    mine = list(Viewing.objects.filter(member=by, film_id=film).values_list("pk", flat=True)[:5])
    if not mine:
        return 0
    if what == "change":
        change_viewing(by=by, viewing=chance.choice(mine), entry=_entry(chance), now=timezone.now())
        return 0
    delete_viewing(by=by, viewing=chance.choice(mine), now=timezone.now())
    return -1


def write(number: int, until: float, results) -> None:
    """Act for one member until the time has come."""
    chance = random.Random(number)
    by = Member.objects.get(username=f"m{number // 2}")
    every = list(Film.objects.order_by("pk").values_list("pk", flat=True))
    told = Counter()
    longest, errors = 0.0, []
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            told["grown"] += act(chance.choice(ACTS), by, chance.choice(every), chance)
            told["acts"] += 1
        except Refusal:
            told["refused"] += 1
        except DatabaseError as fault:
            errors.append(str(fault))
        longest = max(longest, time.monotonic() - started)
    results.put({**told, "errors": errors, "longest": longest})


def close_and_open(until: float, results) -> None:
    """Close and open the account of one member, and make the tallies again each time, as a moderator's act does."""
    told, errors = Counter(), []
    while time.monotonic() < until:
        try:
            with transaction.atomic():
                member = Member.objects.select_for_update().get(username="m0")
                member.is_active = not member.is_active
                member.save(update_fields=["is_active"])
                films_of = MemberFilm.objects.filter(member=member).values_list("film_id", flat=True)
                recount(films_of, now=timezone.now())
            told["switched"] += 1
        except DatabaseError as fault:
            errors.append(str(fault))
        time.sleep(0.02)
    results.put({**told, "errors": errors, "longest": 0})


def faults(grown: int) -> list[str]:
    """Return what does not hold when all have ended."""
    found = []
    kept = {tally["film_id"]: tally for tally in FilmTally.objects.values()}
    recount(Film.objects.values_list("pk", flat=True), now=timezone.now())
    found += [
        f"kept {kept.get(tally['film_id'])}, counted {tally}"
        for tally in FilmTally.objects.values()
        if kept.get(tally["film_id"]) != tally
    ]
    for row in MemberFilm.objects.all():
        dates = list(Viewing.objects.filter(member=row.member_id, film=row.film_id).values_list("sort_date", flat=True))
        if (row.viewings, row.last_viewed) != (len(dates), max(dates, default="")):
            found.append(f"{row.pk}: {row.viewings} viewings kept, {len(dates)} there")
        if (row.viewings or row.rating) and not row.watched:
            found.append(f"{row.pk}: seen and not watched")
    if Viewing.objects.count() != grown:
        found.append(f"{grown} viewings logged and not deleted, {Viewing.objects.count()} there")
    told = Activity.objects.filter(kind=Activity.Kind.VIEWING).values_list("ref", flat=True)
    if set(told) != set(Viewing.objects.values_list("pk", flat=True)):
        found.append("the news are not those of the viewings")
    return found


def main(number: int, seconds: float) -> None:
    now = timezone.now()
    for one in range(FILMS):
        Film.objects.create(slug=f"f{one}", title=f"F{one}", sort_title=f"f{one}", created_at=now)
    for one in range((number + 1) // 2):
        Member.objects.create(username=f"m{one}")
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    results = fork.SimpleQueue()
    until = time.monotonic() + seconds
    writers = [fork.Process(target=write, args=(one, until, results)) for one in range(number)]
    writers.append(fork.Process(target=close_and_open, args=(until, results)))
    for process in writers:
        process.start()
    told = [results.get() for _ in writers]
    for process in writers:
        process.join()
    fewest = min(one.get("acts", 0) + one.get("refused", 0) for one in told if "switched" not in one)
    sums = {name: sum(one.get(name, 0) for one in told) for name in ("acts", "refused", "switched", "grown")}
    print(
        json.dumps(
            {
                **sums,
                "fewest": fewest,
                "errors": [fault for one in told for fault in one["errors"]],
                "longest": max(one["longest"] for one in told),
                "faults": faults(sums["grown"]),
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
