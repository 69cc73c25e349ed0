"""How long it takes to find which film a document is about in a catalogue of 200,000 titles.

    python -m benchmarks.matching_speed [TITLES]

Fills an SQLite database of its own with films of two people each, asks for 500 of them as documents tell of them (with the
title as it stands, without its article, without its accents) and as many that are not there, and prints the median and the
slowest, with the plan of each query. Exit status 1 where a query reads a whole table.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from typing import Any

TITLES, ASKED = 200_000, 500
_WORDS = (
    "night river garden silence glass winter brother stranger city summer letter shadow mountain daughter station harbor secret "
    "machine orchard border mirror captain violin desert thunder lantern island market widow colonel señorita été größe łąka"
).split()
_SEED = 7


def main(arguments: list[str]) -> int:
    """Print the figures and return the exit status."""
    count = int(arguments[0]) if arguments else TITLES
    with tempfile.TemporaryDirectory(prefix="onesheet-matching-") as folder:
        os.environ["ONESHEET_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onesheet.config.settings")
        import django  # noqa: PLC0415 (the environment comes first)

        django.setup()
        return measure(count)


def measure(count: int) -> int:
    """Fill the database, ask, and look at the plans."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from onesheet.films.pure.matching import Candidate, Verdict, match  # noqa: PLC0415
    from onesheet.films.services.known import known_films  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    named = fill(count)
    wanted = random.Random(_SEED).sample(range(count), ASKED)
    times, right = [], 0
    for number in wanted:
        for title in (named[number], named[number].removeprefix("The "), f"{named[number]} of Nowhere"):
            candidate = Candidate((title,), 1920 + number % 100, (f"Director {number}",), (f"Player {number}",))
            started = time.perf_counter()
            found = match(candidate, known_films(candidate))
            times.append(time.perf_counter() - started)
            right += found.verdict is not Verdict.NONE and "Nowhere" not in title
    print(
        f"{count:,} titles: median {statistics.median(times) * 1000:.1f} ms, slowest {max(times) * 1000:.1f} ms, {right} of {2 * ASKED} found"
    )
    with CaptureQueriesContext(connection) as queries:
        known_films(Candidate((named[wanted[0]],), 1950, ("Director 1",), (), frozenset({("imdb", "tt0000001")})))
    scans = 0
    for query in queries.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
            plan = [row[3] for row in cursor.fetchall()]
        scans += any(step.startswith("SCAN") for step in plan)
        print("  " + "; ".join(plan))
    print(f"{len(queries.captured_queries)} queries, {scans} that read a whole table")
    return 1 if scans or right < 2 * ASKED else 0


def fill(count: int) -> dict[int, str]:
    """Make the films; return their titles by number."""
    from django.utils import timezone  # noqa: PLC0415

    from onesheet.accounts.models import Member  # noqa: PLC0415
    from onesheet.films.models import Credit, Fact, Film, Statement, Title  # noqa: PLC0415
    from onesheet.people.models import Person  # noqa: PLC0415
    from onesheet.values.names import fold, title_key, title_sort_key  # noqa: PLC0415

    now, chance = timezone.now(), random.Random(_SEED)
    member = Member.objects.create(username="benchmark")
    named: dict[int, str] = {}
    for first in range(0, count, 20_000):
        numbers = range(first, min(first + 20_000, count))
        rows: dict[type[Any], list[Any]] = {Film: [], Statement: [], Title: [], Person: [], Credit: [], Fact: []}
        for number in numbers:
            words = " ".join(chance.choice(_WORDS).capitalize() for _ in range(chance.randint(1, 4)))
            title = named[number] = f"The {words} {chance.choice(_WORDS)}"
            pk = number + 1
            record = {
                "film_id": pk,
                "statement_id": pk,
                "sources": 1,
                "accepted": True,
                "disputed": False,
                "position": 0,
            }
            rows[Film].append(
                Film(pk=pk, slug=f"film-{pk}", title=title, sort_title=title_sort_key(title), match_key=title_key(title),
                     year=1920 + number % 100, created_at=now)
            )  # fmt: skip
            rows[Statement].append(
                Statement(
                    pk=pk, film_id=pk, property="title", value=title, stated_by=member, digest=str(pk), made_at=now
                )
            )
            rows[Title].append(
                Title(text=title, folded=fold(title), match_key=title_key(title), kind="main", key=f"t{pk}", **record)
            )
            number_there = f"tt{pk:07}"
            rows[Fact].append(
                Fact(
                    property="external_id",
                    value=number_there,
                    folded=number_there,
                    qualifiers={"scheme": "imdb"},
                    key=f"f{pk}",
                    **record,
                )
            )
            for at, function in enumerate(("director", "cast_member")):
                name = f"{('Director', 'Player')[at]} {number}"
                person = Person(pk=2 * pk + at, name=name, slug=f"p-{2 * pk + at}", folded=fold(name), sort_name=name)
                rows[Person].append(person)
                rows[Credit].append(Credit(person=person, function=function, key=f"c{2 * pk + at}", **record))
        for model, made in rows.items():
            model.objects.bulk_create(made, batch_size=2_000)
    return named


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
