"""Run as a process of its own: several processes edit one list at once for some seconds; then it is looked at.

`editing_at_once.py NUMBER SECONDS`. Each process adds films of its own, moves what it finds and takes half of its own
off again. Afterwards every film stands where somebody put it: none of those that were left on is missing, none that was
taken off is there, and the places are 1 to n.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import multiprocessing
import sys
import time

import django

django.setup()

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film
from onesheet.lists import services
from onesheet.lists.models import FilmList, ListEditor, ListItem

EACH = 40


def edit(number: int, made: int, member: int, own: list[int], until: float, results) -> None:
    """Add, move and remove until the time has come; tell which films were left on the list, and what went wrong."""
    by, left, errors = Member.objects.get(pk=member), set(), []
    turn = 0
    while turn < EACH * 6 and (time.monotonic() < until or turn < 6):  # a busy machine is slow, not wrong
        film = own[turn % EACH]
        try:
            if film in left and turn % 2:
                services.remove_film(by=by, list=made, film=film, now=timezone.now())
                left.discard(film)
            elif film not in left:
                services.add_film(by=by, list=made, film=film, position=1 + turn % 7, now=timezone.now())
                left.add(film)
            others = list(ListItem.objects.filter(list_id=made).values_list("film_id", flat=True)[:20]) or [film]
            services.move_film(
                by=by, list=made, film=others[turn % len(others)], to=1 + (turn * number) % 15, now=timezone.now()
            )
        except Refusal:
            pass  # Another took it off in between: nothing was changed.
        except DatabaseError as fault:
            errors.append(str(fault))
        turn += 1
    results.put((left, errors, turn))


def main(number: int, seconds: float) -> None:
    """Make the site, let them edit, and look."""
    call_command("migrate", verbosity=0)
    owner = Member.objects.create(username="owner")
    made = FilmList.objects.create(member=owner, name="Ours", made_at=timezone.now(), changed_at=timezone.now())
    members = [owner]
    for one in range(1, number):
        member = Member.objects.create(username=f"editor{one}")
        ListEditor.objects.create(list=made, member=member, at=timezone.now())
        members.append(member)
    films = [
        Film.objects.create(slug=f"f{one}", title=f"F{one}", sort_title=f"f{one:04}", created_at=timezone.now()).pk
        for one in range(number * EACH)
    ]
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    results = fork.SimpleQueue()
    until = time.monotonic() + seconds
    editors = [
        fork.Process(
            target=edit, args=(one + 1, made.pk, member.pk, films[one * EACH : (one + 1) * EACH], until, results)
        )
        for one, member in enumerate(members)
    ]
    for process in editors:
        process.start()
    told = [results.get() for _ in editors]
    for process in editors:
        process.join()
    rows = list(ListItem.objects.filter(list=made).order_by("position").values_list("position", "film_id"))
    expected = set().union(*(left for left, _, _ in told))
    assert [fault for _, errors, _ in told for fault in errors] == []
    assert {film for _, film in rows} == expected
    assert [place for place, _ in rows] == list(range(1, len(expected) + 1))
    assert FilmList.objects.get(pk=made.pk).items_count == len(expected)
    assert sum(turns for _, _, turns in told) > number * 5
    print(f"nothing lost: {len(rows)} films, {sum(turns for _, _, turns in told)} turns")


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
