"""Run as a process of its own: many processes give marks with the same codes, each another, while the rule changes and slips are typed.

`vote_crowd.py NUMBER CODES` prints one JSON object: what each process was told of each code, the ballots that are there, and errors.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
import uuid
from dataclasses import replace
from datetime import timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.contrib.auth.models import Group
from django.db import connections
from django.utils import timezone

from onesheet.accounts.models import Member, Role
from onesheet.festivals.models import Ballot, Edition, Festival, Poll, Screening, Selection, Showing
from onesheet.festivals.queries.votes_counting import standings
from onesheet.festivals.services.votes import PollTold, cast_by_code, change_poll, enter_slip, make_codes, make_poll
from onesheet.films.models import Film

TOLD = PollTold(name="Audience Award")


def make(codes: int) -> dict:
    now = timezone.now()
    by = Member.objects.create(username="pia")
    by.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    festival = Festival.objects.create(
        name="Harbour", slug="harbour", key="harbour", run_here=True, made_at=now, changed_at=now
    )
    edition = Edition.objects.create(
        festival=festival, slug="one", year=2015, state=Edition.State.ANNOUNCED, made_at=now, changed_at=now
    )
    film = Film.objects.create(title="The Tide", slug="the-tide", sort_title="tide", created_at=now)
    selection = Selection.objects.create(edition=edition, film=film, entered=True, changed_at=now)
    screening = Screening.objects.create(
        edition=edition, starts=now - timedelta(hours=2), minutes=90, made_at=now, changed_at=now
    )
    Showing.objects.create(screening=screening, selection=selection)
    poll = make_poll(edition=edition.pk, told=TOLD, by=by, now=now)
    made = make_codes(poll=poll.pk, screening=screening.pk, number=codes, by=by, now=now)
    return {"poll": poll.pk, "screening": screening.pk, "selection": selection.pk, "codes": made.codes, "by": by.pk}


def phone(number: int, world: dict, told: multiprocessing.Queue) -> None:
    """Give every code a mark of one's own, in an order of one's own, each twice with its token."""
    connections.close_all()
    codes, answers, errors = list(world["codes"]), {}, []
    random.Random(number).shuffle(codes)
    mark = 1 + number % 5
    for code in codes:
        token = uuid.uuid4()
        for _ in range(2):
            try:
                (cast,) = cast_by_code(
                    code=code, marks={world["selection"]: mark}, token=token, address="198.51.100.7", now=timezone.now()
                )
                answers.setdefault(code, []).append((cast.sign, cast.counted, mark))
            except Exception as fault:  # noqa: BLE001 - whatever it is, the test tells it
                errors.append(repr(fault))
    told.put(("phone", answers, errors))


def desk(number: int, world: dict, told: multiprocessing.Queue) -> None:
    """Type slips, each twice with its token, and change the rule meanwhile."""
    connections.close_all()
    by, errors, typed = Member.objects.get(pk=world["by"]), [], 0
    for turn in range(20):
        token = uuid.uuid4()
        try:
            for _ in range(2):
                enter_slip(
                    poll=world["poll"], screening=world["screening"], selection=world["selection"], mark=3, token=token,
                    by=by, now=timezone.now(),
                )  # fmt: skip
            typed += 1
            if turn % 4 == 0:
                change_poll(
                    poll=world["poll"], told=replace(TOLD, least_ballots=100 * number + turn + 1), reason="Again.", by=by,
                    now=timezone.now(),
                )  # fmt: skip
        except Exception as fault:  # noqa: BLE001
            errors.append(repr(fault))
    told.put(("desk", typed, errors))


def main() -> None:
    number, codes = int(sys.argv[1]), int(sys.argv[2])
    world = make(codes)
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    told = fork.Queue()
    everybody = [fork.Process(target=phone, args=(one, world, told)) for one in range(number)]
    everybody += [fork.Process(target=desk, args=(one, world, told)) for one in range(2)]
    for one in everybody:
        one.start()
    said = [told.get(timeout=120) for _ in everybody]
    for one in everybody:
        one.join()
    answers = [one for kind, one, _ in said if kind == "phone"]
    poll = Poll.objects.get()
    print(
        json.dumps(
            {
                "answers": {code: [answer for one in answers for answer in one[code]] for code in world["codes"]},
                "typed": sum(one for kind, one, _ in said if kind == "desk"),
                "slips": Ballot.objects.filter(kind="slip").count(),
                "marks": list(Ballot.objects.filter(kind="code").values_list("mark", flat=True)),
                "codes": Ballot.objects.filter(kind="code").values("code").distinct().count(),
                "counted": standings(poll)[0].standing.ballots,
                "version": poll.version,
                "versions": poll.rules.count(),
                "errors": [fault for *_, faults in said for fault in faults],
            }
        )
    )


if __name__ == "__main__":
    main()
