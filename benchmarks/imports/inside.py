"""What is measured in a process of its own, which has Django and the site in `ONESHEET_DATA`: prints one line of JSON.

python -m benchmarks.imports.inside apply FILE MEMBER
python -m benchmarks.imports.inside bare FILE
"""

# ruff: noqa: PLC0415 - Django must be set up before models are imported
from __future__ import annotations

import csv
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_COLUMNS = (
    "member_id", "film_id", "rating", "rated_at", "liked", "watched", "watchlisted_at", "favourite", "viewings",
    "last_viewed", "changed_at",
)  # fmt: skip


def apply(path: str, name: str) -> dict[str, Any]:
    """Take a file in as `onesheet import` does, from the file to the database; return seconds, rows and memory."""
    from django.utils import timezone

    from onesheet.exchange import services

    member = services.find_or_make_member(name)[0] if name else None
    began, used = time.perf_counter(), time.process_time()
    found = services.receive_path(path=Path(path), member=member, now=timezone.now())
    totals = services.apply(number=found.pk, clock=timezone.now)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**totals.as_json(), "seconds": seconds, "peak": peak, "processor": time.process_time() - used}


def bare(path: str) -> dict[str, Any]:
    """Write the same ratings by the driver alone into the same table, with its indexes and constraints; return seconds.

    What is timed is `executemany` in transactions as large as an import's, on PostgreSQL one COPY: the rows are ready, members and films
    are there, nothing is counted, and SQLite has the settings that an import has. The triggers of the page cache are neither
    index nor constraint and are away meanwhile.
    """
    from django.db import connection

    from onesheet.database.bulk import bulk_connection
    from onesheet.exchange.services.batching import MOST_OF_MANY
    from onesheet.web.page_cache.triggers import remove

    remove(connection)
    rows = list(_ratings(path))
    names = ", ".join(f'"{name}"' for name in _COLUMNS)
    raw: Any = _raw()
    began, used = time.perf_counter(), time.process_time()
    if connection.vendor == "postgresql":
        with raw.cursor() as cursor, cursor.copy(f"COPY reviews_memberfilm ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        raw.commit()
    else:
        marks = ", ".join("?" * len(_COLUMNS))
        with bulk_connection():
            for start in range(0, len(rows), MOST_OF_MANY):
                raw.execute("BEGIN IMMEDIATE")
                some = rows[start : start + MOST_OF_MANY]
                raw.executemany(f"INSERT INTO reviews_memberfilm ({names}) VALUES ({marks})", some)
                raw.execute("COMMIT")
    return {"rows": len(rows), "seconds": time.perf_counter() - began, "processor": time.process_time() - used}


def _raw() -> Any:
    """Return the driver's own connection."""
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "postgresql":
        connection.connection.autocommit = False
    return connection.connection


def _ratings(path: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the table that the ratings of a file come to; members are made, films found by their number."""
    from django.db import connection, transaction

    from onesheet.accounts.models import Member
    from onesheet.films.models import DatasetEntry, Fact

    films = dict(DatasetEntry.objects.filter(scheme="movielens").values_list("number", "film_id"))
    facts = Fact.objects.filter(property="external_id", qualifiers__scheme="movielens")
    films |= dict(facts.values_list("value", "film_id"))
    with Path(path).open(encoding="utf-8", newline="") as file:
        told = list(csv.reader(file))[1:]
    now = datetime(2024, 5, 4, 12, tzinfo=UTC)
    users = list(dict.fromkeys(row[0] for row in told))
    with transaction.atomic():
        made = Member.objects.bulk_create(
            [Member(username=f"bare-{user}", password="!", date_joined=now) for user in users], batch_size=200
        )
    numbers = {user: member.pk for user, member in zip(users, made, strict=True)}
    text = connection.vendor != "postgresql"

    def moment(at: datetime) -> Any:
        return str(at)[:-6] if text else at

    changed = moment(now)
    for user, film, rating, at in told:
        rated = moment(datetime.fromtimestamp(int(at), UTC))
        yield numbers[user], films[film], int(2 * float(rating)), rated, False, True, None, None, 0, "", changed


def fill(films: str) -> dict[str, Any]:
    """Make the catalogue."""
    from django.db import transaction

    from benchmarks.imports import catalogue

    with transaction.atomic():
        return {"made": catalogue.fill(int(films))}


def film() -> dict[str, Any]:
    """Return the part of a film's address that is its own."""
    from onesheet.films.models import Film

    return {"slug": Film.objects.filter(shown=True).order_by("pk").values_list("slug", flat=True)[0]}


def main() -> None:
    """Do what is asked and print it."""
    import django

    django.setup()
    what, *words = sys.argv[1:]
    acts: dict[str, Callable[..., dict[str, Any]]] = {"apply": apply, "bare": bare, "fill": fill, "film": film}
    print(json.dumps(acts[what](*words)))


if __name__ == "__main__":
    main()
