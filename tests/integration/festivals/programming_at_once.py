"""Run as a process of its own: several programmers work on one edition at once for some seconds; then it is looked at.

`programming_at_once.py NUMBER SECONDS`. Each reads the price of one screening as a number and writes the next, as of what it
read; adds films of its own to one section; and moves rows of the table. Meanwhile another process holds films and then the edition, as
documents do that are taken in. Afterwards the price is as high as saves were taken,
so that none overwrote another; every film is there once; places are 1 to n; and the log has a line for each that it should.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import multiprocessing
import sys
import time
from datetime import UTC, date, datetime, timedelta

import django

django.setup()

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Change, Screening, Section, Selection
from onesheet.festivals.services import editions, festivals, screenings, sections, selections
from onesheet.festivals.services.entry import (
    EditionEntry,
    FestivalEntry,
    Overtaken,
    QuickEntry,
    ScreeningEntry,
    SectionEntry,
    SelectionEntry,
)
from onesheet.festivals.services.held import edition_held
from onesheet.films.models import Film
from onesheet.films.services.turn import turn

EACH = 12
SIX = datetime(2015, 9, 10, 17, tzinfo=UTC)


def work(at: int, edition: int, screening: int, section: int, own: list[int], until: float, results) -> None:
    """Do all three until the time has come; tell how many saves were taken, how many were overtaken, and what went wrong."""
    by, saved, overtaken, errors, left = Member.objects.get(username=f"p{at}"), 0, 0, [], list(own)
    while time.monotonic() < until or saved < 2:  # a busy machine is slow, not wrong
        try:
            if left:
                entry = SelectionEntry(section=section)
                selections.add_film(by=by, edition=edition, film=left.pop(), entry=entry, now=timezone.now())
            row = Screening.objects.get(pk=screening)
            told = ScreeningEntry(SIX, 90, title="Talk", price=str(int(row.price) + 1))
            now = timezone.now()
            screenings.change_screening(by=by, screening=screening, entry=told, now=now, as_of=row.changed_at)
            saved += 1
            rows = list(Selection.objects.filter(section=section).order_by("-pk")[:3])
            quick = [QuickEntry(one.pk, section, "", 1, (section, "", one.position)) for one in rows]
            selections.change_selections(by=by, edition=edition, entries=quick, now=timezone.now())
        except Overtaken:
            overtaken += 1
        except (Refusal, DatabaseError) as fault:
            errors.append(repr(fault))
    results.put((saved, overtaken, errors, len(own) - len(left)))


def follow(edition: int, until: float, results) -> None:
    """Hold films, and then the edition, again and again, as documents do that tell of it; tell what went wrong."""
    errors, turns = [], 0
    while time.monotonic() < until or turns < 2:
        try:
            with turn():
                time.sleep(0.02)
                edition_held(edition)
            turns += 1
        except DatabaseError as fault:
            errors.append(repr(fault))
        time.sleep(0.01)
    results.put(errors)


def main(number: int, seconds: float) -> None:
    """Make the edition, let them work, and look."""
    call_command("migrate", verbosity=0)
    now = timezone.now()
    pia = Member.objects.create(username="pia")
    for at in range(number):
        Member.objects.create(username=f"p{at}")
    festival = festivals.make_festival(by=pia, entry=FestivalEntry("Harbour Days"), now=now)
    days = EditionEntry(2015, starts=date(2015, 9, 10), ends=date(2015, 9, 12), zone="Europe/Lisbon")
    edition = editions.make_edition(by=pia, festival=festival.pk, entry=days, now=now).pk
    section: Section = sections.make_section(by=pia, edition=edition, entry=SectionEntry("Gala"), now=now)
    talk = ScreeningEntry(SIX, 90, title="Talk", price="0")
    screening = screenings.make_screening(by=pia, edition=edition, entry=talk, now=now).pk
    editions.announce_edition(by=pia, edition=edition, now=now + timedelta(seconds=1))
    films = [
        Film.objects.create(slug=f"f{one}", title=f"F{one}", sort_title=f"f{one:04}", created_at=now).pk
        for one in range(number * EACH)
    ]
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    results, followed = fork.SimpleQueue(), fork.SimpleQueue()
    until = time.monotonic() + seconds
    processes = [
        fork.Process(
            target=work, args=(at, edition, screening, section.pk, films[at * EACH : (at + 1) * EACH], until, results)
        )
        for at in range(number)
    ]
    processes.append(fork.Process(target=follow, args=(edition, until, followed)))
    for process in processes:
        process.start()
    told = [results.get() for _ in range(number)]
    for process in processes:
        process.join()
    saved, added = sum(one[0] for one in told), sum(one[3] for one in told)
    assert [fault for one in told for fault in one[2]] + followed.get() == []
    assert Screening.objects.get(pk=screening).price == str(saved), "a save overwrote another"
    rows = list(Selection.objects.filter(section=section).order_by("position").values_list("position", "film_id"))
    assert [place for place, _ in rows] == list(range(1, added + 1)), rows
    assert len({film for _, film in rows}) == added
    kinds = list(Change.objects.filter(edition=edition).values_list("kind", flat=True))
    assert (kinds.count("film-added"), kinds.count("changed")) == (added, saved)
    assert saved >= 2 * number
    print(f"nothing lost: {saved} saved, {sum(one[1] for one in told)} told that they were overtaken, {added} films")


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
